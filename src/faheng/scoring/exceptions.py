"""Why something cannot be scored."""

from __future__ import annotations


class IncomparableError(Exception):
    """Target and actual cannot be compared; the message says why, in Chinese."""
