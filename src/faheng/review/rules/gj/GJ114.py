from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from faheng.review.case import Case
from faheng.review.row_names import plain_name
from faheng.review.rule import Fault, NotApplicableError, Rule
from faheng.review.tables import Sheet, sheets
from faheng.rulebook import OutsideValidityError, load_parameter
from faheng.values.patterns import lazy_pattern

# Tables that many bureaus have nothing to put into, and how prose speaks of them.
_OFTEN_EMPTY = {
    "government-fund": "政府性基金",
    "state-capital": "国有资本经营",
    "three-public": "三公",
}
_NOTHING = ("无", "没有", "未安排", "空表")
_ZERO = lazy_pattern(r"(?<![\d.,])0(?:\.0+)?万?元")


class RequiredTable(NamedTuple):
    """A table the set must have: where it stands, if it does, and whether it explains."""

    name: str
    state: Literal["present", "missing", "silent"]
    title: str = ""


class GJ114(Rule[RequiredTable]):
    """应公开的表缺失，或者是没有说明的空表。

    ## 检查什么
    按所在地的表样，应有的预决算表是否齐全；政府性基金、国有资本经营、“三公”经费表全部空白时，是否注明没有数据。

    ## 为什么
    没有数据的表也要列出并说明，否则读者分不清是没有这笔钱，还是漏了这张表。

    ## 错误示例
    政府性基金预算支出表全部空白，没有任何说明。

    ## 正确示例
    政府性基金预算支出表全部空白，表下注明“本单位无政府性基金收支，故此表无数据”。

    ## 不适用
    (1) 不知道所在地的表样；(2) 文件只是全套表中的一部分；(3) 不知道文件的年份。
    """

    name = "table-missing-or-silently-empty"
    dimension = "完整性"
    severity = "warning"
    basis = "《地方预决算公开操作规程》（财预〔2016〕143号）"
    message = "没有看到{name}，请核实是否漏列。"
    hint = "请按表样补上这张表；没有数据的，列出空表并注明。"
    not_applicable = "文件中没有当地表样规定的全套预决算表"

    def select(self, case: Case) -> Iterator[tuple[str, RequiredTable]]:
        if case.package.budget is None or case.as_of is None:  # (3)
            return
        try:
            sets = load_parameter("tables/sets").on(case.as_of).value
            names = load_parameter("tables/names").on(case.as_of).value
        except OutsideValidityError as why:
            raise NotApplicableError(str(why)) from why
        layout = sets.get(case.package.source.layout)
        if layout is None:  # (1)
            return
        found = {sheet.table.kind: sheet for sheet in reversed(sheets(case))}
        required = layout["required"]
        missing = [kind for kind in required if kind not in found]
        if 3 * len(missing) > len(required):  # (2)
            return
        for kind in required:
            sheet = found.get(kind)
            if sheet is None:
                yield "/budget", RequiredTable(names[kind], "missing")
            elif _is_silent(case, sheet):
                yield sheet.path, RequiredTable(names[kind], "silent", sheet.title)
            else:
                yield sheet.path, RequiredTable(names[kind], "present", sheet.title)

    def judge(self, subject: RequiredTable) -> Fault | None:
        facts = {"name": subject.name, "title": subject.title}
        if subject.state == "missing":
            return Fault(facts, column=subject.name)
        if subject.state == "silent":
            return Fault(
                facts,
                message="《{title}》全部空白，没有说明，请核实。",
                hint="确实没有数据的，请在表下注明“本单位无此项收支，故此表无数据”。",
            )
        return None


def _is_silent(case: Case, sheet: Sheet) -> bool:
    """Whether a table that is often empty is so without any word about it."""
    subject = _OFTEN_EMPTY.get(sheet.table.kind)
    if subject is None or not sheet.is_blank or sheet.table.note:
        return False
    package = case.package
    budget = package.budget
    texts = [passage.text for passage in budget.narrative] if budget else []
    texts += [rest.text for rest in package.unread]
    texts += [row.name for row in sheet.table.rows]
    # Beside this table people write the amount: “三公”经费预算0万元，与上年持平。
    says_zero = sheet.table.kind == "three-public"
    return not any(
        subject in sentence
        and (
            any(word in sentence for word in _NOTHING)
            or (says_zero and _ZERO.search(sentence) is not None)
        )
        for text in texts
        for sentence in plain_name(text).split("。")
    )
