"""Options with boxes, one of them ticked: ``□新增项目 ☑延续项目``, ``一次性（√）``."""

from __future__ import annotations

from faheng.values.patterns import lazy_pattern

_BOX = lazy_pattern(
    r"[（(\[【]\s*(?P<in>[☑☒■√✓✔])?\s*[)）\]】]|(?P<tick>[☑☒■√✓✔])|[□☐▢◻]"
)
_AROUND = " \t\r\n　、，,；;/"


def ticked(text: str) -> list[tuple[int, int]] | None:
    """Where the ticked options stand; ``None`` if the text has no boxes."""
    boxes = list(_BOX.finditer(text))
    if not boxes:
        return None
    before = not text[: boxes[0].start()].strip()
    if before:
        starts = [box.end() for box in boxes]
        ends = [box.start() for box in boxes[1:]] + [len(text)]
    else:
        starts = [0] + [box.end() for box in boxes[:-1]]
        ends = [box.start() for box in boxes]
    return [
        trimmed
        for box, start, end in zip(boxes, starts, ends, strict=True)
        if (box["in"] or box["tick"]) and (trimmed := _trimmed(text, start, end))
    ]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start] in _AROUND:
        start += 1
    while end > start and text[end - 1] in _AROUND:
        end -= 1
    return (start, end) if start < end else None
