"""What is said when something fails that is not the file's own fault."""

from __future__ import annotations

import traceback
from pathlib import Path

from faheng.documents.apart import FAULT


def fault_of_ours(bug: Exception) -> str:
    """One sentence about a bug, with its place for whoever mends it."""
    place = traceback.extract_tb(bug.__traceback__)[-1]
    return FAULT.format(
        f"{type(bug).__name__}，{Path(place.filename).name} 第 {place.lineno} 行"
    )
