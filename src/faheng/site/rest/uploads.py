"""Files that come in with a request."""

from __future__ import annotations

from django.http import HttpRequest
from ninja.errors import HttpError
from ninja.files import UploadedFile

from faheng.site.planning.uploads import store
from faheng.site.uploading import was_too_large


def content_of(request: HttpRequest, file: UploadedFile | None) -> tuple[str, bytes]:
    """The name and content of a file; raises for none, and for one over the bound."""
    if was_too_large(request):
        raise HttpError(413, store.too_large())
    if request.content_type != "multipart/form-data":
        raise HttpError(415, "请求的内容应为 multipart/form-data，文件放在 file 一项。")
    if file is None:
        raise HttpError(422, "请在 file 一项放入文件。")
    return file.name or "", store.content_of(file)
