"""Years the text names where the year of the document is certain.

Comparisons, looks back and dates of a stock (截至2024年12月) name other years rightly.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Literal, NamedTuple

from faheng.model.package import Budget, Table
from faheng.review.prose.plain import plain_text
from faheng.review.prose.statements import Figure
from faheng.review.prose.tokens import tokenize
from faheng.review.rules.wb.held import Holder
from faheng.review.rules.wb.narrative import Told
from faheng.review.rules.wb.tables import agrees

Kind = Literal["比较", "标题", "金额", "表题", "表注", "没有"]

# A heading may look back or ahead; then another year is right.
_ABOUT_THE_WHOLE = (
    "部门",
    "单位",
    "三公",
    "收支",
    "收入",
    "支出",
    "机关运行",
    "政府采购",
    "财政拨款",
    "编制说明",
)
_OTHER_TIMES = (
    "结转",
    "执行",
    "完成",
    "回顾",
    "上年",
    "总结",
    "规划",
    "中期",
    "绩效评价",
    "自评",
)
# Words that set one year against another, or tell the state on a day.
_COMPARING = ("比", "较", "与", "同期", "上年", "截至", "截止", "以来", "至", "起")
_NOTHING = ("无", "没有", "未安排", "未使用", "不涉及")
_FUNDS = ("政府性基金", "国有资本经营", "三公")
# So many digits do not come out alike in two years by chance.
_TELLING_DIGITS = 4


class Dated(NamedTuple):
    """A year, by where it stands; ``sure`` says that the tables prove it wrong."""

    kind: Kind
    words: str
    year: int
    own: int
    stage: Literal["budget", "accounts"]
    quote: str
    sure: bool = True

    @property
    def paper(self) -> str:
        return "预算" if self.stage == "budget" else "决算"


def compared_years(told: Told, own: int) -> Iterator[Dated]:
    """``比2023年预算增加``."""
    for change in told.prose.changes:
        if change.base_year is None or _against_own_budget(told, change.base):
            continue
        quote = told.prose.excerpt(change.span)
        yield Dated("比较", change.base, change.base_year, own, told.stage, quote)


def heading_years(told: Told, own: int) -> Iterator[Dated]:
    """Years in a heading that names a budget or an account."""
    words = plain_text(told.passage.section).text
    if not any(word in words for word in _ABOUT_THE_WHOLE):
        return
    if (year := _year_of_title(words, told.stage)) is not None:
        yield Dated("标题", words, year, own, told.stage, words)


def title_years(budget: Budget, own: int) -> Iterator[tuple[str, Dated]]:
    """Titles of tables, where most of them bear the document's year."""
    found = [
        (f"/budget/tables/{number}", table.title, year)
        for number, table in enumerate(budget.tables)
        if (year := _year_of_title(plain_text(table.title).text, budget.stage))
    ]
    votes = Counter(year for _path, _title, year in found)
    if votes[own] < 2 or votes[own] <= sum(votes.values()) - votes[own]:
        return
    for path, title, year in found:
        yield path, Dated("表题", title, year, own, budget.stage, title, sure=False)


def note_years(budget: Budget, own: int) -> Iterator[tuple[str, Dated]]:
    """``备注：本部门2023年无政府性基金预算``, below a table without a column of it."""
    for number, table in enumerate(budget.tables):
        for sentence in _sentences(table.note or ""):
            year = _only_year(sentence)
            if year is None or year in _years_of_columns(table):
                continue
            if any(word in sentence for word in (*_NOTHING, "本表反映")):
                path = f"/budget/tables/{number}/note"
                yield (
                    path,
                    Dated(
                        "表注", table.title, year, own, budget.stage, sentence, False
                    ),
                )


def nothing_years(told: Told, own: int) -> Iterator[Dated]:
    """``本部门2023年无使用政府性基金预算拨款安排的支出``, in the narrative."""
    if told.looks_back:
        return
    for sentence in _sentences(told.passage.text):
        year = _only_year(sentence)
        if (
            year is not None
            and any(word in sentence for word in _NOTHING)
            and any(word in sentence for word in _FUNDS)
            and "预算" in sentence
        ):
            yield Dated("没有", sentence, year, own, told.stage, sentence, sure=False)


def figure_years(told: Told, own: int, holder: Holder) -> Iterator[Dated]:
    """Figures of another year by their words, of this year by the tables."""
    for figure in told.prose.figures:
        year = _year_of(told, figure)
        if year is None or figure.in_reason or figure.amount.number == 0:
            continue
        if year == own:
            if told.measure(figure) is not None or figure.item is not None:
                yield Dated("金额", figure.label, year, own, told.stage, "")
            continue
        if not figure.amount.is_money or _is_told_now(told, figure):
            continue
        held = holder.as_of(told, figure, year)
        if held is None or not any(
            cell.yuan and agrees(figure.amount, cell) for cell in held.cells
        ):
            continue
        before = holder.in_column_of(told, figure, year)
        if any(agrees(figure.amount, cell) for cell in before):
            continue
        digits = sum(char.isdigit() for char in figure.amount.text.lstrip("0."))
        sure = bool(before) or digits >= _TELLING_DIGITS
        quote = told.prose.excerpt(figure.span)
        yield Dated("金额", figure.label, year, own, told.stage, quote, sure)


def _against_own_budget(told: Told, base: str) -> bool:
    """``比2023年年初预算减少``, in the accounts of that year."""
    return told.stage == "accounts" and str(told.year) in base and "预算" in base


def _year_of_title(words: str, stage: str) -> int | None:
    """The one year of a title that names this kind of paper and no other time."""
    paper, other = ("预算", "决算") if stage == "budget" else ("决算", "预算")
    if paper not in words or other in words:
        return None
    if any(word in words for word in _OTHER_TIMES):
        return None
    years = _years(words)
    return years[0] if len(years) == 1 else None


def _only_year(sentence: str) -> int | None:
    """The one year of a sentence that compares nothing."""
    if any(word in sentence for word in (*_COMPARING, *_OTHER_TIMES)):
        return None
    years = set(_years(sentence))
    return years.pop() if len(years) == 1 else None


def _years(text: str) -> list[int]:
    """The years a text speaks of, but for those in the names of other papers."""
    plain = plain_text(text)
    return [
        int(token.number or 0)
        for token in tokenize(plain)
        if token.kind == "year"
        and plain.text.count("《", 0, token.start)
        == plain.text.count("》", 0, token.start)
    ]


def _sentences(text: str) -> list[str]:
    plain = plain_text(text).text.replace("；", "。")
    return [sentence for sentence in plain.split("。") if sentence]


def _years_of_columns(table: Table) -> set[int | None]:
    return {column.year for column in table.columns}


def _year_of(told: Told, figure: Figure) -> int | None:
    """The year in a figure's own words, else in those of its whole."""
    if figure.year is None and figure.parent is not None:
        return told.prose.figures[figure.parent].year
    return figure.year


def _is_told_now(told: Told, figure: Figure) -> bool:
    """Whether the passage gives this year's figure too, so that both are meant."""
    measure = told.measure(figure)
    return any(
        _year_of(told, other) in (None, told.year)
        and (
            (measure is not None and told.measure(other) == measure)
            or (other.label == figure.label and other.item == figure.item)
        )
        for other in told.prose.figures
    )
