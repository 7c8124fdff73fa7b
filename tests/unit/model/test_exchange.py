"""Packages in files: an object, an array, JSON lines; or one sentence."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faheng.model.exceptions import InvalidPackageError
from faheng.model.exchange import is_exchange, load_packages
from faheng.model.package import Package, SourceFile

PACKAGE = Package(
    source=SourceFile(
        file="表.docx", sha256="0" * 64, format="docx", layout="generic", confidence="1"
    ),
    year=2024,
)


@pytest.mark.parametrize(
    "data",
    [
        PACKAGE.to_json(),
        PACKAGE.to_json(indent=2),
        f"[{PACKAGE.to_json()}]",
        f"{PACKAGE.to_json()}\n\n{PACKAGE.to_json()}\n",
        f"\ufeff{PACKAGE.to_json()}",
    ],
    ids=["一份", "分行书写", "数组", "每行一份", "带字节序标记"],
)
def test_packages_come_back_as_they_were_written(data: str) -> None:
    found = list(load_packages(data.encode(), name="x.json"))
    assert found == [PACKAGE] * len(found)
    assert len(found) == data.count("faheng.package/1")


def test_a_package_without_a_source_is_named_after_its_file() -> None:
    data = json.dumps({"schema": "faheng.package/1"}).encode()
    (found,) = load_packages(data, name="甲.json")
    assert found.source.file == "甲.json"
    assert found.source.format == "json"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'{"a": 1}', "不是交换数据"),
        (b"[1]", "不是交换数据"),
        (b'{"schema": "faheng.package/1",\n "year": ', "第 2 行"),
        (b'{"schema": "faheng.package/1", "year": "x"}', "“year”"),
        (b"\xff\xfe{", "语法错误"),
        (b"[" * 100_000, "语法错误"),
    ],
    ids=["别的内容", "数字", "截断", "年份不是数", "编码不对", "层数过多"],
)
def test_what_is_no_package_is_named_in_one_sentence(data: bytes, said: str) -> None:
    with pytest.raises(InvalidPackageError, match=said):
        list(load_packages(data, name="x.json"))


@given(st.binary(max_size=200))
def test_any_bytes_give_packages_or_that_sentence(data: bytes) -> None:
    try:
        list(load_packages(data, name="x.json"))
    except InvalidPackageError as why:
        assert "\n" not in str(why)


def test_exchange_data_is_told_from_a_text_file() -> None:
    assert is_exchange(PACKAGE.to_json().encode(), "x.txt")
    assert is_exchange(b"{", "x.json")
    assert not is_exchange(b"{", "x.txt")
    assert not is_exchange("项目".encode(), "x.json")


@given(st.integers(1, 9), st.integers(0, 12), st.booleans())
def test_the_parts_of_a_file_are_the_whole(
    parts: int, count: int, listed: bool
) -> None:
    each = [PACKAGE.model_copy(update={"year": 2000 + nth}) for nth in range(count)]
    written = [package.to_json() for package in each]
    data = f"[{','.join(written)}]" if listed or not count else "\n".join(written)
    found = [
        package
        for at in range(parts)
        for package in load_packages(data.encode(), name="x.json", part=(at, parts))
    ]
    assert found == each


def test_nulls_and_values_without_text_mean_what_leaving_them_out_means() -> None:
    data = json.dumps(
        {
            "schema": "faheng.package/1",
            "bureau": None,
            "evaluations": [
                {
                    "project": None,
                    "funding": None,
                    "items": [{"target": {"kind": "qualitative"}, "reason": None}],
                }
            ],
            "budget": {
                "stage": "budget",
                "tables": [
                    {
                        "id": "T1",
                        "title": "表",
                        "kind": "other",
                        "unit": "元",
                        "rows": [{"name": "合计", "cells": {"total": None}}],
                    }
                ],
            },
        }
    ).encode()
    (found,) = load_packages(data, name="x.json")
    assert found.evaluations[0].items[0].target is not None
    assert found.evaluations[0].items[0].target.text == ""
    assert found.budget is not None
    assert found.budget.tables[0].rows[0].cells == {"total": None}


@pytest.mark.parametrize("number", ["1E+99999", "-2.5e-10000", "NaN", "Infinity"])
def test_a_number_nobody_could_print_is_refused(number: str) -> None:
    for evaluation in (
        {"score": number},
        {"items": [{"target": {"kind": "quantitative", "number": number}}]},
    ):
        data = {"schema": "faheng.package/1", "evaluations": [evaluation]}
        with pytest.raises(InvalidPackageError):
            list(load_packages(json.dumps(data).encode(), name="x.json"))
