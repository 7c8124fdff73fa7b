from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from faheng.review.case import Case
from faheng.review.prose.plain import Span, plain_text
from faheng.review.rule import Fault, Rule
from faheng.review.rules.wb.changes import stated_changes
from faheng.review.rules.wb.completions import budgets_of
from faheng.review.rules.wb.held_changes import Stated
from faheng.review.rules.wb.narrative import Told, narrative

_EXPLAINING = (
    "原因",
    "主要是",
    "主要为",
    "主要系",
    "主要由于",
    "由于",
    "因为",
    "导致",
    "所致",
)
_EXPLAINED = frozenset(
    (
        "total_income",
        "total_expenditure",
        "total_both",
        "fiscal_income",
        "fiscal_expenditure",
        "fiscal_both",
        "general_expenditure",
        "three_public",
        "abroad",
        "vehicle_total",
        "vehicle_purchase",
        "vehicle_running",
        "reception",
        "operating_funds",
    )
)
_TITLE_WORDS = ("情况", "变化")


class Remark(NamedTuple):
    """A place that gives a reason, leaves a choice open, or ought to give a reason."""

    told: Told
    kind: str
    words: str
    label: str
    span: Span
    is_missing: bool


class WB107(Rule[Remark]):
    """增减没有写原因，或者模板里的选择没有填。

    ## 检查什么
    “主要原因是”后面有没有内容；“增加（减少）”这类二选一有没有选定；收支总额、“三公”经费、机关运行经费有增减的，决算数与预算数不同的，有没有说明原因。

    ## 为什么
    《预算法》要求公开时对“三公”经费、机关运行经费等作出说明；空着的原因和没有选定的字样是模板残留。

    ## 错误示例
    “比上年增加（减少）3万元，主要原因是。”

    ## 正确示例
    “比上年增加3万元，主要原因是新增一名行政编制人员。”

    ## 不适用
    (1) 没有文字说明；(2) 没有增减，或写明持平；(3) 同一节里已说明原因。
    """

    name = "reason-missing"
    dimension = "完整性"
    severity = "error"
    basis = "《中华人民共和国预算法》第十四条"
    message = "“{words}”之后没有写原因。"
    hint = "请补充具体原因；没有增减的改写为持平。"
    not_applicable = "没有需要说明原因的增减"

    def select(self, case: Case) -> Iterator[tuple[str, Remark]]:
        told_all = tuple(narrative(case))  # (1)
        explained = {told.section for told in told_all if _explains(told)}
        for told in told_all:
            prose = told.prose
            for reason in prose.reasons:
                empty = not reason.text
                if reason.open_end and not _is_last(told, told_all):
                    continue
                words = prose.quote(reason.span)
                yield told.path, Remark(told, "空", words, "", reason.span, empty)
            for choice in prose.choices:
                if not _is_title(told, choice.span):
                    yield (
                        told.path,
                        Remark(told, "选", choice.text, "", choice.span, True),
                    )
            yield from ((told.path, each) for each in _outcomes(told))
        for stated in _needing(stated_changes(case)):  # (2)
            missing = not _is_explained(stated, explained, told_all)  # (3)
            yield (
                stated.told.path,
                Remark(
                    stated.told,
                    "增减",
                    stated.words,
                    stated.label,
                    stated.change.span,
                    missing,
                ),
            )

    def judge(self, subject: Remark) -> Fault | None:
        if not subject.is_missing:
            return None
        facts = {"words": subject.words, "label": subject.label}
        quote = subject.told.prose.excerpt(subject.span)
        column = f"{subject.kind}{subject.label}"
        if subject.kind == "空":
            return Fault(facts, quote=quote, column=column)
        if subject.kind == "选":
            return Fault(
                facts,
                message="“{words}”没有选定。",
                hint="请按实际情况保留一个。",
                quote=quote,
                column=column,
            )
        return Fault(
            facts,
            severity="warning",
            message="“{label}”{words}，本节没有说明原因。",
            hint="建议补充增减的主要原因。",
            quote=quote,
            column=column,
        )


def _explains(told: Told) -> bool:
    if any(reason.text for reason in told.prose.reasons):
        return True
    words = plain_text(told.passage.text).text
    return any(word in words for word in _EXPLAINING)


def _is_last(told: Told, told_all: tuple[Told, ...]) -> bool:
    """Whether nothing follows under the same heading."""
    after = told.index + 1
    return after >= len(told_all) or (
        told_all[after].passage.section != told.passage.section
    )


def _is_title(told: Told, span: Span) -> bool:
    """``收支增加（减少）情况`` is a title, not a choice."""
    following = plain_text(told.passage.text[span.end : span.end + 6]).text
    return following.startswith(_TITLE_WORDS) or not following


def _needing(stated: list[Stated]) -> Iterator[Stated]:
    """The first change of each section that has to be explained."""
    seen: set[str] = set()
    for each in stated:
        if each.change.direction == "flat" or each.change.in_reason:
            continue
        if each.measure not in _EXPLAINED or each.change.subject and not each.figure:
            continue
        if each.change.amount is not None and each.change.amount.number == 0:
            continue
        if each.told.section not in seen:
            seen.add(each.told.section)
            yield each


def _is_explained(
    stated: Stated, sections: set[str], told_all: tuple[Told, ...]
) -> bool:
    if stated.told.section in sections:
        return True
    # a reason given elsewhere for the same thing, by name
    return any(
        reason.subject and reason.direction is not None and reason.text
        for told in told_all
        for reason in told.prose.reasons
    ) and stated.measure in ("fiscal_income", "fiscal_expenditure", "total_income")


def _outcomes(told: Told) -> Iterator[Remark]:
    """Outcomes that a verdict calls higher or lower than the budget."""
    for verdict in told.prose.verdicts:
        if verdict.comparison == "equal" or verdict.figure is None:
            continue
        if not budgets_of(told, verdict.figure):
            continue
        label = told.prose.figures[verdict.figure].label
        yield Remark(
            told,
            "决算",
            told.prose.quote(verdict.span),
            label,
            verdict.span,
            not _explains(told),
        )
