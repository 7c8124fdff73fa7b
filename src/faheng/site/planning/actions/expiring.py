"""Waivers whose last day has passed: counted again, and said to those whose work it is."""

from __future__ import annotations

from contextlib import suppress

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from faheng.site.exceptions import NotNowError
from faheng.site.planning.actions.counting import count_findings
from faheng.site.planning.actions.locking import locked
from faheng.site.planning.actions.notices import still_seeing, tell
from faheng.site.planning.models import Declaration, Waiver
from faheng.site.planning.permissions import people_on_turn
from faheng.site.planning.states import FINAL, State
from faheng.site.planning.wording import in_the_language_of_the_office


def expire_waivers() -> int:
    """Note every granted waiver that has ended since this was last done; how many.

    A form signed along its way is not held up by it: whose turn it is decides, and is told.
    """
    ended = Waiver.objects.filter(
        decision=Waiver.Decision.GRANTED,
        until__lt=timezone.localdate(),
        end_noted_at=None,
    )
    concerned = Declaration.objects.filter(waivers__in=ended).distinct().order_by("pk")
    noted = 0
    for declaration in concerned:
        # A draft that was deleted meanwhile has no waivers any more.
        with suppress(NotNowError):
            noted += _note(declaration)
    return noted


@transaction.atomic
def _note(declaration: Declaration) -> int:
    held = locked(declaration)
    ended = list(
        held.waivers.filter(
            decision=Waiver.Decision.GRANTED,
            until__lt=timezone.localdate(),
            end_noted_at=None,
        ).select_related("asked_by")
    )
    held.waivers.filter(pk__in=[each.pk for each in ended]).update(
        end_noted_at=timezone.now()
    )
    if State(held.state) in FINAL or held.budget_year.is_closed:
        return len(ended)
    count_findings(held)
    with in_the_language_of_the_office():
        for waiver in ended:
            tell(
                [*still_seeing(held, waiver.asked_by), *people_on_turn(held)],
                _("“%(project)s”的豁免（%(code)s）已到期，请核对。")
                % {"project": held.project.name, "code": waiver.code},
                declaration=held,
                by=None,
            )
    return len(ended)
