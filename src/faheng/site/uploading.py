"""Files that come in with a form: bounded while they arrive, before any view sees them."""

from __future__ import annotations

from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler
from django.http import HttpRequest

LARGEST = 20 * 1024 * 1024


class BoundedUploadHandler(TemporaryFileUploadHandler):
    """Lets a file grow to the bound; one that is larger is not kept at all.

    ``was_too_large`` tells a view that a file was left out for its size.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start + len(raw_data) > LARGEST:
            self.request.faheng_too_large = True  # type: ignore[union-attr]
            raise SkipFile
        super().receive_data_chunk(raw_data, start)


def was_too_large(request: HttpRequest) -> bool:
    return getattr(request, "faheng_too_large", False)
