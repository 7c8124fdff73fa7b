"""``bin/_environment``: made once, wherever the checkout lies. An empty lock file needs
no network."""

from __future__ import annotations

import subprocess
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "bin" / "_environment"


def made(folder: Path, lock: Path) -> tuple[int, str]:
    done = subprocess.run(
        [SCRIPT, folder, lock],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    return done.returncode, done.stderr


def test_it_is_made_once_and_again_when_its_interpreter_is_gone(tmp_path: Path) -> None:
    folder = tmp_path / "我的 文件夹" / ".venv"
    folder.parent.mkdir()
    lock = tmp_path / "requirements.lock"
    lock.write_text("# nothing\n")
    code, said = made(folder, lock)
    assert code == 0, said
    assert "首次使用" in said
    assert made(folder, lock) == (0, "")
    (folder / "bin" / "python").unlink()
    assert "首次使用" in made(folder, lock)[1]
    assert made(folder, lock) == (0, "")


def test_a_lock_that_cannot_be_met_leaves_nothing_behind(tmp_path: Path) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text("./no-such-package.whl --hash=sha256:" + "0" * 64 + "\n")
    code, said = made(tmp_path / ".venv", lock)
    assert code == 2
    assert "没有留下半成品" in said
    assert not (tmp_path / ".venv").exists()
