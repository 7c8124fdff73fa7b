"""Phrases about what changed, and why."""

from __future__ import annotations

from faheng.review.prose.labels import clean_label, same_name, split_role
from faheng.review.prose.phrases import (
    Base,
    direction_of,
    is_rough,
    read_base,
    read_measure_after,
)
from faheng.review.prose.plain import Span
from faheng.review.prose.reader_state import ReaderState
from faheng.review.prose.statements import (
    Amount,
    Change,
    Choice,
    Direction,
    Percent,
    Reason,
)

# 费用支出较上年……: what was told before, not by its name
_REFERRING = ("费用支出", "该费用", "该项支出", "该项费用", "支出金额", "此项支出")

# 主要原因是，主要用于……: what the money is for is no reason
_WHAT_FOR = ("主要用于", "用于", "其中：")


class ChangeReader(ReaderState):
    """Reads 比上年增加…, 持平, 主要原因是…, and choices nobody made."""

    def _change(self) -> bool:
        """change = [ base ] direction [ "了" ] ( amount | percent ) | [ base ] "持平" ;"""
        start = at = self.at
        base = self.pending_base
        words = self._text(self.label_start, start)
        roughly = is_rough(words)
        if self.tokens[at].kind == "against":
            read = read_base(self.tokens, at, len(self.tokens))
            if read is None:
                return False
            base, at, roughly = read.base, read.end, read.roughly
        direction = direction_of(self.tokens[at]) if at < len(self.tokens) else None
        if direction is None:
            return False
        if direction == "flat":
            subject = words.removesuffix("基本").removesuffix("保持")
            if base is None and not subject.endswith(("决算", "决算数", "预算")):
                return False
            return self._add_change(start, at + 1, "flat", base, None, None, roughly)
        measure, end = read_measure_after(self.tokens, at + 1)
        if measure is None:
            if base is not None and self._clause_ends(at + 1):
                return self._add_change(
                    start, at + 1, direction, base, None, None, False
                )
            return self._direction_of_reason(at)
        if measure.kind == "percent":
            percent = self._percent_of(measure)
            return self._add_change(start, end, direction, base, None, percent, False)
        amount = self._amount_of(measure)
        self.amounts.append(amount)
        return self._add_change(start, end, direction, base, amount, None, False)

    def _direction_of_reason(self, at: int) -> bool:
        """``财政拨款支出减少的主要原因是……`` gives a direction without a number."""
        marker = at + 1
        if marker < len(self.tokens) and self.tokens[marker].text == "的":
            marker += 1
        if marker >= len(self.tokens) or self.tokens[marker].kind != "reason":
            return False
        subject = clean_label(self._text(self.label_start, self.at))
        self.at = marker
        return self._reason(subject, direction_of(self.tokens[at]))

    def _add_change(
        self,
        start: int,
        end: int,
        direction: Direction,
        base: Base | None,
        amount: Amount | None,
        percent: Percent | None,
        roughly: bool,
    ) -> bool:
        words = self._text(self.label_start, start)
        subject = clean_label(words)
        figure, sure = self._changed(subject)
        last = self.changes[-1] if self.changes else None
        if (
            last is not None
            and not subject
            and percent is not None
            and last.amount is not None
            and last.percent is None
            and last.sentence == self.sentence
            and (base is None or base.words == last.base)
        ):
            self.changes[-1] = last._replace(
                percent=percent,
                percent_direction=direction,
                span=Span(last.span.start, percent.span.end),
            )
            self._taken(end)
            return True
        self.changes.append(
            Change(
                direction=direction,
                span=self._span(self.label_start if subject else start, end),
                subject=subject,
                figure=figure,
                sure=sure,
                base=base.words if base else "",
                base_year=base.year if base else None,
                amount=amount,
                percent=percent,
                percent_direction=direction if percent else None,
                roughly=roughly,
                in_reason=self.in_reason,
                sentence=self.sentence,
            )
        )
        self.pending_base = None
        self._taken(end)
        return True

    def _changed(self, subject: str) -> tuple[int | None, bool]:
        """Which figure changed, and whether that is beyond doubt."""
        if self.in_reason and not subject:
            return None, False
        if not subject:
            return self._last_told()
        if subject in _REFERRING and self.figures and not self.in_reason:
            return len(self.figures) - 1, False
        bare, role = split_role(subject)
        for index in range(len(self.figures) - 1, -1, -1):
            figure = self.figures[index]
            named = same_name(figure.label, subject) or same_name(figure.label, bare)
            if named and (role is None or figure.role == role):
                return index, not self.in_reason
        return None, False

    def _last_told(self) -> tuple[int | None, bool]:
        """The last figure; in a bare list of parts the change may be the whole's."""
        if not self.figures:
            return None, False
        last = len(self.figures) - 1
        parent = self.figures[last].parent
        before = self.figures[last - 1] if last else None
        if parent is None or before is None or before.parent != parent:
            return last, self.adjacent
        told = any(change.figure == last - 1 for change in self.changes)
        return last, self.adjacent and (
            told or before.sentence != self.figures[last].sentence
        )

    def _reason(
        self, subject: str | None = None, direction: Direction | None = None
    ) -> bool:
        """reason = "主要原因" [ "是" | "为" | "：" ] text ;"""
        marker = self.tokens[self.at]
        if subject is None:
            subject = clean_label(
                self._text(self.label_start, self.at).removesuffix("的")
            )
        start = marker.end
        text = self.plain.text
        for verb in ("是由于", "是因为", "由于", "是", "为", "系", "有", "：", "在于"):
            if text.startswith(verb, start):
                start += len(verb)
                if text.startswith("：", start):
                    start += 1
                break
        else:
            if marker.text == "原因":
                return False
        end = start
        while end < len(text) and text[end] not in "。；":
            end += 1
        said = text[start:end].strip("，、：")
        if text.startswith("，", start) and said.startswith(_WHAT_FOR):
            said = ""
        self.reasons.append(
            Reason(
                text=said,
                span=self.plain.span(marker.start, min(end + 1, len(text))),
                subject=subject,
                direction=direction,
                open_end=not said and end >= len(text),
                sentence=self.sentence,
            )
        )
        self.in_reason = True
        self.adjacent = False
        following = self.at + 1
        while following < len(self.tokens) and self.tokens[following].end <= start:
            following += 1
        self._taken(following)
        return True

    def _choice(self, length: int) -> None:
        end = self.at + length
        span = self._span(self.at, end)
        self.choices.append(
            Choice(
                self.plain.text[self.tokens[self.at].start : self.tokens[end - 1].end],
                span,
            )
        )
        measure, end_of_measure = read_measure_after(self.tokens, end)
        self._taken(end if measure is None else end_of_measure)
