"""Takes what was made of each file, in order: prints, writes, and sums up."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import Any

from faheng.api.inputs import Input
from faheng.cli.commands.read import unreadable_line
from faheng.cli.output import Output
from faheng.cli.progress import Progress
from faheng.cli.reviewing.unused import UnusedAnywhere
from faheng.documents.names import in_one_line
from faheng.review.finding import Review
from faheng.review.summaries.entry import Entry, entry_from
from faheng.review.summaries.summary import Summary

TABLE = "问题清单.csv"
SUMMARY = {
    "text": ("审核汇总.txt", TABLE),
    "html": ("index.html", TABLE),
    "json": ("summary.json",),
    "sarif": (),
}
"""The names of what sums a folder up, by the format of the reports."""


class Results:
    """Where the answers of one run come together; ``code`` is its exit code."""

    def __init__(
        self, output: Output, progress: Progress, *, form: str, json_lines: bool
    ) -> None:
        self._output = output
        self._progress = progress
        self._form = form
        self._json_lines = json_lines
        self._failed = self._must_mend = False
        self._entries: list[Entry] = []
        self._reviews: list[Review] = []
        self._unreadable: list[tuple[str, str]] = []
        self._texts: dict[str, str] = {}
        self._unused = UnusedAnywhere()

    @property
    def code(self) -> int:
        return 2 if self._failed else int(self._must_mend)

    def unreadable(self, source: Input, sentence: str) -> None:
        """A file that has no review, and the sentence why."""
        self._failed = True
        self._progress.say(f"{in_one_line(source.path)}：{sentence}")
        self._entries.append(Entry(in_one_line(source.kept_as), error=sentence))
        self._unreadable.append((in_one_line(source.path.name), sentence))
        if self._json_lines:
            self._output.put(source.kept_as, unreadable_line(source.path, sentence))

    def take(self, source: Input, made: dict[str, Any]) -> None:
        """What was made of one reading of a file."""
        for sentence in made["failures"]:
            self._failed = True
            self._progress.say(sentence)
        for sentence in made["copies"]:
            self._progress.say(sentence)
        self._must_mend |= made["must_mend"]
        self._unused.take([(record, why) for record, why in made["unused"]])
        report = None
        if self._form == "sarif":
            review = Review.model_validate_json(made["review"])
            self._reviews.append(review)
            if made["text"] is not None:
                self._texts[review.source.sha256] = made["text"]
        else:
            place = self._output.put(source.kept_as, made["report"])
            report = place.as_posix() if place is not None else None
        if "entry" in made:
            self._entries.append(replace(entry_from(made["entry"]), report=report))

    def finish(self) -> tuple[str, ...]:
        """What can only be said when all files are done."""
        if self._form == "sarif":
            from faheng.review.reports.sarif import sarif_report

            log = sarif_report(
                self._reviews, unreadable=self._unreadable, texts=self._texts
            )
            self._output.put_last(log, named="faheng.sarif")
        unused = tuple(self._unused.sentences())
        for sentence in unused:
            self._progress.say(sentence)
        return unused

    def sum_up(self, notes: tuple[str, ...], *, in_folder: bool) -> None:
        """The summary of a folder, beside the reports or after them."""
        summary = Summary(self._entries, notes)
        if in_folder:
            for name in SUMMARY[self._form]:
                self._output.put_at(name, _page(summary, name))
        elif self._form == "text":
            sys.stdout.write(f"\n{_page(summary, SUMMARY['text'][0])}")
            return
        self._progress.say(summary.headline)


def _page(summary: Summary, name: str) -> str:
    if name == TABLE:
        from faheng.review.summaries.table import table_of_findings

        return table_of_findings(summary)
    if name.endswith(".json"):
        return summary.as_json()
    if name.endswith(".html"):
        from faheng.review.summaries.html import html_summary

        return html_summary(summary, table=TABLE)
    from faheng.review.summaries.text import text_summary

    return text_summary(summary)
