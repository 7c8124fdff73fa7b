"""A process killed in the midst of taking over a file leaves nothing half done."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from tests.site.planning.ways.forms_to_hand_in import as_json, package_of

SOURCE = Path(__file__).parents[4]

# One process makes the world, one is killed at a point, one looks at what is left.
WORLD = """
import sys
import django; django.setup()
from datetime import date
from pathlib import Path
from faheng.site.bureaus.models import Bureau, Section, User
from faheng.site.bureaus.roles import Role
from faheng.site.planning.models import *
def clerk():
    return User.objects.get(username="clerk")
"""

MAKE = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
bureau = Bureau.objects.create(name="示范区司法局", kind="justice", level="district")
section = Section.objects.create(bureau=bureau, name="公共法律服务管理科")
person = User.objects.create(username="clerk", name="经办人")
person.memberships.create(
    bureau=bureau, section=section, role=Role.CLERK, starts_on=date(2024, 1, 1)
)
BudgetYear.objects.create(bureau=bureau, year=2026)
"""

HAND_IN = """
from faheng.site.planning.actions.importing import hand_in_file
hand_in_file(
    by=clerk(), budget_year=BudgetYear.objects.get(), section=Section.objects.get(),
    name="两个项目.json", data=Path(sys.argv[1]).read_bytes(),
)
"""

TAKE = """
from faheng.site.planning.actions.importing import take_over
take_over(
    by=clerk(), imported=ImportedFile.objects.get(),
    names={0: "法律援助经费", 1: "人民调解经费"},
)
"""

KILL = """
import os, signal
from importlib import import_module
module, name, times = {point!r}
owner = import_module(module)
before, left = getattr(owner, name), [times]
def killed(*given, **named):
    left[0] -= 1
    if not left[0]:
        os.kill(os.getpid(), signal.SIGKILL)
    return before(*given, **named)
setattr(owner, name, killed)
"""

LOOK = """
import json
from faheng.site.audit.models import AuditEvent
print(json.dumps({
    "declarations": Declaration.objects.count(),
    "projects": Project.objects.count(),
    "indicators": Indicator.objects.count(),
    "edits": Edit.objects.count(),
    "created": AuditEvent.objects.filter(event="declaration-created").count(),
    "files": ImportedFile.objects.count(),
    "read": ImportedFile.objects.filter(is_read=True).count(),
    "taken": sum((each.taken for each in ImportedFile.objects.all()), []),
}))
"""

NOTHING = {
    "declarations": 0,
    "projects": 0,
    "indicators": 0,
    "edits": 0,
    "created": 0,
}

ACTIONS = "faheng.site.planning.actions"
POINTS = [
    (f"{ACTIONS}.importing", "fill_declaration", 1),
    (f"{ACTIONS}.filling", "count_findings", 1),
    (f"{ACTIONS}.filling", "count_findings", 2),
    (f"{ACTIONS}.edits", "texts_of", 2),
]


