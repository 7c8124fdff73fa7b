"""A backup: a zip file of tables as lines of JSON, attachments, and a list of hashes.

It is taken in one reading transaction while the site runs, from SQLite as from
PostgreSQL, and can be restored into either. The file is there complete or not at all.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from faheng import __version__
from faheng.site.keeping.tables import kept_models, lines_of

SCHEMA = "faheng.backup/1"
MANIFEST = "manifest.json"
UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError),
    *(KeyError, ValueError, TypeError, AttributeError),
)
"""What comes of reading a file that is no backup, or a damaged one."""
_HASH = re.compile(r"[0-9a-f]{64}")


def back_up(place: Path) -> dict[str, Any]:
    """Write a backup to ``place``; its manifest: rows and hash of each table.

    An attachment that is no longer what was kept is not; the manifest says which.
    """
    place = place.absolute()
    draft = place.with_name(f".{place.name}.draft")
    draft.unlink(missing_ok=True)
    try:
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            manifest = _written_to(file)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(place)
        flush_folder(place.parent)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return manifest


def flush_folder(folder: Path) -> None:
    """What was put into it under a name is there after a power cut too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _written_to(file: IO[bytes]) -> dict[str, Any]:
    damaged: list[str] = []
    made_at = timezone.now()
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as kept,
        one_reading(),
    ):
        tables = {
            model._meta.label_lower: _write(
                kept, f"tables/{model._meta.label_lower}.jsonl", lines_of(model)
            )
            for model in kept_models()
        }
        attachments = {
            each.name: _write(kept, f"attachments/{each.name}", _chunks(opened))[
                "sha256"
            ]
            for each, opened in _attachments(damaged)
        }
        manifest = {
            "schema": SCHEMA,
            "version": __version__,
            "made_at": made_at.isoformat(),
            "tables": tables,
            "attachments": attachments,
            "damaged": damaged,
        }
        kept.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
    return manifest


def fingerprints() -> dict[str, dict[str, Any]]:
    """Rows and hash of each table as it is now: what a restore is compared with."""
    with one_reading():
        found = {}
        for model in kept_models():
            digest, rows = hashlib.sha256(), 0
            for line in lines_of(model):
                digest.update(line)
                rows += 1
            found[model._meta.label_lower] = {
                "rows": rows,
                "sha256": digest.hexdigest(),
            }
        return found


@contextmanager
def one_reading() -> Iterator[None]:
    """All tables as they were at one moment, whoever writes meanwhile."""
    if connection.in_atomic_block:
        # The caller's transaction already is one moment, or a test's.
        yield
        return
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            yield
        return
    # A plain BEGIN reads one snapshot of SQLite's WAL and keeps no writer out.
    connection.ensure_connection()
    connection.connection.execute("BEGIN DEFERRED")
    try:
        yield
    finally:
        connection.connection.execute("ROLLBACK")


def _write(kept: zipfile.ZipFile, name: str, chunks: Iterable[bytes]) -> dict[str, Any]:
    digest, count = hashlib.sha256(), 0
    with kept.open(name, "w", force_zip64=True) as member:
        for chunk in chunks:
            member.write(chunk)
            digest.update(chunk)
            count += 1
    return {"rows": count, "sha256": digest.hexdigest()}


def _attachments(damaged: list[str]) -> Iterator[tuple[Path, IO[bytes]]]:
    """Each kept file, opened; one that went meanwhile had been named by no row for a day."""
    for file in sorted(Path(settings.MEDIA_ROOT).glob("*")):
        if not _HASH.fullmatch(file.name) or not file.is_file():
            continue
        with suppress(FileNotFoundError), file.open("rb") as opened:
            if hashlib.file_digest(opened, "sha256").hexdigest() != file.name:
                damaged.append(file.name)
                continue
            opened.seek(0)
            yield file, opened


def _chunks(opened: IO[bytes]) -> Iterator[bytes]:
    while chunk := opened.read(1 << 20):
        yield chunk
