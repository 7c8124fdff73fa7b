"""Whose paper it is, however the name is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faheng.review.across.bodies import Body, Likeness, plain_body

BUREAU = "昆明市呈贡区司法局"


def body(name: str, code: str = "") -> Body:
    plain, itself = plain_body(name)
    return Body(plain, code, itself)


@pytest.mark.parametrize(
    ("name", "itself"),
    [
        (BUREAU, False),
        (f"{BUREAU}（本级）", True),
        (f"{BUREAU}(机关)", True),
        (f"{BUREAU}本级", True),
        (f"{BUREAU}机关", True),
        (f"{BUREAU}2024年部门预算", False),
        (f"{BUREAU} 2024 年度单位决算公开说明", False),
        (f"{BUREAU}（汇总）", False),
        (f"{BUREAU}部门预算编制说明", False),
        (f"{BUREAU}（本级）2025年单位预算", True),
    ],
)
def test_a_name_is_freed_of_what_the_paper_adds(name: str, itself: bool) -> None:
    assert plain_body(name) == (BUREAU, itself)


@pytest.mark.parametrize(
    "name", ["某区机关事务管理局", "县机关服务中心", "预算编审中心"]
)
def test_a_name_that_only_looks_so_is_left_alone(name: str) -> None:
    assert plain_body(name) == (name, False)


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        (body(BUREAU), body(f"{BUREAU}（本级）"), "same"),
        (body(BUREAU), body("呈贡区司法局"), "likely"),
        (body(BUREAU), body("区司法局"), "different"),
        (body(BUREAU), body("司法局"), "different"),
        (body(BUREAU), body("昆明市官渡区司法局"), "different"),
        (body(BUREAU), body("昆明市呈贡区法律援助中心"), "different"),
        (body(BUREAU), body(""), "unknown"),
        (body(BUREAU, "315002"), body("某局", "315002"), "same"),
        (body(BUREAU, "315002"), body(BUREAU, "315003"), "different"),
        (body(BUREAU, "315002"), body(BUREAU, "11530121015129405N"), "same"),
    ],
)
def test_bodies_are_told_apart(one: Body, other: Body, likeness: Likeness) -> None:
    assert one.likeness(other) == likeness
    assert other.likeness(one) == likeness


@given(st.text(alphabet="市区县司法局本级机关()（）2024年部门预算", max_size=20))
def test_a_plain_name_stays_plain(name: str) -> None:
    plain, _ = plain_body(name)
    assert len(plain) <= len(name)
    assert body(name).likeness(body(name)) == ("same" if plain else "unknown")
