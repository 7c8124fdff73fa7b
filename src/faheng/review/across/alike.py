"""One project named a little otherwise: 法律援助, 法律援助项目, 法律援助工作经费.

Such names are held for one project only where nothing else in the two files could be
meant: 法律援助经费 beside 法律援助办案补贴 is of the one or the other, or of both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from faheng.model.package import Declaration
from faheng.review.across.projects import Named, carried_out_apart, plain_project

_ENDING = re.compile(
    r"(?:专项)?(?:工作|业务)?(?:专项)?(?:项目)?(?:经费|资金)?(?:项目)?$"
)
_FEWEST_LETTERS = 4


def core_name(name: str) -> str:
    """A project's name without what only says that it is a project with money.

    >>> core_name("2024年法律援助专项工作经费"), core_name("业务经费")
    ('法律援助', '业务经费')
    """
    plain = plain_project(name)
    core = _ENDING.sub("", plain, count=1)
    return core if len(core) >= _FEWEST_LETTERS else plain


def alike_declaration(
    declarations: Sequence[Declaration], project: Named, evaluated: Sequence[Named]
) -> Declaration | None:
    """The one declaration that can be meant by a name that differs in its ending.

    ``evaluated`` are all projects of the file that has ``project``.
    """
    core = core_name(project.name or "")
    if len(core) < _FEWEST_LETTERS or len(_near(core, evaluated)) != 1:
        return None
    near = _near(core, [each.project for each in declarations])
    if len(near) != 1 or core_name(near[0].name or "") != core:
        return None
    if (project.code and near[0].code) or carried_out_apart(project, near[0]):
        return None
    return next(each for each in declarations if each.project is near[0])


def _near(core: str, projects: Sequence[Named]) -> list[Named]:
    """Those whose name has the core in it, or is part of it."""
    names = [(each, core_name(each.name or "")) for each in projects]
    return [each for each, name in names if name and (core in name or name in core)]
