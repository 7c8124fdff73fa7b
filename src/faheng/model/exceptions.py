"""What is wrong with exchange data that somebody else wrote."""

from __future__ import annotations


class InvalidPackageError(ValueError):
    """Data that is no exchange package; the message is one Chinese sentence."""
