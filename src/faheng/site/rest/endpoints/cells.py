"""What a form says: whole, or cell by cell."""

from __future__ import annotations

from ninja import Query, Router

from faheng.model.package import Package
from faheng.site.planning.access import declaration_for
from faheng.site.planning.actions.cells import save_cell
from faheng.site.planning.cell_texts import cells_of
from faheng.site.planning.reviewing import review_form
from faheng.site.planning.typed import unit_of
from faheng.site.rest.actions.content import replace_content
from faheng.site.rest.answers import answers
from faheng.site.rest.content import Content
from faheng.site.rest.endpoints.declarations import told
from faheng.site.rest.reach import check_is_live, package_seen
from faheng.site.rest.requests import ByToken
from faheng.site.rest.schemas.declarations import (
    CellIn,
    CellNow,
    CellOut,
    CellsOut,
    DeclarationOut,
    FindingOut,
    ReviewOut,
)
from faheng.site.rest.schemas.fields import Key
from faheng.site.rest.tokens import READS, WRITES

router = Router(tags=["填报"])


@router.get(
    "/declarations/{pk}/package",
    auth=READS,
    response=answers(Package),
    by_alias=True,
    operation_id="package",
)
def package(request: ByToken, pk: Key) -> Package:
    """一份申报的全部内容，格式为交换数据；对方单位看到的是最近一次报出的版本。"""
    return package_seen(request.auth, declaration_for(request.auth, pk))


@router.put(
    "/declarations/{pk}/content",
    auth=WRITES,
    response=answers(DeclarationOut),
    operation_id="fill",
)
def fill(
    request: ByToken,
    pk: Key,
    body: Content,
    revision: int | None = Query(None, ge=0, le=2**31 - 1),
) -> DeclarationOut:
    """以交换数据中的一份 declaration 替换草稿的全部内容；revision 与现状不同时回答 409。"""
    replace_content(
        by=request.auth,
        declaration=declaration_for(request.auth, pk),
        content=body,
        revision=revision,
    )
    return told(request.auth, declaration_for(request.auth, pk))


@router.get(
    "/declarations/{pk}/cells",
    auth=READS,
    response=answers(CellsOut),
    operation_id="cells",
)
def cells(request: ByToken, pk: Key) -> CellsOut:
    """各格现在的文字，写法与网页相同。"""
    held = declaration_for(request.auth, pk)
    check_is_live(request.auth, held)
    return CellsOut(
        unit=unit_of(held),
        revision=held.revision,
        cells=[
            CellNow(cell=each.cell, label=each.label, text=each.text)
            for each in cells_of(held)
        ],
    )


@router.patch(
    "/declarations/{pk}/cells",
    auth=WRITES,
    response=answers(CellOut),
    operation_id="saveCell",
)
def save(request: ByToken, pk: Key, body: CellIn) -> CellOut:
    """改一格；读到的原值已被别人改过时，回答 409，什么也不改。"""
    saved = save_cell(
        by=request.auth,
        declaration=declaration_for(request.auth, pk),
        cell=body.cell,
        was=body.was,
        now=body.now,
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
def review(request: ByToken, pk: Key) -> ReviewOut:
    """全部规则对它的审核意见，每条指到一格。"""
    held = declaration_for(request.auth, pk)
    check_is_live(request.auth, held)
    judged = review_form(held)
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
