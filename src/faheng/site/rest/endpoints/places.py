"""Sections and projects around the token's role."""

from __future__ import annotations

from ninja import Router, Status

from faheng.site.planning.actions.projects import change_section
from faheng.site.rest.answers import answers
from faheng.site.rest.reach import (
    project_for,
    projects_for,
    section_among,
    sections_of,
)
from faheng.site.rest.requests import ByToken
from faheng.site.rest.schemas.fields import Key
from faheng.site.rest.schemas.places import (
    HandOver,
    ProjectOut,
    ProjectPage,
    SectionOut,
)
from faheng.site.rest.tokens import READS, WRITES

router = Router(tags=["科室和项目"])
_PAGE = 100


@router.get(
    "/sections", auth=READS, response=answers(list[SectionOut]), operation_id="sections"
)
def sections(request: ByToken) -> list[SectionOut]:
    """本局的科室。"""
    return [
        SectionOut(id=each.pk, name=each.name) for each in sections_of(request.auth)
    ]


@router.get(
    "/projects", auth=READS, response=answers(ProjectPage), operation_id="projects"
)
def projects(request: ByToken, after: Key | None = None) -> ProjectPage:
    """能看到的项目，各年的申报都在其下。"""
    found = projects_for(request.auth)
    if after is not None:
        found = found.filter(pk__gt=after)
    rows = list(found.order_by("pk")[: _PAGE + 1])
    return ProjectPage(
        items=[
            ProjectOut(
                id=each.pk, name=each.name, code=each.code, section=each.section.name
            )
            for each in rows[:_PAGE]
        ],
        after=rows[_PAGE - 1].pk if len(rows) > _PAGE else None,
    )


@router.put(
    "/projects/{pk}/section",
    auth=WRITES,
    response=answers(None, status=204),
    operation_id="handOver",
)
def hand_over(request: ByToken, pk: Key, body: HandOver) -> Status:
    """把项目交给另一个科室主办。"""
    change_section(
        by=request.auth,
        project=project_for(request.auth, pk),
        section=section_among(request.auth, body.section),
    )
    return Status(204, None)
