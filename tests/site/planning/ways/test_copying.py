"""A form cell by cell, in the platform's order."""

from __future__ import annotations

from types import SimpleNamespace

from django.test import Client
from django.urls import reverse
from tests.site.planning.circle_walk import sound_declaration


def test_cells_stand_in_the_platforms_order(
    world: SimpleNamespace, clerk: Client
) -> None:
    draft = sound_declaration(world)
    draft.indicators.create(position=9, name="服务时长", target="8个小时或3个半天")
    page = clerk.get(reverse("planning:copy", args=[draft.pk]))
    groups = page.context["groups"]
    assert [cell.text for cell in groups[2].cells] == [
        "产出指标",
        "数量指标",
        "办结法律援助案件",
        "≥",
        "定量",
        "170",
        "件",
        "10",
        "按台账统计。",
    ]
    money = {str(cell.label): cell.text for cell in groups[1].cells}
    assert money["年度资金总额（元）"] == "270000.00"
    assert groups[-1].whole == "8个小时或3个半天"
    said = page.content.decode()
    assert said.count('class="copy"') == sum(len(group.cells) for group in groups)
    assert "不能拆成" in said
