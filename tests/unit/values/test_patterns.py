"""A lazy pattern is what ``re.compile`` would have given."""

from __future__ import annotations

import re

import pytest

from faheng.values.patterns import lazy_pattern

CALLS = ("search", "match", "fullmatch", "findall", "split")


@pytest.mark.parametrize("call", CALLS)
def test_it_answers_as_the_compiled_one(call: str) -> None:
    text = "办结170件，值守254天"
    lazy = lazy_pattern(r"(\d+)(件|天)", re.MULTILINE)
    compiled = re.compile(r"(\d+)(件|天)", re.MULTILINE)
    for _ in range(2):
        mine, theirs = getattr(lazy, call)(text), getattr(compiled, call)(text)
        assert str(mine) == str(theirs)
    assert (lazy.pattern, lazy.flags) == (compiled.pattern, compiled.flags)
    assert lazy.sub(r"\2", text) == compiled.sub(r"\2", text)


def test_a_slip_in_a_pattern_shows_at_its_first_use() -> None:
    lazy = lazy_pattern("(")
    with pytest.raises(re.error):
        lazy.search("")
