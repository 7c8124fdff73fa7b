"""Declarations: lists of them, one of them, new ones, drafts given up."""

from __future__ import annotations

from ninja import Query, Router, Status

from faheng.site.bureaus.permissions import Person
from faheng.site.exceptions import InvalidInputError
from faheng.site.planning.access import declaration_for, declarations_for, year_for
from faheng.site.planning.actions.creating import create_from_earlier
from faheng.site.planning.actions.projects import (
    create_project,
    declare_again,
    delete_draft,
)
from faheng.site.planning.models import BudgetYear, Declaration
from faheng.site.planning.states import State
from faheng.site.rest.answers import answers
from faheng.site.rest.reach import is_live, project_for, section_among
from faheng.site.rest.requests import ByToken
from faheng.site.rest.schemas.declarations import (
    DeclarationOut,
    DeclarationPage,
    NewDeclaration,
)
from faheng.site.rest.schemas.fields import Key, Made, Year
from faheng.site.rest.tokens import READS, WRITES

router = Router(tags=["项目申报"])
_PAGE = 100


def told(person: Person, declaration: Declaration) -> DeclarationOut:
    """A declaration as lists show it; its project, section and bureau are at hand."""
    live = is_live(person, declaration)
    return DeclarationOut(
        id=declaration.pk,
        bureau=declaration.bureau.name,
        year=declaration.year,
        project=declaration.project.name,
        code=declaration.project.code,
        section=declaration.project.section.name,
        state=declaration.state,
        round=declaration.round,
        revision=declaration.revision,
        annual=declaration.annual if live else None,
        control_amount=declaration.control_amount,
        errors=declaration.errors if live else None,
        warnings=declaration.warnings if live else None,
    )


@router.get(
    "/declarations",
    auth=READS,
    response=answers(DeclarationPage),
    operation_id="declarations",
)
def declarations(
    request: ByToken,
    year: Year | None = None,
    state: State | None = None,
    after: Key | None = None,
) -> DeclarationPage:
    """能看到的申报，按编号排列；after 是上一页最后一个编号。"""
    found = declarations_for(request.auth)
    if year is not None:
        found = found.filter(year=year)
    if state is not None:
        found = found.filter(state=state)
    if after is not None:
        found = found.filter(pk__gt=after)
    rows = list(
        found.select_related("project__section", "bureau").order_by("pk")[: _PAGE + 1]
    )
    return DeclarationPage(
        items=[told(request.auth, each) for each in rows[:_PAGE]],
        after=rows[_PAGE - 1].pk if len(rows) > _PAGE else None,
    )


@router.post(
    "/declarations",
    auth=WRITES,
    response=answers(Made, status=201),
    operation_id="declare",
)
def declare(request: ByToken, body: NewDeclaration) -> Status:
    """新项目填 section、name；续报填 project；续报并带入往年内容填 from_earlier。"""
    year = year_for(request.auth, body.year)
    return Status(201, Made(id=_made(request, year, body).pk))


def _made(request: ByToken, year: BudgetYear, body: NewDeclaration) -> Declaration:
    person = request.auth
    ways = (
        body.section is not None or body.name is not None or body.code != "",
        body.project is not None,
        body.from_earlier is not None,
    )
    if sum(ways) == 1:
        if body.project is not None:
            project = project_for(person, body.project)
            return declare_again(by=person, budget_year=year, project=project)
        if body.from_earlier is not None:
            source = declaration_for(person, body.from_earlier)
            return create_from_earlier(by=person, source=source, budget_year=year)
        if body.section is not None and body.name is not None:
            return create_project(
                by=person,
                budget_year=year,
                section=section_among(person, body.section),
                name=body.name,
                code=body.code,
            )
    raise InvalidInputError(
        "新项目填 section 和 name，续报填 project 或 from_earlier，只用其中一种。"
    )


@router.get(
    "/declarations/{pk}",
    auth=READS,
    response=answers(DeclarationOut),
    operation_id="declaration",
)
def declaration(request: ByToken, pk: Key) -> DeclarationOut:
    """一份申报现在的状态。"""
    return told(request.auth, declaration_for(request.auth, pk))


@router.delete(
    "/declarations/{pk}",
    auth=WRITES,
    response=answers(None, status=204),
    operation_id="deleteDraft",
)
def delete(
    request: ByToken,
    pk: Key,
    revision: int | None = Query(None, ge=0, le=2**31 - 1),
) -> Status:
    """删除还没有报送过的草稿；revision 与现状不同时回答 409。"""
    delete_draft(
        by=request.auth,
        declaration=declaration_for(request.auth, pk),
        revision=revision,
    )
    return Status(204, None)