class Installation:
    """A data folder and a database of its own, and processes that work on it in turn."""

    def __init__(self, folder: Path, database: str = "") -> None:
        self.folder, self.database = folder, database
        self.environment = os.environ | {
            "FAHENG_DATA": str(folder / "data"),
            "DJANGO_SETTINGS_MODULE": "killed_settings",
            "PYTHONPATH": os.pathsep.join([str(SOURCE / "src"), str(folder)]),
        }
        self.environment.pop("DATABASE_URL", None)
        if database:
            self.environment["DATABASE_URL"] = _address(database)
        self.file = folder / "两个项目.json"

    def make(self) -> None:
        """The world, once; what is tried begins from copies of it."""
        self.folder.mkdir()
        # Work in the background is done at once, in the process itself.
        (self.folder / "killed_settings.py").write_text(
            "from faheng.site.settings import *\n"
            "Q_CLUSTER = {**Q_CLUSTER, 'sync': True}\n"
        )
        self.file.write_bytes(as_json(package_of("法律援助经费", "人民调解经费")))
        done = self.run(MAKE)
        assert done.returncode == 0, done.stderr

    def run(self, code: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", WORLD + code, str(self.file)],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def left_and_after(self, again: str) -> tuple[dict[str, Any], dict[str, Any]]:
        """What is there now, and once it was tried again."""
        done = self.run(LOOK + again + LOOK)
        assert done.returncode == 0, done.stderr
        left, after = map(json.loads, done.stdout.splitlines())
        return left, after

    def check_whole(self) -> None:
        """The database is sound, and each kept file has the content its name says."""
        for file in (self.folder / "data" / "attachments").glob("*"):
            if file.is_file():
                assert hashlib.sha256(file.read_bytes()).hexdigest() == file.name
        if self.database:
            return
        with closing(sqlite3.connect(self.folder / "data" / "faheng.sqlite3")) as kept:
            (said,) = kept.execute("PRAGMA integrity_check").fetchone()
            broken = kept.execute("PRAGMA foreign_key_check").fetchall()
        assert (said, broken) == ("ok", [])


def _address(database: str) -> str:
    """The server the tests run on, another database."""
    to = connection.settings_dict
    who = f"{to['USER']}:{to['PASSWORD']}" if to["PASSWORD"] else to["USER"]
    return f"postgresql://{who}@{to['HOST']}:{to['PORT'] or 5432}/{database}"


def _on_the_server(*statements: str) -> None:
    import psycopg

    with psycopg.connect(_address("postgres"), autocommit=True) as server:
        for statement in statements:
            server.execute(statement)  # type: ignore[call-overload]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    folder = tmp_path_factory.mktemp("killed") / "made"
    if connection.vendor != "postgresql":
        made = Installation(folder)
        made.make()
        yield made
        return
    name = f"test_killed_{os.getpid()}"
    _on_the_server(f'CREATE DATABASE "{name}"')
    try:
        made = Installation(folder, name)
        made.make()
        yield made
    finally:
        _on_the_server(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def installation(made: Installation, tmp_path: Path) -> Iterator[Installation]:
    """A copy of its own for each test: on SQLite, or on PostgreSQL if the tests are."""
    folder = tmp_path / "copy"
    shutil.copytree(made.folder, folder)
    if not made.database:
        yield Installation(folder)
        return
    name = f"{made.database}_copy"
    _on_the_server(f'CREATE DATABASE "{name}" TEMPLATE "{made.database}"')
    try:
        yield Installation(folder, name)
    finally:
        _on_the_server(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.mark.parametrize(
    "point", POINTS, ids=[f"{each[1]}-{each[2]}" for each in POINTS]
)
def test_killed_while_taking_over_nothing_is_there(
    installation: Installation, point: tuple[str, str, int]
) -> None:
    killed = installation.run(HAND_IN + KILL.format(point=point) + TAKE)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    installation.check_whole()
    left, after = installation.left_and_after(TAKE)
    assert {key: left[key] for key in NOTHING} == NOTHING
    assert (left["files"], left["read"], left["taken"]) == (1, 1, [])
    assert (after["declarations"], after["indicators"]) == (2, 8)
    assert (after["created"], after["taken"]) == (2, [0, 1])


@pytest.mark.parametrize(
    "point",
    [
        ("faheng.site.planning.uploads.store", "_flush_folder", 1),
        (f"{ACTIONS}.importing", "record", 1),
        ("faheng.site.planning.tasks", "keep_reading", 1),
    ],
    ids=["stored", "on-record", "read"],
)
def test_killed_while_handing_in_the_file_can_be_handed_in_again(
    installation: Installation, point: tuple[str, str, int]
) -> None:
    killed = installation.run(
        "import faheng.site.planning.tasks\n" + KILL.format(point=point) + HAND_IN
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    installation.check_whole()
    left, after = installation.left_and_after(HAND_IN)
    assert left["files"] == 0
    assert (after["files"], after["read"]) == (1, 1)
