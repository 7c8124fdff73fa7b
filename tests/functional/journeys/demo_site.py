"""The demo as a visitor runs it, and put back as it was in no time."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[3]
DATABASE = "faheng.sqlite3"
KEY = "secret.key"
_OTHER_INSTALLATIONS = ("DJANGO_SETTINGS_MODULE", "DATABASE_URL", "FAHENG_DATA")


@dataclass(frozen=True)
class DemoSite:
    """A running demo; ``fresh`` is its database as it was when it was new."""

    url: str
    data: Path
    fresh: Path
    passwords: dict[str, str]

    @property
    def samples(self) -> Path:
        return self.data / "示例文件"

    def renew(self) -> None:
        """As new, while it runs: the pages of the database are written back."""
        copy_database(self.fresh, self.data / DATABASE)


def copy_database(source: Path, target: Path) -> None:
    """One database over another, though both may be open elsewhere."""
    with (
        closing(sqlite3.connect(source)) as old,
        closing(sqlite3.connect(target, timeout=20)) as new,
    ):
        old.backup(new)


@contextmanager
def demo_site(data: Path, fresh: Path) -> Iterator[DemoSite]:
    """``faheng demo`` in a folder, its own process; ended with the block.

    ``fresh`` is begun from if it is there, and else made; beside it lies the key that
    signed what is in it.
    """
    data.mkdir(parents=True, exist_ok=True)
    key = fresh.with_suffix(".key")
    if fresh.exists():
        shutil.copyfile(fresh, data / DATABASE)
        shutil.copy(key, data / KEY)
    with (data / "stderr.txt").open("w", encoding="utf-8") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "faheng", "demo", "--port", "0"]
            + ["--data", str(data)],
            env=_environment(),
            stdout=subprocess.PIPE,
            stderr=errors,
            encoding="utf-8",
        )
    assert process.stdout is not None
    try:
        line = process.stdout.readline()
        assert line, (data / "stderr.txt").read_text("utf-8")[-2000:]
        said = json.loads(line)
        if not fresh.exists():
            copy_database(data / DATABASE, fresh)
            shutil.copy(data / KEY, key)
        passwords = {each["username"]: each["password"] for each in said["accounts"]}
        yield DemoSite(said["url"], data, fresh, passwords)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)
        process.stdout.close()
    assert "Traceback" not in (data / "stderr.txt").read_text("utf-8")


def _environment() -> dict[str, str]:
    kept = {
        key: value
        for key, value in os.environ.items()
        if key not in _OTHER_INSTALLATIONS
    }
    return {**kept, "PYTHONPATH": str(ROOT / "src")}
