"""What a person's machine may do to a command: full disks, closed ends, odd names."""

from __future__ import annotations

import json
import os
import shutil
import signal
import stat
import subprocess
import threading
from pathlib import Path

import pytest

from faheng.cli.commands.read import reason_of
from faheng.documents.drafts import write_whole
from faheng.documents.names import readable

ROOT = Path(__file__).parents[2]
FAHENG = ROOT / "bin" / "faheng"
SOUND = ROOT / "tests" / "corpus" / "should_pass" / "generic-legal-aid.txt"


def shell(
    command: str, *, cwd: Path | None = None, **environment: str
) -> tuple[int, str]:
    """The exit code and standard error of a shell command; never a traceback."""
    done = subprocess.run(
        ["bash", "-c", command],
        capture_output=True,
        env={**os.environ, "F": str(FAHENG), "FILE": str(SOUND), **environment},
        cwd=cwd,
        timeout=60,
        check=False,
    )
    errors = done.stderr.decode(errors="replace")
    assert "Traceback" not in errors
    assert "Exception ignored" not in errors
    return done.returncode, errors


@pytest.mark.parametrize(
    "command", ["--help", "rules", "explain MB203", 'read "$FILE"', 'review "$FILE"']
)  # fmt: skip
def test_a_full_disk_is_said(command: str) -> None:
    assert shell(f'"$F" {command} >/dev/full') == (2, "没有做完：磁盘空间已满。\n")


def test_a_reader_that_leaves_is_no_error() -> None:
    assert shell('"$F" rules | head -1; exit ${PIPESTATUS[0]}') == (0, "")


@pytest.mark.parametrize(
    "ends", ["<&-", "</dev/null >&-", "</dev/null 2>&-", "<&- >&- 2>&-"]
)
def test_ends_the_caller_closed_are_empty_ones(ends: str) -> None:
    assert shell(f'"$F" value {ends}') == (0, "")


