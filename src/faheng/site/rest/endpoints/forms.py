"""Official forms out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Literal

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from ninja import Query, Router

from faheng.site.planning.access import declaration_for
from faheng.site.planning.actions.downloads import note_form_written
from faheng.site.planning.written import name_of, write_form
from faheng.site.rest.answers import a_file, answers
from faheng.site.rest.reach import package_seen
from faheng.site.rest.requests import ByToken
from faheng.site.rest.schemas.fields import Key
from faheng.site.rest.tokens import READS

router = Router(tags=["附件和文件"], auth=READS)
_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
}
_LEFT_OUT = "X-Left-Out"
_MOST_TOLD = 1_500
"""Bytes; a server in between may refuse an answer with a longer header."""


def _a_form() -> dict[str, Any]:
    """The description of the file, with the header beside it."""
    described = a_file(*(each.partition(";")[0] for each in _TYPES.values()))
    described["responses"][200]["headers"] = {
        _LEFT_OUT: {
            "description": (
                "仅在 lossy 且舍去了内容时有：JSON 字符串数组（非 ASCII 字符写作 \\uXXXX），"
                "每句说明舍去了什么；说不完的以“…”结尾，全文见不带 lossy 时的 422。"
            ),
            "schema": {"type": "string"},
        }
    }
    return described


@router.get(
    "/declarations/{pk}/form",
    response=answers(None),
    openapi_extra=_a_form(),
    operation_id="form",
)
def form(
    request: ByToken,
    pk: Key,
    kind: Literal["docx", "xlsx", "pdf", "html"] = Query("docx"),
    layout: str = Query("", max_length=60),
    lossy: bool = Query(False),
) -> HttpResponse:
    """申报表文件；表样默认为本局的，放不下的内容回答 422，lossy 舍去这些内容。"""
    held = declaration_for(request.auth, pk)
    layout = layout or held.bureau.form_layout
    written = write_form(package_seen(request.auth, held), layout, kind, lossy=lossy)
    note_form_written(by=request.auth, declaration=held, layout=layout, kind=kind)
    return HttpResponse(
        written.data,
        content_type=_TYPES[kind],
        headers={
            "Content-Disposition": content_disposition_header(
                as_attachment=True, filename=name_of(held, kind)
            )
            or "attachment",
            **({_LEFT_OUT: _in_a_header(written.notes)} if written.notes else {}),
        },
    )


def _in_a_header(notes: Sequence[str]) -> str:
    """Sentences as JSON in ASCII, as far as there is room."""
    told: list[str] = []
    for note in notes:
        room = (_MOST_TOLD - len(json.dumps(told))) // len("\\u4e00") - 1
        if len(note) > room:
            told.append(f"{note[: max(0, room)]}…")
            break
        told.append(note)
    return json.dumps(told)
