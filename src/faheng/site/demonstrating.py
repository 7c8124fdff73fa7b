"""Puts the demo bureau into an empty installation, by the same actions people use.

So every signature, version, notice and audit event of the demo is a true one; only the
accounts and bureaus, which an administrator would type, are written directly.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from faheng.site.bureaus.models import Bureau, Membership, Section, User
from faheng.site.bureaus.roles import OF_A_SECTION, Role
from faheng.site.demonstration.bureau import (
    LAST_YEAR,
    THIS_YEAR,
    DemoBureau,
    demo_bureau,
)
from faheng.site.demonstration.circle import Message
from faheng.site.demonstration.people import Person
from faheng.site.demonstration.places import demo_bodies
from faheng.site.demonstration.project import Project as DemoProject
from faheng.site.planning.actions.adjustments import ask_adjustment, decide_adjustment
from faheng.site.planning.actions.changes import (
    ask_target_change,
    decide_target_change,
)
from faheng.site.planning.actions.circle import move_declaration
from faheng.site.planning.actions.decisions import record_collective_decision
from faheng.site.planning.actions.filling import fill_declaration
from faheng.site.planning.actions.projects import create_project, declare_again
from faheng.site.planning.actions.waivers import ask_waiver, decide_waiver
from faheng.site.planning.actions.years import open_year
from faheng.site.planning.models import (
    BudgetYear,
    CollectiveDecision,
    Declaration,
    Project,
)
from faheng.site.planning.reviewing import review_form
from faheng.site.planning.states import Move, Round, State

PASSWORD = "示范口令-2026"


@dataclass(frozen=True)
class DemoAccount:
    """One way in, for who tries the demo."""

    role: str
    username: str
    password: str
    bureau: str


def is_empty() -> bool:
    """Whether the demo may be put here: no bureau is there yet."""
    return not Bureau.objects.exists()


def is_demo() -> bool:
    """Whether what is here is the demo."""
    names = {body.name for body in demo_bodies()}
    return set(Bureau.objects.values_list("name", flat=True)) >= names


@transaction.atomic
def load_demo() -> list[DemoAccount]:
    """All of the demo bureau, or nothing; the accounts to try it with."""
    return _Loading(demo_bureau()).load()


def demo_accounts() -> list[DemoAccount]:
    """The same accounts of a demo that was loaded before."""
    return _accounts(demo_bureau())


def _accounts(demo: DemoBureau) -> list[DemoAccount]:
    names = {body.code: body.name for body in demo.bodies}
    return [
        DemoAccount(each.role, each.username, PASSWORD, names[each.bureau])
        for each in demo.people.accounts
    ]


class _Loading:
    """One run: the demo's plain data, and the rows made of it so far."""

    def __init__(self, demo: DemoBureau) -> None:
        self._demo = demo
        self._bureaus: dict[str, Bureau] = {}
        self._sections: dict[str, Section] = {}
        self._people: list[tuple[Person, User]] = []

    def load(self) -> list[DemoAccount]:
        self._make_places()
        self._make_people()
        years = {year: self._open(year) for year in (LAST_YEAR, THIS_YEAR)}
        for project in self._demo.projects[LAST_YEAR]:
            held = self._declare(project, years[LAST_YEAR])
            self._bring(held, project, State.APPROVED, Round.SECOND)
        self._change_last_year(years[LAST_YEAR])
        for project in self._demo.projects[THIS_YEAR]:
            held = self._declare(project, years[THIS_YEAR])
            self._ask_waivers(held, project)
            standing = self._demo.circle.standings[project.code]
            self._bring(
                held,
                project,
                State(standing.stage),
                Round(standing.round),
                standing.messages,
            )
        return _accounts(self._demo)

    def _make_places(self) -> None:
        for body in self._demo.bodies:
            self._bureaus[body.code] = Bureau.objects.create(
                name=body.name,
                code=body.code,
                kind=body.kind,
                level=body.level,
                parent=self._bureaus.get(body.parent or ""),
            )
        for body in self._demo.bodies:
            if body.treasury:
                bureau = self._bureaus[body.code]
                bureau.treasury = self._bureaus[body.treasury]
                bureau.save(update_fields=["treasury"])
        self._bureau = self._bureaus[self._demo.code]
        for each in self._demo.sections:
            self._sections[each.name] = Section.objects.create(
                bureau=self._bureau, name=each.name, kind=each.kind
            )

    def _make_people(self) -> None:
        # Hashing takes a while by design; one password needs it once.
        password = make_password(PASSWORD)
        for each in self._demo.people.accounts:
            user, _ = User.objects.get_or_create(
                username=each.username,
                defaults={"name": each.name, "password": password},
            )
            bureau = self._bureaus[each.bureau]
            Membership.objects.create(
                user=user,
                bureau=bureau,
                section=(
                    self._sections[each.section]
                    if each.section and Role(each.role) in OF_A_SECTION
                    else None
                ),
                role=each.role,
                starts_on=date(LAST_YEAR - 1, 1, 1),
            )
            self._people.append((each, user))

    def _who(self, role: str, section: str | None = None) -> User:
        for each, user in self._people:
            if each.role == role and (
                section is None
                or Role(role) not in OF_A_SECTION
                or each.section == section
            ):
                return user
        raise LookupError(f"nobody is {role} in {section}")

    def _open(self, year: int) -> BudgetYear:
        return open_year(
            by=self._who("finance-officer"),
            bureau=self._bureau,
            year=year,
            deadlines=dict(_deadlines()) if year == THIS_YEAR else {},
        )

    def _declare(self, content: DemoProject, year: BudgetYear) -> Declaration:
        by = self._who("clerk", content.section)
        known = Project.objects.filter(bureau=self._bureau, code=content.code).first()
        if known is None:
            held = create_project(
                by=by,
                budget_year=year,
                section=self._sections[content.section],
                name=content.name,
                code=content.code,
            )
        else:
            held = declare_again(by=by, budget_year=year, project=known)
        declared = self._demo.declarations(year.year).declarations
        said = next(each for each in declared if each.project.code == content.code)
        return fill_declaration(by=by, declaration=held, content=said)

    def _bring(
        self,
        held: Declaration,
        content: DemoProject,
        to: State,
        round_: Round,
        messages: tuple[Message, ...] = (),
    ) -> None:
        """Take a declaration from desk to desk until it lies where it should."""
        for move, role in _way(to, round_, messages):
            held.refresh_from_db()
            more: dict[str, object] = {}
            if move is Move.RECORD_DECISION:
                more["decision"] = self._decision(held)
            elif move is Move.SEND_CONTROL:
                more["control_amount"] = held.annual
            elif move is Move.RETURN:
                more["returned"] = [_item(held, each) for each in messages]
            move_declaration(
                by=self._who(role, content.section),
                declaration=held,
                move=move,
                note=_NOTES.get(move, ""),
                **more,  # type: ignore[arg-type]
            )

    def _decision(self, held: Declaration) -> CollectiveDecision:
        """One meeting a round and year."""
        number = f"〔{held.year - 1}〕{10 + held.round}号"
        known = held.budget_year.decisions.filter(number=number).first()
        return known or record_collective_decision(
            by=self._who("office-recorder"),
            budget_year=held.budget_year,
            meeting=CollectiveDecision.Meeting.PARTY_GROUP,
            held_on=date(held.year - 1, 9 + held.round, 15),
            number=number,
            text=f"会议审议并原则通过{held.year}年部门预算项目及绩效目标，按程序报送区财政局。",
        )

    def _change_last_year(self, year: BudgetYear) -> None:
        circle = self._demo.circle
        for each in circle.adjustments:
            held = self._declared(year, each.project)
            adjustment = ask_adjustment(
                by=self._of(held, each.asked_by),
                declaration=held,
                kind=each.kind,
                amount=each.amount,
                reason=each.reason,
                source=self._declared(year, each.taken_from)
                if each.taken_from
                else None,
            )
            decide_adjustment(
                by=self._of(held, each.granted_by), adjustment=adjustment, granted=True
            )
        for change in circle.target_changes:
            held = self._declared(year, change.project)
            asked = ask_target_change(
                by=self._of(held, change.asked_by),
                indicator=held.indicators.get(name=change.indicator),
                after=change.after,
                reason=change.reason,
            )
            decide_target_change(
                by=self._of(held, change.granted_by), change=asked, granted=True
            )

    def _ask_waivers(self, held: Declaration, content: DemoProject) -> None:
        for each in self._demo.circle.waivers:
            if each.project != content.code:
                continue
            indicator = held.indicators.get(name=each.indicator)
            found = next(
                found
                for found in review_form(held).findings
                if found.finding.code == each.code
                and found.cell.startswith(f"indicator:{indicator.pk}.")
            )
            waiver = ask_waiver(
                by=self._of(held, each.asked_by),
                declaration=held,
                key=found.finding.key,
                reason=each.reason,
                until=max(each.until, timezone.localdate() + timedelta(days=60)),
            )
            if each.granted_by:
                decide_waiver(
                    by=self._of(held, each.granted_by), waiver=waiver, granted=True
                )

    def _declared(self, year: BudgetYear, code: str) -> Declaration:
        return year.declarations.get(project__code=code)

    def _of(self, held: Declaration, role: str) -> User:
        return self._who(role, held.project.section.name)


