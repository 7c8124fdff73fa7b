"""Projects: new ones, those declared once more, drafts given up, sections that change."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from faheng.site.audit.actions import record
from faheng.site.audit.events import Event
from faheng.site.bureaus.models import Section, User
from faheng.site.bureaus.permissions import check_may
from faheng.site.bureaus.roles import Right
from faheng.site.exceptions import InvalidInputError, NotNowError
from faheng.site.planning.actions.locking import locked
from faheng.site.planning.actions.years import locked_year
from faheng.site.planning.conditions import changed_meanwhile, check_unchanged
from faheng.site.planning.fitting import without_controls
from faheng.site.planning.models import (
    BudgetYear,
    Declaration,
    ImportedFile,
    Project,
)
from faheng.site.planning.policies import check_is_open
from faheng.site.planning.states import Move, State
from faheng.site.planning.uploads import store


@transaction.atomic
def create_project(
    *, by: User, budget_year: BudgetYear, section: Section, name: str, code: str = ""
) -> Declaration:
    """A new project of a section, with a blank declaration for the year."""
    check_may(by, Right.EDIT_DECLARATIONS, budget_year.bureau, section)
    held = _open_year(budget_year)
    if section.bureau_id != held.bureau_id:
        raise InvalidInputError(_("请选择本单位的科室。"))
    name = " ".join(without_controls(name).split())
    code = without_controls(code).strip()
    if not name:
        raise InvalidInputError(_("请填写项目名称。"))
    if len(name) > 200 or len(code) > 60:
        raise InvalidInputError(_("项目名称请不超过200个字，编码不超过60个字。"))
    try:
        with transaction.atomic():
            project = Project.objects.create(
                bureau=held.bureau, section=section, name=name, code=code
            )
    except IntegrityError:
        raise InvalidInputError(
            _("本单位已有项目“%(name)s”：往年的项目请选“续报”，新项目请换一个名称。")
            % {"name": name}
        ) from None
    return _declare(by, project, held)


@transaction.atomic
def declare_again(
    *, by: User, budget_year: BudgetYear, project: Project
) -> Declaration:
    """A blank declaration for another year of a project there has been before."""
    check_may(by, Right.EDIT_DECLARATIONS, project.bureau, project.section)
    held = _open_year(budget_year)
    if held.bureau_id != project.bureau_id:
        raise InvalidInputError(_("请选择本单位的预算年度。"))
    if held.declarations.filter(project=project).exists():
        raise InvalidInputError(
            _("“%(name)s”已经申报了%(year)d年。")
            % {"name": project.name, "year": held.year}
        )
    return _declare(by, project, held)


@transaction.atomic
def delete_draft(
    *, by: User, declaration: Declaration, revision: int | None = None
) -> None:
    """Give up a draft that has never left the clerk's desk.

    What it was filled from can be taken from that file again. ``revision``: what the
    declaration had when the person looked.
    """
    # The file before the form, as taking over holds them.
    file = ImportedFile.objects.select_for_update().filter(
        pk=declaration.made_from_id or 0
    )
    source = file.first()
    held = locked(declaration)
    project = held.project
    check_may(by, Right.EDIT_DECLARATIONS, held.bureau, project.section)
    check_is_open(held.budget_year)
    if held.state != State.DRAFT or held.steps.filter(move=Move.SUBMIT).exists():
        raise NotNowError(
            _("“%(project)s”已经报送过，不能删除。") % {"project": project.name}
        )
    check_unchanged(held, revision)
    if held.made_from_id != declaration.made_from_id:
        # It was being filled from a file, which is not held here.
        raise changed_meanwhile(held)
    record(
        Event.DECLARATION_DELETED,
        by=by,
        bureau=held.bureau,
        target=held,
        facts={"project": project.name, "year": held.year},
    )
    store.let_go(*held.attachments.values_list("sha256", flat=True))
    if source is not None:
        source.taken = [each for each in source.taken if each != held.made_from_place]
        source.save(update_fields=["taken"])
    held.delete()
    if not project.declarations.exists():
        project.delete()


@transaction.atomic
def change_section(*, by: User, project: Project, section: Section) -> None:
    """Hand a project to another section, with all that is under way in it."""
    check_may(by, Right.OPEN_YEAR, project.bureau)
    held = Project.objects.select_for_update(of=("self",)).get(pk=project.pk)
    is_section = section.kind == Section.Kind.SECTION
    if section.bureau_id != held.bureau_id or not is_section:
        raise InvalidInputError(_("请选择本单位的科室。"))
    if section.pk == held.section_id:
        return
    record(
        Event.DECLARATION_EDITED,
        by=by,
        bureau=held.bureau,
        target=held,
        facts={"section": [held.section_id, section.pk]},
    )
    held.section = section
    held.save(update_fields=["section"])


def _open_year(budget_year: BudgetYear) -> BudgetYear:
    held = locked_year(budget_year)
    check_is_open(held)
    return held


def _declare(by: User, project: Project, budget_year: BudgetYear) -> Declaration:
    declaration = Declaration.objects.create(
        budget_year=budget_year,
        project=project,
        bureau=budget_year.bureau,
        year=budget_year.year,
    )
    record(
        Event.DECLARATION_CREATED,
        by=by,
        bureau=budget_year.bureau,
        target=declaration,
        facts={"project": project.name, "year": budget_year.year},
    )
    return declaration
