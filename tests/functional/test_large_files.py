"""Files made to be too much: bounded time and memory, and one sentence where refused.

Each is opened in a process of its own, whose time and memory are then looked up. The
bounds are those a bureau's machine bears, doubled for one that has other work to do.
"""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from tests.unit.documents.samples import plain_word_file, plain_workbook, with_parts

READ = "read"
SOURCE = Path(__file__).parents[2] / "src"


# A process's own peak: that of a fork, and what ``wait4`` tells, begin at its parent's.
_OPENING = """
import resource, sys
from pathlib import Path
from faheng.documents.exceptions import UnreadableFileError
from faheng.documents.opening import open_document
resource.setrlimit(resource.RLIMIT_AS, (4 * 1024**3, 4 * 1024**3))
try:
    print("read" if open_document(Path(sys.argv[1])).blocks else "?")
except UnreadableFileError as why:
    print(why)
except MemoryError:
    print("MemoryError")
used = resource.getrusage(resource.RUSAGE_SELF)
print(used.ru_utime + used.ru_stime)
status = Path("/proc/self/status").read_text()
print(next(line for line in status.splitlines() if "VmHWM" in line).split()[1])
"""


def cost(path: Path) -> tuple[str, float, float]:
    """What opening a file says, its seconds of processor time, and its peak in MB."""
    done = subprocess.run(
        [sys.executable, "-c", _OPENING, path],
        env=os.environ | {"PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        check=True,
    )
    said, used, peak = done.stdout.splitlines()
    return said, float(used), int(peak) / 1024


def sheet(rows: str) -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    xml = f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'
    return with_parts(plain_workbook(), **{"xl_worksheets/sheet1": xml})


def far_cell() -> bytes:
    cell = "<row r='{1}'><c r='{0}{1}'><v>1</v></c></row>"
    return sheet(cell.format("A", 1) + cell.format("XFD", 1_048_576))


def wide_and_far_cells() -> bytes:
    cells = "".join(
        f"<row r='{row}'><c r='A{row}'><v>1</v></c><c r='XFD{row}'><v>2</v></c></row>"
        for row in range(1, 2000)
    )
    return sheet(cells)


def formatted_blank_rows() -> bytes:
    blank = "".join(
        f"<row r='{row}' s='1' customFormat='1'><c r='A{row}' s='1'/></row>"
        for row in range(3, 1_000_000)
    )
    return sheet("<row r='1'><c r='A1'><v>1</v></c></row>" + blank)


def deep_word_file() -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = f"<w:document xmlns:w='{space}'><w:body>" + "<w:tbl><w:tr><w:tc>" * 50_000
    return with_parts(plain_word_file(), word_document=body)


def quadratic_entities() -> bytes:
    bomb = f"<!DOCTYPE x [<!ENTITY a '{'a' * 50_000}'>]><x>{'&a;' * 50_000}</x>"
    return with_parts(plain_word_file(), word_document=bomb)


def external_entity() -> bytes:
    bomb = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><x>&a;</x>"
    return with_parts(plain_word_file(), word_document=bomb)


def many_members() -> bytes:
    buffer = BytesIO(plain_word_file())
    with zipfile.ZipFile(buffer, "a") as file:
        for number in range(21_000):
            file.writestr(f"word/media/{number}", b"")
    return buffer.getvalue()


def zip_in_a_zip() -> bytes:
    inner = BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("0", bytes(200_000_000))
    buffer = BytesIO(plain_word_file())
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/embeddings/oleObject1.zip", inner.getvalue())
    return buffer.getvalue()


def page(body: str) -> bytes:
    return f"<html><body>{body}</body></html>".encode()


def long_table(rows: int) -> bytes:
    row = "<tr>" + "<td>格</td>" * 8 + "</tr>"
    return page(f"<table border=1>{row * rows}</table>")


def spans(rows: int) -> bytes:
    wide = "<tr><td colspan=1000000>甲</td></tr>" * 3
    down = "<td rowspan=65534>乙</td>" * 1000
    below = "<tr><td>丙</td></tr>" * rows
    return page(f"<table border=1>{wide}<tr>{down}</tr>{below}</table>")


def nested_tables() -> bytes:
    return page("<table border=1><tr><td>甲" * 400)


def nested_archive() -> bytes:
    head = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary={0}\n\n--{0}\n"
    deep = "".join(
        head.format(f"b{number}") if not number else head.format(f"b{number}")
        for number in range(3_000)
    )
    return (deep + "Content-Type: text/html\n\n<p>甲").encode()


def whole_directory_of(byte: int) -> bytes:
    """An old office file whose tables of sectors all point to the same one."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    head += struct.pack("<IIIIIIIII", 1, 0, 0, 4096, 0, 1, 0, 1, 0)
    data = head.ljust(512, bytes([byte])) + bytes([byte]) * 512 * 2000
    name = "Workbook".encode("utf-16-le") + b"\x00\x00"
    entry = name.ljust(64, b"\x00") + struct.pack("<H", len(name))
    return data[: 512 * 4] + entry + data[512 * 4 + len(entry) :]


def thousand_pages() -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer)
    for number in range(1000):
        for line in range(30):
            canvas.drawString(50, 50 + 20 * line, f"{number} {line} amount 12.50")
            canvas.line(40, 45 + 20 * line, 500, 45 + 20 * line)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


SMALL: list[tuple[str, Callable[[], bytes], str, int, int]] = [
    # What it is, what is said about it, and most seconds and MB it may cost.
    ("一个极远的单元格.xlsx", far_cell, READ, 4, 300),
    ("每行两个相距极远的单元格.xlsx", wide_and_far_cells, "过大", 4, 400),
    ("深层表格.docx", deep_word_file, "不完整", 4, 300),
    ("平方实体.docx", quadratic_entities, "不完整", 4, 300),
    ("外部实体.docx", external_entity, "不完整", 4, 300),
    ("成员极多.docx", many_members, "异常庞大", 4, 300),
    ("包中包.docx", zip_in_a_zip, READ, 4, 300),
    ("跨行极多.html", lambda: spans(3_000), "过大", 20, 1500),
    ("深层表格.html", nested_tables, READ, 4, 300),
    ("深层归档.mht", nested_archive, "没有可读的文字|不完整", 20, 500),
    ("目录成环.xls", lambda: whole_directory_of(0), "不完整", 8, 300),
    ("目录成环.xls", lambda: whole_directory_of(1), "不完整", 8, 300),
]

LARGE: list[tuple[str, Callable[[], bytes], str, int, int]] = [
    ("百万空行.xlsx", formatted_blank_rows, READ, 60, 600),
    ("十万行.html", lambda: long_table(100_000), READ, 60, 2500),
    ("五十万行.html", lambda: long_table(500_000), "过大", 90, 3500),
    ("千页.pdf", thousand_pages, READ, 60, 1000),
    ("两百兆文字.txt", lambda: "预算 ".encode() * 28_000_000, READ, 90, 3500),
    ("两百兆一行.html", lambda: page("甲乙" * 33_000_000), READ, 60, 3500),
]


def check(
    name: str,
    make: Callable[[], bytes],
    says: str,
    seconds: int,
    most: int,
    folder: Path,
) -> None:
    path = folder / name
    path.write_bytes(make())
    begin = time.monotonic()
    said, used, peak = cost(path)
    assert any(word in said for word in says.split("|")), said
    assert said == READ or said.count("。") == 1
    assert used <= seconds, (
        f"{used:.1f} s, {time.monotonic() - begin:.1f} s by the clock"
    )
    assert peak <= most, f"{peak:.0f} MB"


@pytest.mark.parametrize(
    ("name", "make", "says", "seconds", "most"), SMALL, ids=[one[0] for one in SMALL]
)
def test_a_small_file_made_to_be_too_much_is_bounded(
    name: str,
    make: Callable[[], bytes],
    says: str,
    seconds: int,
    most: int,
    tmp_path: Path,
) -> None:
    check(name, make, says, seconds, most, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "make", "says", "seconds", "most"), LARGE, ids=[one[0] for one in LARGE]
)
def test_a_large_file_is_bounded(
    name: str,
    make: Callable[[], bytes],
    says: str,
    seconds: int,
    most: int,
    tmp_path: Path,
) -> None:
    check(name, make, says, seconds, most, tmp_path)
