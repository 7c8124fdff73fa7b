"""What a reader says when it cannot read a file."""

from __future__ import annotations


class UnreadableFileError(Exception):
    """A file that cannot be read; the message is one Chinese sentence for its owner."""
