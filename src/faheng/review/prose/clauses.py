"""The recursive descent over one passage's tokens; the grammar is in ``parser``."""

from __future__ import annotations

from faheng.review.prose.change_phrases import ChangeReader
from faheng.review.prose.items import dashed_item, levelled_item
from faheng.review.prose.labels import (
    EMPTY_SUBJECTS,
    GENERIC,
    clean_label,
    split_role,
)
from faheng.review.prose.outcome_phrases import OutcomeReader
from faheng.review.prose.phrases import choice_at, read_base
from faheng.review.prose.reader_state import ENDS
from faheng.review.prose.statements import Figure, Item, Prose
from faheng.review.prose.tokens import Token

# An amount before one of these is a limit, not a figure.
_LIMITS = ("（含）", "以上", "以下", "以内", "及以上", "以外", "的标准")
_NAMELESS = frozenset(("", "支出", "科目", "经费", "项"))


class ClauseReader(ChangeReader, OutcomeReader):
    """Walks the tokens once and collects statements."""

    def read(self) -> Prose:
        """passage = { sentence } ;"""
        while self.at < len(self.tokens):
            self._clause()
            if self.at < len(self.tokens):
                self._end_of_clause(self.tokens[self.at])
                self.at += 1
        return self.prose()

    def _clause(self) -> None:
        """clause = { text | phrase } ;"""
        self.label_start = self.at
        depth = 0
        began = self.at
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if token.kind == "open" and self._lists_parts(self.at + 1):
                self.outer.append(self.parent)
                self._taken(self.at + 1)
                continue
            if token.kind == "close" and depth == 0:
                # what follows may be told of the whole again, or of the last part
                self.adjacent = False
                if self.outer:
                    self.parent = self.outer.pop()
                self._taken(self.at + 1)
                continue
            if token.kind == "open":
                depth += 1
            elif token.kind == "close":
                depth -= 1
            if token.kind in ENDS and (depth == 0 or token.kind == "stop"):
                break
            if depth == 0 and self._phrase(token):
                continue
            if token.kind == "pause" and self.label_start == self.at:
                self.label_start = self.at + 1
            self.at += 1
        self._leftover(began)

    def _is_compared(self, at: int) -> bool:
        """``比2022年``: the year stands right behind the word of comparison."""
        return at > 0 and self.tokens[at - 1].kind == "against"

    def _lists_parts(self, at: int) -> bool:
        """``（其中：…）``: the parts stand in brackets."""
        return at < len(self.tokens) and self.tokens[at].kind == "of_which"

    def _end_of_clause(self, mark: Token) -> None:
        if mark.kind == "stop":
            self.in_reason = False
            self.adjacent = False
            self.parent = None
            self.outer.clear()
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
                self.header = "" if header in GENERIC | _NAMELESS else header

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

    def _phrase(self, token: Token) -> bool:
        """Tries the phrase the token announces; moves on only if it is one."""
        if (length := choice_at(self.tokens, self.at)) is not None:
            self._choice(length)
            return True
        match token.kind:
            case "quote":
                return self._quoted_item()
            case "year":
                if not self.in_reason and not self._is_compared(self.at):
                    self.spoken_of = int(token.number or 0)
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
                spoken_of=self.spoken_of,
                parent=self.parent,
                in_reason=self.in_reason,
                sentence=self.sentence,
            )
        )
        self.adjacent = True
        self._taken(self.at + 1)
        return True

    def _of_which(self) -> bool:
        """of-which = "其中" [ "：" | "，" ] ; what follows are parts of the last figure."""
        if self.label_start != self.at:
            return False
        if not self.in_reason:
            told = [n for n, figure in enumerate(self.figures) if not figure.in_reason]
            self.parent = told[-1] if told else None
        end = self.at + 1
        if end < len(self.tokens) and self.tokens[end].kind in ("colon", "comma"):
            end += 1
        self._taken(end)
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
