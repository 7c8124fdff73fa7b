"""One project in two files: told by its code, or by its name without the year."""

from __future__ import annotations

import re
from collections.abc import Iterable

from faheng.model.package import Declaration, EvaluatedProject, Package, Project
from faheng.review.across.bodies import plain_body
from faheng.review.lexicon import bare
from faheng.review.measures import service_key

_YEAR = re.compile(r"20\d\d年?(?:度)?")
_SIGNS = re.compile(r"[^\w]+")
_DOCUMENT = re.compile(r"\d{4}[\])〕]第?\d+号")

Named = Project | EvaluatedProject


def same_project(one: Named, other: Named) -> bool:
    """Whether two files speak of the same project."""
    if one.code and other.code:
        return bare(one.code).upper() == bare(other.code).upper()
    if carried_out_apart(one, other):
        return False
    first, second = plain_project(one.name or ""), plain_project(other.name or "")
    return bool(first) and first == second


def carried_out_apart(one: Named, other: Named) -> bool:
    """Whether two units carry them out: each has a 办案经费 of its own."""
    first, _ = plain_body(one.implementing_unit or "")
    second, _ = plain_body(other.implementing_unit or "")
    if not first or not second:
        return False
    return not (first.endswith(second) or second.endswith(first))


def may_be_one(one: Declaration, other: Declaration) -> bool:
    """Whether two declarations may be of one project that is named a little otherwise.

    Their service and their money are the same, and no document number tells them apart.
    """
    if same_project(one.project, other.project):
        return True
    if one.project.code and other.project.code:
        return False
    names = one.project.name or "", other.project.name or ""
    if any(_DOCUMENT.search(bare(name)) for name in names):
        return False
    service = service_key(names[0])
    same_money = one.funding.annual == other.funding.annual
    return bool(service) and service == service_key(names[1]) and same_money


def only_declaration(
    declarations: Iterable[Declaration], project: Named
) -> tuple[int, Declaration] | None:
    """The one declaration of a project, if there is exactly one."""
    found = [
        (index, entry)
        for index, entry in enumerate(declarations)
        if same_project(entry.project, project)
    ]
    return found[0] if len(found) == 1 else None


def plain_project(name: str) -> str:
    """A project's name without year and signs."""
    return _SIGNS.sub("", _YEAR.sub("", bare(name)))


def rank(package: Package) -> int:
    """How much of a bureau's money a file holds: a form, a list of projects, a budget."""
    if package.budget is not None:
        return 2
    return int(len(package.declarations) > 1)


def is_to_be_held_against(mine: Package, other: Package) -> bool:
    """Whether, of two files that disagree, this is the one to look at first.

    The smaller is held against the larger; of two alike the later by name.
    """
    here, there = rank(mine), rank(other)
    if here != there:
        return here < there
    return _place(other) < _place(mine)


def _place(package: Package) -> tuple[str, str]:
    return package.source.file, package.source.sha256
