"""Options with boxes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faheng.forms.targets.checkboxes import ticked


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("☑新增 □延续", ["新增"]),
        ("□新增项目　☑延续项目", ["延续项目"]),
        ("一次性（√） 经常性（ ）", ["一次性"]),
        ("新增□、延续■", ["延续"]),
        ("[√]是 [ ]否", ["是"]),
        ("□新增 □延续", []),
        ("☑一般公共预算 ☑其他", ["一般公共预算", "其他"]),
    ],
)
def test_what_is_ticked(text: str, options: list[str]) -> None:
    spans = ticked(text)
    assert spans is not None
    assert [text[start:end] for start, end in spans] == options


def test_text_without_boxes_has_no_options() -> None:
    assert ticked("经常性项目（三年）") is None


@given(st.lists(st.tuples(st.booleans(), st.sampled_from("甲乙丙丁戊")), min_size=1))
def test_boxes_before_options(options: list[tuple[bool, str]]) -> None:
    text = " ".join(("☑" if chosen else "□") + name for chosen, name in options)
    spans = ticked(text) or []
    assert [text[a:b] for a, b in spans] == [name for chosen, name in options if chosen]
