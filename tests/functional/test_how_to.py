"""Each how-to is followed to the letter: its files are written, its commands are run."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "docs" / "how-to").glob("*.md"))
_BLOCK = re.compile(r"^```(\w+)(.*?)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PROGRAMS = {"bin/faheng": ["-m", "faheng"], "bin/test": ["-m", "pytest", "-q"]}


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: a file, lines to put into one, or commands with what they say."""

    kind: str
    options: dict[str, str]
    text: str


def blocks_of(page: Path) -> Iterator[Block]:
    for kind, options, text in _BLOCK.findall(page.read_text("utf-8")):
        pairs = (word.split("=", 1) for word in shlex.split(options))
        yield Block(kind, dict(pairs), text)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page_does_what_it_says(page: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "src", tmp_path / "src")
    shutil.copytree(ROOT / "tests" / "spec", tmp_path / "tests" / "spec")
    shutil.copy(ROOT / "tests" / "site_settings.py", tmp_path / "tests")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for block in blocks_of(page):
        if block.kind == "console":
            follow(block, tmp_path)
        else:
            write(block, tmp_path)


def write(block: Block, root: Path) -> None:
    """A whole new file, or lines behind a line that must stand there once."""
    path = root / block.options["path"]
    after = block.options.get("after")
    if after is None:
        assert not path.exists(), path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text, encoding="utf-8")
        return
    lines = path.read_text("utf-8").splitlines(keepends=True)
    (at,) = (index for index, line in enumerate(lines) if line.rstrip("\n") == after)
    path.write_text("".join([*lines[: at + 1], block.text, *lines[at + 1 :]]), "utf-8")


def follow(block: Block, root: Path) -> None:
    """Run each command; each line below it must be part of what it says."""
    for command in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        line, *said = command.splitlines()
        program, *arguments = shlex.split(line)
        done = subprocess.run(
            [sys.executable, *_PROGRAMS[program], *arguments],
            cwd=root,
            env=os.environ | {"PYTHONPATH": str(root / "src")},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        printed = done.stdout + done.stderr
        assert done.returncode == 0, printed
        assert [part for part in said if part not in printed] == [], printed


def test_all_pages_are_there() -> None:
    assert [page.stem for page in PAGES] == [
        "add-a-format",
        "add-a-layout",
        "add-a-rule",
        "waive-a-finding",
    ]
