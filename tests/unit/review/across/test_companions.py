"""Which other files stand beside a case, and whose they are."""

from __future__ import annotations

from typing import Any

import pytest

from faheng.model.package import Package
from faheng.model.reading import Reading
from faheng.review.across.amounts import agree, step_in
from faheng.review.across.bodies import body_of
from faheng.review.across.companions import own, peers
from faheng.review.across.projects import is_to_be_held_against, may_be_one
from faheng.review.across.scopes import scope_of
from faheng.review.case import case_for
from faheng.review.rule import NotApplicableError

HERE = "东塘市沙坪区司法局"


def package(file: str, year: int | None, bureau: str | None, **parts: Any) -> Package:
    source = {
        "file": file,
        "sha256": file,
        "format": "docx",
        "layout": "generic",
        "confidence": "1",
        "money_unit": parts.pop("unit", "元"),
    }
    return Package.model_validate(
        {"source": source, "year": year, "bureau": {"name": bureau}, **parts}
    )


MINE = package("我.docx", 2025, HERE)
OTHERS = (
    MINE,
    package("同年.docx", 2025, f"{HERE}（本级）"),
    package("上年.docx", 2024, "沙坪区司法局"),
    package("别人.docx", 2024, "东塘市河口区司法局"),
    package("别人的旧文件.docx", 2022, "溪山市松岭区司法局"),
    package("无名.docx", 2025, None),
    package("无年.docx", None, HERE),
)


def case(mine: Package = MINE, others: tuple[Package, ...] = OTHERS) -> Any:
    return case_for(Reading(mine), against=others)


def test_only_the_same_body_of_that_year_is_its_own() -> None:
    assert [each.file for each in own(case(), what="")] == ["同年.docx"]
    before = own(case(), years_before=1, what="")
    assert [(each.file, each.is_certain) for each in before] == [("上年.docx", False)]


def test_peers_are_other_bodies_of_about_the_same_year() -> None:
    assert [each.file for each in peers(case())] == ["别人.docx"]


@pytest.mark.parametrize(
    ("mine", "others", "reason"),
    [
        (MINE, (), "没有提供可以对照的文件"),
        (OTHERS[-1], OTHERS, "没有写明年度"),
        (OTHERS[-2], OTHERS, "没有写明单位"),
        (MINE, (MINE, OTHERS[3]), "没有提供同一单位的预算"),
    ],
)
def test_what_is_missing_is_said(
    mine: Package, others: tuple[Package, ...], reason: str
) -> None:
    with pytest.raises(NotApplicableError, match=reason):
        own(case(mine, others), what="的预算")


@pytest.mark.parametrize(
    ("title", "bureau", "scope"),
    [
        ("2025年部门收支预算总表", HERE, "department"),
        ("2025年单位收支预算总表", HERE, "unit"),
        ("2025年部门收支预算总表", f"{HERE}本级", "unit"),
        ("部门（单位）收支预算总表", HERE, None),
        ("一般公共预算基本支出部门预算经济分类预算表", HERE, None),
        ("预算单位收支预算总表", HERE, "unit"),
    ],
)
def test_a_budget_is_a_departments_or_a_units(
    title: str, bureau: str, scope: str | None
) -> None:
    table = {"id": "T1", "title": title, "kind": "other", "unit": "元"}
    made = package(
        "预算.pdf", 2025, bureau, budget={"stage": "budget", "tables": [table]}
    )
    assert scope_of(made, body_of(made)) == scope


def declared(name: str, annual: str | None = "420000", code: str | None = None) -> Any:
    content = {
        "project": {"name": name, "code": code},
        "funding": {"annual": annual},
    }
    return package("x", 2025, HERE, declarations=[content]).declarations[0]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (declared("普法经费"), declared("2025年普法经费", "1"), True),
        (declared("普法经费"), declared("普法工作专项经费"), True),
        (declared("普法经费"), declared("普法工作专项经费", "1"), False),
        (declared("普法经费", code="a1"), declared("调解", code="A1"), True),
        (declared("普法经费", code="a1"), declared("普法经费", code="a2"), False),
        (declared("调解经费"), declared("财〔2023〕8号调解经费"), False),
    ],
)
def test_projects_that_may_be_one(one: Any, other: Any, same: bool) -> None:
    assert may_be_one(one, other) == same


def test_of_two_files_one_is_held_against_the_other() -> None:
    form = package("乙.docx", 2025, HERE, declarations=[{}])
    earlier = package("丙.docx", 2025, HERE, declarations=[{}])
    book = package("a.pdf", 2025, HERE, budget={"stage": "budget"})
    assert is_to_be_held_against(form, book)
    assert not is_to_be_held_against(book, form)
    assert is_to_be_held_against(form, earlier) != is_to_be_held_against(earlier, form)
    assert not is_to_be_held_against(form, form)


def test_amounts_agree_by_their_printed_digits() -> None:
    from decimal import Decimal

    wan = package("万元.docx", 2025, HERE, unit="万元")
    assert step_in(MINE, Decimal(450000)) == 0
    assert step_in(wan, Decimal(450000)) == 10000
    assert step_in(wan, Decimal(452300)) == 100
    assert agree(Decimal(452300), Decimal("452287.60"), Decimal(100), Decimal(0))
    assert not agree(Decimal(452300), Decimal("452287.60"), Decimal(0), Decimal(0))
