"""A bar shows on a terminal, and nowhere else."""

from __future__ import annotations

import os
import pty
import shutil
import subprocess
import termios
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOUND = ROOT / "tests" / "corpus" / "should_pass" / "generic-staff.docx"


def on_a_terminal(*arguments: str | Path) -> str:
    """What a terminal at standard error is shown."""
    here, there = pty.openpty()
    termios.tcsetwinsize(there, (24, 80))
    process = subprocess.Popen(
        [ROOT / "bin" / "faheng", *arguments], stdout=subprocess.PIPE, stderr=there
    )
    os.close(there)
    shown = b""
    while True:
        try:
            more = os.read(here, 4096)
        except OSError:  # the other end was closed
            break
        if not more:
            break
        shown += more
    process.communicate(timeout=60)
    os.close(here)
    assert process.returncode == 0
    return shown.decode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(3):
        (tmp_path / "送审").mkdir(exist_ok=True)
        shutil.copyfile(SOUND, tmp_path / "送审" / f"{number}.docx")
    return tmp_path / "送审"


def test_a_bar_shows_how_far_it_is(folder: Path, tmp_path: Path) -> None:
    shown = on_a_terminal("review", folder, "-o", tmp_path / "意见")
    assert "/6" in shown
    assert "共 3 个文件" in shown


def test_no_bar_for_one_file_or_for_json(folder: Path, tmp_path: Path) -> None:
    alone = on_a_terminal("review", folder / "0.docx", "-o", tmp_path / "一.txt")
    assert alone == ""
    lines = on_a_terminal("review", folder, "--format", "json")
    assert "%|" not in lines
