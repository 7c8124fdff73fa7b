"""What a form loses of a package: by name, and as one word to be agreed to."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from faheng.forms.writing.fields import Path, fields_of
from faheng.forms.writing.naming import names_of
from faheng.model.package import Package


class Loss(NamedTuple):
    """Fields that are lost of what was to be held."""

    package: Package
    paths: Sequence[Path]

    @property
    def names(self) -> str:
        return names_of(self.paths, self.package)

    @property
    def said(self) -> list[tuple[Path, Any]]:
        filled = fields_of(self.package)
        return [
            (path, filled[path].said if path in filled else None) for path in self.paths
        ]


def names_of_all(losses: Sequence[Loss]) -> str:
    """All that is lost; what is lost again, from what was left, only once."""
    return "、".join(dict.fromkeys(loss.names for loss in losses if loss.paths))


def fingerprint(losses: Sequence[Loss]) -> str:
    """Another one for anything else that is lost, or for the same saying otherwise."""
    said = json.dumps([loss.said for loss in losses])
    return hashlib.sha256(said.encode()).hexdigest()[:32]
