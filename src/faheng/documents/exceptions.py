"""What a reader says when it cannot read a file, and a writer when it cannot write one."""

from __future__ import annotations


class UnreadableFileError(Exception):
    """A file that cannot be read; the message is one Chinese sentence for its owner."""


class UnwritableDocumentError(Exception):
    """A document some format cannot hold; the message is one Chinese sentence."""
