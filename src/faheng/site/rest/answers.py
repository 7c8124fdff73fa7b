"""What every operation may answer besides what it is asked for."""

from __future__ import annotations

from typing import Any

from faheng.site.rest.schemas import Told, Wrong

REFUSALS: dict[int, Any] = {
    400: Wrong,
    401: Told,
    403: Told,
    404: Told,
    409: Told,
    422: Wrong,
}


def answers(schema: Any, *, made: bool = False) -> dict[int, Any]:
    """The answers of an operation, its refusals among them."""
    return {201 if made else 200: schema, **REFUSALS}
