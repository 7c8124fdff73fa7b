"""Files kept with a declaration."""

from __future__ import annotations

from typing import Annotated

from django.http import FileResponse, Http404
from ninja import File, Router, Status
from ninja.files import UploadedFile

from faheng.site.planning.access import (
    attachment_for,
    attachments_for,
    declaration_for,
)
from faheng.site.planning.actions.attachments import add_attachment, remove_attachment
from faheng.site.planning.uploads import store
from faheng.site.rest.answers import a_file, answers
from faheng.site.rest.requests import ByToken
from faheng.site.rest.schemas.fields import Key, Made
from faheng.site.rest.schemas.files import AttachmentOut
from faheng.site.rest.tokens import READS, WRITES
from faheng.site.rest.uploads import content_of

router = Router(tags=["附件和文件"])


@router.get(
    "/declarations/{pk}/attachments",
    auth=READS,
    response=answers(list[AttachmentOut]),
    operation_id="attachments",
)
def attachments(request: ByToken, pk: Key) -> list[AttachmentOut]:
    """申报的附件。"""
    held = declaration_for(request.auth, pk)
    return [
        AttachmentOut(
            id=each.pk,
            name=each.name,
            kind=each.kind,
            size=each.size,
            sha256=each.sha256,
            by=each.by.name,
            at=each.at,
        )
        for each in attachments_for(request.auth, held)
    ]


@router.post(
    "/declarations/{pk}/attachments",
    auth=WRITES,
    response=answers(Made, status=201),
    operation_id="attach",
)
def attach(
    request: ByToken, pk: Key, file: Annotated[UploadedFile | None, File()] = None
) -> Status:
    """上传一个附件，最大 20 MB。"""
    held = declaration_for(request.auth, pk)
    name, data = content_of(request, file)
    made = add_attachment(by=request.auth, declaration=held, name=name, data=data)
    return Status(201, Made(id=made.pk))


@router.get(
    "/attachments/{pk}/content",
    auth=READS,
    response=answers(None),
    openapi_extra=a_file("application/octet-stream"),
    operation_id="attachment",
)
def attachment(request: ByToken, pk: Key) -> FileResponse:
    """下载一个附件。"""
    found = attachment_for(request.auth, pk)
    try:
        content = store.path_of(found.sha256).open("rb")
    except FileNotFoundError:
        raise Http404 from None
    # Never shown in a browser as the page it might pretend to be.
    return FileResponse(
        content,
        as_attachment=True,
        filename=found.name,
        content_type="application/octet-stream",
    )


@router.delete(
    "/attachments/{pk}",
    auth=WRITES,
    response=answers(None, status=204),
    operation_id="removeAttachment",
)
def remove(request: ByToken, pk: Key) -> Status:
    """移除一个附件。"""
    remove_attachment(by=request.auth, attachment=attachment_for(request.auth, pk))
    return Status(204, None)
