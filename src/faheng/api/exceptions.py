"""What a command says when it cannot do what was asked."""

from __future__ import annotations


class CommandError(Exception):
    """One Chinese sentence for the person who gave the command."""
