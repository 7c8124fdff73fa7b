"""What a clerk types finds the indicator that is meant."""

from __future__ import annotations

import time
from statistics import median

import pytest

from faheng.rulebook.exceptions import UnknownIndicatorError
from faheng.rulebook.indicator_entry import Taxonomy
from faheng.rulebook.indicator_guide import scoring_rule, value_method
from faheng.rulebook.indicator_library import entries, entry, search

FIRST = {
    "调解成功率": "mediation-success-rate",
    "重新犯罪": "corrections-reoffending-rate",
    "微信群": "adviser-chat-groups",
    "8小时": "adviser-monthly-hours",
    "旁听": "publicity-court-visits",
    "海报": "publicity-posters",
    "复议 受理 时限": "reconsideration-acceptance-deadline",
    "法援案件办结": "legal-aid-cases-closed",
    "执法案卷合格率": "enforcement-file-pass-rate",
    "受援人满意": "legal-aid-recipient-satisfaction",
    "为当事人挽回的经济损失": "legal-aid-recovered",
    "刑满释放人员参加就业培训": "resettlement-job-training",
    "村居法律顾问每月服务不少于八小时": "adviser-monthly-hours",
    "居民对律师服务评价": "adviser-satisfaction",
    "泄密": "running-leaks",
    "五险一金": "staff-insurance-on-time",
    "预算执行": "funds-execution-rate",
    "全年人民调解案件数量（件）": "mediation-cases",
    "ＰＰＴ 普法讲座": "adviser-quarterly-lectures",
    # As forms print them: with the target in the name, a code, two things in one.
    "组织领导干部旁听庭审活动不少于1场次": "publicity-court-visits",
    "行政诉讼案件负责人出庭率与答辩率": "litigation-leader-appearance-rate",
}


@pytest.mark.parametrize("words, id_", FIRST.items(), ids=FIRST)
def test_the_best_comes_first(words: str, id_: str) -> None:
    assert search(words)[0].id == id_


@pytest.mark.parametrize("words", ["公车", "龘", "xyz", "蔬菜大棚"])
def test_what_nobody_has_finds_nothing(words: str) -> None:
    assert search(words) == ()


def test_every_name_and_synonym_finds_its_own() -> None:
    for each in entries():
        for name in (each.name, *each.synonyms):
            assert search(name, limit=1)[0].id == each.id, name


@pytest.mark.parametrize(
    "level1, level2, taxonomy, groups",
    [
        ("产出指标", None, 2015, {"output"}),
        ("1-产出指标", "12-质量指标", 2015, {"output.quality"}),
        ("效果目标", None, 2021, {"benefit"}),
        ("效果指标", "社会效益指标", 2015, {"benefit.social"}),
        ("效果目标", "满意度", 2021, {"satisfaction.recipients"}),
        ("成本指标", None, 2021, {"cost"}),
        (None, "成本指标", 2015, {"output.cost"}),
    ],
)
def test_levels_narrow(
    level1: str | None, level2: str | None, taxonomy: Taxonomy, groups: set[str]
) -> None:
    found = search("", level1=level1, level2=level2, taxonomy=taxonomy, limit=999)
    pairs = {each.pair(taxonomy) for each in found}
    assert {pair.category if level2 else pair.group for pair in pairs} == groups


def test_a_regional_level_finds_what_stands_there() -> None:
    found = search("率", level1="投入与目标管理", level2="投入管理")
    assert {each.id for each in found} >= {
        "funds-received-rate",
        "funds-execution-rate",
    }
    assert all(each.field == "funds" for each in found)


def test_cost_is_no_level_one_in_the_older_taxonomy() -> None:
    assert search("", level1="成本指标") == ()
    assert search("", level1="没有这一级") == ()


def test_without_words_the_order_is_the_librarys() -> None:
    assert search("", limit=7) == entries()[:7]
    assert search(" 、", limit=999) == entries()


def test_limit() -> None:
    assert len(search("满意度", limit=3)) == 3
    assert search("满意度", limit=3) == search("满意度")[:3]


def test_an_entry_by_its_id() -> None:
    assert entry("mediation-cases").name == "全年调解矛盾纠纷件数"
    with pytest.raises(UnknownIndicatorError, match="“no-such”"):
        entry("no-such")


def test_how_points_are_given_can_be_printed() -> None:
    satisfied = entry("adviser-satisfaction")
    assert scoring_rule(satisfied).name == "满意度赋分"
    assert value_method(satisfied).name == "问卷调查法"
    assert "比例" in scoring_rule(entry("mediation-cases")).text


def test_searching_is_instant() -> None:
    search("调解")
    took = []
    for number in range(50):
        start = time.perf_counter()
        search(f"村（社区）法律顾问为群众提供法律咨询和法治讲座的满意度{number}")
        took.append(time.perf_counter() - start)
    assert median(took) < 0.005
