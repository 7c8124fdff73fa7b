"""Serves a folder to this machine only, with a health check."""

from __future__ import annotations

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class _Handler(SimpleHTTPRequestHandler):
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

    def list_directory(self, path: object) -> None:
        self.send_error(404)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
        """Visits are nobody's business."""


def server_for(folder: Path, port: int) -> ThreadingHTTPServer:
    """A server of the folder on the loopback address; port 0 takes any free one."""
    return ThreadingHTTPServer(
        ("127.0.0.1", port), partial(_Handler, directory=str(folder))
    )
