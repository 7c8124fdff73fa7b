"""What a person reads of monitoring."""

from __future__ import annotations

from datetime import date

from faheng.api.monitor_text import monitor_text
from faheng.model.package import Monitoring, MonitoringItem
from faheng.scoring.monitoring import monitor_project
from faheng.values.grammar import parse_value

ON = date(2024, 6, 30)


def test_a_ceiling_is_kept_and_not_reached() -> None:
    items = (
        MonitoringItem(
            name="重新犯罪率", target=parse_value("≤2%"), actual=parse_value("1%")
        ),
        MonitoringItem(
            name="讲座", target=parse_value("≥20场"), actual=parse_value("10场")
        ),
    )
    project = monitor_project(Monitoring(items=items), on=ON, year=2024)
    text = monitor_text(project, on=ON)
    assert "重新犯罪率：不超过 2.00%，实际 1.00%\n" in text
    assert text.endswith("讲座：应完成 10.00场，已完成 10.00场，为应完成的 100.00%")
