"""A process killed in the midst of its work loses nothing it acknowledged, and leaves
nothing half-written."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {
    **{
        key: value
        for key, value in os.environ.items()
        if key not in ("DJANGO_SETTINGS_MODULE", "DATABASE_URL")
    },
    "PYTHONPATH": str(ROOT / "src"),
}
_START = """
import sys; from pathlib import Path
from faheng.site.starting import migrate, start_django
start_django(Path(sys.argv[1]))
"""
_LOAD = """
migrate()
from faheng.site.demonstrating import load_demo
load_demo()
"""
# Sends drafts off and takes them back, saying each time what has been done.
_WORK = """
from faheng.site.bureaus.models import User
from faheng.site.planning.actions.cells import save_cell
from faheng.site.planning.actions.circle import move_declaration
from faheng.site.planning.models import Declaration
from faheng.site.planning.states import Move
pk = Declaration.objects.get(year=2026, project__code="SFJ-16").pk
by = User.objects.get(username="clerk6")
for n in range(1_000_000):
    held = Declaration.objects.get(pk=pk)
    said = f"第{n}稿"
    save_cell(by=by, declaration=held, cell="project.plan", was=held.plan, now=said)
    print("cell", said, flush=True)
    for move in (Move.SUBMIT, Move.RECALL):
        step = move_declaration(by=by, declaration=held, move=move)
        print("step", step.pk, flush=True)
"""


def script(code: str, data: Path) -> list[str]:
    return [sys.executable, "-c", _START + code, str(data)]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("killed")
    subprocess.run(script(_LOAD, place), env=ENVIRONMENT, check=True)
    return place


def killed_after(command: list[str], lines: int, wait: float) -> list[str]:
    """What a process had said when it was killed, a moment after so many lines."""
    process = subprocess.Popen(
        command, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    said = [process.stdout.readline().strip() for _ in range(lines)]
    time.sleep(wait)
    process.send_signal(signal.SIGKILL)
    rest, _ = process.communicate(timeout=60)
    whole = rest[: rest.rfind("\n") + 1]
    return [*said, *whole.splitlines()]


@pytest.mark.parametrize("wait", [0.0, 0.013, 0.037, 0.061])
def test_what_was_acknowledged_is_there_and_nothing_half_done(
    data: Path, wait: float
) -> None:
    said = killed_after(script(_WORK, data), 7, wait)
    database = sqlite3.connect(data / "faheng.sqlite3")
    try:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        steps = {pk for (pk,) in database.execute("SELECT id FROM planning_step")}
        told = {int(each.split()[1]) for each in said if each.startswith("step")}
        assert told <= steps
        kept = {
            after
            for (after,) in database.execute(
                "SELECT after FROM planning_edit WHERE cell = 'project.plan'"
            )
        }
        assert {each.split()[1] for each in said if each.startswith("cell")} <= kept
        # State, last step, version and audit event were written together or not at all.
        (pk, state, text) = database.execute(
            "SELECT d.id, d.state, d.plan FROM planning_declaration d "
            "JOIN planning_project p ON p.id = d.project_id "
            "WHERE d.year = 2026 AND p.code = 'SFJ-16'"
        ).fetchone()
        moves, reached = database.execute(
            "SELECT count(*), (SELECT reached FROM planning_step WHERE declaration_id = ?1"
            " ORDER BY id DESC LIMIT 1) FROM planning_step WHERE declaration_id = ?1",
            (pk,),
        ).fetchone()
        assert state == reached
        count = "SELECT count(*) FROM {} WHERE {} = ?1"
        (versions,) = database.execute(
            count.format("planning_version", "declaration_id"), (pk,)
        ).fetchone()
        (events,) = database.execute(
            "SELECT count(*) FROM audit_auditevent WHERE event = 'declaration-moved'"
            " AND target_kind = 'declaration' AND target_id = ?",
            (pk,),
        ).fetchone()
        assert moves == versions == events
        (last,) = database.execute(
            "SELECT after FROM planning_edit WHERE declaration_id = ?"
            " AND cell = 'project.plan' ORDER BY id DESC LIMIT 1",
            (pk,),
        ).fetchone()
        assert last == text
    finally:
        database.close()


@pytest.mark.parametrize("wait", [0.6, 0.9, 1.2, 1.5])
def test_a_killed_backup_leaves_the_last_one_as_it_was(
    data: Path, tmp_path: Path, wait: float
) -> None:
    place = tmp_path / "备份.zip"
    command = [sys.executable, "-m", "faheng", "backup", str(place)]
    command += ["--data", str(data)]
    subprocess.run(command, env=ENVIRONMENT, check=True, capture_output=True)
    before = place.read_bytes()
    killed_after(command, 0, wait)
    with zipfile.ZipFile(place) as kept:
        assert kept.testzip() is None
    if place.read_bytes() == before:
        subprocess.run(command, env=ENVIRONMENT, check=True, capture_output=True)
        assert [each.name for each in tmp_path.iterdir()] == [place.name]
