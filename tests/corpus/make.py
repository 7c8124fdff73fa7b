"""Writes the files of the corpus anew: ``python -m tests.corpus.make``."""

from __future__ import annotations

from pathlib import Path

from tests.corpus.documents import (
    SAVED_BY_AN_OFFICE_SUITE,
    SHAPES,
    SOUND,
    file_name,
    sound_pieces,
    written,
)
from tests.corpus.faults import FAULTS, faulty_pieces
from tests.corpus.faults_between_files import COMPANIONS
from tests.corpus.planted import Fault
from tests.corpus.samples import SAMPLES

HERE = Path(__file__).parent
PASS = HERE / "should_pass"
FAIL = HERE / "should_fail"
AGAINST = HERE / "against"
DEMONSTRATION = HERE.parents[1] / "src" / "faheng" / "cli" / "samples"
FOLDERS = (PASS, FAIL, AGAINST, DEMONSTRATION)
KEPT = {PASS / name for name in SAVED_BY_AN_OFFICE_SUITE}
"""Files that are not made anew."""


def fault_file(fault: Fault) -> Path:
    return FAIL / f"{fault.code}-{fault.what}.{SHAPES[fault.shape][0]}"


def all_files() -> dict[Path, bytes]:
    """Every file of the corpus that is made, with its bytes."""
    files: dict[Path, bytes] = {}
    for name, sound in SOUND.items():
        for shape in sound.shapes:
            files[PASS / file_name(name, shape)] = written(sound_pieces(name), shape)
    for fault in FAULTS:
        files[fault_file(fault)] = written(faulty_pieces(fault), fault.shape)
    for name, (companion, shape) in COMPANIONS.items():
        files[AGAINST / name] = written(companion(), shape)
    for sample in SAMPLES:
        files[DEMONSTRATION / sample.name] = written(sample.pieces, sample.shape)
    return files


def main() -> None:
    files = all_files()
    for folder in FOLDERS:
        folder.mkdir(exist_ok=True)
        for path in folder.iterdir():
            if path not in files and path not in KEPT:
                path.unlink()
    for path, data in files.items():
        if not path.exists() or path.read_bytes() != data:
            path.write_bytes(data)


if __name__ == "__main__":
    main()
