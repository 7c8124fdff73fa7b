"""Reviewing the same file gives the same answer, whatever the process."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "tests" / "corpus"
# One file of each kind and format is enough: order is what may differ.
FILES = sorted((CORPUS / "should_fail").iterdir())[::12]


def reviewed(file: Path, seed: str) -> bytes:
    done = subprocess.run(
        [ROOT / "bin" / "faheng", "review", file, "--format", "json"],
        capture_output=True,
        env={**os.environ, "PYTHONHASHSEED": seed},
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr.decode()
    return done.stdout


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_two_processes_agree_to_the_byte(file: Path) -> None:
    assert reviewed(file, "0") == reviewed(file, "4242")
