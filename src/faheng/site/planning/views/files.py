"""Bytes handed out as a file to be kept, never shown by the browser."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header


def file_response(data: bytes, name: str) -> HttpResponse:
    """An attachment whatever is in it; its name travels as RFC 5987 has it."""
    response = HttpResponse(data, content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["X-Content-Type-Options"] = "nosniff"
    return response
