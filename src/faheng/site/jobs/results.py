"""Files that came of long work, kept under their own hash for a week."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from faheng.site.jobs.models import Job

KEPT_FOR = timedelta(days=7)
_BEING_MADE = "being-made"
_LONGEST_WORK = 86_400
"""Seconds after which a folder somebody worked in is nobody's any more."""


def folder() -> Path:
    return Path(settings.MEDIA_ROOT).parent / "results"


@contextmanager
def workshop() -> Iterator[Path]:
    """A folder to make a result in, emptied afterwards; what was killed goes in a day."""
    parent = folder() / _BEING_MADE
    parent.mkdir(parents=True, exist_ok=True)
    for left in parent.iterdir():
        if time.time() - left.stat().st_mtime > _LONGEST_WORK:
            shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(dir=parent) as name:
        yield Path(name)


def keep(file: Path) -> str:
    """Move a finished file into the store; its hash."""
    with file.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
        os.fsync(opened.fileno())
    folder().mkdir(parents=True, exist_ok=True)
    file.replace(folder() / digest)
    return digest


def path_of(job: Job) -> Path:
    return folder() / job.result_sha256


def forget_old() -> int:
    """Remove files that nobody fetched for a week; how many."""
    old = Job.objects.filter(
        ended_at__lt=timezone.now() - KEPT_FOR, result_sha256__gt=""
    )
    digests = set(old.values_list("result_sha256", flat=True))
    old.update(result_sha256="", sentence="结果已过保存期，请重新生成。")
    digests -= set(
        Job.objects.filter(result_sha256__in=digests).values_list(
            "result_sha256", flat=True
        )
    )
    for digest in digests:
        (folder() / digest).unlink(missing_ok=True)
    return len(digests)
