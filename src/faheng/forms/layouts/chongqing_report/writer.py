"""项目支出绩效评价报告: chapters in prose, the items told line by line among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from faheng.documents.composing.pieces import Composition, Paragraph, Role, Sheet
from faheng.forms.evaluations.identity import named_in_title
from faheng.forms.targets.indicators import PrintedIndicator
from faheng.forms.targets.values import value_of
from faheng.forms.writing.forms import title_line
from faheng.forms.writing.targets import Printed, Reader, first_alike, whole_ways
from faheng.model.package import Evaluation, EvaluationItem, Package
from faheng.values.value import Value

# Money, rate, score and grade stand in the prose; a reader finds them there again.
HOLDS = frozenset(
    """bureau.name year evaluations.project.name evaluations.items.name
    evaluations.items.target evaluations.items.actual evaluations.items.completion
    evaluations.items.score evaluations.funding evaluations.execution.executed
    evaluations.execution.rate evaluations.score evaluations.grade
    evaluations.sections""".split()
)
_TITLE = "项目支出绩效评价报告"
_CONCLUSION = "结论"


def compose(package: Package) -> Composition:
    """The report on the first evaluation; a report is of one."""
    if not package.evaluations:
        return Composition(_TITLE, (Sheet(_TITLE, (title_line(_TITLE),)),))
    evaluation = package.evaluations[0]
    name = (evaluation.project.name if evaluation.project else None) or ""
    title = _title(package, name)
    is_named = named_in_title(title) == name
    if name and not is_named:
        title = _title(package, "")
    pieces = [title_line(title)]
    if name and not is_named:
        pieces.append(Paragraph(f"项目名称：{name}"))
    pieces += _chapters(package, evaluation)
    return Composition(title, (Sheet("绩效评价报告", tuple(pieces)),))


def _title(package: Package, project: str) -> str:
    year = f"{package.year}年度" if package.year else ""
    return f"{package.bureau.name or ''}{year}{project}{_TITLE}"


def _chapters(package: Package, evaluation: Evaluation) -> Iterator[Paragraph]:
    at = _place_of_items(evaluation)
    for number, section in enumerate(evaluation.sections):
        yield Paragraph(section.title, Role.HEADING)
        for text in section.text.splitlines():
            yield Paragraph(text)
        if number == at:
            yield from _items(package, evaluation)
    if at is None:
        yield from _items(package, evaluation)


def _place_of_items(evaluation: Evaluation) -> int | None:
    """The chapter the items stand in: the one that draws the conclusion."""
    found = [
        number
        for number, section in enumerate(evaluation.sections)
        if _CONCLUSION in section.title
    ]
    last = len(evaluation.sections) - 1
    return found[0] if found else (last if last >= 0 else None)


def _items(package: Package, evaluation: Evaluation) -> Iterator[Paragraph]:
    for number, item in enumerate(evaluation.items, start=1):
        yield Paragraph(f"{number}.项目名称：{item.name or ''}")
        for words, said in (
            ("项目目标", _text(package, item, "target", item.target)),
            ("实际完成", _done(package, item)),
            ("完成情况", item.completion),
            ("得分", None if item.score is None else f"{item.score:f}"),
        ):
            if said:
                yield Paragraph(f"{words}：{said}")


def _done(package: Package, item: EvaluationItem) -> str | None:
    """What came about, unless the line on completion says so already."""
    told = _reader(package, item, "actual")(Printed("", item.completion or "", ""))
    if told is not None and _bare(told) == _bare(item.actual):
        return None
    return _text(package, item, "actual", item.actual)


def _text(
    package: Package, item: EvaluationItem, key: str, value: Value | None
) -> str | None:
    if value is None:
        return None
    return first_alike(value, whole_ways(value), _reader(package, item, key)).text


def _reader(package: Package, item: EvaluationItem, key: str) -> Reader:
    def read(printed: Printed) -> Value | None:
        texts = {"name": item.name or "", key: printed.text}
        return value_of(PrintedIndicator(texts), key, year=package.year)

    return read


def _bare(value: Value | None) -> Value | None:
    return replace(value, repaired=None) if value else None
