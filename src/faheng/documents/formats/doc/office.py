"""LibreOffice at work: alone, without a window, a network, macros or links, and not long.

Each file gets a profile and a folder of its own, which are gone afterwards; so several
may be at work at a time, and nobody's open LibreOffice is disturbed.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType

from faheng.documents.archive import DAMAGED
from faheng.documents.exceptions import UnreadableFileError

PROGRAMS = ("soffice", "libreoffice")
# Where it is installed without being on the path.
FOLDERS = (
    "/usr/lib/libreoffice/program",
    "/opt/libreoffice/program",
    "/Applications/LibreOffice.app/Contents/MacOS",
    "C:\\Program Files\\LibreOffice\\program",
)
MOST_SECONDS = 60
MOST_BYTES = 4 * 1024**3
LARGEST_RESULT = 512 * 1024**2
OUTPUT = "docx:MS Word 2007 XML"

MISSING = (
    "读取 .doc 文件需要 LibreOffice，本机没有找到；"
    "请用 Word 或 WPS 打开后另存为 .docx 再试，或安装 LibreOffice。"
)
TOO_LONG = (
    "读取这个 .doc 文件用时过长，已经停止；请用 Word 或 WPS 打开后另存为 .docx 再试。"
)

# Links are never followed, macros never run, and what would reach for the network all
# the same is sent to a port of this machine where nobody listens.
SETTINGS: dict[str, dict[str, bool | int | str]] = {
    "org.openoffice.Office.Common/Security/Scripting": {
        "MacroSecurityLevel": 3,
        "DisableMacrosExecution": True,
        "DisableActiveContent": True,
        "BlockUntrustedRefererLinks": True,
    },
    "org.openoffice.Office.Writer/Content/Update": {"Link": 2, "Field": False},
    "org.openoffice.Office.Calc/Content/Update": {"Link": 2},
    "org.openoffice.Inet/Settings": {
        "ooInetProxyType": 2,
        "ooInetHTTPProxyName": "127.0.0.1",
        "ooInetHTTPProxyPort": 9,
        "ooInetHTTPSProxyName": "127.0.0.1",
        "ooInetHTTPSProxyPort": 9,
        "ooInetNoProxy": "",
    },
    "org.openoffice.Office.Java/VirtualMachine": {"Enable": False},
}
NOWHERE = "http://127.0.0.1:9"


def converted(data: bytes, input_filter: str) -> bytes:
    """The file as a newer Word file; raises ``UnreadableFileError``."""
    program = _program()
    if program is None:
        raise UnreadableFileError(MISSING)
    with _told_to_stop() as told, TemporaryDirectory(prefix="faheng-") as folder:
        home = Path(folder)
        (home / "in.doc").write_bytes(data)
        _write_settings(home / "profile" / "user")
        _run(program, input_filter, home, told)
        result = home / "out" / "in.docx"
        if not result.is_file() or result.stat().st_size > LARGEST_RESULT:
            raise UnreadableFileError(DAMAGED)
        return result.read_bytes()


def _program() -> str | None:
    folders = os.pathsep.join((os.environ.get("PATH", os.defpath), *FOLDERS))
    found = (shutil.which(name, path=folders) for name in PROGRAMS)
    return next((path for path in found if path), None)


def _write_settings(folder: Path) -> None:
    folder.mkdir(parents=True)
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{str(value).lower()}</value></prop></item>"
        for path, properties in SETTINGS.items()
        for name, value in properties.items()
    )
    (folder / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items '
        f'xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>',
        "utf-8",
    )


def _run(program: str, input_filter: str, home: Path, told: list[int]) -> None:
    command = [
        program,
        f"-env:UserInstallation={(home / 'profile').as_uri()}",
        *("--headless", "--invisible", "--nologo", "--norestore", "--nolockcheck"),
        f"--infilter={input_filter}",
        *("--convert-to", OUTPUT),
        *("--outdir", str(home / "out")),
        str(home / "in.doc"),
    ]
    process = subprocess.Popen(
        command,
        cwd=home,
        env=_environment(home),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=_bound if os.name == "posix" else None,  # noqa: PLW1509
    )
    try:
        _wait(process, told)
    finally:
        _end(process)
    if told:
        raise SystemExit(128 + told[0])


def _wait(process: subprocess.Popen[bytes], told: list[int]) -> None:
    ends = time.monotonic() + MOST_SECONDS
    while not told:
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.25)
            return
        if time.monotonic() > ends:
            raise UnreadableFileError(TOO_LONG)


def _environment(home: Path) -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if name in ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "LD_LIBRARY_PATH")
    }
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), NOWHERE)
    return {
        **kept,
        **proxies,
        "HOME": str(home),
        "TMPDIR": str(home),
        "TEMP": str(home),
    }


def _bound() -> None:
    """What LibreOffice itself may cost, whatever this process may."""
    import resource

    for what, most in (
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_AS, MOST_BYTES),
        (resource.RLIMIT_FSIZE, LARGEST_RESULT),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(what)[1]
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (bound, bound))


def _end(process: subprocess.Popen[bytes]) -> None:
    """End what is left of it: the program starts others, all in one group."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


@contextmanager
def _told_to_stop() -> Iterator[list[int]]:
    """The signals that came: told to stop, this process first clears everything away.

    They are only noted, since one may come between the start of LibreOffice and the
    moment its process is known here.
    """
    told: list[int] = []
    if threading.current_thread() is not threading.main_thread():
        yield told
        return

    def note(number: int, _frame: FrameType | None) -> None:
        told.append(number)

    before = {one: signal.signal(one, note) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield told
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
