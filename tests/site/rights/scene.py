"""One of each thing that something can be done to, made when it is asked for."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from tests.site.planning.circle_walk import bring_to, decision_of, sound_declaration
from tests.site.planning.ways.forms_to_hand_in import as_json, package_of
from tests.site.planning.ways.test_platform import ROW, workbook

from faheng.site.bureaus.models import User
from faheng.site.bureaus.roles import Role
from faheng.site.jobs import results
from faheng.site.jobs.models import Job
from faheng.site.planning.actions.adjustments import ask_adjustment
from faheng.site.planning.actions.attachments import add_attachment
from faheng.site.planning.actions.changes import ask_target_change
from faheng.site.planning.actions.importing import hand_in_file
from faheng.site.planning.actions.waivers import ask_waiver
from faheng.site.planning.models import (
    Attachment,
    BudgetYear,
    Declaration,
    FundingAdjustment,
    ImportedFile,
    Notice,
    ReturnedItem,
    TargetChange,
    Version,
    Waiver,
)
from faheng.site.planning.reviewing import review_form
from faheng.site.planning.states import Move, State
from faheng.site.rest.actions.tokens import make_token
from faheng.site.rest.models import ApiToken

Said = dict[str, Any]


@dataclass
class Scene:
    """``owner`` is the clerk: what belongs to one person belongs to them."""

    world: SimpleNamespace
    _at: dict[tuple[State, int], Declaration] = field(default_factory=dict)

    @property
    def owner(self) -> User:
        return self.world.people[Role.CLERK]

    def at(self, state: State, round_: int = 1) -> Declaration:
        """A sound declaration that lies there."""
        if (state, round_) not in self._at:
            made = sound_declaration(self.world, f"{state.label}{round_}")
            self._at[state, round_] = bring_to(self.world, made, state, round_=round_)
        return self._at[state, round_]

    @property
    def draft(self) -> Declaration:
        return self.at(State.DRAFT)

    @property
    def sent(self) -> Declaration:
        return self.at(State.TREASURY_REVIEW)

    @property
    def back(self) -> Declaration:
        """In the second round, at the clerk's desk again."""
        return self.at(State.DRAFT, 2)

    @property
    def approved(self) -> Declaration:
        return self.at(State.APPROVED, 2)

    @cached_property
    def year(self) -> BudgetYear:
        return BudgetYear.objects.get_or_create(bureau=self.world.bureau, year=2026)[0]

    @cached_property
    def next_year(self) -> BudgetYear:
        return BudgetYear.objects.get_or_create(bureau=self.world.bureau, year=2027)[0]

    @cached_property
    def closed_year(self) -> BudgetYear:
        return BudgetYear.objects.create(
            bureau=self.world.bureau, year=2020, is_closed=True
        )

    @cached_property
    def faulty(self) -> Declaration:
        """A draft whose sources do not add up."""
        made = sound_declaration(self.world, "勾稽不符")
        made.funding_lines.filter(source="county").update(annual=Decimal(200000))
        return made

    @cached_property
    def finding(self) -> str:
        """What can be waived in it."""
        found = review_form(self.faulty).findings
        return next(each.finding.key for each in found if each.can_be_waived)

    @cached_property
    def waiver(self) -> Waiver:
        return ask_waiver(
            by=self.owner,
            declaration=self.faulty,
            key=self.finding,
            reason="另行下达。",
        )

    @cached_property
    def mendable(self) -> tuple[Declaration, str]:
        """A draft with a fault that a rule mends, and the finding's key."""
        made = sound_declaration(self.world, "可以改正")
        made.indicators.filter(position=2).update(target="≥9898%以上")
        found = review_form(made).findings
        return made, next(each.finding.key for each in found if each.finding.fix)

    @cached_property
    def change(self) -> TargetChange:
        row = self.approved.indicators.all()[0]
        return ask_target_change(
            by=self.owner, indicator=row, after="不少于180件", reason="增加。"
        )

    @cached_property
    def transfer(self) -> FundingAdjustment:
        return self._adjustment("transfer", self.other)

    @cached_property
    def supplement(self) -> FundingAdjustment:
        return self._adjustment("supplement", None)

    @cached_property
    def other(self) -> Declaration:
        """Another approved project."""
        made = sound_declaration(self.world, "另一项目")
        return bring_to(self.world, made, State.APPROVED, round_=2)

    def _adjustment(self, kind: str, source: Declaration | None) -> FundingAdjustment:
        return ask_adjustment(
            by=self.owner,
            declaration=self.approved,
            kind=kind,
            amount=Decimal(100),
            reason="增加。",
            source=source,
        )

    @cached_property
    def returned_item(self) -> ReturnedItem:
        return self.at(State.RETURNED).returned_items.get()

    def version(self, *, was_sent: bool) -> Version:
        reached = State.TREASURY_REVIEW if was_sent else State.FINANCE_SUMMARY
        return self.sent.steps.get(reached=reached).version

    @cached_property
    def attachment(self) -> Attachment:
        return add_attachment(
            by=self.owner,
            declaration=self.draft,
            name="说明.txt",
            data="说明".encode(),
        )

    @cached_property
    def imported(self) -> ImportedFile:
        return self._handed_in(
            "申报表.json", as_json(package_of("导入的项目")), "forms"
        )

    @cached_property
    def platform_rows(self) -> ImportedFile:
        row = list(ROW)
        row[1] = self.draft.project.name
        return self._handed_in("指标.xlsx", workbook(row), "platform")

    def _handed_in(self, name: str, data: bytes, purpose: str) -> ImportedFile:
        handed = hand_in_file(
            by=self.owner,
            budget_year=self.year,
            section=self.world.section,
            name=name,
            data=data,
            purpose=purpose,
        )
        return ImportedFile.objects.get(pk=handed.imported.pk)

    @cached_property
    def notice(self) -> Notice:
        return Notice.objects.create(
            user=self.owner, text="请核对。", at=timezone.now()
        )

    @cached_property
    def job(self) -> Job:
        """Done, with a file."""
        with tempfile.NamedTemporaryFile(delete=False) as made:
            made.write(b"x")
        return Job.objects.create(
            kind="planning.forms",
            title="全套表格",
            by=self.owner,
            state=Job.State.DONE,
            result_name="x.zip",
            result_sha256=results.keep(Path(made.name)),
            asked_at=timezone.now(),
            ended_at=timezone.now(),
        )

    @cached_property
    def token(self) -> ApiToken:
        return self.token_of(self.owner)[0]

    def token_of(self, person: User) -> tuple[ApiToken, str]:
        made = make_token(
            by=person,
            membership=person.memberships.get(),
            name="对接程序",
            ends_on=timezone.localdate() + timedelta(days=9),
            may_write=True,
        )
        return made.token, made.secret

    @cached_property
    def colleague(self) -> User:
        """Somebody the bureau's administrator looks after."""
        return self.world.people[Role.LAWYER]


