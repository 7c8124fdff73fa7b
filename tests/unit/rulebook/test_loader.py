"""The loader takes sound files as they are and names file and line of every slip."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from faheng.rulebook import OutsideValidityError, load_parameter
from faheng.rulebook.exceptions import RulebookFileError, UnknownParameterError
from faheng.rulebook.loader import read_parameter
from faheng.rulebook.parameter import Parameter, Source

SOUND = """\
label: 单位缴费比例
unit: "%"
values:
  2006-01-01:
    value: 20
    source: {title: 旧规定}
  2019-05-01:
    value: {rate: 9.5, codes: ["01", b], "204": [true, 2020-01-02], none: null}
    source: {title: 新规定, number: 国办发〔2019〕13号, article: 一}
    confirmed: false
  2030-01-01:
    value: null
    source: {title: 废止}
"""


def read(tmp_path: Path, text: str) -> Parameter:
    file = tmp_path / "rate.yaml"
    file.write_text(text, "utf-8")
    return read_parameter("test/rate", file)


def test_values_are_found_by_day(tmp_path: Path) -> None:
    rate = read(tmp_path, SOUND)
    assert (rate.name, rate.label, rate.unit) == ("test/rate", "单位缴费比例", "%")
    assert rate.on(date(2019, 4, 30)).value == 20
    assert rate.on(date(2019, 4, 30)).confirmed
    later = rate.on(date(2019, 5, 1))
    assert later.since == date(2019, 5, 1)
    assert later.source == Source("新规定", "国办发〔2019〕13号", "一")
    assert str(later.source) == "新规定 国办发〔2019〕13号 一"
    assert not later.confirmed


def test_values_are_exact_and_immutable(tmp_path: Path) -> None:
    value = read(tmp_path, SOUND).on(date(2020, 1, 1)).value
    assert value == {
        "rate": Decimal("9.5"),
        "codes": ("01", "b"),
        "204": (True, date(2020, 1, 2)),
        "none": None,
    }
    with pytest.raises(TypeError):
        value["rate"] = 1


@pytest.mark.parametrize("day", [date(2005, 12, 31), date(2030, 1, 1)])
def test_outside_validity_raises(tmp_path: Path, day: date) -> None:
    rate = read(tmp_path, SOUND)
    assert not rate.is_in_force(day)
    with pytest.raises(OutsideValidityError, match=f"test/rate.*{day}"):
        rate.on(day)


FAULTS = {
    "empty file": ("", 1, "空"),
    "no mapping": ("- a\n", 1, "键"),
    "broken YAML": ("label: [\n", 2, "YAML"),
    "unknown key": (SOUND.replace("unit:", "units:"), 2, "units"),
    "missing label": (SOUND.replace("label: 单位缴费比例\n", ""), 1, "label"),
    "no values": ("label: 甲\nvalues: {}\n", 2, "values"),
    "values not a mapping": ("label: 甲\nvalues: 3\n", 2, "键"),
    "empty label": (SOUND.replace("单位缴费比例", '" "'), 1, "文字"),
    "duplicate key": (SOUND.replace("unit:", "label:"), 2, "重复"),
    "duplicate day": (SOUND.replace("2019-05-01:", "2006-01-01:"), 7, "重复"),
    "duplicate key in a value": (SOUND.replace("none:", "rate:"), 8, "重复"),
    "unsorted days": (SOUND.replace("2006-01-01", "2020-01-01"), 7, "先后"),
    "no day": (SOUND.replace("2006-01-01", "2006年"), 4, "日期"),
    "missing source": (
        SOUND.replace("    source: {title: 旧规定}\n", ""),
        5,
        "source",
    ),
    "source without title": (SOUND.replace("title: 旧", "number: 旧"), 6, "title"),
    "empty title": (SOUND.replace("旧规定", ""), 6, "文字"),
    "unknown key in a source": (SOUND.replace("article:", "page:"), 9, "page"),
    "unknown key in a value": (SOUND.replace("confirmed:", "sure:"), 10, "sure"),
    "confirmed is not a bool": (SOUND.replace("false", "3"), 10, "confirmed"),
    "code without quotes": (SOUND.replace('"01"', "01"), 8, "引号"),
    "float no decimal can hold": (SOUND.replace("9.5", "1:20.5"), 8, "引号"),
    "unknown tag": (SOUND.replace("value: 20", "value: !x 20"), 5, "引号"),
    "key is a list": (SOUND.replace("rate:", "[a]:"), 8, "键"),
}


@pytest.mark.parametrize("text, line, word", FAULTS.values(), ids=FAULTS)
def test_a_slip_names_file_and_line(
    tmp_path: Path, text: str, line: int, word: str
) -> None:
    with pytest.raises(RulebookFileError) as caught:
        read(tmp_path, text)
    assert str(caught.value).startswith(f"{tmp_path / 'rate.yaml'}:{line}: ")
    assert word in str(caught.value)


@pytest.mark.parametrize("name", ["plans/nothing", "../loader", "plans", "Plans/x", ""])
def test_unknown_parameter_is_named(name: str) -> None:
    with pytest.raises(UnknownParameterError, match=f"“{name}”"):
        load_parameter(name)


def test_a_file_is_read_once() -> None:
    first = load_parameter("plans/law-publicity")
    assert load_parameter("plans/law-publicity") is first
    assert isinstance(first.on(date(2021, 1, 1)).value, Mapping)
