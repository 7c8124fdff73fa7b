"""Files that came of long work, kept under their own hash for a week."""

from __future__ import annotations

import hashlib
import os
import shutil
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from faheng.site.jobs.models import Job

KEPT_FOR = timedelta(days=7)


def folder() -> Path:
    return Path(settings.MEDIA_ROOT).parent / "results"


def keep(file: Path) -> str:
    """Move a finished file into the store; its hash."""
    folder().mkdir(parents=True, exist_ok=True)
    with file.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
        os.fsync(opened.fileno())
    shutil.move(file, folder() / digest)
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
