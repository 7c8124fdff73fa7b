"""Where files are kept: under their own hash, complete or not at all.

A file is there, flushed to the disk, before any row names it. What no row names any more
is removed a day later; keeping the same content again begins that day anew.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import time
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from faheng.site.exceptions import RefusedFileError
from faheng.site.planning.models import Attachment, ImportedFile
from faheng.site.uploading import LARGEST

_SECONDS_KEPT_UNNAMED = 24 * 60 * 60
_LOOKED_UP_AT_ONCE = 500


@dataclass(frozen=True)
class Kept:
    sha256: str
    size: int


def path_of(sha256: str) -> Path:
    return Path(settings.MEDIA_ROOT) / sha256


def content_of(file: UploadedFile) -> bytes:
    """All of an upload; raises if it is larger than the bound."""
    if (file.size or 0) > LARGEST:
        raise RefusedFileError(too_large())
    file.seek(0)
    return file.read()


def too_large() -> str:
    return _("文件超过 20 MB，请压缩或拆分后再上传。")


def keep(data: bytes) -> Kept:
    """Put content into the store; the same content is there once."""
    digest = hashlib.sha256(data).hexdigest()
    place = path_of(digest)
    with suppress(FileNotFoundError):
        os.utime(place)
        return Kept(digest, len(data))
    # Not among the kept files: a backup taken meanwhile sees whole ones only.
    drafts = place.parent / "incoming"
    drafts.mkdir(parents=True, exist_ok=True)
    draft = drafts / secrets.token_hex(16)
    try:
        with draft.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(place)
    finally:
        draft.unlink(missing_ok=True)
    _flush_folder(place.parent)
    return Kept(digest, len(data))


def let_go(*hashes: str) -> None:
    """No row names these any more: from now on they are kept a day, for backups under way."""
    for sha256 in hashes:
        with suppress(FileNotFoundError):
            os.utime(path_of(sha256))


def forget_unnamed() -> int:
    """Remove what no row has named for a day; how many files."""
    removed = 0
    old = _old_files()
    while files := {file.name: file for file in islice(old, _LOOKED_UP_AT_ONCE)}:
        unnamed = files.keys() - _named(files)
        removed += sum(_forget(files[name]) for name in unnamed)
    return removed


def _named(names: Collection[str]) -> set[str]:
    """Those of the names that a row names."""
    found: set[str] = set()
    for rows in (Attachment.objects, ImportedFile.objects):
        found.update(
            rows.filter(sha256__in=list(names)).values_list("sha256", flat=True)
        )
    return found


def _forget(file: Path) -> bool:
    """Remove a file, unless somebody keeps the same content just now.

    Set aside first: whoever comes after that keeps it anew, who came before has touched it.
    """
    drafts = Path(settings.MEDIA_ROOT) / "incoming"
    drafts.mkdir(parents=True, exist_ok=True)
    aside = drafts / secrets.token_hex(16)
    with suppress(FileNotFoundError):
        file.replace(aside)
        if aside.stat().st_mtime >= time.time() - _SECONDS_KEPT_UNNAMED:
            aside.replace(file)
            return False
        aside.unlink()
        return True
    return False


def _old_files() -> Iterator[Path]:
    root = Path(settings.MEDIA_ROOT)
    before = time.time() - _SECONDS_KEPT_UNNAMED
    for folder in (root, root / "incoming"):
        if not folder.is_dir():
            continue
        for file in folder.iterdir():
            with suppress(FileNotFoundError):
                if file.is_file() and file.stat().st_mtime < before:
                    yield file


def _flush_folder(folder: Path) -> None:
    """The name itself survives a power cut too, where the system can promise it."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
