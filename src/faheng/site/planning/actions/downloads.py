"""Asking for forms as files, with a note in the trail of who took which."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from faheng.site.audit.actions import record
from faheng.site.audit.events import Event
from faheng.site.bureaus.models import User
from faheng.site.jobs.actions import start_job
from faheng.site.jobs.models import Job
from faheng.site.planning.models import BudgetYear, Declaration
from faheng.site.planning.written import check_kinds

FORMS = "planning.forms"


@transaction.atomic
def note_form_written(
    *, by: User, declaration: Declaration, layout: str, kind: str
) -> None:
    """Put on record that a person took a form away as a file."""
    record(
        Event.FORM_WRITTEN,
        by=by,
        bureau=declaration.bureau,
        target=declaration,
        facts={"layout": layout, "format": kind, "revision": declaration.revision},
    )


@transaction.atomic
def ask_for_forms(
    *, by: User, budget_year: BudgetYear, layout: str, kinds: Sequence[str], lossy: bool
) -> Job:
    """Have all forms of a year the person may see written in the background."""
    check_kinds(kinds)
    record(
        Event.FORM_WRITTEN,
        by=by,
        bureau=budget_year.bureau,
        target=budget_year,
        facts={"layout": layout, "formats": list(kinds)},
    )
    title = _("%(bureau)s%(year)s年全套表格") % {
        "bureau": budget_year.bureau.name,
        "year": budget_year.year,
    }
    params = {
        "year": budget_year.pk,
        "layout": layout,
        "kinds": list(kinds),
        "lossy": lossy,
    }
    return start_job(by=by, kind=FORMS, title=title, params=params)
