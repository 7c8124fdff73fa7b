"""A store of files for each test, and forms to hand in."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from faheng.site.bureaus.roles import Role
from faheng.site.planning.models import BudgetYear, ImportedFile


@pytest.fixture(autouse=True)
def store(tmp_path: Path, settings: SimpleNamespace) -> Path:
    """Where files are kept; empty at first."""
    settings.MEDIA_ROOT = tmp_path / "attachments"
    return tmp_path / "attachments"


@pytest.fixture
def year(world: SimpleNamespace) -> BudgetYear:
    return BudgetYear.objects.create(bureau=world.bureau, year=2026)


@pytest.fixture
def clerk(world: SimpleNamespace, client: Client) -> Client:
    client.force_login(world.people[Role.CLERK])
    return client


def hand_in(
    client: Client,
    year: BudgetYear,
    section: object,
    name: str,
    data: bytes,
    purpose: str = "forms",
) -> ImportedFile | str:
    """Send a file as the page does: what became of it, or the page that refused it."""
    answer = client.post(
        reverse("planning:import-new"),
        {
            "year": year.pk,
            "section": section.pk,  # type: ignore[attr-defined]
            "purpose": purpose,
            "file": SimpleUploadedFile(name, data),
        },
    )
    if answer.status_code != 302:
        return answer.content.decode()
    return ImportedFile.objects.get(pk=answer["Location"].rstrip("/").split("/")[-1])
