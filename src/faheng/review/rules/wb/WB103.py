from __future__ import annotations

from collections.abc import Iterator

from faheng.review.case import Case
from faheng.review.rule import Fault, Rule
from faheng.review.rules.wb.changes import held_changes, stated_changes, twins, wholes
from faheng.review.rules.wb.held_changes import Held, Twins, Whole, in_words


class WB103(Rule[Held | Whole | Twins]):
    """文中写的增减额，与两年的数或各部分的增减额对不上。

    ## 检查什么
    表中列有上年数的，文中的增减额是否等于两年之差；基本支出与项目支出、“三公”经费各项等的增减额相加，是否等于总的增减额。
    先算差再取整，或先取整再算差，都对。

    ## 为什么
    增减额常在定稿前最后修改，最容易漏改其中一处。

    ## 错误示例
    “支出较上年增加 171.12 万元，主要是基本支出增加 98.11 万元，项目支出增加 83.01 万元。”

    ## 正确示例
    “支出较上年增加 171.12 万元，主要是基本支出增加 98.11 万元，项目支出增加 73.01 万元。”

    ## 不适用
    (1) 没有文字说明；(2) 文中没有增减额；(3) 没有上年数，各部分的增减额也没有写全；(4) 与年初预算数等比较，不是与上年比较。
    """

    name = "change-differs"
    dimension = "文表一致"
    severity = "error"
    basis = "practice"
    message = "“{label}”文中写{stated}，按《{table}》两年数相减应为{expected}。"
    hint = "请核实增减额和两年的数，改为一致。"
    not_applicable = "没有可以核对的增减额"

    def select(self, case: Case) -> Iterator[tuple[str, Held | Whole | Twins]]:
        stated = stated_changes(case)  # (1) (2) (4)
        for held in held_changes(case, stated):  # (3)
            if held.stated.change.amount is not None:
                yield held.stated.told.path, held
        for whole in wholes(stated):
            yield whole.stated.told.path, whole
        for pair in twins(stated):
            yield pair.expenditure.told.path, pair

    def judge(self, subject: Held | Whole | Twins) -> Fault | None:
        match subject:
            case Held():
                return _held(subject)
            case Whole():
                return _whole(subject)
            case Twins():
                return _twins(subject)


def _held(held: Held) -> Fault | None:
    if held.right_amount:
        return None
    stated = held.stated
    return Fault(
        {
            "label": stated.label,
            "stated": stated.words,
            "table": held.pairs[0][0].table.title,
            "expected": held.expected,
        },
        severity="warning" if held.inferred else None,
        quote=stated.excerpt,
        column=f"{stated.label}增减",
    )


def _whole(whole: Whole) -> Fault | None:
    if whole.adds or whole.adds_with_other_signs:
        return None
    stated = whole.stated
    return Fault(
        {
            "label": stated.label,
            "stated": stated.words,
            "working": whole.working,
            "expected": in_words(whole.total),
        },
        message="“{label}”文中写{stated}，而各部分的增减额（{working}）相加应为{expected}。",
        quote=stated.excerpt,
        column=f"{stated.label}合计",
    )


def _twins(pair: Twins) -> Fault | None:
    if pair.same_size:
        return None
    return Fault(
        {
            "income": f"{pair.income.label}{pair.income.words}",
            "expenditure": f"{pair.expenditure.label}{pair.expenditure.words}",
        },
        severity="warning",
        message="收支金额相同，增减额却不同：{income}，{expenditure}，请核实。",
        quote=pair.expenditure.excerpt,
        column="收支增减",
    )
