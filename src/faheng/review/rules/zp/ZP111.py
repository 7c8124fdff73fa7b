from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple, TypeVar

from faheng.model.package import Declaration, Evaluation, EvaluationItem, Indicator
from faheng.review.across.alike import alike_declaration
from faheng.review.across.amounts import agree, step_in
from faheng.review.across.companions import Companion, own
from faheng.review.across.projects import only_declaration
from faheng.review.case import Case
from faheng.review.evaluations import evaluations
from faheng.review.funding import plain
from faheng.review.lexicon import bare
from faheng.review.measures import measure_key, same_kind, shared_letters
from faheng.review.quoting import quoted
from faheng.review.rule import Fault, NotApplicableError, Rule
from faheng.review.values import settled, shown

# Two names with so many pairs of letters in common may be one indicator reworded.
_REWORDED = Decimal("0.5")

# What was changed in the course of the year, as a self-evaluation says it.
_CHANGED = re.compile(
    r"(?:按程序|经[^。;]{0,16}|年中|已)[^。;]{0,10}(?:调整|调增|调减|变更|追加|压减|核减)"
)

Named = TypeVar("Named")


class Kept(NamedTuple):
    """One thing declared, and what has become of it in the self-evaluation."""

    what: str
    declared: str
    evaluated: str | None
    sound: bool
    other: Companion
    column: str


class ZP111(Rule[Kept]):
    """自评用的目标、权重或预算与申报的不同。

    ## 检查什么
    与同时提供的同一单位、同一年度、同一项目的绩效目标表相比：申报的指标自评时是否还在，指标值、权重是否改了，年初预算数是否等于申报的年度资金。

    ## 为什么
    自评应当对照批复的目标。目标、指标与申报的不同，就看不出当初的目标完成了没有；按程序调整过的，要有依据。

    ## 错误示例
    申报“办结法律援助案件≥170件”，自评表年度指标值写“≥150件”。

    ## 正确示例
    自评表仍写“≥170件”；按程序调整过的，注明调整的依据。

    ## 不适用
    (1) 没有提供同一单位同一年度的目标表；(2) 目标表里没有这个项目；(3) 自评与申报的指标名称大半对不上；(4) 两处权重合计不同的不比较权重；(5) 没有写年初预算数，或年初没有预算；(6) 同一名称的指标有几项，分不清哪一项；(7) 申报的是调整后的全年预算，或只有一项资金来源；(8) 自评写明年中按程序调整过；(9) 项目名称只差“项目”“工作经费”等字样的，两个文件里都没有别的相近项目、指标名称大半相同的才比较。
    """

    name = "self-evaluation-differs-from-declaration"
    dimension = "相关性"
    severity = "warning"
    basis = (
        "《项目支出绩效评价管理办法》（财预〔2020〕10号）：以批复的绩效目标为评价依据"
    )
    message = "{what}在文件《{against}》申报为{declared}，自评为{evaluated}，请核实是否按程序调整过。"
    hint = "请按批复的绩效目标自评；按程序调整过的，请注明调整的依据。"
    not_applicable = "自评的项目、指标与申报的对不上"

    def select(self, case: Case) -> Iterator[tuple[str, Kept]]:
        if not case.package.evaluations:
            raise NotApplicableError("文件里没有自评")
        declared = [
            each
            for each in own(case, what="同一年度的绩效目标表")  # (1)
            if each.package.declarations
        ]
        if not declared:
            raise NotApplicableError("没有提供同一单位同一年度的绩效目标表")
        for path, evaluation in evaluations(case.package):
            project = evaluation.project
            found = (
                (other, only_declaration(other.package.declarations, project))
                for other in declared
                if project is not None
            )
            hits = [(other, hit[1]) for other, hit in found if hit is not None]
            if not hits and (alike := _alike(case, evaluation, declared)):  # (9)
                hits = [alike]
            versions = [
                [
                    *_indicators(path, evaluation, declaration, other),
                    *_money(case, path, evaluation, declaration, other),
                ]
                for other, declaration in hits
            ]
            if versions and not _says_changed(evaluation):  # (2) (8)
                # Targets that were adjusted are there twice: the nearest count.
                most = max(map(len, versions))
                whole = [each for each in versions if 2 * len(each) >= most]
                yield from min(whole, key=_unsound)

    def judge(self, subject: Kept) -> Fault | None:
        if subject.sound:
            return None
        facts = {
            "what": subject.what,
            "declared": subject.declared,
            "evaluated": subject.evaluated,
            "against": subject.other.file,
        }
        if subject.evaluated is not None:
            return Fault(facts, column=subject.column)
        return Fault(
            facts,
            message="文件《{against}》申报的{what}（{declared}）自评中没有，请核实。",
            hint="请补上这项指标的完成情况；按程序调整过的，请注明调整的依据。",
            column=subject.column,
        )


