"""How a declaration came to be what it is: steps and versions."""

from __future__ import annotations

from ninja import Router

from faheng.model.package import Package
from faheng.site.planning.access import declaration_for, version_for
from faheng.site.rest.answers import answers
from faheng.site.rest.reach import steps_seen, versions_seen
from faheng.site.rest.requests import ByToken
from faheng.site.rest.schemas.declarations import StepOut, VersionOut
from faheng.site.rest.schemas.fields import Key
from faheng.site.rest.tokens import READS

router = Router(tags=["流转"], auth=READS)


@router.get(
    "/declarations/{pk}/steps", response=answers(list[StepOut]), operation_id="steps"
)
def steps(request: ByToken, pk: Key) -> list[StepOut]:
    """流转的每一步；对方单位看到的是两个单位之间的各步。"""
    held = declaration_for(request.auth, pk)
    return [
        StepOut(
            move=each.move,
            left=each.left,
            reached=each.reached,
            round=each.round,
            passage=each.passage,
            note=each.note,
            amount=each.amount,
            by=each.by.name,
            at=each.at,
            version=each.version.number,
        )
        for each in steps_seen(request.auth, held)
    ]


@router.get(
    "/declarations/{pk}/versions",
    response=answers(list[VersionOut]),
    operation_id="versions",
)
def versions(request: ByToken, pk: Key) -> list[VersionOut]:
    """留存的各个版本。"""
    held = declaration_for(request.auth, pk)
    return [
        VersionOut(
            id=each.pk,
            number=each.number,
            reason=each.reason,
            sha256=each.sha256,
            by=each.by.name,
            at=each.at,
        )
        for each in versions_seen(request.auth, held)
    ]


@router.get(
    "/versions/{pk}/package",
    response=answers(Package),
    by_alias=True,
    operation_id="versionPackage",
)
def version(request: ByToken, pk: Key) -> Package:
    """一个留存版本的全部内容，格式为交换数据。"""
    return Package.model_validate_json(version_for(request.auth, pk).package)
