"""The site as its owner runs it: real processes, real signals."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {
    **{
        key: value
        for key, value in os.environ.items()
        if key != "DJANGO_SETTINGS_MODULE"
    },
    "PYTHONPATH": str(ROOT / "src"),
}
_WITHIN = 60


def faheng(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "faheng", *arguments],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        timeout=_WITHIN,
        check=False,
    )


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + _WITHIN
    while not true():
        assert time.monotonic() < end, "did not happen within a minute"
        time.sleep(0.2)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "faheng", "serve", "--port", "0", "--workers", "1"]
        + ["--data", str(tmp_path / "data")],
        env={key: value for key, value in ENVIRONMENT.items() if key != "DATABASE_URL"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        yield json.loads(process.stdout.readline())["url"], process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(_WITHIN)
        process.stdout.close()


def _children(pid: int) -> list[int]:
    found = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True
    )
    return [int(each) for each in found.stdout.split()]


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return ""


def test_it_answers_and_ends_with_all_its_processes(
    served: tuple[str, subprocess.Popen[str]],
) -> None:
    url, process = served
    with urllib.request.urlopen(f"{url}healthz", timeout=10) as answer:
        assert json.load(answer) == {"status": "ok"}
    children = _children(process.pid)
    assert len(children) == 2
    process.send_signal(signal.SIGTERM)
    assert process.wait(_WITHIN) == 0
    until(lambda: not any(Path(f"/proc/{child}").exists() for child in children))


def test_a_killed_worker_is_started_again(
    served: tuple[str, subprocess.Popen[str]],
) -> None:
    _, process = served

    def worker() -> int | None:
        return next(
            (pid for pid in _children(process.pid) if "qcluster" in _command(pid)), None
        )

    first = worker()
    assert first is not None
    os.kill(first, signal.SIGKILL)
    until(lambda: worker() not in (None, first))


def _group(pid: int) -> list[int]:
    found = subprocess.run(["ps", "-o", "pid=", "-s", str(pid)], capture_output=True)
    return [int(each) for each in found.stdout.split()]


def test_nothing_outlives_a_site_that_was_killed(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "faheng", "serve", "--port", "0", "--workers", "1"]
        + ["--data", str(tmp_path / "data")],
        env={key: value for key, value in ENVIRONMENT.items() if key != "DATABASE_URL"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert json.loads(process.stdout.readline())["url"]
    children = _children(process.pid)
    family = [pid for child in children for pid in _group(child)]
    assert len(family) > 2
    process.kill()
    process.wait()
    process.stdout.close()
    until(lambda: not any(_command(pid) for pid in family))


def test_it_starts_where_it_answers_to_another_name(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "faheng", "serve", "--port", "0", "--workers", "1"]
        + ["--data", str(tmp_path / "data")],
        env={
            **{k: v for k, v in ENVIRONMENT.items() if k != "DATABASE_URL"},
            "FAHENG_HOSTS": "faheng.example.gov.cn",
        },
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        assert json.loads(process.stdout.readline())["url"]
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(_WITHIN)
        process.stdout.close()


def test_a_taken_port_is_said_in_one_sentence(
    served: tuple[str, subprocess.Popen[str]], tmp_path: Path
) -> None:
    port = served[0].rstrip("/").rpartition(":")[2]
    answer = faheng("serve", "--port", port, "--data", str(tmp_path / "other"))
    assert answer.returncode == 2
    assert "不能使用 127.0.0.1 的端口" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_a_second_site_on_the_same_folder_is_refused(
    served: tuple[str, subprocess.Popen[str]], tmp_path: Path
) -> None:
    answer = faheng("serve", "--port", "0", "--data", str(tmp_path / "data"))
    assert answer.returncode == 2
    assert answer.stderr == "这个数据文件夹已有网站在运行，没有再启动一个。\n"


def test_a_backup_made_while_serving_is_restored_elsewhere(
    served: tuple[str, subprocess.Popen[str]], tmp_path: Path
) -> None:
    data, kept = str(tmp_path / "data"), str(tmp_path / "备份.zip")
    assert faheng("backup", kept, "--data", data).returncode == 0
    answer = faheng("restore", kept, "--data", str(tmp_path / "新"))
    assert answer.returncode == 0, answer.stderr
    assert "哈希一致" in answer.stdout
    assert faheng("audit", "verify", "--data", data).returncode == 0
    assert faheng("audit", "verify", "--backup", kept).returncode == 0


def test_nonsense_in_the_settings_is_one_sentence(tmp_path: Path) -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "faheng", "migrate", "--data", str(tmp_path)],
        env={**ENVIRONMENT, "DATABASE_URL": "mysql://x"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 2
    assert answer.stderr.startswith("DATABASE_URL 应写成")
    assert answer.stderr.count("\n") == 1
