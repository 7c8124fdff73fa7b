"""Where a part of a package came from."""

from __future__ import annotations

from faheng.model.package import (
    DepartmentTargets,
    Indicator,
    Package,
    SourceFile,
    Where,
)
from faheng.model.reading import Reading

PACKAGE = Package(
    source=SourceFile.model_validate(
        {
            "file": "表.txt",
            "sha256": "0" * 64,
            "format": "txt",
            "layout": "generic",
            "confidence": "1.00",
        }
    ),
    department_targets=DepartmentTargets(
        indicators=(Indicator(name="讲座场次", where=Where(line=7)), Indicator())
    ),
)


def test_a_path_has_its_own_place() -> None:
    reading = Reading(PACKAGE, {"/bureau/name": Where(line=1, quote="甲局")})
    assert reading.where("/bureau/name") == Where(line=1, quote="甲局")


def test_a_part_without_an_origin_has_the_place_it_carries_or_the_next_above() -> None:
    reading = Reading(PACKAGE)
    assert reading.where("/department_targets/indicators/0/weight") == Where(line=7)


def test_a_whole_without_a_place_begins_where_its_first_part_does() -> None:
    path = "/department_targets/indicators/0/target"
    reading = Reading(PACKAGE, {path: Where(line=8)})
    assert reading.where("/department_targets") == Where(line=8)


def test_nothing_is_made_up() -> None:
    assert Reading(PACKAGE).where("/budget/tables/3") == Where()
    assert Reading(PACKAGE).where("/department_targets") == Where()
