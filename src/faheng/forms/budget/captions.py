"""What stands around a table: its number, title, maker and unit of money."""

from __future__ import annotations

from dataclasses import dataclass, field

from faheng.forms.budget.vocabulary import NOTE
from faheng.forms.budget.wording import chinese_number, mend, squeeze
from faheng.forms.claims import Unit, without_marks
from faheng.values.patterns import lazy_pattern

_UNIT = lazy_pattern(
    r"[（(]?\s*(?P<label>(?:金\s*额\s*)?(?:计\s*量\s*)?单\s*位)\s*[:：]\s*(?:人民币)?\s*(?P<unit>万\s*元|元|万)\s*[)）]?\s*$"
)
_MAKER = lazy_pattern(
    r"(?P<label>(?:编制|填报|公开|预算|填制|主管|预算主管)?\s*(?:部\s*门|单\s*位)\s*(?:名称)?\s*(?:[（(]\s*(?:盖章|公章|名称)\s*[)）])?\s*[:：])"
    r"\s*(?P<name>\S(?:[^\n]*?\n?[^\n]*?\S)?)(?=\s{2,}|\s+(?:金额)?单\s*位\s*[:：]|\s*$)"
)
_NUMBER = lazy_pattern(
    r"^\s*[（(]?(?:(?:附\s*|(?:部门|单位)?(?:预算|决算)?公开\s*)?表|附\s*件)\s*"
    r"(?:(?P<digits>\d{1,2})(?:\s*[-—－]\s*\d{1,2})?(?!\s*[\d年月])|"
    r"(?P<words>[一二三四五六七八九十]{1,3})(?=\s|$|[:：、.．）)]))"
    r"[)）]?\s*[:：、.．]?\s*"
)
_OPEN_NUMBER = lazy_pattern(
    r"^\s*[（(]?(?:[^\s]{0,6}公开|预算|决算)\s*(?P<digits>\d{1,2})\s*表\s*[)）]?\s*$"
)
_LIST_NUMBER = lazy_pattern(
    r"^\s*(?:[（(](?P<a>\d{1,2}|[一二三四五六七八九十]{1,3})[)）]|(?P<b>\d{1,2}|[一二三四五六七八九十]{1,3})\s*[、.．])\s*"
)
_TITLE = lazy_pattern(r"表(?:\(.{1,12}\)|[一二三四五六七八九\d])?(?:\(?续表?\)?)?$")
_SENTENCE = lazy_pattern(r"[。；;?!]|见|如下")


@dataclass(slots=True)
class Caption:
    """What the lines or cells above a table say; spans lead back to the text."""

    title: str | None = None
    title_units: list[tuple[Unit, int, int]] = field(default_factory=list)
    number: int | None = None
    number_units: list[tuple[Unit, int, int]] = field(default_factory=list)
    unit: str | None = None
    unit_spans: list[tuple[Unit, int, int]] = field(default_factory=list)
    maker: str | None = None
    maker_spans: list[tuple[Unit, int, int]] = field(default_factory=list)
    label_spans: list[tuple[Unit, int, int]] = field(default_factory=list)

    def take_in(self, other: Caption) -> None:
        """Add what another part says where this one is silent."""
        self.title = self.title or other.title
        self.number = self.number if self.number is not None else other.number
        self.unit = self.unit or other.unit
        self.maker = self.maker or other.maker
        self.title_units += other.title_units
        self.number_units += other.number_units
        self.unit_spans += other.unit_spans
        self.maker_spans += other.maker_spans
        self.label_spans += other.label_spans


def is_title(text: str) -> bool:
    """Whether a text can be the title of a table."""
    words = squeeze(text)
    return (
        3 <= len(words) <= 60
        and _TITLE.search(words) is not None
        and _SENTENCE.search(words) is None
        and NOTE.match(text) is None
    )


def list_number(text: str) -> int | None:
    """The number a list item begins with."""
    if match := _LIST_NUMBER.match(text):
        return chinese_number(match["a"] or match["b"])
    return None


def read_caption(unit: Unit) -> Caption | None:
    """What one line or cell says about a table; ``None`` if it is something else."""
    text = without_marks(unit.text) if "<" in unit.text else unit.text
    if text != unit.text or NOTE.match(text):
        return None
    caption = Caption()
    start, end = 0, len(text)
    if match := _UNIT.search(text):
        caption.unit = "万元" if "万" in match["unit"] else "元"
        caption.unit_spans.append((unit, *match.span("unit")))
        caption.label_spans.append((unit, match.start(), match.start("unit")))
        end = match.start()
    if (match := _MAKER.search(text, start, end)) and not text[: match.start()].strip():
        caption.maker = mend(match["name"])
        caption.maker_spans.append((unit, *match.span("name")))
        caption.label_spans.append((unit, *match.span("label")))
        start = match.end()
    for pattern in (_NUMBER, _OPEN_NUMBER):
        if match := pattern.match(text[start:end]):
            groups = match.groupdict()
            caption.number = chinese_number(groups["digits"] or groups["words"])
            caption.number_units.append((unit, start, start + match.end()))
            start += match.end()
            break
    rest = text[start:end]
    if squeeze(rest).strip(":：、.") == "":
        return caption if _says_something(caption) else None
    if is_title(rest):
        if caption.number is None and (match := _LIST_NUMBER.match(rest)):
            caption.number = chinese_number(match["a"] or match["b"])
            caption.number_units.append((unit, start, start + match.end()))
            start += match.end()
            rest = text[start:end]
        caption.title = rest.strip()
        caption.title_units.append((unit, start, end))
        return caption
    return None


def _says_something(caption: Caption) -> bool:
    return bool(caption.unit or caption.maker or caption.number is not None)
