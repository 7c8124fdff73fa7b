"""Forms as files: one at once, those of a year in an archive."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from tests.site.planning.circle_walk import bring_to, make_move, sound_declaration

from faheng.api.reading import read_file
from faheng.site.audit.models import AuditEvent
from faheng.site.bureaus.roles import Role
from faheng.site.jobs.models import Job
from faheng.site.planning.models import Declaration
from faheng.site.planning.states import Move, State
from faheng.site.planning.typed import kept_prose
from faheng.site.planning.written import NOTES


@pytest.fixture
def draft(world: SimpleNamespace) -> Declaration:
    return sound_declaration(world)


def _agreed(client: Client, address: str, **asked: str) -> HttpResponse:
    """The form, left out what was shown to be left out first."""
    shown = client.get(address, asked)
    assert shown.status_code == 400
    ticked = re.search(r'name="lossy" value="(\w+)"', shown.content.decode())
    assert ticked is not None
    return client.get(address, {**asked, "lossy": ticked[1]})


@pytest.mark.parametrize("kind", ["docx", "xlsx", "pdf", "html"])
def test_a_form_says_what_the_declaration_says(
    draft: Declaration, clerk: Client, tmp_path: Path, kind: str
) -> None:
    address = reverse("planning:download", args=[draft.pk])
    answer = _agreed(clerk, address, format=kind)
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
    path = tmp_path / f"form.{kind}"
    path.write_bytes(answer.content)
    (read,) = read_file(path).package.declarations
    assert read.project.name == draft.project.name
    assert read.funding.annual == draft.annual
    assert len(read.indicators) == draft.indicators.count()
    assert AuditEvent.objects.filter(event="form-written").count() == 1


def test_what_a_layout_cannot_hold_is_named_and_may_be_left_out(
    draft: Declaration, clerk: Client
) -> None:
    address = reverse("planning:download", args=[draft.pk])
    refused = clerk.get(address, {"format": "docx"})
    assert refused.status_code == 400
    said = refused.content.decode()
    assert "项目概况" in said
    assert "--lossy" not in said
    assert 'name="lossy"' in said
    assert _agreed(clerk, address, format="docx").status_code == 200


def test_only_what_was_shown_is_left_out(
    world: SimpleNamespace, draft: Declaration, clerk: Client
) -> None:
    address = reverse("planning:download", args=[draft.pk])
    indicator = draft.indicators.order_by("pk")[0]
    indicator.target = "\ue000件"
    indicator.save()
    shown = clerk.get(address, {"format": "docx"}).content.decode()
    assert "项目概况" in shown
    assert "第1项指标" not in shown
    ticked = re.findall(r'name="lossy" value="(\w+)"', shown)
    Declaration.objects.filter(pk=draft.pk).update(overview="改过的概况。")
    for tick in (*ticked, "yes", "", "0" * 32):
        answer = clerk.get(address, {"format": "docx", "lossy": tick})
        assert answer.status_code == 400
        assert "项目概况" in answer.content.decode()
    assert _agreed(clerk, address, format="docx").status_code == 200


def test_what_reads_otherwise_is_shown_beside_what_has_no_place(
    draft: Declaration, clerk: Client, tmp_path: Path
) -> None:
    draft.annual_goal = "项目名称"
    draft.save()
    address = reverse("planning:download", args=[draft.pk])
    shown = clerk.get(address, {"format": "docx"}).content.decode()
    assert "项目概况" in shown
    assert "年度目标" in shown
    assert "--lossy" not in shown
    answer = _agreed(clerk, address, format="docx")
    path = tmp_path / "form.docx"
    path.write_bytes(answer.content)
    (read,) = read_file(path).package.declarations
    assert read.annual_goal is None


@pytest.mark.parametrize("unseen", "\u00ad\u200b\u200d\u200e\u2060\ufe0f\ufeff")
def test_what_nobody_sees_is_not_kept(unseen: str) -> None:
    typed = kept_prose(f"法律{unseen}援助\n普法{unseen}")
    assert typed == "法律援助\n普法"


def test_what_cannot_be_written_at_all_offers_no_tick(
    draft: Declaration, clerk: Client
) -> None:
    draft.annual_goal = "办理\ue000件。"
    draft.save()
    answer = clerk.get(reverse("planning:download", args=[draft.pk]), {"format": "pdf"})
    assert answer.status_code == 400
    assert 'name="lossy"' not in answer.content.decode()


@pytest.mark.parametrize("asked", [{"format": "exe"}, {"layout": "../../x"}])
def test_nonsense_asks_again(
    draft: Declaration, clerk: Client, asked: dict[str, str]
) -> None:
    page = clerk.get(reverse("planning:download", args=[draft.pk]), asked)
    assert page.status_code == 200
    assert page["Content-Type"].startswith("text/html")


def test_a_year_comes_in_one_archive_with_names_of_their_own(
    world: SimpleNamespace, draft: Declaration, clerk: Client
) -> None:
    sound_declaration(world, "../../=cmd|' /C calc'!A0")
    sound_declaration(world, "别科室的项目", section=world.other_section)
    answer = clerk.post(
        reverse("planning:download-set"),
        {
            "year": draft.budget_year_id,
            "format": ["docx", "xlsx", "pdf"],
            "lossy": "yes",
        },
    )
    job = Job.objects.get()
    assert answer["Location"] == reverse("jobs:job", args=[job.pk])
    assert (job.state, job.done, job.total) == ("done", 6, 6), job.sentence
    fetched = clerk.get(reverse("jobs:result", args=[job.pk]))
    archive = zipfile.ZipFile(BytesIO(b"".join(fetched)))  # type: ignore[arg-type]
    names = archive.namelist()
    assert archive.testzip() is None
    assert len(names) == len(set(names)) == 7
    assert NOTES in names
    assert not any(set(name) & set('/\\|:*?<>"') or ".." in name for name in names)
    assert not any("别科室" in name for name in names)
    assert "项目概况" in archive.read(NOTES).decode("utf-8-sig")


def test_the_whole_bureau_is_there_for_who_sees_it(
    world: SimpleNamespace, draft: Declaration, client: Client
) -> None:
    sound_declaration(world, "别科室的项目", section=world.other_section)
    client.force_login(world.people[Role.FINANCE_OFFICER])
    client.post(
        reverse("planning:download-set"),
        {"year": draft.year, "format": "docx", "lossy": "yes"},
    )
    assert Job.objects.get().total == 2


def test_without_leaving_out_the_reason_is_told(
    draft: Declaration, clerk: Client
) -> None:
    clerk.post(
        reverse("planning:download-set"),
        {"year": draft.budget_year_id, "format": "docx"},
    )
    job = Job.objects.get()
    assert job.state == "failed"
    assert "项目概况" in job.sentence


def test_a_format_has_to_be_picked(draft: Declaration, clerk: Client) -> None:
    answer = clerk.post(
        reverse("planning:download-set"), {"year": draft.budget_year_id}
    )
    assert answer.status_code == 400
    assert not Job.objects.exists()


def test_the_treasury_gets_what_it_was_sent(
    world: SimpleNamespace, draft: Declaration, client: Client, tmp_path: Path
) -> None:
    treasury = world.people[Role.TREASURY_REVIEWER]
    bring_to(world, draft, State.TREASURY_REVIEW)
    make_move(world, draft, Move.ACCEPT_FIRST, treasury)
    make_move(world, draft, Move.SEND_CONTROL, treasury)
    Declaration.objects.filter(pk=draft.pk).update(annual_goal="正在修改的新目标。")
    client.force_login(treasury)
    address = reverse("planning:download", args=[draft.pk])
    answer = _agreed(client, address, format="html")
    said = answer.content.decode()
    assert "正在修改" not in said
    assert "及时得到法律援助" in said
    copied = client.get(reverse("planning:copy", args=[draft.pk])).content.decode()
    assert "正在修改" not in copied
