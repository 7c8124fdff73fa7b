"""The indicator library as a page: every indicator with all a clerk needs to use it."""

from __future__ import annotations

from itertools import groupby

from faheng.rulebook.indicator_entry import IndicatorEntry, Pair
from faheng.rulebook.indicator_guide import scoring_rule, value_method
from faheng.rulebook.indicator_library import entries

_HEAD = """\
# 指标库

本页由规则库的数据生成（`bin/generate`）。

常用指标值参照公开的绩效文件拟定（时限取自法律规定的，见设定依据），本身不是规定，\
编报时应按本单位的计划、上年实绩和资金规模调整。标“待核实”的，其依据未能看到全文，\
使用前请核对当地规定。
"""


def indicators_page() -> str:
    """All indicators by field of service, as Markdown."""
    parts = [_HEAD]
    for field, found in groupby(entries(), key=lambda each: each.field):
        in_field = list(found)
        parts.append(f"\n## {in_field[0].field_label}（{len(in_field)}项） `{field}`\n")
        parts.extend(_section(each) for each in in_field)
    return "\n".join(parts)


def _section(entry: IndicatorEntry) -> str:
    lines = [
        f"分类　{_pairs(entry)}",
        f"常用指标值　{entry.target}　计量单位　{entry.unit or '无（定性）'}",
        f"计算口径　{entry.counting}",
        f"设定依据　{_standard(entry)}",
        f"说明　{entry.explanation}",
        f"评（扣）分　{scoring_rule(entry).name}：{scoring_rule(entry).text}",
        f"完成值取值　{value_method(entry).name}　佐证　{entry.evidence}",
        f"其他叫法　{'、'.join(entry.synonyms) or '无'}",
        f"可取数的登记簿　{'、'.join(f'`{name}`' for name in entry.registers) or '无'}",
        f"来源　{entry.source}{'' if entry.confirmed else '，待核实'}",
    ]
    body = "\n".join(f"- **{line.replace('　', '**　', 1)}" for line in lines)
    return f"### {entry.name} `{entry.id}`\n\n{body}\n"


def _pairs(entry: IndicatorEntry) -> str:
    shown = [
        f"2015年 {_pair(entry.pair_2015)}",
        f"2021年 {_pair(entry.pair_2021)}",
    ]
    if entry.regional is not None:
        shown.append(f"另设此级的表格 {_pair(entry.regional)}")
    return "；".join(shown)


def _pair(pair: Pair) -> str:
    return f"{pair.level1}—{pair.level2}（`{pair.category}`）"


def _standard(entry: IndicatorEntry) -> str:
    standard = entry.standard
    path = "#".join(part for part in (standard.parameter, standard.key) if part)
    return f"{standard.text}（`{path}`）" if path else standard.text
