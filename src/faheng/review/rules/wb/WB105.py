from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from faheng.review.case import Case
from faheng.review.prose.measures import measure_of_subject
from faheng.review.prose.statements import (
    Amount,
    Change,
    Comparison,
    Figure,
    Reason,
    Verdict,
)
from faheng.review.rule import Fault, Rule
from faheng.review.rules.wb.changes import held_changes, stated_changes, twins, wholes
from faheng.review.rules.wb.completions import budgets_of
from faheng.review.rules.wb.held_changes import (
    WORDS,
    Held,
    Stated,
    Twins,
    Whole,
    in_words,
)
from faheng.review.rules.wb.narrative import Told, narrative

_COMPARED: dict[Comparison, str] = {"greater": "大于", "less": "小于", "equal": "等于"}
_FALLS = ("减少", "下降", "压减", "调减", "降低")
_RISES = ("增加", "增长", "上升", "提高", "新增", "追加")
_ROUGH_PERCENT = 5
_SMALL = ("三公", "公务", "出国", "接待")


class Own(NamedTuple):
    """A change with its own percentage, or with the reason that follows."""

    told: Told
    change: Change
    reason: Reason | None


class Judged(NamedTuple):
    """A verdict on an outcome, with the budgets it may be held against."""

    told: Told
    verdict: Verdict
    budgets: tuple[Figure, ...]
    final: Figure


class Explained(NamedTuple):
    """A direction named with its reason, and the changes stated before it."""

    told: Told
    reason: Reason
    stated: tuple[Stated, ...]


Subject = Held | Whole | Twins | Own | Judged | Explained


class WB105(Rule[Subject]):
    """增减、大小的说法与数字相反。

    ## 检查什么
    “增加、减少、持平”“大于、小于、等于预算数”与文中和表中的数是否一致；同一处的增减额和增减率方向是否相同；说明原因时所说的方向与前文是否相同。

    ## 为什么
    方向写反，说明的原因就文不对题。

    ## 错误示例
    “年初预算为135.90万元，支出决算为135.25万元。决算数大于预算数的主要原因……”

    ## 正确示例
    “年初预算为135.90万元，支出决算为135.25万元。决算数小于预算数的主要原因……”

    ## 不适用
    (1) 没有文字说明；(2) 文中没有增减或大小的说法；(3) 没有可以对照的数；(4) “基本持平”且相差不大。
    """

    name = "direction-contradicts-numbers"
    dimension = "文表一致"
    severity = "error"
    basis = "practice"
    message = "“{label}”文中写{stated}，按所列数据应为{expected}。"
    hint = "请核实数字和说法，改为一致，并相应核对所写原因。"
    not_applicable = "没有可以核对的增减或大小说法"

    def select(self, case: Case) -> Iterator[tuple[str, Subject]]:
        stated = stated_changes(case)  # (1) (2)
        for held in held_changes(case, stated):  # (3)
            yield held.stated.told.path, held
        for whole in wholes(stated):
            yield whole.stated.told.path, whole
        for pair in twins(stated):
            yield pair.expenditure.told.path, pair
        for told in narrative(case):
            yield from ((told.path, subject) for subject in _of_passage(told, stated))

    def judge(self, subject: Subject) -> Fault | None:
        match subject:
            case Held():
                return _held(subject)
            case Whole():
                return _whole(subject)
            case Twins():
                return _twins(subject)
            case Own():
                return _own(subject)
            case Judged():
                return _judged(subject)
            case Explained():
                return _explained(subject)


def _of_passage(told: Told, stated: list[Stated]) -> Iterator[Subject]:
    prose = told.prose
    for change in prose.changes:
        following = next(
            (
                reason
                for reason in prose.reasons
                if 0 <= reason.sentence - change.sentence <= 1
                and reason.span.start >= change.span.end
            ),
            None,
        )
        if change.percent_direction is not None or change.direction == "flat":
            yield Own(told, change, following)
    for verdict in prose.verdicts:
        budgets = budgets_of(told, verdict.figure)
        if budgets and verdict.figure is not None:
            yield Judged(told, verdict, budgets, prose.figures[verdict.figure])
    for reason in prose.reasons:
        if reason.direction in ("up", "down"):
            about = measure_of_subject(reason.subject)
            before = tuple(each for each in stated if _is_about(each, about))
            if about is not None and before:
                yield Explained(told, reason, before)


def _is_about(stated: Stated, measure: str | None) -> bool:
    if stated.measure is None or measure is None or stated.change.in_reason:
        return False
    if measure == "fiscal_both":
        return stated.measure in ("fiscal_income", "fiscal_expenditure")
    return stated.measure == measure


def _fault(quote: str, label: str, said: str, expected: str) -> Fault:
    return Fault(
        {"label": label, "stated": said, "expected": expected},
        quote=quote,
        column=f"{label}方向",
    )


