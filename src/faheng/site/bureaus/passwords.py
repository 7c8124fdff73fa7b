"""First passwords: made here, shown once, changed at the first sign-in."""

from __future__ import annotations

import secrets

# Without the letters and figures that look alike on paper.
_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"


def generate_password() -> str:
    """Twelve signs in three groups, easy to read out; 59 bits.

    >>> [len(group) for group in generate_password().split("-")]
    [4, 4, 4]
    """
    return "-".join("".join(secrets.choice(_SIGNS) for _ in range(4)) for _ in range(3))
