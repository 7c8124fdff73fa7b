"""Files to declare from: handed in, read apart, taken over project by project, once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from faheng.model.package import Package
from faheng.site.audit.actions import record
from faheng.site.audit.events import Event
from faheng.site.bureaus.models import Section, User
from faheng.site.bureaus.permissions import check_may
from faheng.site.bureaus.roles import Right
from faheng.site.exceptions import (
    InvalidInputError,
    ManyError,
    NotNowError,
    SiteError,
)
from faheng.site.jobs.actions import start_job
from faheng.site.planning.actions.filling import fill_declaration
from faheng.site.planning.actions.locking import locked_many
from faheng.site.planning.actions.projects import create_project, declare_again
from faheng.site.planning.actions.years import locked_year
from faheng.site.planning.fitting import fitted, without_controls
from faheng.site.planning.models import (
    BudgetYear,
    Declaration,
    ImportedFile,
    Project,
)
from faheng.site.planning.policies import check_is_open
from faheng.site.planning.states import State
from faheng.site.planning.uploads import store
from faheng.site.planning.uploads.kinds import refuse_drawings
from faheng.site.planning.uploads.names import safe_name
from faheng.site.uploading import LARGEST

READ = "planning.read"


@dataclass(frozen=True)
class HandedIn:
    """``is_known``: this very file was handed in before, and nothing has changed."""

    imported: ImportedFile
    is_known: bool = False


@dataclass(frozen=True)
class FileReading:
    """What a worker made of a file: all of it, or why nothing."""

    package: str = ""
    origins: str = ""
    findings: Sequence[Sequence[int]] = ()
    rows: Sequence[Mapping[str, Any]] = ()
    refusal: str = ""


@transaction.atomic
def hand_in_file(
    *,
    by: User,
    budget_year: BudgetYear,
    section: Section,
    name: str,
    data: bytes,
    purpose: str = ImportedFile.Purpose.FORMS,
) -> HandedIn:
    """Keep a file and have it read in the background; a known one is only pointed to."""
    check_may(by, Right.EDIT_DECLARATIONS, budget_year.bureau, section)
    held = locked_year(budget_year)
    check_is_open(held)
    if section.bureau_id != held.bureau_id:
        raise InvalidInputError(_("请选择本单位的科室。"))
    if len(data) > LARGEST:
        raise InvalidInputError(store.too_large())
    if not data:
        raise InvalidInputError(_("文件是空的，请核对是否保存或下载完整。"))
    refuse_drawings(data)
    kept = store.keep(data)
    known = ImportedFile.objects.filter(
        budget_year=held, section=section, purpose=purpose, sha256=kept.sha256
    ).first()
    if known is not None:
        if known.refusal:
            _ask_to_read(by, known)
        return HandedIn(known, is_known=True)
    imported = ImportedFile.objects.create(
        budget_year=held,
        section=section,
        purpose=purpose,
        name=safe_name(name),
        sha256=kept.sha256,
        size=kept.size,
        by=by,
        at=timezone.now(),
    )
    record(
        Event.FILE_READ,
        by=by,
        bureau=held.bureau,
        target=imported,
        facts={"sha256": kept.sha256, "size": kept.size, "purpose": purpose},
    )
    _ask_to_read(by, imported)
    return HandedIn(imported)


def _ask_to_read(by: User, imported: ImportedFile) -> None:
    imported.is_read, imported.refusal = False, ""
    imported.save(update_fields=["is_read", "refusal"])
    title = _("读取“%(name)s”") % {"name": imported.name}
    start_job(by=by, kind=READ, title=title[:200], params={"imported": imported.pk})


@transaction.atomic
def keep_reading(*, imported: int, reading: FileReading) -> None:
    """Keep what a worker read; what was read before stays."""
    held = ImportedFile.objects.select_for_update().filter(pk=imported).first()
    if held is None or held.is_read:
        return
    held.package, held.origins = reading.package, reading.origins
    held.findings, held.rows = list(reading.findings), list(reading.rows)
    held.refusal, held.is_read = reading.refusal[:500], True
    held.save()


@transaction.atomic
def take_over(
    *, by: User, imported: ImportedFile, names: Mapping[int, str]
) -> list[Declaration]:
    """Declare projects a file holds, by their number in it, each under its name: all or
    none.

    A project of that name that the section has is declared once more; else it is a new one.
    """
    held = locked_file(by, imported)
    if held.purpose != ImportedFile.Purpose.FORMS:
        raise NotNowError(_("这个文件是一体化平台的指标表，请在它的页面上逐行导入。"))
    # Before any declaration, as whoever closes the year holds them.
    check_is_open(locked_year(held.budget_year))
    if not names:
        raise InvalidInputError(_("请先勾选要填入的项目。"))
    content = Package.model_validate_json(held.package).declarations
    plain = {nth: _plain(name) for nth, name in names.items()}
    # All at once, in the order in which everybody holds several.
    there = _held_forms(held.budget_year, set(plain.values()))
    made: list[Declaration] = []
    failures: list[str] = []
    for nth, name in sorted(names.items()):
        try:
            if not 0 <= nth < len(content):
                raise InvalidInputError(_("文件里没有这个项目，请刷新页面。"))
            if nth in held.taken:
                raise NotNowError(_("已经从这个文件填入过，没有重复填入。"))
            code = content[nth].project.code or ""
            declaration = _declaration_for(by, held, plain[nth], code, there)
            Declaration.objects.filter(pk=declaration.pk).update(
                made_from=held, made_from_place=nth
            )
            fits = fitted(content[nth], declaration.year).content
            made.append(fill_declaration(by=by, declaration=declaration, content=fits))
        except SiteError as why:
            failures.append(_("%(name)s：%(why)s") % {"name": name[:60], "why": why})
    if failures:
        raise ManyError(failures)
    held.taken = sorted({*held.taken, *names})
    held.save(update_fields=["taken"])
    return made


def locked_file(by: User, imported: ImportedFile) -> ImportedFile:
    """The file, held; raises for who may not declare from it, or if it is not read."""
    held = (
        ImportedFile.objects.select_for_update(of=("self",))
        .select_related("budget_year__bureau", "section")
        .get(pk=imported.pk)
    )
    check_may(by, Right.EDIT_DECLARATIONS, held.budget_year.bureau, held.section)
    check_is_open(held.budget_year)
    if not held.is_read or held.refusal:
        raise NotNowError(_("这个文件还没有读出内容，不能填入。"))
    return held


def _plain(name: str) -> str:
    return " ".join(without_controls(name).split())


def _held_forms(budget_year: BudgetYear, names: set[str]) -> dict[int, Declaration]:
    """The forms the year has of projects so named, held; by their project.

    Held before they are looked at: what somebody is typing into them just now is not
    written over. Nobody begins a new one, while the year is held.
    """
    found = budget_year.declarations.filter(project__name__in=names)
    held = locked_many(found.values_list("pk", flat=True))
    return {each.project_id: each for each in held}


def _declaration_for(
    by: User,
    imported: ImportedFile,
    name: str,
    code: str,
    there: dict[int, Declaration],
) -> Declaration:
    year = imported.budget_year
    project = Project.objects.filter(bureau=year.bureau, name=name).first()
    if project is None:
        return create_project(
            by=by, budget_year=year, section=imported.section, name=name, code=code[:60]
        )
    if project.section_id != imported.section_id:
        raise InvalidInputError(_("同名的项目由其他科室主办，请换一个名称。"))
    declared = there.pop(project.pk, None)
    if declared is None:
        return declare_again(by=by, budget_year=year, project=project)
    if declared.revision == 0 and declared.state == State.DRAFT:
        return declared
    raise InvalidInputError(
        _("%(year)d年已经申报并填写过，没有覆盖；请换一个名称，或在原表上修改。")
        % {"year": year.year}
    )
