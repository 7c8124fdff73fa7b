"""The most memory `faheng review` holds for a big but honest file of each format.

Peak resident memory of the largest process, be it the one that opens the file; the bar
is 300 MB a file. Needs a system with ``wait4``, such as Linux.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from docx import Document
from xlsxwriter import Workbook

from benchmarks._budget import draw_budget
from benchmarks._processes import ENVIRONMENT, faheng

BAR = 300
_HEAD = ("一级指标", "二级指标", "三级指标", "指标值", "分值")
_SENTENCE = "加强基层法律服务，完善公共法律服务体系，保障困难群众合法权益。"


def main() -> None:
    """Write each file, review it, and print the peaks."""
    with tempfile.TemporaryDirectory() as name:
        for title, file_name, write in _FILES:
            path = Path(name) / file_name
            write(path)
            size = path.stat().st_size / 1e6
            peak, code = _peak(path)
            said = "" if peak < BAR else "  over the bar"
            said += "" if code in (0, 1) else f"  refused with code {code}"
            print(f"{title:<26} {size:7.1f} MB  peak {peak:5.0f} MB{said}")


def _peak(path: Path) -> tuple[float, int]:
    """Peak memory in MB of the largest process, and the exit code."""
    out = path.with_suffix(".json")
    command = faheng("review", path, "--format", "json", "-o", out)
    process = subprocess.Popen(
        command,
        env=ENVIRONMENT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_maxrss / 1e3, process.returncode


def _pdf(path: Path) -> None:
    draw_budget(path, text_pages=400, table_pages=600)


def _xlsx(path: Path) -> None:
    book = Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet("绩效目标")
    for row, cells in enumerate(_rows(10_000)):
        for column, text in enumerate(cells):
            sheet.write(row, column, text)
    book.close()


def _docx(path: Path) -> None:
    """Twenty megabytes of XML, packed as Word packs it."""
    document = Document()
    for number in range(6_500):
        document.add_paragraph(f"{number}. {_SENTENCE * 30}")
    table = document.add_table(rows=0, cols=len(_HEAD))
    for cells in _rows(800):
        row = table.add_row().cells
        for cell, text in zip(row, cells, strict=True):
            cell.text = text
    document.save(str(path))


def _txt(path: Path) -> None:
    lines = (f"{number}、{_SENTENCE * 3}" for number in range(36_000))
    path.write_text("\n".join(lines), "utf-8")


def _html(path: Path) -> None:
    rows = "".join(
        "<tr>" + "".join(f"<td>{text}</td>" for text in cells) + "</tr>\n"
        for cells in _rows(10_000)
    )
    path.write_text(
        f"<html><meta charset=utf-8><body><table>{rows}</table></body></html>", "utf-8"
    )


def _rows(count: int) -> list[tuple[str, ...]]:
    body = [
        (
            "产出指标",
            "数量指标",
            f"办理法律援助案件数（第{number}项）",
            f"≥{100 + number % 900}件",
            "10",
        )
        for number in range(count - 1)
    ]
    return [_HEAD, *body]


_FILES: tuple[tuple[str, str, Callable[[Path], None]], ...] = (
    ("PDF of 1,000 pages", "budget.pdf", _pdf),
    ("workbook of 10,000 rows", "targets.xlsx", _xlsx),
    ("Word file, much text", "report.docx", _docx),
    ("text file", "report.txt", _txt),
    ("web page of 10,000 rows", "targets.html", _html),
)


if __name__ == "__main__":
    main()