_DESKS = (
    (Move.SUBMIT, "clerk"),
    (Move.AGREE_SECTION, "section-head"),
    (Move.AGREE_FINANCE, "finance-officer"),
    (Move.AGREE_LEADER, "bureau-leader"),
    (Move.RECORD_DECISION, "office-recorder"),
)
_DESK_OF = {
    State.DRAFT: 0,
    State.SECTION_REVIEW: 1,
    State.FINANCE_SUMMARY: 2,
    State.LEADER_REVIEW: 3,
    State.COLLECTIVE_DECISION: 4,
    State.TREASURY_REVIEW: 5,
}
_RETURNED_FROM = {
    "section-head": State.SECTION_REVIEW,
    "finance-officer": State.FINANCE_SUMMARY,
    "bureau-leader": State.LEADER_REVIEW,
    "treasury-reviewer": State.TREASURY_REVIEW,
}
_NOTES = {Move.AGREE_SECTION: "同意。", Move.AGREE_LEADER: "同意上会研究。"}


def _way(
    to: State, round_: Round, messages: tuple[Message, ...]
) -> Iterator[tuple[Move, str]]:
    """The moves that bring a draft to where it should lie, and who makes them."""
    first_accepted = round_ is Round.SECOND or to is State.AWAITING_CONTROL
    if first_accepted:
        yield from _DESKS
        yield Move.ACCEPT_FIRST, "treasury-reviewer"
    if to is State.AWAITING_CONTROL:
        return
    if round_ is Round.SECOND:
        yield Move.SEND_CONTROL, "treasury-reviewer"
    if to is State.RETURNED:
        yield from _DESKS[: _DESK_OF[_RETURNED_FROM[messages[0].by]]]
        yield Move.RETURN, messages[0].by
    elif to is State.APPROVED:
        yield from _DESKS
        yield Move.APPROVE, "treasury-reviewer"
    else:
        yield from _DESKS[: _DESK_OF[to]]


def _item(held: Declaration, message: Message) -> tuple[str, str]:
    if message.indicator is None:
        return message.item, message.text
    return f"indicator:{held.indicators.get(name=message.indicator).pk}", message.text


def _deadlines() -> Iterator[tuple[tuple[Round, State], date]]:
    """Around today, so that the demo shows what is due and what is late on any day."""
    today = timezone.localdate()
    desks = (State.DRAFT, State.SECTION_REVIEW, State.FINANCE_SUMMARY)
    later = (State.LEADER_REVIEW, State.COLLECTIVE_DECISION, State.TREASURY_REVIEW)
    for days, desk in zip((-2, 0, 3, 5, 9, 20), desks + later, strict=True):
        yield (Round.FIRST, desk), today + timedelta(days=days)
        yield (Round.SECOND, desk), today + timedelta(days=days + 30)
