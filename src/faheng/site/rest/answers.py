"""What every operation may answer besides what it is asked for."""

from __future__ import annotations

from typing import Any

from faheng.site.rest.schemas.fields import Refused

_REFUSALS = (400, 401, 403, 404, 409, 413, 415, 422)


def answers(schema: Any, *, status: int = 200) -> dict[int, Any]:
    """The answers of an operation, its refusals among them."""
    return {status: schema, **dict.fromkeys(_REFUSALS, Refused)}


def a_file(*kinds: str) -> dict[str, Any]:
    """The description of an operation that answers with a file."""
    content = {
        kind: {"schema": {"type": "string", "format": "binary"}} for kind in kinds
    }
    return {"responses": {200: {"description": "OK", "content": content}}}
