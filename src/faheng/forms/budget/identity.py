"""Whose budget it is, and of which year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from faheng.documents.document import Line
from faheng.forms.budget.captions import read_caption
from faheng.forms.budget.outline import Outline
from faheng.forms.budget.wording import chinese_year, mend, squeeze
from faheng.forms.claims import Unit, without_marks
from faheng.forms.draft import Draft
from faheng.model.package import Bureau
from faheng.values.patterns import lazy_pattern

_YEAR_OF_TITLE = lazy_pattern(
    r"(20\d\d)\s*年?\s*(?:度)?(?=\D{0,24}(?:预\s*算|决\s*算|绩\s*效))"
)
_YEAR = lazy_pattern(r"(20\d\d)\s*年")
_YEAR_OF_PAPER = lazy_pattern(r"(20\d\d)\s*年\s*(?:度|部门|单位|收支|年初|本级)")
_NOT_COMPARED = lazy_pattern(r"(?<![比较与同])(20\d\d)\s*年(?!\s*\d)")
_ALONE = lazy_pattern(r"\s*(20\d\d)\s*(?:年度?)?\s*")
_ORGANISATION = lazy_pattern(
    r"[\u4e00-\u9fff（）()、·]{2,38}?(?:局|委员会|办公室|委|办|厅|检察院|法院|学院|院|中心|政府|街道办事处|联合会|协会|总工会"
    r"|学校|大学|医院|所|总队|支队|大队|部|队|站|馆|校|团|会|处)(?:[（(](?:本级|本部|机关|汇总|行政)[）)])?"
)
_SENTENCE = lazy_pattern(r"[。；;，,]")
_FIRST_LINES = 12


def identify(draft: Draft, outline: Outline) -> None:
    """Set the draft's year and bureau from titles, makers and the cover."""
    heads = _heads(outline)
    draft.year = _year(outline, heads)
    name = _maker(outline) or _from_cover(outline.cover) or _from_titles(heads)
    if name:
        draft.bureau = Bureau(name=name)
    _claim(draft, outline.cover, name, draft.year)


def _heads(outline: Outline) -> list[Line]:
    """The lines that can title the whole document."""
    return [
        line
        for line in (*outline.cover, *outline.text[:_FIRST_LINES])
        if not _SENTENCE.search(line.text) and len(squeeze(line.text)) <= 60
    ]


def _year(outline: Outline, heads: Sequence[Line]) -> int | None:
    titles = [line.text for line in heads]
    titles += [sheet.caption.title for sheet in outline.sheets if sheet.caption.title]
    votes = Counter(_years(titles, _YEAR_OF_TITLE))
    if sum(votes.values()) == 1:
        return _confirmed(votes.most_common(1)[0][0], outline)
    if not votes:
        votes = Counter(
            int(match[1])
            for title in titles
            if (match := _ALONE.fullmatch(chinese_year(title)))
        )
    if not votes:
        votes = Counter(_years((line.text for line in outline.text), _YEAR_OF_PAPER))
    if not votes:
        votes = Counter(_years((line.text for line in outline.text), _YEAR))
    return votes.most_common(1)[0][0] if votes else None


def _confirmed(year: int, outline: Outline) -> int:
    """The year of a lone title, unless the text clearly speaks of another one."""
    votes = Counter(_years((line.text for line in outline.text), _NOT_COMPARED))
    likely, count = (votes or Counter([year])).most_common(1)[0]
    return likely if count >= 3 * max(votes[year], 1) else year


def _years(texts: Iterable[str], pattern: re.Pattern[str]) -> list[int]:
    return [
        int(match[1])
        for text in texts
        for match in pattern.finditer(chinese_year(text))
    ]


def _maker(outline: Outline) -> str | None:
    votes = Counter(
        sheet.caption.maker
        for sheet in outline.sheets
        if sheet.caption.maker and len(sheet.caption.maker) > 3
    )
    return votes.most_common(1)[0][0] if votes else None


def _from_cover(lines: Sequence[Line]) -> str | None:
    for line in lines:
        caption = read_caption(line)
        if caption is not None and caption.maker:
            return caption.maker
    return None


def _from_titles(lines: Sequence[Line]) -> str | None:
    """The name before the year of a title, or a short line that is only a name."""
    for line in lines:
        text = mend(without_marks(line.text))
        before = re.split(
            r"20\d\d|部门预算|部门决算|单位预算|单位决算|概况|主要职能", text
        )[0]
        before = re.sub(r"^(第[一二三四五六七八九十]部分|附件\d*[:：]?)", "", before)
        if len(before) >= 4 and _ORGANISATION.fullmatch(before):
            return before
    return None


def _claim(
    draft: Draft, lines: Sequence[Unit], name: str | None, year: int | None
) -> None:
    """Claim what of the cover went into fields."""
    for unit in lines:
        caption = read_caption(unit)
        if caption is not None:
            for one, start, end in caption.maker_spans:
                draft.take(one, start, end)
            for one, start, end in caption.label_spans:
                draft.label(one, start, end)
        if name and (start := unit.text.find(name)) >= 0:
            draft.take(unit, start, start + len(name))
        if year is not None and (start := unit.text.find(str(year))) >= 0:
            draft.take(unit, start, start + 4)
