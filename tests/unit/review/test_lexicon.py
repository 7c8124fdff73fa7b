"""Words are found as they stand; every list is of use."""

from __future__ import annotations

from pathlib import Path

import pytest

from faheng.review import lexicon
from faheng.review.lexicon import Words, bare, words
from faheng.rulebook import load_parameter

FOLDER = Path(lexicon.__file__).parent
SOURCES = "".join(
    file.read_text("utf-8") for file in FOLDER.parent.rglob("*.py") if file.is_file()
)


def test_the_longest_word_is_found() -> None:
    found = Words(["场", "场次", "次"])
    assert found.ending("讲座场次") == "场次"
    assert found.found_in("三场讲座") == "场"
    assert found.starting("场次数") == "场次"
    assert found.all_in("两场次加一次") == ["场次", "次"]
    assert found.without("讲座场次数") == "讲座数"


def test_an_empty_list_finds_nothing() -> None:
    assert Words([]).found_in("任何文字") is None


def test_texts_are_compared_in_half_width_without_blanks() -> None:
    assert bare("合格率（％） ") == "合格率(%)"


def test_an_unknown_list_is_named() -> None:
    with pytest.raises(KeyError, match="no_such_list"):
        words("no_such_list")


def test_every_list_is_used_by_a_rule_or_a_standard() -> None:
    standards = load_parameter("service/standards").values[-1].value
    names = {
        line.partition(":")[0]
        for file in FOLDER.glob("*.yaml")
        for line in file.read_text("utf-8").splitlines()
        if line and line[0].isalpha() and ":" in line
    }
    assert names
    unused = {name for name in names if f'"{name}"' not in SOURCES}
    assert unused - set(standards) == set()
