"""The functions of pdfium that are used here, taking addresses as bare numbers.

pypdfium2 declares them with typed pointers, which take twice as long to pass. A page
has thousands of characters and each takes five calls, so it shows.
"""

from __future__ import annotations

from ctypes import (
    CFUNCTYPE,
    c_char_p,
    c_double,
    c_float,
    c_int,
    c_size_t,
    c_uint,
    c_ulong,
    c_void_p,
    cast,
)
from functools import cache
from types import SimpleNamespace
from typing import Any

ERROR_PASSWORD, ERROR_SECURITY = 4, 5
OBJECT_PATH, OBJECT_IMAGE, OBJECT_FORM = 2, 3, 5
SEGMENT_BEZIER, SEGMENT_MOVE = 1, 2

_AT = c_void_p

# Name: result, arguments.
_SIGNATURES: dict[str, tuple[Any, ...]] = {
    "FPDF_LoadMemDocument64": (_AT, c_char_p, c_size_t, c_char_p),
    "FPDF_CloseDocument": (None, _AT),
    "FPDF_GetLastError": (c_ulong,),
    "FPDF_GetPageCount": (c_int, _AT),
    "FPDF_LoadPage": (_AT, _AT, c_int),
    "FPDF_ClosePage": (None, _AT),
    "FPDF_GetPageBoundingBox": (c_int, _AT, _AT),
    "FPDFText_LoadPage": (_AT, _AT),
    "FPDFText_ClosePage": (None, _AT),
    "FPDFText_CountChars": (c_int, _AT),
    "FPDFText_GetUnicode": (c_uint, _AT, c_int),
    "FPDFText_IsGenerated": (c_int, _AT, c_int),
    "FPDFText_GetTextObject": (_AT, _AT, c_int),
    "FPDFText_GetLooseCharBox": (c_int, _AT, c_int, _AT),
    "FPDFText_GetCharOrigin": (c_int, _AT, c_int, _AT, _AT),
    "FPDFText_GetMatrix": (c_int, _AT, c_int, _AT),
    "FPDFText_GetFontSize": (c_double, _AT, c_int),
    "FPDFPage_CountObjects": (c_int, _AT),
    "FPDFPage_GetObject": (_AT, _AT, c_int),
    "FPDFFormObj_CountObjects": (c_int, _AT),
    "FPDFFormObj_GetObject": (_AT, _AT, c_ulong),
    "FPDFPageObj_GetType": (c_int, _AT),
    "FPDFPageObj_GetMatrix": (c_int, _AT, _AT),
    "FPDFPageObj_GetStrokeWidth": (c_int, _AT, _AT),
    "FPDFPath_GetDrawMode": (c_int, _AT, _AT, _AT),
    "FPDFPath_CountSegments": (c_int, _AT),
    "FPDFPath_GetPathSegment": (_AT, _AT, c_int),
    "FPDFPathSegment_GetPoint": (c_int, _AT, _AT, _AT),
    "FPDFPathSegment_GetType": (c_int, _AT),
    "FPDFPathSegment_GetClose": (c_int, _AT),
}

Matrix = c_float * 6
"""Room for a matrix: a, b, c, d, e, f."""

Box = c_float * 4
"""Room for a box: left, top, right, bottom."""


@cache
def load_calls() -> Any:
    """The functions by their names in pdfium; it is loaded at the first call."""
    # Most runs of the program never see a PDF.
    import pypdfium2.raw

    return SimpleNamespace(
        **{
            name: CFUNCTYPE(*signature)(
                cast(getattr(pypdfium2.raw, name), c_void_p).value or 0
            )
            for name, signature in _SIGNATURES.items()
        }
    )
