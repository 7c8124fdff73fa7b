"""What a layout is: evidence to be recognised by, and a reader."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from decimal import Decimal
from types import ModuleType
from typing import NamedTuple

from faheng.documents.document import Document
from faheng.forms.draft import Draft


class Layout(NamedTuple):
    """A form layout; its folder's ``__init__`` declares one as ``LAYOUT``.

    ``evidence`` tells an official, in Chinese, what it is recognised by.
    ``recognise`` answers how sure the evidence makes us, 0 to 1; at least 0.5 is
    needed to be chosen over ``generic``. ``folder`` is the layout's package
    (``__name__``): its module ``reader`` has ``read``, which fills a draft, and
    ``LABELS``, the printed words that carry no information of their own. It is loaded
    only for a document of this layout.
    """

    id: str
    title: str
    recognise: Callable[[Document], Decimal]
    folder: str
    evidence: str

    @property
    def labels(self) -> frozenset[str]:
        return frozenset(self._reader().LABELS)

    def read(self, draft: Draft) -> None:
        """Fill the draft with what the document says."""
        self._reader().read(draft)

    def _reader(self) -> ModuleType:
        return importlib.import_module(f"{self.folder}.reader")
