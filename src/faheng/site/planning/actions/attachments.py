"""Files kept with a declaration, while it can be edited."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from faheng.site.audit.actions import record
from faheng.site.audit.events import Event
from faheng.site.bureaus.models import User
from faheng.site.exceptions import InvalidInputError, RefusedFileError
from faheng.site.planning.actions.cells import locked_for_editing
from faheng.site.planning.models import Attachment, Declaration
from faheng.site.planning.policies import check_can_attach
from faheng.site.planning.uploads import store
from faheng.site.planning.uploads.kinds import kind_of
from faheng.site.planning.uploads.names import safe_name
from faheng.site.uploading import LARGEST

QUOTA = 100 * 1024 * 1024


@transaction.atomic
def add_attachment(
    *, by: User, declaration: Declaration, name: str, data: bytes
) -> Attachment:
    """Keep a file with a declaration; the same content is there once."""
    held = locked_for_editing(by, declaration)
    check_can_attach(held)
    if len(data) > LARGEST:
        raise RefusedFileError(store.too_large())
    kind = kind_of(data)
    used = held.attachments.aggregate(size=Sum("size"))["size"] or 0
    if used + len(data) > QUOTA:
        raise RefusedFileError(
            _("本项目的附件合计不能超过 100 MB，请先移除不需要的附件。")
        )
    kept = store.keep(data)
    same = held.attachments.filter(sha256=kept.sha256).first()
    if same is not None:
        raise InvalidInputError(
            _("内容相同的附件“%(name)s”已经上传过。") % {"name": same.name}
        )
    made = Attachment.objects.create(
        declaration=held,
        name=_named(safe_name(name), kind),
        size=kept.size,
        kind=kind,
        sha256=kept.sha256,
        by=by,
        at=timezone.now(),
    )
    record(
        Event.ATTACHMENT_ADDED,
        by=by,
        bureau=held.bureau,
        target=held,
        facts={"attachment": made.pk, "sha256": kept.sha256, "size": kept.size},
    )
    return made


@transaction.atomic
def remove_attachment(*, by: User, attachment: Attachment) -> None:
    """Take a file away; its content goes once nothing names it any more."""
    held = locked_for_editing(by, attachment.declaration)
    check_can_attach(held)
    found = held.attachments.filter(pk=attachment.pk).first()
    if found is None:
        return
    record(
        Event.ATTACHMENT_REMOVED,
        by=by,
        bureau=held.bureau,
        target=held,
        facts={"attachment": found.pk, "sha256": found.sha256},
    )
    found.delete()
    store.let_go(found.sha256)


def _named(name: str, kind: str) -> str:
    """The name with the ending its content has, so that it opens as what it is."""
    endings = {"jpg": (".jpg", ".jpeg"), "txt": (".txt", ".csv", ".md")}
    if name.lower().endswith(endings.get(kind, (f".{kind}",))):
        return name
    return f"{name}.{kind}"
