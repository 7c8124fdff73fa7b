"""Whose paper it is: bureaus told apart by name and code, however they are written."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from faheng.model.package import Package
from faheng.review.lexicon import bare

Likeness = Literal["same", "likely", "different", "unknown"]

# 某区司法局2024年部门预算: what is behind the name is the paper's, not the body's.
_PAPER = re.compile(
    r"(?:20\d\d年.*|(?:部门|单位)?(?:预算|决算)(?:公开|说明|编制说明|信息公开)*)$"
)
# The body itself, without the units below it.
_ITSELF = re.compile(
    r"(?:\((?:本级|机关|本部|局机关|机关本级|行政)\)|本级|局本部|(?<=局)机关)$"
)
_BRACKETED = re.compile(r"\((?:汇总|部门|含下属单位|单位)\)$")
# A name that says of which district it is can stand without the city before it.
_PLACED = re.compile(r"^.{2,}?[区县市旗州盟].{2,}")


class Body(NamedTuple):
    """A bureau or a unit; ``itself`` is whether the paper is of the body alone."""

    name: str
    code: str
    itself: bool

    @property
    def is_placed(self) -> bool:
        """Whether the name says of which district it is."""
        return bool(_PLACED.match(self.name))

    def likeness(self, other: Body) -> Likeness:
        """Whether two are the same, as far as their papers tell.

        Codes decide where they are of one kind; a budget code says nothing about a
        credit code. 呈贡区司法局 may be 昆明市呈贡区司法局, 区司法局 may be anybody's.
        """
        if self.code and len(self.code) == len(other.code):
            return "same" if self.code == other.code else "different"
        if not self.name or not other.name:
            return "unknown"
        if self.name == other.name:
            return "same"
        short, long = sorted((self.name, other.name), key=len)
        if long.endswith(short) and _PLACED.match(short):
            return "likely"
        return "different"


def body_of(package: Package) -> Body:
    """The body a package is about; a form may name it as the one that carries it out."""
    name = package.bureau.name
    if not name:
        units = {
            entry.project.implementing_unit
            for entry in package.declarations
            if entry.project.implementing_unit
        }
        name = units.pop() if len(units) == 1 else None
    plain, itself = plain_body(name or "")
    return Body(plain, bare(package.bureau.code or "").upper(), itself)


@lru_cache(maxsize=4096)
def plain_body(name: str) -> tuple[str, bool]:
    """A body's name alone, and whether it was said to be without units below it."""
    text = _PAPER.sub("", bare(name))
    text = _BRACKETED.sub("", text)
    plain = _ITSELF.sub("", text)
    return plain, plain != text
