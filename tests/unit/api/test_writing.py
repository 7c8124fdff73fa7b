"""What a form leaves out of a package is told whole before anybody agrees to it."""

from __future__ import annotations

import pytest
from tests.unit.forms.writing.generated import package_of
from tests.unit.forms.writing.identity import read_again

from faheng.api.exceptions import CommandError
from faheng.api.writing import write_package
from faheng.model.package import Bureau, Declaration, Package, Project

_LABEL = "项目名称"
"""As a goal it is read as the form's own word."""


def _package(**parts: object) -> Package:
    """A project of which a form of 2015 holds all but the overview."""
    package = package_of("mof-declaration-2015", 1)
    first = package.declarations[0]
    project = first.project.model_copy(update={"overview": "概况。"})
    update = {"project": project, **parts}
    return package.model_copy(
        update={"declarations": (first.model_copy(update=update),)}
    )


def test_what_has_no_place_and_what_reads_otherwise_are_refused_together() -> None:
    package = _package(annual_goal=_LABEL)
    with pytest.raises(CommandError) as refused:
        write_package(package, "mof-declaration-2015", "docx")
    for word in ("项目概况", "年度目标", "--lossy"):
        assert word in str(refused.value)


def test_leaving_out_drops_what_the_refusal_names_and_nothing_else() -> None:
    package = _package(annual_goal=_LABEL)
    written = write_package(package, "mof-declaration-2015", "docx", lossy=True)
    with pytest.raises(CommandError) as refused:
        write_package(package, "mof-declaration-2015", "docx")
    assert str(refused.value) == written.refusal
    first = package.declarations[0]
    (read,) = read_again(written.data, "docx").declarations
    assert (read.annual_goal, read.project.overview) == (None, None)
    assert read.medium_term_goal == first.medium_term_goal
    assert len(read.indicators) == len(first.indicators)


def test_the_word_for_what_is_left_out_is_another_for_anything_else() -> None:
    def word(**parts: object) -> str:
        return write_package(
            _package(**parts), "mof-declaration-2015", "docx", lossy=True
        ).left_out

    words = [word(), word(annual_goal=_LABEL), word(annual_goal="项目编码")]
    assert word() == words[0]
    assert len(set(words)) == 3
    whole = write_package(package_of("kunming-2020", 1), "kunming-2020", "html")
    assert (whole.left_out, whole.notes, whole.refusal) == ("", (), "")


def test_where_nothing_would_be_left_leaving_out_is_not_offered() -> None:
    project = Project(name="主管部门", overview="概况。")
    package = Package(
        source=package_of("kunming-2020", 1).source,
        bureau=Bureau(),
        declarations=(Declaration(project=project),),
    )
    for lossy in (False, True):
        with pytest.raises(CommandError) as refused:
            write_package(package, "mof-core-2021", "docx", lossy=lossy)
        assert "项目名称" in str(refused.value)
        assert "--lossy" not in str(refused.value)


def _refused(package: Package, layout: str) -> str:
    with pytest.raises(CommandError) as refused:
        write_package(package, layout, "docx")
    return str(refused.value)


@pytest.mark.parametrize(
    "layout", ["hebei-2020", "mof-declaration-2015", "mof-core-2021"]
)
def test_two_projects_of_one_name_are_named_as_the_cause(layout: str) -> None:
    package = package_of(layout, 1)
    first = package.declarations[0]
    project = first.project.model_copy(update={"code": None})
    twins = (first.model_copy(update={"project": project}),) * 2
    said = _refused(package.model_copy(update={"declarations": twins}), layout)
    assert f"有两个项目同名“{project.name}”" in said


@pytest.mark.parametrize(
    ("level1", "level2"), [("产出", "数量"), ("产出指标", None), (None, "数量指标")]
)
def test_levels_that_begin_no_indicator_in_the_list_are_named_as_the_cause(
    level1: str | None, level2: str | None
) -> None:
    package = package_of("guangzhou-2023", 1)
    first = package.declarations[0]
    indicators = [
        one.model_copy(update={"level1": "产出指标", "level2": "数量指标"})
        for one in first.indicators
    ]
    levels = {"level1": level1, "level2": level2}
    indicators[0] = indicators[0].model_copy(update={**levels, "name": "受理案件"})
    first = first.model_copy(update={"indicators": tuple(indicators)})
    said = _refused(
        package.model_copy(update={"declarations": (first,)}), "guangzhou-2023"
    )
    assert "指标“受理案件”的级次没有写全" in said
    assert "级次没有写全" not in _refused(
        _package(annual_goal=_LABEL), "mof-declaration-2015"
    )
