"""What a layout is: evidence to be recognised by, and a reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from faheng.documents.document import Document
from faheng.forms.draft import Draft


@dataclass(frozen=True, slots=True)
class Layout:
    """A form layout; its folder's ``__init__`` declares one as ``LAYOUT``.

    ``recognise`` answers how sure the evidence makes us, 0 to 1; at least 0.5 is
    needed to be chosen over ``generic``. ``labels`` are the printed words that carry
    no information of their own. ``read`` fills the draft.
    """

    id: str
    title: str
    recognise: Callable[[Document], Decimal]
    read: Callable[[Draft], None]
    labels: frozenset[str] = field(default_factory=frozenset)
