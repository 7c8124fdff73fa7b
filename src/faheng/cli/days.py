"""A day as an argument of a command."""

from __future__ import annotations

import argparse
from datetime import date


def day(text: str) -> date:
    """A day written as 2025-01-01; anything else is a mistake in the command."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{text}”不是日期，应写作 2025-01-01 这样"
        ) from None
