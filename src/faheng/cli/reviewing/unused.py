"""Waivers for any file: of many files, each need cover something in one of them only."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from faheng.api.reviewing import Reviewed
from faheng.review.reports.digest import record_in_words
from faheng.review.waivers import NO_MATCH


def told_apart(reviewed: Reviewed) -> tuple[Reviewed, list[tuple[str, str]]]:
    """The review with the unused waivers that name its file, and the others in words."""
    unused = reviewed.review.unused_waivers
    named = tuple(each for each in unused if each.file is not None)
    others = [(record_in_words(each), each.why) for each in unused if each.file is None]
    review = reviewed.review.model_copy(update={"unused_waivers": named})
    return replace(reviewed, review=review), others


class UnusedAnywhere:
    """Finds the waivers that covered nothing in any review."""

    def __init__(self) -> None:
        self._reviews = 0
        self._unused: Counter[str] = Counter()
        self._why: dict[str, str] = {}

    def take(self, unused: list[tuple[str, str]]) -> None:
        """Those one review had no use for, in words and with the reason."""
        self._reviews += 1
        reasons = dict(unused)
        self._unused.update(list(reasons))
        for record, why in reasons.items():
            # That it has expired, or may not be, says more than that nothing matched.
            if why != NO_MATCH or record not in self._why:
                self._why[record] = why

    def sentences(self) -> list[str]:
        """A sentence for each."""
        return [
            f"没有用到的豁免：{record}：{self._why[record]}。"
            for record, times in self._unused.items()
            if times == self._reviews
        ]
