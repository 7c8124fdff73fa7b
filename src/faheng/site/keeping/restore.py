"""A restore: all or nothing, into an empty installation, proven by comparing hashes."""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.management.color import no_style
from django.core.serializers.base import DeserializationError
from django.db import DatabaseError, connection, transaction

from faheng.site.audit.actions import record
from faheng.site.audit.events import Event
from faheng.site.exceptions import SiteError
from faheng.site.keeping.backup import (
    MANIFEST,
    SCHEMA,
    fingerprints,
    flush_folder,
)
from faheng.site.keeping.tables import kept_models, rows_from

_AT_ONCE = 1_000


class NotRestoredError(SiteError):
    """Why a backup was not restored; nothing has changed."""


def restore(place: Path) -> dict[str, Any]:
    """Put a backup into this installation, which must be empty; its manifest.

    Raises ``NotRestoredError`` with one sentence, and then nothing has changed.
    """
    try:
        with ExitStack() as undone, zipfile.ZipFile(place) as kept:
            manifest = _manifest(kept)
            with transaction.atomic():
                _check_empty()
                _restore_tables(kept, manifest)
                _check_same(manifest)
                _restore_attachments(kept, manifest, undone)
                record(
                    Event.RESTORED,
                    by=None,
                    bureau=None,
                    facts={"made_at": manifest["made_at"]},
                )
            undone.pop_all()
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, OSError) as why:
        raise NotRestoredError(f"备份文件“{place.name}”不完整或打不开。") from why
    except (DeserializationError, DatabaseError, ValueError) as why:
        raise NotRestoredError(
            "备份里的数据与本版本不符，没有恢复，原有内容不变。"
        ) from why
    return manifest


def _manifest(kept: zipfile.ZipFile) -> dict[str, Any]:
    try:
        manifest: dict[str, Any] = json.loads(kept.read(MANIFEST))
        if manifest.get("schema") != SCHEMA:
            raise NotRestoredError("这不是法衡的备份文件。")
        tables, attachments = set(manifest["tables"]), dict(manifest["attachments"])
    except (RuntimeError, AttributeError, TypeError, ValueError) as why:
        # Under a password, say, or not of the shape of one.
        raise NotRestoredError("这不是法衡的备份文件。") from why
    known = {model._meta.label_lower for model in kept_models()}
    if tables != known:
        raise NotRestoredError(
            f"备份由另一版本（{manifest.get('version')}）生成，请用同一版本恢复。"
        )
    return {**manifest, "attachments": attachments}


def _check_empty() -> None:
    for model in kept_models():
        if model._default_manager.exists():
            raise NotRestoredError(
                "数据库里已有内容；请指定一个新的数据文件夹或空数据库，再恢复。"
            )


def _restore_tables(kept: zipfile.ZipFile, manifest: dict[str, Any]) -> None:
    for model in kept_models():
        label = model._meta.label_lower
        with kept.open(f"tables/{label}.jsonl") as member:
            rows = rows_from(_lines(member))
            while batch := list(itertools.islice(rows, _AT_ONCE)):
                if any(type(row) is not model for row in batch):
                    raise NotRestoredError("备份文件的内容放错了表，没有恢复。")
                model._default_manager.bulk_create(batch)
    statements = connection.ops.sequence_reset_sql(no_style(), kept_models())
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _check_same(manifest: dict[str, Any]) -> None:
    """What was read back out of the database is what was in the backup, to the letter."""
    for label, now in fingerprints().items():
        if now != manifest["tables"][label]:
            raise NotRestoredError(f"核对不符（{label}），没有恢复，原有内容不变。")


def _restore_attachments(
    kept: zipfile.ZipFile, manifest: dict[str, Any], undone: ExitStack
) -> None:
    """Files lie under their own hash: those already there are the same.

    Those that were not go again when ``undone`` is closed.
    """
    folder = Path(settings.MEDIA_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    for name, expected in manifest["attachments"].items():
        draft = folder / ".restoring"
        undone.callback(draft.unlink, missing_ok=True)
        with kept.open(f"attachments/{name}") as member, draft.open("wb") as file:
            shutil.copyfileobj(member, file)
            file.flush()
            os.fsync(file.fileno())
        with draft.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        if not name == expected == found:
            raise NotRestoredError(f"附件 {name} 在备份里已损坏，没有恢复。")
        target = folder / found
        if not target.exists():
            undone.callback(target.unlink, missing_ok=True)
        draft.replace(target)
    flush_folder(folder)


def _lines(member: IO[bytes]) -> Iterator[bytes]:
    yield from member
