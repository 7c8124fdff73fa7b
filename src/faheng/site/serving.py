"""The processes of a running site: the web server, and a worker for long work.

Each is a process of its own; this one watches them. A worker that ends is started again;
when the server ends, or this process is told to, all end.
"""

from __future__ import annotations

import fcntl
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import IO

from django.conf import settings

_READY_WITHIN = 120
_GENTLE = 10
_BETWEEN_LOOKS = 0.5


class NotServedError(Exception):
    """The site did not come up; one sentence."""


def _server(host: str, port: int, workers: int) -> list[str]:
    return [
        *("granian", "--interface", "wsgi"),
        *("--host", host, "--port", str(port), "--workers", str(workers)),
        *("--blocking-threads", "4", "--respawn-failed-workers", "--no-ws"),
        *("--log-level", "warning", "faheng.site.wsgi:application"),
    ]


def _worker() -> list[str]:
    return ["django", "qcluster"]


def serve(host: str, port: int, *, workers: int, when_ready: Callable[[], None]) -> int:
    """Serve until told to stop; the exit code.

    ``when_ready`` is called once, when the site answers.
    """
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "faheng.site.settings",
        "PYTHONUNBUFFERED": "1",
    }
    environment["PYTHONPATH"] = os.pathsep.join(p for p in sys.path if p)
    signal.signal(signal.SIGTERM, _stop)

    _check_free(host, port)
    lock = _only_site_of_its_folder()

    def start(command: list[str]) -> subprocess.Popen[bytes]:
        # A group of its own, tied to this process by the pipe it reads.
        return subprocess.Popen(
            [sys.executable, "-m", "faheng.site.tethered", *command],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=sys.stderr,
            start_new_session=True,
        )

    from faheng.site.jobs.schedules import hand_out_again, set_schedules

    set_schedules()
    hand_out_again()
    server = start(_server(host, port, workers))
    worker = start(_worker())
    try:
        _wait_for(server, host, port)
        when_ready()
        while server.poll() is None:
            if worker.poll() is not None:
                _end(worker)
                hand_out_again()
                worker = start(_worker())
            time.sleep(_BETWEEN_LOOKS)
        return 2
    except KeyboardInterrupt:
        return 0
    finally:
        _end(server, worker)
        lock.close()


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _only_site_of_its_folder() -> IO[bytes]:
    """Held until this process ends: two workers would hand out each other's work."""
    lock = (settings.CONFIGURATION.data / "serving.lock").open("ab")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        lock.close()
        raise NotServedError("这个数据文件夹已有网站在运行，没有再启动一个。") from None
    return lock


def _check_free(host: str, port: int) -> None:
    """Nobody else's site is to be taken for ours."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OverflowError:
            raise NotServedError("网站没有启动：端口应在 0 到 65535 之间。") from None
        except OSError as why:
            raise NotServedError(
                f"网站没有启动：不能使用 {host} 的端口 {port}（{why.strerror}）。"
            ) from None


def free_port(host: str = "127.0.0.1") -> int:
    """A port nobody listens on, for who asks for any."""
    with socket.socket() as probe:
        probe.bind((host, 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(server: subprocess.Popen[bytes], host: str, port: int) -> None:
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host
    # By a name it answers to, which need not be this machine's.
    request = urllib.request.Request(
        f"http://{shown}:{port}/healthz",
        headers={"Host": settings.ALLOWED_HOSTS[0].lstrip(".").replace("*", shown)},
    )
    # This machine is asked directly, whatever proxy its owner uses.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    until = time.monotonic() + _READY_WITHIN
    while time.monotonic() < until:
        if server.poll() is not None:
            raise NotServedError(f"网站没有启动：端口 {port} 可能已被占用。")
        try:
            with opener.open(request, timeout=5) as answer:
                if json.load(answer) == {"status": "ok"} and server.poll() is None:
                    return
        except (OSError, ValueError):
            pass
        time.sleep(0.1)
    raise NotServedError("网站在两分钟内没有启动，请查看上面的日志。")


def _end(*processes: subprocess.Popen[bytes]) -> None:
    for process in processes:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
    until = time.monotonic() + _GENTLE
    for process in processes:
        with suppress(subprocess.TimeoutExpired):
            process.wait(max(0.1, until - time.monotonic()))
        # Whatever it started and left behind goes with it.
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if process.stdin is not None:
            process.stdin.close()
