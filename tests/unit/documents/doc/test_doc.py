"""Old Word files: LibreOffice at work, kept within bounds and cleared away."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.unit.documents.doc.old_word import FIRST_SECTOR, old_word_file
from tests.unit.documents.samples import paragraph, texts, word_file

from faheng.documents.exceptions import UnreadableFileError
from faheng.documents.formats.doc import office
from faheng.documents.formats.doc.header import read_header
from faheng.documents.formats.doc.reader import saved_anew
from faheng.documents.formats.docx.reader import read_blocks


def read(data: bytes) -> list[str | list[list[str]]]:
    return texts(read_blocks(saved_anew(data))[0])


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary folders are made, so that leftovers show."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def program(folder: Path, script: str) -> str:
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


def test_without_libreoffice_it_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(office, "_program", lambda: None)
    with pytest.raises(UnreadableFileError, match="另存为 .docx"):
        read(old_word_file())


def test_an_encrypted_file_is_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "_program", lambda: pytest.fail("was started"))
    with pytest.raises(UnreadableFileError, match="去掉密码"):
        read(old_word_file(flags=0x0100))


def test_a_file_without_its_head_is_refused() -> None:
    assert read_header(old_word_file()) is not None
    broken = bytearray(old_word_file())
    broken[FIRST_SECTOR] = 0
    with pytest.raises(UnreadableFileError, match="不完整"):
        read(bytes(broken))


def test_a_conversion_that_hangs_is_ended_with_all_it_started(
    room: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = tmp_path_factory.mktemp("said")
    hanging = program(said, f"sleep 600 & echo $! > {said}/child; wait")
    monkeypatch.setattr(office, "_program", lambda: hanging)
    monkeypatch.setattr(office, "MOST_SECONDS", 1)
    with pytest.raises(UnreadableFileError, match="用时过长"):
        read(old_word_file())
    assert list(room.iterdir()) == []
    child = int((said / "child").read_text())
    assert not _is_alive(child)


def _is_alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_a_conversion_that_fails_leaves_nothing(
    room: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    failing = program(tmp_path_factory.mktemp("said"), "exit 1")
    monkeypatch.setattr(office, "_program", lambda: failing)
    with pytest.raises(UnreadableFileError, match="不完整"):
        read(old_word_file())
    assert list(room.iterdir()) == []


STOPPED = """
import sys, tempfile
tempfile.tempdir = sys.argv[1]
from faheng.documents.formats.doc import office
office._program = lambda: sys.argv[2]
office.converted(b"x", "MS Word 97")
"""


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_stopped_it_clears_away(told: signal.Signals, tmp_path: Path) -> None:
    room = tmp_path / "room"
    room.mkdir()
    hanging = program(tmp_path, f"echo $$ > {tmp_path}/child; exec sleep 600")
    running = subprocess.Popen(
        [sys.executable, "-c", STOPPED, str(room), hanging],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    child = tmp_path / "child"
    while running.poll() is None and not (child.exists() and child.read_text()):
        time.sleep(0.05)
    running.send_signal(told)
    assert running.wait(20) != 0
    assert list(room.iterdir()) == []
    assert not _is_alive(int(child.read_text()))


def saved_by_libreoffice(data: bytes, folder: Path) -> bytes:
    (folder / "in.docx").write_bytes(data)
    program_path = office._program()
    assert program_path is not None
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program_path, profile, "--headless", "--convert-to", "doc"]
    subprocess.run(
        [*command, "--outdir", str(folder), str(folder / "in.docx")],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (folder / "in.doc").read_bytes()


@pytest.mark.libreoffice
def test_several_at_a_time_do_not_disturb_each_other(
    room: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    table = "".join(
        f"<w:tr><w:tc>{paragraph(left)}</w:tc><w:tc>{paragraph(right)}</w:tc></w:tr>"
        for left, right in (("指标", "值"), ("场次", "12"))
    )
    original = word_file(
        paragraph("目标表"), f"<w:tbl>{table}</w:tbl>", paragraph("注")
    )
    data = saved_by_libreoffice(original, tmp_path_factory.mktemp("made"))
    with ThreadPoolExecutor(3) as pool:
        found = list(pool.map(read, [data] * 3))
    assert found == [["目标表", [["指标", "值"], ["场次", "12"]], "注"]] * 3
    assert list(room.iterdir()) == []


@pytest.fixture
def listener() -> Iterator[tuple[int, list[bytes]]]:
    """A port of this machine, and what was asked of it."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        going = True

        def listen() -> None:
            while going:
                try:
                    connection, _ = server.accept()
                except TimeoutError:
                    continue
                with connection:
                    heard.append(connection.recv(100))

        thread = threading.Thread(target=listen)
        thread.start()
        yield server.getsockname()[1], heard
        going = False
        thread.join()


@pytest.mark.libreoffice
def test_links_in_a_file_are_never_followed(
    listener: tuple[int, list[bytes]], tmp_path: Path
) -> None:
    port, heard = listener
    place = f"http://127.0.0.1:{port}"
    fields = "".join(
        f"<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>{code}"
        "</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>值"
        "</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
        for code in (
            f'INCLUDEPICTURE "{place}/a.png" \\\\d',
            f'INCLUDETEXT "{place}/b.doc"',
            f'LINK Word.Document.8 "{place}/c.doc" "" \\\\a',
        )
    )
    wrapped = f"<w:sdt><w:sdtContent>{fields}</w:sdtContent></w:sdt>"
    data = saved_by_libreoffice(word_file(paragraph("正文"), wrapped), tmp_path)
    heard.clear()
    assert "正文" in read(data)
    assert heard == []


def test_the_environment_holds_nothing_private(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET", "x")
    assert "SECRET" not in office._environment(Path("/nowhere"))
    assert os.environ["SECRET"] == "x"
