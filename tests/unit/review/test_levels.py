"""Printed levels are understood in every region's words, and only nonsense is refused."""

from __future__ import annotations

import pytest

from faheng.review.brackets import unbalanced
from faheng.review.levels import children_names, level_of
from faheng.review.measures import measure_key, service_key


@pytest.mark.parametrize(
    "level1, level2",
    [
        ("2-效益指标", "12-质量指标"),
        ("产出指标", "社会效益指标"),
        ("产出指标", "效益指标"),
        ("满意度指标", "时效指标"),
        ("成本指标", "数量指标"),
    ],
)
def test_pairs_no_taxonomy_allows(level1: str, level2: str) -> None:
    assert level_of(level1, level2, None).impossible


@pytest.mark.parametrize(
    "level1, level2",
    [
        ("产出指标", "成本指标"),
        ("一、产出指标", "产出数量"),
        ("成本指标", "经济成本指标"),
        ("效果目标", "满意度"),
        ("满意度指标", "群众满意度"),
        ("投入与目标管理", "数量"),
        ("影响力目标", "质量指标"),
        ("自设指标", "质量指标"),
        ("产出指标", "自设二级"),
        (None, "质量指标"),
        ("产出指标", None),
    ],
)
def test_pairs_that_some_taxonomy_or_region_allows(
    level1: str | None, level2: str | None
) -> None:
    assert not level_of(level1, level2, None).impossible


def test_a_recognised_category_is_trusted() -> None:
    assert level_of("效益", "质量", "output.quality").sub == "output.quality"


def test_children_are_named_from_both_taxonomies() -> None:
    assert children_names("output") == "数量指标、质量指标、时效指标、成本指标"


@pytest.mark.parametrize(
    "one, other",
    [
        ("专职调解服务经费", "某财政[2022]9号各区专职调解服务项目经费"),
        ("一村（社区）一法律顾问工作经费（区资金）", "2023年一村社区一法律顾问经费"),
    ],
)
def test_one_service_under_two_names(one: str, other: str) -> None:
    assert service_key(one) == service_key(other) != ""


def test_different_services_differ() -> None:
    assert service_key("人民调解经费") != service_key("专职人民调解服务经费")


def test_a_count_and_the_doing_of_it_are_one_measure() -> None:
    assert measure_key("法律援助案件数") == measure_key("办结法律援助案件")
    assert measure_key("受理法律援助案件") != measure_key("办结法律援助案件")


@pytest.mark.parametrize(
    "text", ["时间(小时)≥8", "合格率（%)", "1）培训；2）会议", "[80,90)", "无括号"]
)
def test_balanced(text: str) -> None:
    assert unbalanced(text) is None


@pytest.mark.parametrize("text, what", [("(小时≥8", "右"), ("小时）≥8", "左")])
def test_unbalanced(text: str, what: str) -> None:
    assert what in (unbalanced(text) or "")
