"""What an office suite prints of a form says what the form says."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from tests.corpus.make import PASS
from tests.corpus.test_reading import said

from faheng.api.reading import read_file
from faheng.api.reviewing import review_file

PRINTED = {
    "generic-legal-aid.docx": "generic-legal-aid.docx",
    "generic-legal-aid.xlsx": "generic-legal-aid.docx",
    "chongqing-budget.docx": "chongqing-budget.docx",
}
"""A file to print, and the one it has to agree with."""

pytestmark = pytest.mark.libreoffice


def printed(path: Path, folder: Path) -> Path:
    """The PDF that LibreOffice makes of a file, with a profile of its own."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    assert program is not None
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        program,
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        folder,
    ]
    subprocess.run([*command, path], check=True, capture_output=True, timeout=180)
    return folder / f"{path.stem}.pdf"


@pytest.mark.parametrize("name", PRINTED)
def test_printed_file_reads_alike(name: str, tmp_path: Path) -> None:
    pdf = printed(PASS / name, tmp_path)
    original = said(read_file(PASS / PRINTED[name]))
    assert said(read_file(pdf))["declarations"] == original["declarations"]
    findings = review_file(pdf).review.findings
    assert [f.message for f in findings if f.severity != "info"] == []