def _alike(
    case: Case, evaluation: Evaluation, declared: list[Companion]
) -> tuple[Companion, Declaration] | None:
    """A declaration whose name differs in its ending, and whose indicators agree."""
    if evaluation.project is None or len(declared) != 1:
        return None
    told = [each.project for each in case.package.evaluations if each.project]
    found = alike_declaration(
        declared[0].package.declarations, evaluation.project, told
    )
    if found is None or not _match(evaluation, found):
        return None
    return declared[0], found


def _match(evaluation: Evaluation, declaration: Declaration) -> bool:
    """Whether most of the declared indicators are evaluated by their names."""
    items = _by_measure((item.name, item) for item in evaluation.items)
    declared = _by_measure((each.name, each) for each in declaration.indicators)
    met = declared.keys() & items.keys()
    return len(met) >= 2 and 2 * len(met) >= len(declared)


def _indicators(
    path: str, evaluation: Evaluation, declaration: Declaration, other: Companion
) -> Iterator[tuple[str, Kept]]:
    items = _by_measure(
        (item.name, (index, item)) for index, item in enumerate(evaluation.items)
    )
    told = {measure_key(item.name) for item in evaluation.items if item.name}
    declared = _by_measure((each.name, each) for each in declaration.indicators)
    met = declared.keys() & items.keys()
    if not _match(evaluation, declaration):  # (3)
        return
    weighed = _weights(declaration.indicators) == _weights(evaluation.items)
    for key, indicator in declared.items():
        name = quoted((indicator.name or "").strip())
        if key in items:
            index, item = items[key]
            if _CHANGED.search(bare(item.reason or "")):  # (8)
                continue
            yield from _target(f"{path}/items/{index}", name, indicator, item, other)
            if weighed and indicator.weight is not None:  # (4)
                yield (
                    f"{path}/items/{index}/weight",
                    Kept(
                        f"指标{name}的权重",
                        f"{indicator.weight.normalize():f}",
                        f"{item.weight.normalize():f}" if item.weight else "空白",
                        item.weight == indicator.weight,
                        other,
                        "weight",
                    ),
                )
        elif key not in told and not _is_reworded(key, told - met):
            said = shown(indicator.target) if indicator.target is not None else "—"
            column = f"without/{bare(indicator.name or '')}"
            yield path, Kept(f"指标{name}", said, None, False, other, column)


def _target(
    path: str, name: str, indicator: Indicator, item: EvaluationItem, other: Companion
) -> Iterator[tuple[str, Kept]]:
    if indicator.target is None or item.target is None:
        return
    one, two = settled(indicator.target), settled(item.target)
    if not same_kind(one, two):
        return
    same = (one.number, one.number_max) == (two.number, two.number_max)
    yield (
        f"{path}/target",
        Kept(
            f"指标{name}的目标", quoted(shown(one)), quoted(shown(two)), same, other, ""
        ),
    )


def _money(
    case: Case,
    path: str,
    evaluation: Evaluation,
    declaration: Declaration,
    other: Companion,
) -> Iterator[tuple[str, Kept]]:
    here, there = evaluation.funding.initial_budget, declaration.funding.annual
    # A project taken up during the year had no money at its beginning.
    if not here or there is None:  # (5)
        return
    steps = step_in(case.package, here) + step_in(other.package, there)
    adjusted = evaluation.funding.full_year_budget  # (7)
    sources = [each.annual for each in declaration.funding.sources]
    sound = any(
        agree(one, two, steps)
        for one in (here, adjusted)
        for two in (there, *sources)
        if one is not None and two
    )
    yield (
        f"{path}/funding/initial_budget",
        Kept(
            "年度预算",
            f" {plain(there)} 元",
            f" {plain(here)} 元",
            sound,
            other,
            "",
        ),
    )


def _unsound(version: list[tuple[str, Kept]]) -> int:
    return sum(not kept.sound for _, kept in version)


def _says_changed(evaluation: Evaluation) -> bool:
    return any(_CHANGED.search(bare(section.text)) for section in evaluation.sections)


def _by_measure(named: Iterable[tuple[str | None, Named]]) -> dict[str, Named]:
    """What is named, by what it measures; what several measure alike is left out."""
    found: dict[str, list[Named]] = {}
    for name, each in named:
        if name:
            found.setdefault(measure_key(name), []).append(each)
    return {key: alike[0] for key, alike in found.items() if len(alike) == 1}  # (6)


def _weights(parts: tuple[Indicator, ...] | tuple[EvaluationItem, ...]) -> Decimal:
    return sum((part.weight for part in parts if part.weight is not None), Decimal(0))


def _is_reworded(key: str, others: set[str]) -> bool:
    return any(shared_letters(key, other) >= _REWORDED for other in others)
