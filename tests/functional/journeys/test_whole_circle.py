"""One new project through all hands: from the first word to the approval."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.functional.journeys.official_form import OfficialForm
from tests.functional.journeys.visiting import PHONE_IS_SLOW, Visitor

PROJECT = "人民调解员培训经费"
INDICATORS = (
    ("产出指标", "数量指标", "举办人民调解员培训班", "不少于4期", "20"),
    ("产出指标", "质量指标", "培训考核合格率", "≥95%", "15"),
    ("产出指标", "时效指标", "培训完成时间", "2026年11月底前", "10"),
    ("产出指标", "成本指标", "每期培训费用", "≤25000元/期", "15"),
    ("效益指标", "社会效益指标", "矛盾纠纷调解成功率", "≥96%", "30"),
    ("满意度指标", "服务对象满意度指标", "参训人员满意度", "≥90%", "10"),
)
PROSE = {
    "项目属性": "一次性项目",
    "实施单位": "示范区司法局",
    "立项依据": "《中华人民共和国人民调解法》；《示范市人民调解员培训办法》（示司发〔2024〕15号）。",
    "项目概况": "按季度分片举办人民调解员培训班，讲授法律法规和调解技能，现场模拟调解。",
    "实施计划": "每季度举办一期，培训后一周内组织考核，年底汇总培训成效。",
    "年度目标": "全年举办4期人民调解员培训班，提高调解员依法调解的能力。",
    "开始日期": "2026年1月1日",
    "结束日期": "2026年12月31日",
}

pytestmark = [pytest.mark.browser, PHONE_IS_SLOW]


def test_a_new_project_goes_from_creation_to_approval(visitor: Visitor) -> None:
    _fill_in(visitor)
    _sign_in_the_bureau(visitor, "一上")
    visitor.sign_in("treasury1")
    _pile(visitor, "一上", "财政业务科室审核", "一上审核通过")
    _send_control(visitor)
    visitor.sign_in("clerk5")
    visitor.follow(PROJECT)
    visitor.says("控制数 9.00 万元")
    form = OfficialForm(visitor)
    for label in ("年度资金总额", "区县资金 年度金额"):
        form.type_into(form.named(label), "9.00")
    form.type_into(form.cell("每期培训费用", "年度指标值"), "≤22500元/期")
    _submit(visitor)
    _sign_in_the_bureau(visitor, "二上")
    visitor.sign_in("treasury1")
    _pile(visitor, "二上", "财政业务科室审核", "批复")
    visitor.sign_in("clerk5")
    visitor.open(f"planning/declarations/?q={PROJECT}")
    visitor.follow(PROJECT)
    visitor.says("已批复")
    visitor.picture("declaration-approved")
    visitor.follow("办理记录")
    visitor.picture("history")
    visitor.follow("版本比较")
    visitor.says("≤22500元/期")


def _fill_in(visitor: Visitor) -> None:
    visitor.sign_in("clerk5")
    visitor.follow("新建申报")
    visitor.fill("项目名称", PROJECT)
    visitor.press("新建")
    form = OfficialForm(visitor)
    for label, text in PROSE.items():
        form.type_into(form.named(label), text)
    form.choose(form.named("涉及政府采购"), "否")
    form.type_into(form.named("年度资金总额"), "10.00")
    visitor.page.get_by_label("资金来源").select_option(label="区县资金")
    with form.answered("/rows/"):
        visitor.page.get_by_role("button", name="增加资金来源").click()
    form.type_into(form.named("区县资金 年度金额"), "10.00")
    for number, (level1, level2, *texts) in enumerate(INDICATORS, 1):
        with form.answered("/rows/"):
            visitor.page.get_by_role("button", name="增加空白行").click()
        line = f"第{number}项"
        form.choose(form.named(f"{line} 一级指标"), level1)
        form.choose(form.named(f"{line} 二级指标"), level2)
        columns = ("三级指标", "年度指标值", "权重")
        for column, text in zip(columns, texts, strict=True):
            form.type_into(form.named(f"{line} {column}"), text)
    visitor.look()
    _submit(visitor)


def _submit(visitor: Visitor) -> None:
    visitor.go(visitor.page.get_by_role("link", name="填完了，去报送"))
    visitor.press("报送科室审核")
    expect(visitor.page.locator(".declaration-head .state")).to_contain_text("科室审核")


def _sign_in_the_bureau(visitor: Visitor, round_: str) -> None:
    """The four desks of the bureau, each by its own person."""
    for username, state, move in (
        ("head5", "科室审核", "科室同意"),
        ("finance1", "财务汇总", "财务同意"),
        ("leader1", "分管领导审核", "分管领导同意"),
    ):
        visitor.sign_in(username)
        _pile(visitor, round_, state, move)
    visitor.sign_in("recorder1")
    state = "党组会（办公会）研究"
    pile = visitor.panel(f"2026年 {round_} · {state}")
    pile.get_by_label("已登记的决定").select_option(index=1)
    _pile(visitor, round_, state, "登记会议通过")


def _pile(visitor: Visitor, round_: str, state: str, move: str) -> None:
    pile = visitor.panel(f"2026年 {round_} · {state}")
    pile.get_by_role("checkbox", name=f"勾选“{PROJECT}”").check()
    visitor.press(f"对勾选的项目：{move}", within=pile)
    expect(visitor.page.locator(".message.success").first).to_be_visible()


def _send_control(visitor: Visitor) -> None:
    pile = visitor.panel("2026年 一上 · 等待控制数")
    pile.get_by_label(f"“{PROJECT}”的控制数（元）").fill("90000")
    _pile(visitor, "一上", "等待控制数", "下达控制数")
