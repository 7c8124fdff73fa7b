"""The commands of the site where something is amiss: one sentence, and no traceback."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
UNREACHABLE = "postgresql://nobody@127.0.0.1:1/nothing"


def faheng(
    *arguments: str | Path, given: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Without a terminal: whatever it would ask, it is not answered."""
    ours = {"DJANGO_SETTINGS_MODULE", "DATABASE_URL", "FAHENG_PASSWORD"}
    done = subprocess.run(
        [sys.executable, "-m", "faheng", *arguments],
        env={
            **{key: value for key, value in os.environ.items() if key not in ours},
            "PYTHONPATH": str(ROOT / "src"),
            **environment,
        },
        input=given,
        capture_output=True,
        text=True,
        timeout=60,
        start_new_session=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done


def refused(done: subprocess.CompletedProcess[str], sentence: str) -> None:
    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "command",
    [["migrate"], ["serve", "--port", "0"], ["restore", __file__], ["demo"]],
    ids=lambda command: command[0],
)
def test_a_database_nobody_answers_for(command: list[str], tmp_path: Path) -> None:
    done = faheng(*command, "--data", tmp_path, DATABASE_URL=UNREACHABLE)
    refused(done, "连不上数据库")


@pytest.mark.parametrize("command", [["migrate"], ["backup", "备份.zip"]])
def test_a_file_that_is_no_database(command: list[str], tmp_path: Path) -> None:
    (tmp_path / "faheng.sqlite3").write_text("这不是数据库。" * 200)
    refused(faheng(*command, "--data", tmp_path), "数据库不能使用")


def test_a_site_without_a_name(tmp_path: Path) -> None:
    done = faheng("serve", "--port", "0", "--data", tmp_path, FAHENG_HOSTS="")
    refused(done, "FAHENG_HOSTS 没有写域名")


@pytest.fixture
def bureau() -> list[str]:
    return ["createadmin", "admin", "--bureau", "某某区司法局"]


def test_a_password_nobody_types(bureau: list[str], tmp_path: Path) -> None:
    done = faheng(*bureau, "--name", "张三", "--data", tmp_path)
    assert done.returncode == 2
    assert done.stderr.endswith("请写在环境变量 FAHENG_PASSWORD 里。\n")


@pytest.mark.parametrize("which", ["name", "bureau"])
def test_a_name_longer_than_its_column(which: str, tmp_path: Path) -> None:
    names = {"name": "张三", "bureau": "某某区司法局", which: "很" * 101}
    done = faheng(
        *("createadmin", "admin", "--data", tmp_path),
        *("--name", names["name"], "--bureau", names["bureau"]),
        FAHENG_PASSWORD="一句够长的口令 2026",
    )
    longest = {"name": "“姓名”最多 60 字", "bureau": "“名称”最多 100 字"}[which]
    refused(done, f"{longest}，现有 101 字")


def test_what_is_written_is_its_owners_alone(tmp_path: Path) -> None:
    """In a folder that is open to all, as one there is already may be."""
    tmp_path.chmod(0o755)
    before = os.umask(0o022)
    try:
        assert faheng("migrate", "--data", tmp_path).returncode == 0
        assert faheng("backup", tmp_path / "b.zip", "--data", tmp_path).returncode == 0
    finally:
        os.umask(before)
    modes = {file.name: file.stat().st_mode & 0o777 for file in tmp_path.iterdir()}
    assert modes["faheng.sqlite3"] == modes["b.zip"] == 0o600
    assert set(modes.values()) <= {0o600, 0o700}


def test_a_damaged_backup_is_not_verified(tmp_path: Path) -> None:
    place = tmp_path / "b.zip"
    events = "tables/audit.auditevent.jsonl"
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as bad:
        bad.writestr(events, "x" * 500)
        bad.writestr("manifest.json", '{"made_at": "2026-01-01T00:00:00+00:00"}')
    data = bytearray(place.read_bytes())
    start = 30 + len(events)
    data[start : start + 4] = b"\xff" * 4
    place.write_bytes(bytes(data))
    done = faheng("audit", "verify", "--backup", place, "--data", tmp_path)
    refused(done, "不完整或打不开")


def test_a_trail_long_unsealed_ends_with_one(tmp_path: Path) -> None:
    import sqlite3

    assert faheng("migrate", "--data", tmp_path).returncode == 0
    assert faheng("audit", "verify", "--data", tmp_path).returncode == 0
    with sqlite3.connect(tmp_path / "faheng.sqlite3") as kept:
        kept.execute(
            "INSERT INTO audit_auditevent (at, event, actor_digest, target_kind, facts)"
            " VALUES ('2026-01-01 00:00:00', 'signed-in', '', '', '{}')"
        )
    kept.close()
    done = faheng("audit", "verify", "--data", tmp_path)
    assert done.returncode == 1
    assert "其中 1 条发生已逾一小时" in done.stdout


def test_the_finance_bureau_is_replaced_from_the_server(
    bureau: list[str], tmp_path: Path
) -> None:
    """Also where there was none yet."""
    words = {"FAHENG_PASSWORD": "一句够长的口令 2026"}
    data = ("--data", str(tmp_path))
    assert faheng(*bureau, "--name", "张三", *data, **words).returncode == 0
    named = ("--name", "李四", "--bureau", "某某区财政局", "--kind", "finance")
    assert faheng("createadmin", "cz", *named, *data, **words).returncode == 0
    done = faheng("treasury", "某某区司法局", "某某区财政局", *data)
    assert done.stdout == "某某区司法局的同级财政部门现为某某区财政局。\n"
    refused(faheng("treasury", "某某区司法局", "某局", *data), "没有名为“某局”的机构")
