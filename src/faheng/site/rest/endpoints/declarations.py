"""Declarations: lists, one by one, cell by cell, from desk to desk."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import Http404, HttpRequest
from ninja import Body, Query, Router, Status

from faheng.model.package import Declaration as DeclaredForm
from faheng.site.bureaus.models import Section
from faheng.site.exceptions import InvalidInputError
from faheng.site.planning.access import (
    declaration_for,
    declarations_for,
    year_for,
)
from faheng.site.planning.actions.cells import save_cell
from faheng.site.planning.actions.circle import move_declaration
from faheng.site.planning.actions.filling import fill_declaration
from faheng.site.planning.actions.projects import create_project, declare_again
from faheng.site.planning.models import Declaration, Project
from faheng.site.planning.packages import form_of
from faheng.site.planning.reviewing import review_form
from faheng.site.planning.states import Move, State
from faheng.site.rest.answers import answers
from faheng.site.rest.schemas import (
    CellIn,
    CellOut,
    DeclarationOut,
    DeclarationPage,
    FindingOut,
    Key,
    Made,
    MoveIn,
    NewDeclaration,
    ReviewOut,
    StepOut,
    VersionOut,
)
from faheng.site.rest.tokens import READS, WRITES

router = Router(tags=["项目申报"])
_PAGE = 100
Content = Annotated[DeclaredForm, Body()]


def told(declaration: Declaration) -> DeclarationOut:
    """A declaration as lists show it; its project, section and bureau are at hand."""
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
        annual=declaration.annual,
        control_amount=declaration.control_amount,
        errors=declaration.errors,
        warnings=declaration.warnings,
    )


@router.get(
    "/declarations",
    auth=READS,
    response=answers(DeclarationPage),
    operation_id="declarations",
)
def declarations(
    request: HttpRequest,
    year: int | None = Query(None, ge=2000, le=2099),
    state: State | None = None,
    after: Key | None = None,
) -> DeclarationPage:
    """能看到的申报，按编号排列；``after`` 是上一页最后一个编号。"""
    found = declarations_for(request.auth)  # type: ignore[attr-defined]
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
        items=[told(each) for each in rows[:_PAGE]],
        after=rows[_PAGE - 1].pk if len(rows) > _PAGE else None,
    )


@router.post(
    "/declarations",
    auth=WRITES,
    response=answers(Made, made=True),
    operation_id="declare",
)
def declare(request: HttpRequest, body: NewDeclaration) -> Status:
    """新项目填 section 和 name；续报往年的项目填 project。"""
    person = request.auth  # type: ignore[attr-defined]
    year = year_for(person, body.year)
    if body.project is not None:
        project = Project.objects.select_related("section").filter(
            pk=body.project, bureau=year.bureau
        )
        made = declare_again(by=person, budget_year=year, project=_one(project))
    elif body.section is not None and body.name:
        section = _one(Section.objects.filter(pk=body.section, bureau=year.bureau))
        made = create_project(
            by=person, budget_year=year, section=section, name=body.name, code=body.code
        )
    else:
        raise InvalidInputError("新项目请填 section 和 name，续报请填 project。")
    return Status(201, Made(id=made.pk))


def _one(rows: Any) -> Any:
    found = rows.first()
    if found is None:
        raise Http404
    return found


@router.get(
    "/declarations/{pk}",
    auth=READS,
    response=answers(DeclarationOut),
    operation_id="declaration",
)
def declaration(request: HttpRequest, pk: Key) -> DeclarationOut:
    """一份申报现在的状态。"""
    return told(declaration_for(request.auth, pk))  # type: ignore[attr-defined]


@router.get(
    "/declarations/{pk}/package",
    auth=READS,
    response=answers(dict[str, Any]),
    operation_id="package",
)
def package(request: HttpRequest, pk: Key) -> dict[str, Any]:
    """一份申报的全部内容，格式为交换数据 faheng.package/1。"""
    held = declaration_for(request.auth, pk)  # type: ignore[attr-defined]
    return form_of(held).package.model_dump(mode="json", by_alias=True)


@router.put(
    "/declarations/{pk}/content",
    auth=WRITES,
    response=answers(DeclarationOut),
    operation_id="fill",
)
def fill(request: HttpRequest, pk: Key, body: Content) -> DeclarationOut:
    """以交换数据中的一份 declaration 替换草稿的全部内容。"""
    person = request.auth  # type: ignore[attr-defined]
    held = declaration_for(person, pk)
    fill_declaration(by=person, declaration=held, content=body)
    return told(declaration_for(person, pk))


@router.patch(
    "/declarations/{pk}/cells",
    auth=WRITES,
    response=answers(CellOut),
    operation_id="saveCell",
)
def cell(request: HttpRequest, pk: Key, body: CellIn) -> CellOut:
    """改一格；读到的原值已被别人改过时，回答 409，什么也不改。"""
    person = request.auth  # type: ignore[attr-defined]
    held = declaration_for(person, pk)
    saved = save_cell(
        by=person, declaration=held, cell=body.cell, was=body.was, now=body.now
    )
    return CellOut(
        cell=saved.cell,
        text=saved.text,
        understood=saved.understood,
        revision=saved.revision,
    )


@router.get(
    "/declarations/{pk}/review",
    auth=READS,
    response=answers(ReviewOut),
    operation_id="review",
)
def review(request: HttpRequest, pk: Key) -> ReviewOut:
    """全部规则对它的审核意见，每条指到一格。"""
    judged = review_form(declaration_for(request.auth, pk))  # type: ignore[attr-defined]
    return ReviewOut(
        errors=judged.errors,
        warnings=judged.warnings,
        findings=[
            FindingOut(
                key=each.finding.key,
                code=each.finding.code,
                severity=each.finding.severity,
                dimension=each.finding.dimension,
                cell=each.cell,
                message=each.finding.message,
                hint=each.finding.hint,
                waived=each.is_waived,
            )
            for each in judged.findings
        ],
    )


@router.post(
    "/declarations/{pk}/moves",
    auth=WRITES,
    response=answers(DeclarationOut),
    operation_id="move",
)
def move(request: HttpRequest, pk: Key, body: MoveIn) -> DeclarationOut:
    """报送、审核同意、退回、批复等；``revision`` 与现状不同时回答 409。"""
    person = request.auth  # type: ignore[attr-defined]
    held = declaration_for(person, pk)
    decision = None
    if body.decision is not None:
        decision = _one(held.budget_year.decisions.filter(pk=body.decision))
    move_declaration(
        by=person,
        declaration=held,
        move=Move(body.move),
        note=body.note,
        returned=[(each.item, each.message) for each in body.returned],
        decision=decision,
        control_amount=body.control_amount,
        revision=body.revision,
    )
    held = Declaration.objects.select_related("project__section", "bureau").get(pk=pk)
    return told(held)


@router.get(
    "/declarations/{pk}/steps",
    auth=READS,
    response=answers(list[StepOut]),
    operation_id="steps",
)
def steps(request: HttpRequest, pk: Key) -> list[StepOut]:
    """流转的每一步。"""
    held = declaration_for(request.auth, pk)  # type: ignore[attr-defined]
    return [
        StepOut(
            move=each.move,
            left=each.left,
            reached=each.reached,
            round=each.round,
            passage=each.passage,
            note=each.note,
            by=each.by.name,
            at=each.at,
            version=each.version.number,
        )
        for each in held.steps.select_related("by", "version")
    ]


@router.get(
    "/declarations/{pk}/versions",
    auth=READS,
    response=answers(list[VersionOut]),
    operation_id="versions",
)
def versions(request: HttpRequest, pk: Key) -> list[VersionOut]:
    """留存的各个版本。"""
    held = declaration_for(request.auth, pk)  # type: ignore[attr-defined]
    return [
        VersionOut(
            number=each.number,
            reason=each.reason,
            sha256=each.sha256,
            by=each.by.name,
            at=each.at,
        )
        for each in held.versions.select_related("by")
    ]
