"""Waivers: records of who asked that a finding stand, who granted it, why, until when.

A file in YAML (or JSON) is a list of records::

    - code: MB211                    # 规则编号；或用 key: 意见的识别码（16 位）
      file: 2025年绩效目标表.docx      # 可省：只对这个文件
      project: 人民调解经费            # 可省：只对这个项目
      indicator: 群众安全感            # 可省：只对这项指标
      asked_by: 张三（办公室）         # 申请人
      granted_by: 李四（财务科）       # 同意人，须是另一人
      reason: 上级文件统一口径，年底修订后改正。
      until: 2025-12-31              # 最后一天，当天仍有效

The clerk asks and another person grants. Errors of table equations and of text against
tables (GJ, WB) are corrected or explained, never waived. Whether a record has expired is
judged on the caller's day, never on today's: without a day it counts, and the finding
says that its end could not be judged. Records that covered nothing are reported, except
those that name another file.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from faheng.review.finding import Finding, Review, UnusedWaiver
from faheng.review.personal_data import without_personal_numbers
from faheng.review.quoting import quoted
from faheng.review.waiver_files import Waiver, WaiverFileError, read_waivers

__all__ = ["Waiver", "WaiverFileError", "apply_waivers", "load_waivers"]

NEVER_WAIVED = ("GJ", "WB")

NO_MATCH = "这次审核没有与之相符的意见，可以删去"
EXPIRED = "已于 {until} 到期，需要时请重新申请"
REFUSED = "勾稽、文表一致方面必须修改的意见不予豁免，请改正或说明"
NO_DAY = "文件没有日期，未能判断豁免是否到期"


def load_waivers(path: Path) -> tuple[Waiver, ...]:
    """The records of a file; raises ``WaiverFileError`` with one sentence."""
    return read_waivers(path)


def apply_waivers(review: Review, waivers: Sequence[Waiver], on: date | None) -> Review:
    """The review with what is waived marked, and the records that covered nothing.

    ``on`` is the day the review is made for, or the file's own; see above for none.
    """
    ledger = [_Entry(waiver, on) for waiver in waivers if _is_about(waiver, review)]
    findings = tuple(_judged(finding, ledger, on) for finding in review.findings)
    unused = tuple(
        UnusedWaiver(**entry.waiver.as_json(), why=entry.why)
        for entry in ledger
        if not entry.used
    )
    return review.model_copy(update={"findings": findings, "unused_waivers": unused})


@dataclass(slots=True)
class _Entry:
    """A record, and what has become of it so far."""

    waiver: Waiver
    on: date | None
    used: bool = False
    refused: bool = False

    @property
    def has_expired(self) -> bool:
        return self.on is not None and self.on > self.waiver.until

    @property
    def why(self) -> str:
        """Why it covered nothing."""
        if self.has_expired:
            return EXPIRED.format(until=self.waiver.until)
        return REFUSED if self.refused else NO_MATCH


def _judged(finding: Finding, ledger: list[_Entry], on: date | None) -> Finding:
    for entry in ledger:
        if not _covers(entry.waiver, finding):
            continue
        if finding.severity == "error" and finding.code.startswith(NEVER_WAIVED):
            entry.refused = True
            continue
        if entry.has_expired:
            continue
        entry.used = True
        said = entry.waiver.as_json(only="grant")
        if on is None:
            said["note"] = NO_DAY
        return finding.model_copy(update={"waived": said})
    return finding


def _is_about(waiver: Waiver, review: Review) -> bool:
    return waiver.file is None or _name(waiver.file) == _name(review.source.file)


def _name(file: str) -> str:
    return unicodedata.normalize("NFC", file.replace("\\", "/").rpartition("/")[2])


def _covers(waiver: Waiver, finding: Finding) -> bool:
    if waiver.key is not None and waiver.key != finding.key:
        return False
    if waiver.code is not None and waiver.code != finding.code:
        return False
    subject = str(finding.facts.get("subject", ""))
    return all(
        named is None or without_personal_numbers(f"{kind}{quoted(named)}") in subject
        for kind, named in (("项目", waiver.project), ("指标", waiver.indicator))
    )
