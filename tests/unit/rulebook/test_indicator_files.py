"""A file of indicators is read as it stands, and every slip names file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from faheng.rulebook import load_parameter, parameter_names
from faheng.rulebook.exceptions import RulebookFileError, UnknownParameterError
from faheng.rulebook.indicator_entry import IndicatorEntry, Pair, Standard
from faheng.rulebook.indicator_files import read_indicator_file

SOUND = """\
label: 法律援助
entries:
  aid-cases:
    name: 办结法律援助案件数
    category: output.quantity
    unit: 件
    direction: ">="
    target: ≥170件
    counting: 以结案归档日期计。
    standard: {text: 上年实绩}
    explanation: 按上年办结量填写。
    evidence: 归档登记
    synonyms: [法律援助案件数, 法援办案量]
    registers: [legal_aid_cases]
    source: dadukou-2021
  aid-fee:
    name: 案件补贴标准
    category: output.cost
    regional: [影响力目标, 长效管理]
    unit: 元
    direction: "="
    target: =1440元/件
    counting: 每件补贴。
    standard: {text: 补贴标准, parameter: fees/legal-aid-case, key: null}
    explanation: 按现行文件填写。
    evidence: 支付凭证
    synonyms: []
    registers: []
    source: practice
    scoring: direct
    method: proof
    confirmed: false
"""


def read(tmp_path: Path, text: str) -> tuple[IndicatorEntry, ...]:
    file = tmp_path / "legal-aid.yaml"
    file.write_text(text, "utf-8")
    return read_indicator_file(file)


def test_an_entry_is_what_its_file_says(tmp_path: Path) -> None:
    cases, fee = read(tmp_path, SOUND)
    assert (cases.id, cases.field, cases.field_label) == (
        "aid-cases",
        "legal-aid",
        "法律援助",
    )
    assert cases.pair(2015) == Pair("产出指标", "数量指标", "output.quantity")
    assert cases.pair(2021) == cases.pair(2015)
    assert cases.regional is None
    assert cases.synonyms == ("法律援助案件数", "法援办案量")
    assert (cases.scoring, cases.method) == ("proportional", "statistics")
    assert cases.confirmed
    assert str(cases.source).endswith("（2021年）")
    assert (fee.scoring, fee.method, fee.confirmed) == ("direct", "proof", False)
    assert fee.standard == Standard("补贴标准", "fees/legal-aid-case")


def test_cost_stands_at_level_one_in_the_newer_taxonomy(tmp_path: Path) -> None:
    fee = read(tmp_path, SOUND)[1]
    assert fee.pair(2015) == Pair("产出指标", "成本指标", "output.cost")
    assert fee.pair(2021) == Pair("成本指标", "经济成本指标", "cost.economic")
    assert fee.pair(2021).group == "cost"
    assert fee.regional == Pair("影响力目标", "长效管理", "influence.long_term")


def test_points_and_method_follow_from_the_kind(tmp_path: Path) -> None:
    asked = SOUND.replace("output.quantity", "satisfaction.recipients")
    assert read(tmp_path, asked)[0].scoring == "satisfaction"
    assert read(tmp_path, asked)[0].method == "survey"
    told = SOUND.replace("unit: 件", "unit: null").replace('">="', "qualitative")
    assert read(tmp_path, told)[0].scoring == "graded"
    assert read(tmp_path, told)[0].method == "statement"


FAULTS = {
    "unknown key": (SOUND.replace("    counting: 以", "    count: 以"), 9, "count"),
    "duplicate key": (SOUND.replace("    counting: 以", "    target: 以"), 9, "重复"),
    "duplicate id": (SOUND.replace("aid-fee:", "aid-cases:"), 16, "重复"),
    "missing source": (SOUND.replace("    source: dadukou-2021\n", ""), 4, "source"),
    "unknown source": (SOUND.replace("dadukou-2021", "nowhere"), 15, "来源"),
    "blank name": (SOUND.replace("name: 办结法律援助案件数", 'name: " "'), 4, "文字"),
    "unknown category": (SOUND.replace("output.cost", "output.x"), 18, "分级"),
    "category of a region": (SOUND.replace("output.cost", "input.funds"), 18, "分级"),
    "unknown direction": (SOUND.replace('">="', '">"'), 7, "之一"),
    "count without unit": (SOUND.replace("unit: 件", "unit: null"), 6, "单位"),
    "unknown register": (SOUND.replace("[legal_aid_cases]", "[cases]"), 14, "之一"),
    "synonyms no list": (SOUND.replace("synonyms: []", "synonyms: 无"), 27, "列表"),
    "synonym twice": (SOUND.replace("法援办案量", "法律援助案件数"), 13, "重复"),
    "one level only": (SOUND.replace(", 长效管理]", "]"), 19, "两个"),
    "unknown level": (SOUND.replace("长效管理]", "别的]"), 19, "二级"),
    "unknown scoring": (SOUND.replace("scoring: direct", "scoring: x"), 30, "之一"),
    "confirmed no bool": (SOUND.replace("med: false", "med: 3"), 32, "confirmed"),
    "id in capitals": (SOUND.replace("aid-fee:", "Aid:"), 16, "编号"),
    "standard without text": (SOUND.replace("{text: 上年实绩}", "{}"), 10, "text"),
    "no entries": ("label: 法律援助\n", 1, "entries"),
}


@pytest.mark.parametrize("text, line, word", FAULTS.values(), ids=FAULTS)
def test_a_slip_names_file_and_line(
    tmp_path: Path, text: str, line: int, word: str
) -> None:
    with pytest.raises(RulebookFileError) as caught:
        read(tmp_path, text)
    assert str(caught.value).startswith(f"{tmp_path / 'legal-aid.yaml'}:{line}: ")
    assert word in str(caught.value)


def test_an_id_is_used_in_one_file_only(tmp_path: Path) -> None:
    read(tmp_path, SOUND)
    with pytest.raises(RulebookFileError, match=r"yaml:16: .*“aid-fee”"):
        read_indicator_file(tmp_path / "legal-aid.yaml", {"aid-fee"})


def test_files_of_indicators_are_no_parameters() -> None:
    assert not [name for name in parameter_names() if name.startswith("indicators/")]
    with pytest.raises(UnknownParameterError):
        load_parameter("indicators/mediation")
