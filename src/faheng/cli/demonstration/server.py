"""Serves the demonstration's own files to this machine only, with a health check."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import unquote, urlsplit


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *arguments: Any, names: AbstractSet[str], folder: str) -> None:
        self._names = names
        super().__init__(*arguments, directory=folder)

    def do_GET(self) -> None:
        if self.path != "/healthz":
            super().do_GET()
            return
        body = b'{"status":"ok"}'
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Only what the demonstration wrote: the folder may be somebody's own."""
        if unquote(urlsplit(self.path).path).removeprefix("/") in self._names:
            return super().send_head()
        self.send_error(404)
        return None

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
        """Visits are nobody's business."""


def server_for(folder: Path, names: AbstractSet[str], port: int) -> ThreadingHTTPServer:
    """A server of these files of a folder, and of its index page.

    It listens on the loopback address; port 0 takes any free one.
    """
    served = {"", "index.html", *names}
    return ThreadingHTTPServer(
        ("127.0.0.1", port), partial(_Handler, names=served, folder=str(folder))
    )
