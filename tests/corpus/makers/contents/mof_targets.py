"""Invented declarations on the ministry's forms: both terms, one year, core indicators."""

from __future__ import annotations

from tests.corpus.makers.mof_core import Core
from tests.corpus.makers.mof_declaration import Declared, Terms

_OUTPUT, _COST, _BENEFIT, _CONTENT = "产出指标", "成本指标", "效益指标", "满意度指标"
_QUANTITY, _QUALITY, _TIME = "数量指标", "质量指标", "时效指标"
_SERVED = "服务对象满意度指标"

THREE_YEARS = Declared(
    year=2024,
    last_year=2026,
    project="村（社区）法律顾问服务经费",
    department="512001 江宁市石门县司法局",
    unit="石门县公共法律服务中心",
    kind="经常性项目",
    term="2024年至2026年",
    total=Terms("162.00", "54.00"),
    fiscal=Terms("162.00", "54.00"),
    other=Terms("0.00", "0.00"),
    goal=Terms(
        "三年间全县60个村（社区）法律顾问每月到岗服务，累计服务不少于2160次，法治讲座不少于720场。",
        "全县60个村（社区）法律顾问每月到岗服务，全年服务不少于720次，法治讲座不少于240场。",
    ),
    indicators=(
        (_OUTPUT, _QUANTITY, "法律顾问到岗服务次数", "≥2160次", "≥720次"),
        (_OUTPUT, _QUANTITY, "法治讲座场次", "≥720场", "≥240场"),
        (_OUTPUT, _QUALITY, "服务记录抽查合格率", "≥95%", "≥95%"),
        (_OUTPUT, _TIME, "法律咨询答复时间", "≤3个工作日", "≤3个工作日"),
        (_OUTPUT, "成本指标", "每个村（社区）年服务经费", "≤9000元", "≤9000元"),
        (_BENEFIT, "社会效益指标", "咨询事项办结率", "≥95%", "≥95%"),
        (_CONTENT, _SERVED, "村（居）民满意度", "≥92%", "≥90%"),
    ),
)

ONE_YEAR = Declared(
    year=2024,
    last_year=2026,
    project="宪法宣传与法治文化阵地建设经费",
    department="326001 青岚市白沙县司法局",
    unit="白沙县司法局",
    kind="一次性项目",
    term="1年",
    total=Terms("", "50.00"),
    fiscal=Terms("", "50.00"),
    other=Terms("", "0.00"),
    goal=Terms(
        "", "全年举办宪法宣传活动12场，建成法治文化广场2处，发放宣传资料20000份。"
    ),
    indicators=(
        (_OUTPUT, _QUANTITY, "宪法宣传活动场次", "", "≥12场"),
        (_OUTPUT, _QUANTITY, "法治文化广场建设数量", "", "=2处"),
        (_OUTPUT, _QUALITY, "法治文化广场验收合格率", "", "=100%"),
        (_OUTPUT, _TIME, "法治文化广场建成时间", "", "2024年10月底前"),
        (_OUTPUT, "成本指标", "每处广场建设成本", "", "≤15万元"),
        (_BENEFIT, "社会效益指标", "宪法知识知晓率", "", "≥85%"),
        (_CONTENT, _SERVED, "群众满意度", "", "≥90%"),
    ),
)

CORRECTIONS = Core(
    year=2024,
    code="420116240000000318",
    project="社区矫正社会工作服务经费",
    department="楚江市东湖区司法局",
    unit="东湖区社区矫正管理局",
    wan="48.00",
    fiscal="48.00",
    other="0.00",
    goal="为社区矫正对象提供个案矫正、心理辅导和教育帮扶，全年服务不少于1200人次，预防重新犯罪。",
    indicators=(
        (
            *(_COST, "经济成本指标", "每人次服务成本", "每服务一人次的平均支出"),
            *("≤", "400", "元", "20", "历史标准"),
        ),
        (
            *(_OUTPUT, _QUANTITY, "服务社区矫正对象人次", "全年提供服务的人次"),
            *("≥", "1200", "人次", "20", "计划标准"),
        ),
        (
            *(_OUTPUT, _QUALITY, "个案档案合格率", "抽查合格的档案占抽查数的比例"),
            *("≥", "95", "%", "10", "行业标准"),
        ),
        (
            *(_OUTPUT, _TIME, "入矫评估完成时间", "接收后完成评估的工作日"),
            *("≤", "10", "工作日", "10", "行业标准"),
        ),
        (
            *(
                _BENEFIT,
                "社会效益指标",
                "矫正对象再犯罪率",
                "再犯罪人数占在册人数的比例",
            ),
            *("≤", "0.5", "%", "20", "历史标准"),
        ),
        (
            *(_CONTENT, _SERVED, "矫正对象及家属满意度", "问卷调查中满意者的比例"),
            *("≥", "90", "%", "10", "历史标准"),
        ),
    ),
)
