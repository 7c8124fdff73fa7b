"""The file of a request, or in one sentence why there is none."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.translation import gettext as _

from faheng.site.bureaus.requests import SignedIn
from faheng.site.exceptions import RefusedFileError
from faheng.site.planning.uploads.store import content_of, too_large
from faheng.site.uploading import was_too_large


class Uploaded(NamedTuple):
    name: str
    data: bytes


def uploaded(request: SignedIn, field: str = "file") -> Uploaded:
    """The one file sent; raises ``RefusedFileError``."""
    files = request.FILES.getlist(field)
    if was_too_large(request):
        raise RefusedFileError(too_large())
    if not files:
        raise RefusedFileError(_("请先选择一个文件；空文件不能上传。"))
    if len(files) > 1:
        raise RefusedFileError(_("一次请上传一个文件。"))
    return Uploaded(files[0].name or "", content_of(files[0]))
