"""Invented declarations on the ministry's form of 2015."""

from __future__ import annotations

from tests.corpus.makers.mof_declaration import Declared, Terms

_OUTPUT, _BENEFIT, _CONTENT = "产出指标", "效益指标", "满意度指标"

LEGAL_AID = Declared(
    year=2022,
    last_year=2024,
    project="法律援助中央补助经费",
    department="梨川市司法局〔306〕",
    unit="梨川市石门区司法局",
    kind="延续项目",
    term="2022年—2024年",
    total=Terms("135.00", "45.00"),
    fiscal=Terms("135.00", "45.00"),
    other=Terms("0.00", "0.00"),
    goal=Terms(
        "三年内健全法律援助值班和案件质量评估制度，让困难群众获得及时有效的援助。",
        "全年办结法律援助案件不少于250件，值班律师在岗，受援人满意。",
    ),
    indicators=(
        (_OUTPUT, "数量指标", "办结法律援助案件", "≥750件", "≥250件"),
        (_OUTPUT, "数量指标", "值班律师接待", "≥7200人次", "≥2400人次"),
        (_OUTPUT, "质量指标", "案件质量评估合格率", "≥95%", "≥95%"),
        (_OUTPUT, "时效指标", "补贴支付", "结案后30日内", "结案后30日内"),
        (_OUTPUT, "成本指标", "案件补贴平均标准", "≤1500元/件", "≤1500元/件"),
        (_BENEFIT, "社会效益指标", "法律咨询答复率", "≥98%", "≥98%"),
        (_CONTENT, "服务对象满意度指标", "受援人满意度", "≥92%", "≥92%"),
    ),
)
REPAIR = Declared(
    year=2019,
    last_year=2019,
    project="司法所业务用房维修",
    department="云麓县司法局",
    unit="云麓县司法局",
    kind="新增项目",
    term="2019年",
    total=Terms("", "38.60"),
    fiscal=Terms("", "30.00"),
    other=Terms("", "8.60"),
    goal=Terms("", "完成3个司法所维修，经验收合格后投入使用。"),
    indicators=(
        (_OUTPUT, "数量指标", "维修司法所数量", "", "=3个"),
        (_OUTPUT, "质量指标", "工程验收合格率", "", "=100%"),
        (_OUTPUT, "时效指标", "完工时间", "", "2019年10月底前"),
        (_OUTPUT, "成本指标", "每平方米维修成本", "", "≤900元"),
        (_BENEFIT, "社会效益指标", "规范化司法所占比", "", "≥80%"),
        (_BENEFIT, "可持续影响指标", "房屋使用年限", "", "≥10年"),
        (_CONTENT, "服务对象满意度指标", "来访群众满意度", "", "≥90%"),
    ),
)
"""One year only: the half for the term is blank."""
