"""The printed words of budget and accounts tables, and what each means.

Patterns are tried in order against text in half width without blanks; the first that
is found decides. A new region's wording is one more alternative here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from faheng.forms.budget.wording import squeeze
from faheng.model.tokens import TableKind
from faheng.values.patterns import lazy_pattern

Patterns = Sequence[tuple[str, re.Pattern[str]]]


def _patterns(*pairs: tuple[str, str]) -> Patterns:
    return tuple((token, re.compile(pattern)) for token, pattern in pairs)


_KINDS: tuple[tuple[TableKind, re.Pattern[str]], ...] = (
    ("targets", lazy_pattern(r"绩效(目标|自评|评价|信息)")),
    ("three-public", lazy_pattern(r"三公.*(经费|支出)")),
    ("procurement", lazy_pattern(r"政府采购")),
    ("other", lazy_pattern(r"购买服务|债务|资产|项目支出|专项资金|转移支付")),
    ("government-fund", lazy_pattern(r"^(?!.*一般公共).*政府性基金")),
    ("state-capital", lazy_pattern(r"^(?!.*一般公共).*国有资本")),
    (
        "appropriation",
        lazy_pattern(r"财政拨款(预算)?(收支|收入支出)|财政拨款收入.{0,2}支出"),
    ),
    ("general-public-basic-economic", lazy_pattern(r"基本支出")),
    ("other", lazy_pattern(r"一般公共预算.*(经济分类|收入)|政府预算.*经济分类")),
    (
        "general-public-function",
        lazy_pattern(r"(一般公共预算|公共财政预算|财政拨款).*(支出|拨款)"),
    ),
    ("income-expenditure", lazy_pattern(r"收支|收入支出|收入.?支出")),
    ("income", lazy_pattern(r"收入(预算|决算)?(明细|汇总|总体情况|总)?(表|情况)")),
    ("expenditure", lazy_pattern(r"支出(预算|决算)?(明细|汇总|总体情况|总)?(表|情况)")),
)

# Column tokens by the words of a head, most particular first.
_KEYS = _patterns(
    ("vehicle_total", r"(公务)?(用车|车辆)购置[及和与、]运行"),
    ("vehicle_purchase", r"购置费?$|用车购置"),
    ("operating_funds", r"机关运行"),
    ("vehicle_running", r"运行(维护)?费?$|运维费"),
    ("reception", r"公务接待|接待费"),
    ("abroad", r"出国"),
    ("personnel", r"人员(经费|支出|费)"),
    ("public", r"公用(经费|支出)"),
    ("to_superior", r"上缴上级|上缴支出"),
    ("to_subsidiary", r"对?(下级|附属)单位?.*补助|补助(下级|附属)"),
    ("superior", r"上级补助"),
    ("subsidiary", r"(附属|下级)单位.*(上缴|缴款)"),
    ("business_education", r"(?<!非)教育收费|财政专户"),
    ("business", r"事业收入|非教育收费"),
    ("operating", r"经营(收入|支出|预算)(?<!国有资本经营预算)"),
    ("reserve_used", r"弥补收支差额|非财政拨款结余|用.{0,4}事业基金"),
    ("carryover_out", r"结转下年|年末.*结[转余]|下年结转"),
    ("carryover_in", r"(上年|年初|期初|以前年度).*结[转余]|^结[转余]"),
    ("basic", r"基本支出"),
    ("project", r"项目(支出|经费)"),
    ("capital", r"国有资本|国资"),
    ("fund", r"政府性基金|基金预算"),
    ("general", r"一般公共预算|公共财政预算|经费拨款"),
    ("other", r"其[他它]"),
)
_SUMS = lazy_pattern(r"(合计|小计|总计|总额)\d*$")
_PLAIN_HEAD = lazy_pattern(r"(预算|决算|执行|调整)数$|^金额(\(.*\))?$|^小计$")
_GENERIC = lazy_pattern(r"预算|决算|金额|执行|数额|财政拨款|本年(收入|支出)")

_CODE_HEAD = lazy_pattern(r"编码|代码|科目编号")
_NAME_HEAD = lazy_pattern(
    r"名称|科目$|^项目(\(.*\))?$|^内容$|^预算单位$|^采购(项目|目录)"
)
_SKIPPED_HEAD = lazy_pattern(
    r"^(行次|序号|栏次|备注|说明|附注|数量|单价|规格(型号)?|计量单位|(批|个|人|台|辆)数)$"
    r"|[%％]|比例|增幅|比率"
)
_CHANGE_HEAD = lazy_pattern(r"增减|差额(?<!收支差额)|差异|同比|比上年|较上年")
_PART_HEAD = lazy_pattern(r"^(其中|国内|国外|外事|外宾|涉外)")
_CODE_PARTS = frozenset({"类", "款", "项", "目"})
_LIST_SIDE = lazy_pattern(
    r"^(本年|财政拨款|部门|单位)?(收入|支出|来源|运用)(预算|决算)?$"
)

TOTAL_NAMES = lazy_pattern(
    r"^(总?合计|总计|(本年)?(收入|支出)?(人员经费|公用经费)?(合计|总计|总数|总额)"
    r"|(本年|财政拨款|本年度)?(收入|支出)(合计|总计|总数))$"
)
LIST_NUMBER = lazy_pattern(
    r"^(?:(?P<first>[一二三四五六七八九十]{1,3}、)"
    r"|(?P<second>[(（][一二三四五六七八九十]{1,3}[)）]、?|\d{1,2}[.．、](?!\d))"
    r"|(?P<third>[(（]\d{1,2}[)）]|[①-⑳]))"
)
# A row name that ends so is whole; anything else may go on in the next row.
WHOLE_NAME = lazy_pattern(
    r"(支出|收入|拨款|资金|经费|费|费用|结转|结余|分配|补助|合计|总计|总数|预算|基金"
    r"|差额|收支|调入|调出|养老|医疗|保险|公积金|补贴|工资|奖金|年金|购置|建设|更新)"
    r"([)）])?$"
)
# Such a group opens a list of its own: its unnumbered rows stand one level lower.
LIST_GROUP = lazy_pattern(r"(本年(收入|支出)|上年结转|结转下年|年[初末].*结转.*)$")
NOTE = lazy_pattern(r"^[\s(（]*(备\s*注|注|说\s*明)\s*\d*\s*[:：]")


def kind_of(title: str) -> TableKind:
    """The kind of table a title announces."""
    words = squeeze(title).replace('"', "").replace("“", "").replace("”", "")
    for kind, pattern in _KINDS:
        if pattern.search(words):
            return kind
    return "other"


def key_of(words: str) -> str | None:
    """The column token a head names; ``total`` for a sum, ``amount`` if it is bare."""
    for key, pattern in _KEYS:
        if pattern.search(words):
            return key
    if _SUMS.search(words):
        return "total"
    return "amount" if _GENERIC.search(words) else None


def is_sum_head(words: str) -> bool:
    return _SUMS.search(words) is not None and len(words) <= 4


def head_role(words: str) -> str | None:
    """``code``, ``name`` or ``skip`` where a head alone says so."""
    if words in _CODE_PARTS or _CODE_HEAD.search(words):
        return "code"
    if _SKIPPED_HEAD.search(words):
        return "skip"
    if _NAME_HEAD.search(words):
        return "name"
    return None


def is_change_head(words: str) -> bool:
    """A column that compares: it belongs to no sum."""
    return _CHANGE_HEAD.search(words) is not None


def is_part_head(words: str) -> bool:
    """A column below the head of a whole that shows a part of it alone."""
    return _PART_HEAD.search(words) is not None


def is_plain_head(words: str) -> bool:
    """``预算数``, ``金额`` or ``小计``: heads that never name a row."""
    return _PLAIN_HEAD.search(words) is not None


def is_list_side(words: str) -> bool:
    """``收入`` or ``支出`` at the head of one of two lists side by side."""
    return _LIST_SIDE.match(words) is not None


def is_head_word(words: str) -> bool:
    """Whether such words can stand in the head of a table at all."""
    return (
        head_role(words) is not None or is_list_side(words) or key_of(words) is not None
    )


# Printed words that say nothing of their own.
LABELS = frozenset(
    """目录 附件 附表 项目 科目 科目编码 科目代码 科目名称 类 款 项 收入 支出 本年收入 本年支出 备注
    功能分类科目 功能分类科目编码 功能分类科目名称 支出功能分类科目编码 支出功能分类 支出功能分类科目
    经济分类 经济分类科目 经济分类科目编码 经济分类科目名称 支出经济分类科目编码 部门预算经济分类科目编码
    部门预算经济分类科目 功能科目编码 功能科目名称 编码 代码 名称 行次 栏次 序号 收入预算 支出预算
    财政拨款收入 财政拨款支出 单位名称 预算单位 单位代码 单位编码 单位 金额单位 项目名称 内容
    编制部门 编制单位 填报单位 填报部门 填报单位(盖章) 填报单位（盖章） 预算主管部门 公开部门
    公开单位 预算部门 部门名称 部门 主管部门""".split()
)
