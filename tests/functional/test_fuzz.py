"""Whole files, damaged: one sentence or a review, never anything else."""

from __future__ import annotations

import os
import random
import time
from pathlib import Path

import pytest

from faheng.api.reviewing import review_file
from faheng.documents.exceptions import UnreadableFileError

CORPUS = Path(__file__).parents[1] / "corpus"
FILES = sorted(
    file
    for folder in ("should_pass", "should_fail")
    for file in (CORPUS / folder).iterdir()
)
SECONDS = int(os.environ.get("FAHENG_FUZZ_SECONDS", "240"))


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The data with a few bytes changed, a stretch cut out or doubled, or cut short."""
    hurt = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(hurt))
        match chance.randrange(4):
            case 0:
                hurt[at] = chance.randrange(256)
            case 1:
                del hurt[at : at + chance.randint(1, 40)]
            case 2:
                hurt[at:at] = hurt[at : at + chance.randint(1, 200)]
            case _:
                hurt[at : at + 4] = bytes(chance.randrange(256) for _ in range(4))
        if not hurt:
            return b"\n"
    if chance.random() < 0.1:
        del hurt[chance.randrange(len(hurt)) :]
    return bytes(hurt)


@pytest.mark.slow
@pytest.mark.parametrize("suffix", [".txt", ".docx", ".xlsx", ".pdf"])
def test_damaged_files_are_read_or_refused_in_a_sentence(
    suffix: str, tmp_path: Path
) -> None:
    chance = random.Random(f"faheng{suffix}")
    files = [file for file in FILES if file.suffix == suffix]
    path = tmp_path / f"损坏{suffix}"
    ends = time.monotonic() + SECONDS / 4
    tried = 0
    while time.monotonic() < ends:
        path.write_bytes(damaged(chance.choice(files).read_bytes(), chance))
        try:
            review_file(path)
        except UnreadableFileError as why:
            assert "\n" not in str(why)
        tried += 1
    assert tried > 50
