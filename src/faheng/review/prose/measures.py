"""Which figure of the budget a label names, where that is beyond doubt."""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import Literal

from faheng.review.prose.labels import OWNERS, split_role

Measure = Literal[
    "total_income",
    "total_expenditure",
    "total_both",
    "year_income",
    "year_expenditure",
    "fiscal_income",
    "fiscal_expenditure",
    "fiscal_both",
    "general_income",
    "general_expenditure",
    "fund_income",
    "fund_expenditure",
    "capital_income",
    "capital_expenditure",
    "basic",
    "general_basic",
    "project",
    "general_project",
    "personnel",
    "public",
    "operating_funds",
    "three_public",
    "abroad",
    "vehicle_total",
    "vehicle_purchase",
    "vehicle_running",
    "reception",
    "procurement",
    "goods",
    "works",
    "services",
]

THREE_PUBLIC: tuple[Measure, ...] = (
    "three_public",
    "abroad",
    "vehicle_total",
    "vehicle_purchase",
    "vehicle_running",
    "reception",
)

_PREFIXES = (
    "预算",
    "部门",
    "单位",
    "当年",
    "财政拨款",
    "财政拨款的",
    "一般公共预算",
    "一般公共预算财政拨款",
    "一般公共预算拨款",
    "的",
)
_ALLOTTED = ("", "拨款", "财政拨款", "当年财政拨款")
_GENERAL = (
    "一般公共预算财政拨款",
    "一般公共预算拨款",
    "一般公共预算",
    "一般公共预算当年财政拨款",
    "一般公共预算当年拨款",
)
_FUND = ("政府性基金预算", "政府性基金")
_CAPITAL = ("国有资本经营预算", "国有资本经营")
_SUMS = ("", "预算", "总额", "预算数", "预算总额", "合计", "总计", "决算")
_TOTALS = ("预算", "总计", "总预算", "预算总额", "总额", "预算总计", "总数")
_BOTH = ("收入支出", "收支")
_BOTH_TOTALS = ("总计", "总额", "合计", "预算总计", "总预算", "预算", "决算总计")
_PLAIN_ENDS = ("", "预算", "预算数", "合计", "决算")
_PUBLIC_ENDS = (
    "",
    "预算",
    "支出",
    "支出预算",
    "财政拨款支出",
    "财政拨款预算",
    "预算数",
    "费用",
    "预算总额",
    "财政拨款支出预算",
    "财政拨款",
    "支出合计",
)
_BUYING_ENDS = (
    "预算",
    "预算总额",
    "预算金额",
    "金额",
    "支出",
    "支出总额",
    "总额",
    "支出金额",
    "",
)
_BOUGHT = ("", "类", "采购", "类采购")
_BOUGHT_BY = ("政府采购", "")