def _of(stated: Stated, expected: str) -> Fault:
    return _fault(stated.excerpt, stated.label, stated.words, expected)


def _held(held: Held) -> Fault | None:
    if held.right_direction:
        return None
    if held.stated.change.amount is not None and not held.right_amount:
        return None  # WB103 says both
    fault = _of(held.stated, held.expected)
    return replace(fault, severity="warning") if held.inferred else fault


def _whole(whole: Whole) -> Fault | None:
    if whole.adds or not whole.adds_with_other_signs:
        return None
    fault = _of(whole.stated, in_words(whole.total))
    fault.facts["working"] = whole.working
    return Fault(
        fault.facts,
        message="“{label}”文中写{stated}，而各部分为{working}，相加应为{expected}，其中有一处方向不对。",
        quote=fault.quote,
        column=fault.column,
    )


def _twins(pair: Twins) -> Fault | None:
    if pair.same or not pair.same_size:
        return None
    income = pair.income
    return Fault(
        {
            "income": f"{income.label}{income.words}",
            "expenditure": f"{pair.expenditure.label}{pair.expenditure.words}",
        },
        message="收支金额相同，增减额也相同，方向却相反：{income}，{expenditure}。",
        quote=pair.expenditure.excerpt,
        column="收支方向",
    )


def _own(own: Own) -> Fault | None:
    change, told = own.change, own.told
    label = change.subject
    figure = None if change.figure is None else told.prose.figures[change.figure]
    if figure is not None:
        label = figure.label
    quote = told.prose.excerpt(change.span, figure)
    rate = change.percent
    if change.amount is not None and rate is not None:
        opposite = change.direction != change.percent_direction
        if opposite and change.amount.number > 0 and rate.number > 0:
            words = f"{WORDS[change.direction]}{change.amount.text}，却{'增长' if change.percent_direction == 'up' else '下降'}{rate.text}"
            expected = f"{'增长' if change.direction == 'up' else '下降'}{rate.text}"
            return _fault(quote, label, words, expected)
    if change.direction == "flat" and own.reason is not None:
        return _flat_with_reason(own, label, own.reason, quote)
    return None


def _flat_with_reason(own: Own, label: str, reason: Reason, quote: str) -> Fault | None:
    """持平, and then a reason that speaks of one direction only."""
    falls = any(word in reason.text for word in _FALLS)
    rises = any(word in reason.text for word in _RISES)
    if falls == rises or any(word in label for word in _SMALL) or own.change.roughly:
        return None
    if len(own.told.prose.changes) > 1:
        return None
    named = "减少" if falls else "增加"
    return Fault(
        {"label": label, "named": named, "reason": reason.text},
        severity="warning",
        message="“{label}”文中写持平，所写原因却是{named}（{reason}），请核实。",
        quote=quote,
        column=f"{label}原因",
    )


def _judged(judged: Judged) -> Fault | None:
    faults = [_against(judged, budget) for budget in judged.budgets]
    return None if None in faults else faults[0]


def _against(judged: Judged, budget: Figure) -> Fault | None:
    planned, spent = budget.amount, judged.final.amount
    if planned.stands_for.meets(spent.stands_for) and planned.value != spent.value:
        return None
    said = judged.verdict.comparison
    span = judged.verdict.span
    facts = {
        "label": judged.final.label,
        "stated": f"决算数{_COMPARED[said]}预算数",
        "expected": _COMPARED[_comparison(planned, spent)],
        "budget": planned.text,
        "final": spent.text,
    }
    fault = Fault(
        facts,
        message="“{label}”预算{budget}，决算{final}，文中却写{stated}。",
        quote=judged.told.prose.excerpt(span, judged.final),
        column=f"{judged.final.label}方向",
    )
    if planned.value == spent.value:
        # a difference may hide below the last printed digit
        return None if said == "equal" else replace(fault, severity="warning")
    if judged.verdict.roughly:  # (4)
        near = abs(spent.value - planned.value) * 100 <= planned.value * _ROUGH_PERCENT
        facts["stated"] = "基本持平"
        return None if near else replace(fault, severity="warning")
    return None if said == _comparison(planned, spent) else fault


def _comparison(planned: Amount, spent: Amount) -> Comparison:
    if planned.value == spent.value:
        return "equal"
    return "greater" if spent.value > planned.value else "less"


def _explained(explained: Explained) -> Fault | None:
    said = explained.reason.direction
    directions = {each.change.direction for each in explained.stated} - {"flat"}
    if said is None or len(directions) != 1 or said in directions:
        return None
    span = explained.reason.span
    before = explained.stated[0]
    return Fault(
        {
            "label": explained.reason.subject,
            "stated": f"{WORDS[said]}的原因",
            "before": f"{before.label}{before.words}",
        },
        message="此处说明“{label}”{stated}，而前文写的是{before}。",
        quote=explained.told.prose.excerpt(span),
        column=f"{explained.reason.subject}原因",
    )
