"""The recursive descent over one passage's tokens; the grammar is in ``parser``."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from faheng.review.prose.items import dashed_item, levelled_item
from faheng.review.prose.labels import (
    EMPTY_SUBJECTS,
    GENERIC,
    clean_label,
    same_name,
    split_role,
)
from faheng.review.prose.phrases import (
    Base,
    choice_at,
    direction_of,
    is_rough,
    read_base,
    read_measure_after,
    read_rate,
)
from faheng.review.prose.plain import Plain, Span
from faheng.review.prose.statements import (
    Amount,
    Change,
    Choice,
    Comparison,
    Completion,
    Direction,
    Figure,
    Item,
    Percent,
    Prose,
    Reason,
    Share,
    Verdict,
)
from faheng.review.prose.tokens import Token

_ENDS = ("comma", "semicolon", "colon", "stop")
_LIMITS = ("（含）", "以上", "以下", "以内", "及以上", "（含", "以外", "的标准")
NAMELESS = frozenset(("", "支出", "科目", "经费", "项"))
_ZERO = Decimal(0)
_COMPARISONS: dict[str, Comparison] = {
    "greater": "greater",
    "less": "less",
    "equal": "equal",
}


class ClauseReader:
    """Walks the tokens once and collects statements."""

    def __init__(self, plain: Plain, tokens: list[Token], printed: str) -> None:
        self.plain = plain
        self.tokens = tokens
        self.printed = printed
        self.at = 0
        self.label_start = 0
        self.figures: list[Figure] = []
        self.changes: list[Change] = []
        self.shares: list[Share] = []
        self.completions: list[Completion] = []
        self.verdicts: list[Verdict] = []
        self.reasons: list[Reason] = []
        self.choices: list[Choice] = []
        self.amounts: list[Amount] = []
        self.item: Item | None = None
        self.year: int | None = None
        self.header = ""
        self.parent: int | None = None
        self.pending_base: Base | None = None
        self.in_reason = False
        self.adjacent = False
        self.sentence = 0
        self.subject = ""

    def read(self) -> Prose:
        """passage = { sentence } ;"""
        while self.at < len(self.tokens):
            self._clause()
            if self.at < len(self.tokens):
                self._end_of_clause(self.tokens[self.at])
                self.at += 1
        return Prose(
            text=self.printed,
            figures=tuple(self.figures),
            changes=tuple(self.changes),
            shares=tuple(self.shares),
            completions=tuple(self.completions),
            verdicts=tuple(self.verdicts),
            reasons=tuple(self.reasons),
            choices=tuple(self.choices),
            amounts=tuple(self.amounts),
        )

    # -- clauses ----------------------------------------------------------------

    def _clause(self) -> None:
        """clause = { text | phrase } ;"""
        self.label_start = self.at
        depth = 0
        began = self.at
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if token.kind == "open":
                depth += 1
            elif token.kind == "close":
                depth = max(depth - 1, 0)
            if token.kind in _ENDS and (depth == 0 or token.kind == "stop"):
                break
            if depth == 0 and self._phrase(token):
                continue
            if token.kind == "pause" and self.label_start == self.at:
                self.label_start = self.at + 1
            self.at += 1
        self._leftover(began)

    def _end_of_clause(self, mark: Token) -> None:
        if mark.kind == "stop":
            self.in_reason = False
            self.adjacent = False
            self.parent = None
            self.header = ""
            self.sentence += 1
        elif mark.kind == "semicolon":
            self.in_reason = False
        elif mark.kind == "colon":
            words = self._text(self.label_start, self.at)
            if words.endswith("方面") and self.figures:
                self.parent = len(self.figures) - 1
            elif not self.in_reason and not words.startswith("主要"):
                header = clean_label(words)
                self.header = "" if header in GENERIC | NAMELESS else header

    def _leftover(self, began: int) -> None:
        """What a clause says beside its phrases: an item, a base, ``……中``."""
        words = self._text(self.label_start, self.at)
        if not words:
            return
        tokens = self.tokens[self.label_start : self.at]
        if (found := self._item_in(tokens)) is not None:
            self.item, self.subject = found[0], ""
            return
        base = read_base(self.tokens, self.label_start, self.at)
        if base is not None and base.end == self.at:
            self.pending_base = base.base
            return
        if words.endswith("中") and began == self.label_start:
            name = clean_label(words[:-1])
            for index, figure in enumerate(self.figures):
                if figure.label == name:
                    self.parent = index
            return
        self.adjacent = self.adjacent and len(words) <= 4

    # -- phrases ----------------------------------------------------------------

    def _phrase(self, token: Token) -> bool:
        """Tries the phrase the token announces; moves on only if it is one."""
        if (length := choice_at(self.tokens, self.at)) is not None:
            self._choice(length)
            return True
        match token.kind:
            case "quote":
                return self._quoted_item()
            case "year":
                self.year = int(token.number or 0)
                return False
            case "money" | "pieces":
                return self._amount(token)
            case "up" | "down" | "flat" | "against":
                return self._verdict() or self._change()
            case "greater" | "less" | "equal":
                return self._verdict()
            case "share":
                return self._share()
            case "done":
                return self._completion()
            case "of_which":
                return self._of_which()
            case "reason":
                return self._reason()
            case _:
                return False

    def _amount(self, token: Token) -> bool:
        """amount = number unit ; not a limit such as ``100万元（含）以上``."""
        amount = self._amount_of(token)
        self.amounts.append(amount)
        if self.plain.text.startswith(_LIMITS, token.end):
            return False
        tokens = self.tokens[self.label_start : self.at]
        if (base := read_base(self.tokens, self.label_start, self.at)) is not None:
            # ``比上年的100万元增加……``: the amount compared with, not a figure of now
            self.pending_base = base.base
            self._taken(self.at + 1)
            return True
        item: Item | None = None
        found = self._item_in(tokens)
        if found is not None:
            item, taken = found
            self.item = item
            label = clean_label("".join(part.text for part in tokens[taken:]))
        else:
            label = clean_label("".join(part.text for part in tokens))
        label, role = split_role(label)
        year = next((int(t.number or 0) for t in tokens if t.kind == "year"), None)
        if item is None and label in EMPTY_SUBJECTS | GENERIC:
            if self.header and self.item is None:
                label = split_role(self.header)[0]
            elif role is not None or self.item is not None:
                item = self.item if not self.subject else None
                label = self.subject if self.subject else label
        if item is not None and label in EMPTY_SUBJECTS | GENERIC:
            label = item.label
        elif item is None or found is None:
            self.subject = label if item is None else ""
        self.figures.append(
            Figure(
                label=label,
                amount=amount,
                span=self._span(self.label_start, self.at + 1),
                item=item,
                role=role,
                year=year,
                parent=self.parent,
                in_reason=self.in_reason,
                sentence=self.sentence,
            )
        )
        self.adjacent = True
        self._taken(self.at + 1)
        return True

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

    def _clause_ends(self, at: int) -> bool:
        return at >= len(self.tokens) or self.tokens[at].kind in _ENDS

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
            self.changes[-1] = replace(
                last,
                percent=percent,
                percent_direction=direction,
                span=Span(last.span.start, percent.span.end),
            )
            self._taken(end)
            return True
        self.changes.append(
            Change(
                direction=direction,
                span=self._span(start, end),
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
            return (
                (len(self.figures) - 1, self.adjacent)
                if self.figures
                else (None, False)
            )
        bare, role = split_role(subject)
        for index in range(len(self.figures) - 1, -1, -1):
            figure = self.figures[index]
            named = same_name(figure.label, subject) or same_name(figure.label, bare)
            if named and (role is None or figure.role == role):
                return index, not self.in_reason
        return None, False

    def _verdict(self) -> bool:
        """verdict = "决算数" ( "大于" | "小于" | "等于" ) "预算数" | … "持平" ;"""
        words = clean_label(self._text(self.label_start, self.at))
        subject, role = split_role(words)
        if role != "final":
            return False
        token = self.tokens[self.at]
        comparison = _COMPARISONS.get(token.kind)
        end = self.at + 1
        roughly = False
        if comparison is None:
            if token.kind != "against":
                return False
            read = read_base(self.tokens, self.at, len(self.tokens))
            if (
                read is None
                or read.base.year is not None
                or "预算" not in read.base.words
            ):
                return False
            end = read.end
            roughly = read.roughly
            if end >= len(self.tokens) or self.tokens[end].kind != "flat":
                return False
            comparison, end = "equal", end + 1
        elif end < len(self.tokens) and self.tokens[end].kind == "text":
            if "预算" not in self.tokens[end].text:
                return False
            end += 1
        else:
            return False
        figure = self._final_of(subject)
        self.verdicts.append(
            Verdict(
                comparison, self._span(self.label_start, end), subject, figure, roughly
            )
        )
        self._taken(end)
        return True

    def _final_of(self, subject: str) -> int | None:
        for index in range(len(self.figures) - 1, -1, -1):
            figure = self.figures[index]
            if figure.role == "final" and (
                subject in EMPTY_SUBJECTS or same_name(figure.label, subject)
            ):
                return index
        return None

    def _share(self) -> bool:
        """share = "占" [ whole ] [ "的" ] percent ;"""
        percent, words, end = read_rate(self.tokens, self.at + 1, 30)
        if percent is None or not self.figures or not self.adjacent:
            return False
        whole = clean_label(words.removesuffix("的").removeprefix("比"))
        self.shares.append(
            Share(
                len(self.figures) - 1,
                ""
                if whole == "比重"
                else whole.removesuffix("的比重").removesuffix("比重"),
                self._percent_of(percent),
                self._span(self.at, end),
            )
        )
        self._taken(end)
        return True

    def _completion(self) -> bool:
        """completion = "完成" [ budget ] [ "的" ] percent ;"""
        percent, words, end = read_rate(self.tokens, self.at + 1, 14)
        if percent is None or (words and "预算" not in words):
            return False
        figure = self._final_of("")
        self.completions.append(
            Completion(figure, self._percent_of(percent), self._span(self.at, end))
        )
        self._taken(end)
        return True

    def _of_which(self) -> bool:
        """of-which = "其中" [ "：" | "，" ] ; what follows are parts of the last figure."""
        if self.label_start != self.at:
            return False
        if self.figures and not self.in_reason:
            self.parent = len(self.figures) - 1
        end = self.at + 1
        if end < len(self.tokens) and self.tokens[end].kind in ("colon", "comma"):
            end += 1
        self._taken(end)
        return True

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

    def _quoted_item(self) -> bool:
        """“A-B-C” or “A（类）B（款）C（项）”, followed by 科目 or not."""
        end = self.at + 1
        while end < len(self.tokens) and self.tokens[end].kind != "unquote":
            if self.tokens[end].kind == "stop":
                return False
            end += 1
        if end >= len(self.tokens) or end == self.at + 1:
            return False
        inside = self.tokens[self.at + 1 : end]
        levelled = levelled_item(self.plain, inside)
        item = (
            levelled[0]
            if levelled
            else dashed_item(self.plain, inside[0].start, inside[-1].end)
        )
        if item is None:
            return False
        self.item, self.subject = item, ""
        self._taken(end + 1)
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

    # -- small things ------------------------------------------------------------

    def _item_in(self, tokens: list[Token]) -> tuple[Item, int] | None:
        return levelled_item(self.plain, tokens) if tokens else None

    def _taken(self, end: int) -> None:
        self.at = self.label_start = end

    def _text(self, start: int, end: int) -> str:
        return "".join(token.text for token in self.tokens[start:end])

    def _span(self, start: int, end: int) -> Span:
        last = min(end, len(self.tokens)) - 1
        return self.plain.span(self.tokens[start].start, self.tokens[last].end)

    def _amount_of(self, token: Token) -> Amount:
        span = self.plain.span(token.start, token.end)
        return Amount(
            number=token.number if token.number is not None else _ZERO,
            unit=token.unit,
            decimals=token.decimals,
            text=self.plain.text[token.start : token.end],
            span=span,
        )

    def _percent_of(self, token: Token) -> Percent:
        return Percent(
            number=token.number if token.number is not None else _ZERO,
            decimals=token.decimals,
            text=self.plain.text[token.start : token.end],
            span=self.plain.span(token.start, token.end),
        )
