"""Files kept with a declaration: listed, added, handed out, removed."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.db.models import Sum
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from faheng.site.bureaus.permissions import may
from faheng.site.bureaus.requests import SignedIn
from faheng.site.bureaus.roles import Right
from faheng.site.gate import no_page
from faheng.site.planning.access import (
    attachment_for,
    attachments_for,
    declaration_for,
)
from faheng.site.planning.actions.attachments import (
    QUOTA,
    add_attachment,
    remove_attachment,
)
from faheng.site.planning.policies import can_attach
from faheng.site.planning.uploads.store import path_of
from faheng.site.planning.views.attempting import attempt
from faheng.site.planning.views.uploading import uploaded


@require_http_methods(["GET", "HEAD", "POST"])
def attachments(request: SignedIn, pk: int) -> HttpResponse:
    """The files of a declaration; a file sent here is added."""
    declaration = declaration_for(request.user, pk)
    status = None
    if request.method == "POST":

        def add() -> None:
            file = uploaded(request)
            add_attachment(
                by=request.user,
                declaration=declaration,
                name=file.name,
                data=file.data,
            )

        status = attempt(request, add)
        if status is None:
            messages.success(request, _("附件已上传。"))
            return redirect("planning:attachments", pk=pk)
    files = attachments_for(request.user, declaration)
    right, section = Right.EDIT_DECLARATIONS, declaration.project.section
    context = {
        "declaration": declaration,
        "files": files,
        "used": files.aggregate(size=Sum("size"))["size"] or 0,
        "quota": QUOTA,
        "may_change": may(request.user, right, declaration.bureau, section)
        and can_attach(declaration),
    }
    return render(request, "planning/attachments.html", context, status=status)


@no_page
@require_safe
def attachment(request: SignedIn, pk: int) -> FileResponse:
    """The file itself: handed out to be kept, never to be shown by the browser."""
    found = attachment_for(request.user, pk)
    try:
        content = path_of(found.sha256).open("rb")
    except FileNotFoundError:
        raise Http404 from None
    return FileResponse(
        content,
        as_attachment=True,
        filename=found.name,
        content_type="application/octet-stream",
    )


@require_POST
def remove(request: SignedIn, pk: int) -> HttpResponse:
    """Take a file away."""
    found = attachment_for(request.user, pk)
    take_away = partial(remove_attachment, by=request.user, attachment=found)
    if attempt(request, take_away) is None:
        messages.success(request, _("附件已移除。"))
    return redirect("planning:attachments", pk=found.declaration_id)
