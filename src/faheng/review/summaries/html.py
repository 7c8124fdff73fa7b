"""A summary as one page that links every file's own report; nothing else is needed.

The table of files is sorted without a script: each row knows its rank in every order,
and the order chosen above the table is the one the style sheet lays the rows out by.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import quote

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined, Template

from faheng.review.finding import SEVERITIES
from faheng.review.summaries.entry import Entry
from faheng.review.summaries.summary import Summary


@dataclass(frozen=True, slots=True)
class Order:
    """One way to sort the files: its token, what it is called, and its sort key."""

    token: str
    words: str
    key: Callable[[Entry], Any]


ORDERS = (
    # As they were given: files before the folders beside them.
    Order("name", "文件名", lambda _: 0),
    Order(
        "error",
        "必须修改",
        lambda entry: (-entry.count("error"), -entry.count("warning"), entry.file),
    ),
    Order("warning", "建议修改", lambda entry: (-entry.count("warning"), entry.file)),
    Order(
        "bureau",
        "单位",
        lambda entry: (entry.bureau is None, entry.bureau, entry.year or 0, entry.file),
    ),
    Order("year", "年度", lambda entry: (-(entry.year or 0), entry.file)),
)


def html_summary(summary: Summary, *, table: str | None = None) -> str:
    """The page as a complete document; ``table`` is where the list of findings is."""
    ranks = {
        order.token: {
            id(entry): rank
            for rank, entry in enumerate(sorted(summary.entries, key=order.key))
        }
        for order in ORDERS
    }
    rows = [
        (
            entry,
            ";".join(
                f"--by-{token}:{ranked[id(entry)]}" for token, ranked in ranks.items()
            ),
        )
        for entry in summary.entries
    ]
    return _template().render(
        summary=summary,
        rows=rows,
        orders=ORDERS,
        severities=SEVERITIES,
        table=table,
    )


@cache
def _template() -> Template:
    environment = Environment(
        loader=ChoiceLoader(
            [
                PackageLoader("faheng.review.summaries"),
                PackageLoader("faheng.review.reports"),
            ]
        ),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # A name may hold signs that mean something in an address.
    environment.filters["address"] = lambda path: quote(path, safe="/")
    return environment.get_template("summary.html")
