"""The running text: paragraphs mended, each below its nearest heading."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from faheng.documents.document import Line
from faheng.forms.budget.wording import squeeze, visual_width
from faheng.forms.claims import without_marks
from faheng.forms.draft import Draft
from faheng.model.package import Passage
from faheng.values.patterns import lazy_pattern

_ITEM = lazy_pattern(
    r"\s*(第[一二三四五六七八九十\d]{1,3}(部分|章|节|条|款)|[一二三四五六七八九十]{1,3}、"
    r"|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}\s*[.．、](?!\d)|[①-⑳])"
)
_HEADING_ITEM = lazy_pattern(
    r"(第[一二三四五六七八九十\d]{1,3}(部分|章|节)|[一二三四五六七八九十]{1,3}、"
    r"|\([一二三四五六七八九十]{1,3}\))"
)
_HEADING_END = lazy_pattern(
    r"(说明|情况|解释|职能|职责|设置|概况|构成|机构|预算|决算|预算表|决算表|公开|目标)$"
)
_ENDS_SENTENCE = lazy_pattern(r"[。；;！？!?：:]\s*$")
# After a sentence of its own: ``……（项）。主要用于：`` goes on below.
_OPENS_SENTENCE = lazy_pattern(r"。[^。；，：:]{2,6}[：:]\s*$")
_INSIDE_SENTENCE = lazy_pattern(r"[。；;，,：:！？]")
_FIGURE = lazy_pattern(r"\d[\d,.]*(万?元|%|％|家|辆|人|个)")
_LONGEST_HEADING = 45
_SHORT_HEADING = 10
_LONGEST_QUOTE = 60
_LONG_LINE = 25


@dataclass(slots=True)
class _Margins:
    """How the text of a page is set."""

    left: float
    right: float
    size: float


def read_narrative(draft: Draft, lines: Sequence[Line]) -> tuple[Passage, ...]:
    """Every paragraph as a passage; a heading with nothing below it stays, empty."""
    passages: list[Passage] = []
    heading: list[Line] | None = None
    used = True
    for paragraph in paragraphs(lines):
        text = _text(paragraph)
        if not text:
            continue
        if is_heading(text):
            if heading is not None and not used:
                passages.append(_passage(draft, heading, "", heading, len(passages)))
            heading, used = paragraph, False
        else:
            passages.append(_passage(draft, heading, text, paragraph, len(passages)))
            used = True
    if heading is not None and not used:
        passages.append(_passage(draft, heading, "", heading, len(passages)))
    return tuple(passages)


def paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that belong to one paragraph, also over the end of a page."""
    margins = _margins(lines)
    out: list[list[Line]] = []
    for line in lines:
        if out and _goes_on(out[-1][-1], line, margins):
            out[-1].append(line)
        else:
            out.append([line])
    return out


def is_heading(text: str) -> bool:
    """Whether a paragraph is a heading: short, without a sentence in it."""
    words = squeeze(text)
    if len(words) > _LONGEST_HEADING or _FIGURE.search(words):
        return False
    bare = words.rstrip("。:：")
    if _INSIDE_SENTENCE.search(bare):
        return False
    if _HEADING_ITEM.match(words) and (words == bare or len(bare) <= _SHORT_HEADING):
        return True
    if words != bare and not _HEADING_ITEM.match(words):
        return False
    return _HEADING_END.search(bare) is not None


def _text(paragraph: Sequence[Line]) -> str:
    return "".join(without_marks(line.text).strip() for line in paragraph)


def _passage(
    draft: Draft,
    heading: Sequence[Line] | None,
    text: str,
    paragraph: Sequence[Line],
    index: int,
) -> Passage:
    for line in (*(heading or ()), *paragraph):
        draft.take(line)
    quote = (text or _text(paragraph))[:_LONGEST_QUOTE]
    draft.place(f"/budget/narrative/{index}", paragraph[0], quote)
    return Passage(
        section=_text(heading) if heading else "",
        text=text,
        where=draft.where(paragraph[0], quote),
    )


def _margins(lines: Sequence[Line]) -> dict[int | None, _Margins]:
    """The margins of each page; a page with few lines takes those of the others."""
    pages: dict[int | None, list[Line]] = defaultdict(list)
    for line in lines:
        if line.page is not None and line.size > 0:
            pages[line.page].append(line)
    size = Counter(
        round(line.size, 1) for page in pages.values() for line in page
    ).most_common(1)
    body = size[0][0] if size else 0.0
    common = [
        line for page in pages.values() for line in page if round(line.size, 1) == body
    ]
    if not common:
        return {}
    left = min(line.left for line in common)
    right = max(_right(line) for line in common)
    margins: dict[int | None, _Margins] = {}
    for page, own in pages.items():
        same = [line for line in own if round(line.size, 1) == body]
        enough = len(same) >= 5
        margins[page] = _Margins(
            _left_of(same, left, body) if enough else left,
            max(_right(line) for line in same) if enough else right,
            body,
        )
    return margins


def _left_of(lines: Sequence[Line], usual: float, size: float) -> float:
    """Where the lines of a page begin; its paragraphs may all be a line, indented."""
    left = min(line.left for line in lines)
    is_indent = 1.5 < (left - usual) / size < 2.5
    alike = all(not 0.5 < (line.left - left) / size < 4 for line in lines)
    return usual if is_indent and alike else left


def _right(line: Line) -> float:
    """Where its print ends; guessed where the file does not tell."""
    return line.right or line.left + visual_width(line.text.strip()) * line.size


def _size(line: Line, margin: _Margins) -> float:
    """The type size; one odd character does not make a long line a title."""
    long = visual_width(line.text.strip()) > _LONG_LINE
    return margin.size if long and line.size < 1.5 * margin.size else line.size


def _goes_on(above: Line, line: Line, margins: dict[int | None, _Margins]) -> bool:
    """Whether a line continues the one above it."""
    margin, before = margins.get(line.page), margins.get(above.page)
    if margin is None or before is None or not line.size:
        return False
    size, size_above = _size(line, margin), _size(above, before)
    if abs(size - size_above) > 0.15 * size_above or _ITEM.match(line.text):
        return False
    reach = _right(above)
    indent = (line.left - margin.left) / size
    indent_above = (above.left - before.left) / size_above
    # Widths are guessed; a line that hangs below an indented one needs less to be full.
    hangs = 1.2 < indent_above < 4 and indent < 0.5 and not is_heading(line.text)
    full = reach > before.right - (4.5 if hangs else 2.5) * size_above
    ended = _ENDS_SENTENCE.search(above.text) is not None
    if indent > 4:
        # Centred: the second line of a title, else something of its own.
        return full and not ended and above.left > before.left
    if indent > 1.2:
        return False
    if above.text.rstrip().endswith("。") and is_heading(line.text):
        # A sentence that just fills its line, and a heading set as far out as it.
        return full and _right(line) > margin.right - 2.5 * size
    nearly = reach > before.left + 0.75 * (before.right - before.left)
    ended = ended and not _OPENS_SENTENCE.search(above.text)
    return full or (nearly and not ended and not is_heading(above.text))