def test_an_interrupted_command_ends_quietly() -> None:
    process = subprocess.Popen(
        [FAHENG, "value"], stdin=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdin is not None
    process.stdin.write(b'{"value": "1"}\n' * 1000)
    process.stdin.flush()
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(1)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert (process.returncode, errors) == (130, b"")


@pytest.mark.parametrize(
    "name",
    ["两 份.txt", "换\n行.txt", "引'\"号&<script>alert(1)<.txt", "长" * 83 + ".txt"],
)
@pytest.mark.parametrize("kind", ["text", "json", "html"])
def test_any_name_a_disk_can_hold_is_reviewed(
    tmp_path: Path, name: str, kind: str
) -> None:
    for copy in (tmp_path / name, tmp_path / "二.txt"):
        shutil.copyfile(SOUND, copy)
    code, _ = shell(f'"$F" review *.txt --format {kind} -o 意见', cwd=tmp_path)
    assert code == 0
    reports = list((tmp_path / "意见").iterdir())
    assert len(reports) == 2
    if kind == "html":
        pages = "".join(report.read_text("utf-8") for report in reports)
        assert "<script" not in pages


def test_a_name_in_another_coding_is_read_as_it_was_meant(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/" + "目标表.txt".encode("gb18030")
    shutil.copyfile(SOUND, path)
    code, _ = shell('"$F" read *.txt -o out.json', cwd=tmp_path)
    assert code == 0
    package = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert package["source"]["file"] == "目标表.txt"
    for kind in ("text", "json", "html"):
        assert shell(f'"$F" review *.txt --format {kind}', cwd=tmp_path) == (0, "")


def test_a_name_in_no_coding_is_still_printable() -> None:
    assert readable(os.fsdecode(b"\xff\xff.txt")).endswith(".txt")
    readable(os.fsdecode(b"\xff\xff.txt")).encode()


def test_a_name_on_two_lines_is_one_line_of_complaint(tmp_path: Path) -> None:
    (tmp_path / "坏\n的.txt").touch()
    code, errors = shell('"$F" read 坏*', cwd=tmp_path)
    assert (code, errors.count("\n")) == (2, 1)


def test_a_locale_without_chinese_changes_nothing(tmp_path: Path) -> None:
    shutil.copyfile(SOUND, tmp_path / "表.txt")
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert shell('"$F" review 表.txt', cwd=tmp_path, **plain) == (0, "")
    code, errors = shell('"$F" review 无.txt', cwd=tmp_path, **plain)
    assert code == 2
    assert errors.startswith("无.txt：没有找到")


def test_a_module_beside_the_file_is_not_taken_for_ours(tmp_path: Path) -> None:
    for name in ("yaml", "pydantic", "json"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('taken')")
    assert shell('"$F" review "$FILE"', cwd=tmp_path) == (0, "")


def test_it_runs_through_a_link_from_anywhere(tmp_path: Path) -> None:
    link = tmp_path / "法衡"
    link.symlink_to(FAHENG)
    for search in ("", "/tmp"):
        assert shell("./法衡 --version", cwd=tmp_path, CDPATH=search) == (0, "")


def test_many_files_at_once(tmp_path: Path) -> None:
    for number in range(200):
        (tmp_path / f"{number}.txt").symlink_to(SOUND)
    code, _ = shell('ulimit -n 64; "$F" read *.txt -o 读', cwd=tmp_path)
    assert code == 0
    assert len(list((tmp_path / "读").iterdir())) == 200


def test_the_same_name_twice_is_two_results(tmp_path: Path) -> None:
    assert shell('"$F" read "$FILE" "$FILE" -o 读', cwd=tmp_path) == (0, "")
    assert len(list((tmp_path / "读").iterdir())) == 2


def test_an_input_is_never_overwritten(tmp_path: Path) -> None:
    copy = tmp_path / "表.txt"
    shutil.copyfile(SOUND, copy)
    code, errors = shell('"$F" read 表.txt -o 表.txt', cwd=tmp_path)
    assert code == 2
    assert "不能被结果覆盖" in errors
    assert copy.read_bytes() == SOUND.read_bytes()


@pytest.mark.parametrize("place", ["没有/的/文件夹.json", "表.txt/里.json"])
def test_a_place_that_cannot_be_written_is_said(tmp_path: Path, place: str) -> None:
    shutil.copyfile(SOUND, tmp_path / "表.txt")
    code, errors = shell(f'"$F" read "$FILE" -o {place}', cwd=tmp_path)
    assert code == 2
    assert errors.startswith("无法写入")
    assert errors.isascii() is False
    assert "Errno" not in errors


def test_a_replaced_file_keeps_its_rights_and_its_link(tmp_path: Path) -> None:
    held = tmp_path / "保密.json"
    held.write_bytes(b"old")
    held.chmod(0o600)
    link = tmp_path / "链接.json"
    link.symlink_to(held)
    write_whole(link, b"new")
    assert held.read_bytes() == b"new"
    assert stat.S_IMODE(held.stat().st_mode) == 0o600
    assert link.is_symlink()
    assert sorted(tmp_path.iterdir()) == sorted([held, link])


def test_what_is_no_file_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "管道"
    os.mkfifo(pipe)
    taken: list[bytes] = []
    reader = threading.Thread(target=lambda: taken.append(pipe.read_bytes()))
    reader.start()
    write_whole(pipe, b"text")
    reader.join(10)
    assert taken == [b"text"]
    assert pipe.is_fifo()


def test_a_companion_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    code, errors = shell('"$F" review "$FILE" --against 去年.docx', cwd=tmp_path)
    assert code == 2
    assert errors.startswith("去年.docx：没有找到")


def test_a_document_sends_no_commands_to_the_terminal(tmp_path: Path) -> None:
    text = SOUND.read_text("utf-8").replace("绩效", "\x1b[31m绩效", 1)
    (tmp_path / "\x1b表.txt").write_text(text, "utf-8")
    done = subprocess.run(
        [FAHENG, "review", *tmp_path.iterdir()], capture_output=True, check=False
    )
    assert done.stdout
    assert b"\x1b" not in done.stdout


def test_a_bug_is_one_sentence_with_its_place() -> None:
    try:
        {}["无"]
    except KeyError as bug:
        said = reason_of(bug)
    assert said.count("。") == 1
    assert "KeyError" in said
    assert Path(__file__).name in said