def file_of(name: str = "说明.txt", data: bytes = b"abc") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


@dataclass(frozen=True)
class MoveTried:
    """A move of the table with what has to be said, as an operation takes it."""

    move: Move
    lies_at: Callable[[Scene], Declaration]
    said: Callable[[Scene], Said] = lambda _scene: {}


def _moves() -> dict[str, MoveTried]:
    def in_state(state: State, round_: int = 1) -> Callable[[Scene], Declaration]:
        return lambda scene: scene.at(state, round_)

    def back(_scene: Scene) -> Said:
        return {"returned": [{"item": "goals", "message": "请写明受益人数。"}]}

    desks = {
        "科室": State.SECTION_REVIEW,
        "财务": State.FINANCE_SUMMARY,
        "分管领导": State.LEADER_REVIEW,
        "会议": State.COLLECTIVE_DECISION,
        "财政": State.TREASURY_REVIEW,
    }
    return {
        "报送科室审核": MoveTried(Move.SUBMIT, in_state(State.DRAFT)),
        "撤回修改": MoveTried(Move.RECALL, in_state(State.SECTION_REVIEW)),
        "科室同意": MoveTried(Move.AGREE_SECTION, in_state(State.SECTION_REVIEW)),
        "财务同意": MoveTried(Move.AGREE_FINANCE, in_state(State.FINANCE_SUMMARY)),
        "分管领导同意": MoveTried(Move.AGREE_LEADER, in_state(State.LEADER_REVIEW)),
        "登记会议通过": MoveTried(
            Move.RECORD_DECISION,
            in_state(State.COLLECTIVE_DECISION),
            lambda scene: {"decision": decision_of(scene.world).pk},
        ),
        "一上审核通过": MoveTried(Move.ACCEPT_FIRST, in_state(State.TREASURY_REVIEW)),
        "下达控制数": MoveTried(
            Move.SEND_CONTROL,
            in_state(State.AWAITING_CONTROL),
            lambda _scene: {"control_amount": "270000"},
        ),
        "批复": MoveTried(Move.APPROVE, in_state(State.TREASURY_REVIEW, 2)),
        **{
            f"{desk}退回修改": MoveTried(Move.RETURN, in_state(state), back)
            for desk, state in desks.items()
        },
        "不予安排": MoveTried(
            Move.DROP,
            in_state(State.TREASURY_REVIEW),
            lambda _scene: {"note": "财力不足。"},
        ),
    }


MOVES_TRIED = _moves()
SOME_DAY = date(2025, 9, 1)
