"""All findings of many files as one table that spreadsheets open: a list to work off."""

from __future__ import annotations

import csv
import io

from faheng.review.finding import SEVERITIES
from faheng.review.summaries.summary import Summary

_HEAD = (
    *("文件", "单位", "年度", "程度", "规则", "问题"),
    *("位置", "对象", "原文", "意见", "怎么改", "对照文件", "已豁免"),
)
# A spreadsheet would take a text that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table_of_findings(summary: Summary) -> str:
    """CSV with a byte order mark, by which Excel and WPS know it for UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_HEAD)
    for entry in summary.entries:
        whose = entry.file, entry.bureau or "", str(entry.year or "")
        if entry.error is not None:
            rows = [(*whose, "未能读取", "", "", "", "", "", entry.error, "", "", "")]
        else:
            rows = [
                (
                    *whose,
                    SEVERITIES[remark.severity],
                    remark.code,
                    remark.title,
                    remark.place,
                    remark.subject,
                    remark.quote,
                    remark.message,
                    remark.hint,
                    remark.other or "",
                    "是" if remark.waived else "",
                )
                for remark in entry.remarks
            ]
        writer.writerows([_disarmed(cell) for cell in row] for row in rows)
    return "\ufeff" + out.getvalue()


def _disarmed(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
