"""Phrases about figures already told: share, completion, verdict."""

from __future__ import annotations

from faheng.review.prose.labels import clean_label, split_role
from faheng.review.prose.phrases import read_base, read_rate
from faheng.review.prose.reader_state import ReaderState
from faheng.review.prose.statements import Comparison, Completion, Share, Verdict

_COMPARISONS: dict[str, Comparison] = {
    "greater": "greater",
    "less": "less",
    "equal": "equal",
}


class OutcomeReader(ReaderState):
    """Reads 占…%, 完成…% and 决算数大于预算数."""

    def _share(self) -> bool:
        """share = "占" [ whole ] [ "的" ] percent ;"""
        percent, words, end = read_rate(self.tokens, self.at + 1, 30)
        if percent is None or not self.figures or not self.adjacent:
            return False
        if len(self._text(self.label_start, self.at)) > 1:
            return False  # 某某金额占……: the figure named here is not told
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
        if len(self._text(self.label_start, self.at)) > 2:
            return False
        last = self.figures[-1] if self.figures else None
        is_final = last is not None and last.role == "final"
        figure = len(self.figures) - 1 if is_final else None
        self.completions.append(
            Completion(figure, self._percent_of(percent), self._span(self.at, end))
        )
        self._taken(end)
        return True

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
