"""The items of the conclusion: 项目名称 · 项目目标 · 完成情况, a line each."""

from __future__ import annotations

import re

from faheng.documents.document import Line
from faheng.forms.claims import without_marks
from faheng.forms.draft import Draft
from faheng.forms.evaluations.items import take_actual
from faheng.forms.targets.indicators import PrintedIndicator
from faheng.forms.targets.mending import author_start, mend_name
from faheng.forms.targets.rows import text_of
from faheng.forms.targets.vocabulary import Vocabulary

_NUMBER = re.compile(r"(?:[（(]?\d{1,2}[）)]|\d{1,2}[、.．])\s*")
_LABEL = re.compile(r"([^\s:：\[\]]{2,10})\s*[:：]")
# A shorter line of a PDF ends before the margin because its paragraph does.
_FULL_LINE = 25


class ItemReader:
    """Collects items from lines; ``project`` is a name that had no target."""

    def __init__(self, draft: Draft, vocabulary: Vocabulary) -> None:
        self.found: list[PrintedIndicator] = []
        self.project: str | None = None
        self._draft = draft
        self._vocabulary = vocabulary
        self._item = PrintedIndicator()
        self._last: str | None = None
        self._before: Line | None = None

    def read(self, line: Line) -> bool:
        """Take a labelled line, or one that goes on with the line before."""
        text = line.text
        start = author_start(text)
        number = _NUMBER.match(text, start)
        begin = author_start(text[number.end() :]) + number.end() if number else start
        label = _LABEL.match(text, begin)
        name = self._vocabulary.field_of(without_marks(label[1])) if label else None
        if label is None or name is None or (name != "name" and not self._item.texts):
            return self._go_on(line)
        if name == "name":
            self.close()
        if number:
            self._draft.take(line, start, number.end())
        self._draft.label(line, label.start(), label.end())
        self._draft.take(line, label.end())
        self._item.texts[name] = _bare(text[label.end() :])
        self._item.units[name] = line
        self._last, self._before = name, line
        return True

    def close(self) -> None:
        """The item is complete: a heading, a table or the next item follows."""
        item, self._item, self._last = self._item, PrintedIndicator(), None
        if not item.text("name"):
            return
        if len(item.texts) == 1 and not self.found and self.project is None:
            self.project = item.text("name")
            return
        take_actual(item)
        self.found.append(item)

    def _go_on(self, line: Line) -> bool:
        """A line below a label without text, or below one broken by a margin."""
        if self._last is None or self._before is None:
            return False
        said = self._item.texts[self._last]
        above = text_of(self._before)
        broken = (
            self._draft.is_wrapped
            and len(self._before.text) >= _FULL_LINE
            and above[-1] not in "。；;"
        )
        if said and not broken:
            return False
        self._item.texts[self._last] = _bare(said + self._draft.take(line))
        self._before = line
        return True


def _bare(text: str) -> str:
    """A name or value without the full stop behind it; sentences keep theirs."""
    text = mend_name(text)
    return text[:-1] if text.endswith("。") and "。" not in text[:-1] else text
