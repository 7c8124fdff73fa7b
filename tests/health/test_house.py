"""The repository keeps its own house rules."""

from __future__ import annotations

import importlib
import re
import subprocess
from pathlib import Path

import pytest

from faheng.values.patterns import lazy_pattern

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
LONGEST = 400


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        return [path for path in ROOT.rglob("*") if path.is_file()]
    return [ROOT / name for name in listed.stdout.split("\0") if name]


# Django writes these, and nobody reads them.
WRITTEN = [source for source in SOURCES if source.parent.name != "migrations"]


@pytest.mark.parametrize("source", WRITTEN, ids=lambda path: path.name)
def test_module_is_small(source: Path) -> None:
    assert len(source.read_text("utf-8").splitlines()) <= LONGEST


def test_no_module_is_named_after_nothing() -> None:
    vague = {"utils", "util", "helpers", "helper", "common", "misc"}
    assert not [path for path in SOURCES if path.stem in vague]


def test_the_project_speaks_of_itself_alone() -> None:
    elsewhere = re.compile(
        r"/wor[k]/|\.\./share[d]|pypi\.or[g]|registry\.npmj[s]|deb\.debia[n]"
    )
    binary = {".pdf", ".docx", ".xlsx", ".doc", ".xls", ".png", ".ttf"}
    told = [
        path
        for path in tracked()
        if path.is_file()
        and path.suffix not in binary
        and elsewhere.search(path.read_text("utf-8", errors="ignore"))
    ]
    assert told == []


def test_every_lazy_pattern_compiles() -> None:
    """A slip in one would show only when a file first needs it."""
    for source in SOURCES:
        if "lazy_pattern(" not in source.read_text("utf-8"):
            continue
        parts = source.relative_to(ROOT / "src").with_suffix("").parts
        module = importlib.import_module(".".join(parts).removesuffix(".__init__"))
        for value in vars(module).values():
            if type(value) is type(lazy_pattern("")):
                assert value.flags is not None