# Each name is one word of every group, in order. A later line wins over an earlier.
_NAMES: tuple[tuple[Measure, tuple[tuple[str, ...], ...]], ...] = (
    ("total_income", (("收入",), _TOTALS)),
    ("total_income", (("总收入", "预算总收入", "预算收入"),)),
    ("total_expenditure", (("支出",), _TOTALS)),
    ("total_expenditure", (("总支出", "预算总支出", "预算支出"),)),
    ("total_both", (_BOTH, _BOTH_TOTALS)),
    ("total_both", (("预算收支", "收支预算"),)),
    ("year_income", (("本年收入",), ("", "合计"))),
    ("year_income", (("收入合计",),)),
    ("year_expenditure", (("支出合计",),)),
    ("year_expenditure", (("本年支出",), ("", "合计"))),
    ("fiscal_income", (("财政拨款收入",), _SUMS)),
    ("fiscal_expenditure", (("财政拨款支出",), _SUMS)),
    ("fiscal_both", (("财政拨款",), _BOTH, (*_BOTH_TOTALS, ""))),
    ("general_income", (_GENERAL, ("收入",), _SUMS)),
    ("general_income", (("一般公共预算",), ("财政拨款", "拨款", "资金"))),
    ("general_expenditure", (_GENERAL, ("支出",), _SUMS)),
    ("fund_income", (_FUND, _ALLOTTED, ("收入",), _SUMS)),
    ("fund_income", (_FUND, ("拨款", "财政拨款"))),
    ("fund_expenditure", (_FUND, _ALLOTTED, ("支出",), _SUMS)),
    ("capital_income", (_CAPITAL, _ALLOTTED, ("收入",), _SUMS)),
    ("capital_income", (_CAPITAL, ("拨款", "财政拨款"))),
    ("capital_expenditure", (_CAPITAL, _ALLOTTED, ("支出",), _SUMS)),
    ("basic", (("基本支出",), _PLAIN_ENDS)),
    ("project", (("项目支出",), _PLAIN_ENDS)),
    ("general_basic", ((*_GENERAL, "财政拨款"), ("基本支出",), _PLAIN_ENDS)),
    ("general_project", ((*_GENERAL, "财政拨款"), ("项目支出",), _PLAIN_ENDS)),
    ("personnel", (("人员经费", "人员经费支出", "人员支出"),)),
    ("public", (("公用经费", "日常公用经费"), ("", "支出"))),
    ("public", (("公用支出", "日常公用支出"),)),
    ("operating_funds", (("机关运行经费",), _PUBLIC_ENDS)),
    ("operating_funds", (_GENERAL, ("运行经费",))),
    ("three_public", (("三公经费",), _PUBLIC_ENDS)),
    ("abroad", (("因公出国（境）费", "因公出国境费"), ("", "用"), _PUBLIC_ENDS)),
    (
        "vehicle_total",
        (
            ("公务用车购置",),
            ("及", "和", "与"),
            ("运行费", "运行维护费", "运维费"),
            ("", "用"),
            _PUBLIC_ENDS,
        ),
    ),
    ("vehicle_total", (("公务用车费",), _PUBLIC_ENDS)),
    ("vehicle_purchase", (("公务用车购置",), ("", "费", "费用"), _PUBLIC_ENDS)),
    (
        "vehicle_running",
        (("公务用车",), ("运行费", "运行维护费", "运维费"), ("", "用"), _PUBLIC_ENDS),
    ),
    ("reception", (("公务接待费",), ("", "用"), _PUBLIC_ENDS)),
    ("procurement", (("政府采购",), _BUYING_ENDS)),
    ("goods", (_BOUGHT_BY, ("货物",), _BOUGHT, _BUYING_ENDS)),
    ("works", (_BOUGHT_BY, ("工程",), _BOUGHT, _BUYING_ENDS)),
    ("services", (_BOUGHT_BY, ("服务",), _BOUGHT, _BUYING_ENDS)),
)


@lru_cache(maxsize=1)
def _by_name() -> dict[str, Measure]:
    return {
        "".join(words): measure
        for measure, groups in _NAMES
        for words in product(*groups)
    }


@lru_cache(maxsize=4096)
def owned_measure(label: str) -> tuple[str, Measure] | None:
    """The figure a label names, and the words before it that say whose it is.

    The name is the longest known ending of the label.
    """
    names = _by_name()
    for start in range(len(label)):
        found = names.get(label[start:])
        if found is not None:
            whose = label[:start]
            return (whose, found) if _is_owner(whose, label[start:], found) else None
    return None


def measure_of(label: str) -> Measure | None:
    """The figure a label names, whoever's it is."""
    found = owned_measure(label)
    return None if found is None else found[1]


def is_whole_body(owner: str, body: str | None) -> bool:
    """Whether a figure's owner is the body whose paper this is, not a part of it."""
    if "本级" in owner or owner.endswith(_SUB_UNITS):
        return owner == "" or owner == body
    if not owner or owner in _PREFIXES or owner.startswith(("本", "我", "所属各")):
        return True
    if owner.endswith((*_MONEY_OF, "部门", "单位")) or body is None:
        return True
    return owner.startswith(body) or body.endswith(owner)


def measure_of_subject(subject: str) -> Measure | None:
    """What changed: ``收入较上年增加`` is about the whole income."""
    return _SUBJECTS.get(subject) or measure_of(split_role(subject)[0])


_SUBJECTS: dict[str, Measure] = {
    "收入": "total_income",
    "支出": "total_expenditure",
    "收支": "total_both",
    "收入支出": "total_both",
}
_PROCUREMENT = frozenset(("procurement", "goods", "works", "services"))
_SUB_UNITS = ("中心", "所", "站", "队")
_MONEY_OF = ("财政拨款的", "部门预算", "单位预算")


def _is_owner(words: str, name: str, measure: Measure) -> bool:
    """Whether the words before the name only say whose figure it is."""
    if not words:
        return True
    if measure in _PROCUREMENT:
        # a fund's part of procurement is another figure; ``社会服务`` is none at all
        return "采购" in name and words.endswith(OWNERS)
    return words in _PREFIXES or words.endswith((*OWNERS, *_MONEY_OF))
