"""What goes wrong for a person at the site, each in one sentence they can act on."""

from __future__ import annotations

from collections.abc import Sequence


class SiteError(Exception):
    """The message is shown as it is."""


class NotNowError(SiteError):
    """Not in this state."""


class ConflictError(SiteError):
    """Somebody else has changed the same thing meanwhile."""


class RefusedFileError(SiteError):
    """A file that is not taken, and why."""


class InvalidInputError(SiteError):
    """What was typed cannot be kept as it is."""


class ManyError(SiteError):
    """Several things asked for at once, of which these cannot be done; none was."""

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = tuple(sentences)
