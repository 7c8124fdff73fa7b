"""Waivers, copies with comments or repairs, and SARIF, as a person asks for them."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "tests" / "corpus"
FAULTY = next((CORPUS / "should_fail").glob("ZJ101-*.docx"))
MENDABLE = next(
    path
    for path in sorted((CORPUS / "should_fail").glob("MB203-*"))
    if path.suffix in (".docx", ".xlsx", ".txt")
)
TEXT = CORPUS / "should_pass" / "generic-legal-aid.txt"


def faheng(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [ROOT / "bin" / "faheng", *arguments],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert "Traceback" not in done.stdout + done.stderr
    return done


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(
            path.read_bytes()
        ).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "送审"
    (root / "下级").mkdir(parents=True)
    shutil.copyfile(FAULTY, root / "表.docx")
    shutil.copyfile(FAULTY, root / "下级" / "表.docx")
    shutil.copyfile(TEXT, root / "文本.txt")
    return root


def test_one_file_is_annotated_and_reported(tmp_path: Path) -> None:
    out = tmp_path / "批注.docx"
    done = faheng("review", FAULTY, "--annotate", out)
    assert done.returncode == 1
    assert "ZJ101" in done.stdout
    assert out.read_bytes() != FAULTY.read_bytes()


def test_a_folder_is_annotated_into_a_folder(folder: Path, tmp_path: Path) -> None:
    before = digests(folder)
    out = tmp_path / "批注"
    done = faheng("review", folder, "--annotate", out, "-o", tmp_path / "意见")
    assert digests(folder) == before
    assert set(digests(out)) == {"表.docx", "下级/表.docx"}
    assert done.returncode == 2
    assert done.stderr.count("文本文件不能批注") == 1


def test_two_of_one_name_are_two_copies(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "批注"
    faheng("review", folder / "表.docx", folder / "下级" / "表.docx", "--annotate", out)
    assert set(digests(out)) == {"表.docx", "表-2.docx"}


@pytest.mark.parametrize("option", ["--annotate", "--fix", "-o"])
def test_an_input_is_never_the_place(folder: Path, option: str) -> None:
    before = digests(folder)
    link = folder.parent / "另一个名字.docx"
    link.hardlink_to(folder / "表.docx")
    for inputs, place in (
        ([folder / "表.docx"], folder / "表.docx"),
        ([folder / "表.docx"], link),
        ([folder], folder),
    ):
        done = faheng("review", *inputs, option, place)
        assert done.returncode == 2
        assert "要读的文件" in done.stderr
        assert digests(folder) == before


def test_what_can_be_mended_is_mended(tmp_path: Path) -> None:
    out = tmp_path / f"改正{MENDABLE.suffix}"
    done = faheng("review", MENDABLE, "--fix", out)
    assert re.search(r"改正 [1-9]\d* 处", done.stderr)
    again = faheng("review", out, "--select", "MB203", "--format", "json")
    assert json.loads(again.stdout)["findings"] == []


def test_a_waived_error_is_no_error(tmp_path: Path) -> None:
    waivers = tmp_path / "豁免.yml"
    waivers.write_text(
        "- {code: ZJ101, asked_by: 张三（办公室）, granted_by: 李四（财务科）, "
        "reason: 已另行说明。, until: 2099-12-31}\n",
        "utf-8",
    )
    done = faheng("review", FAULTY, "--waivers", waivers, "--format", "json")
    (finding,) = json.loads(done.stdout)["findings"]
    assert (done.returncode, finding["waived"]["reason"]) == (0, "已另行说明。")
    missing = faheng("review", FAULTY, "--waivers", tmp_path / "没有.yml")
    assert (missing.returncode, missing.stdout) == (2, "")
    assert missing.stderr.count("\n") == 1


def test_sarif_is_one_log_for_all(folder: Path, tmp_path: Path) -> None:
    (folder / "空.txt").touch()
    done = faheng("review", folder, "--format", "sarif")
    (run,) = json.loads(done.stdout)["runs"]
    assert done.returncode == 2
    assert [result["ruleId"] for result in run["results"]].count("ZJ101") == 2
    out = tmp_path / "记录.sarif"
    again = faheng("review", folder, "--format", "sarif", "-o", out)
    assert again.stdout == ""
    assert json.loads(out.read_text("utf-8")) == json.loads(done.stdout)
    alone = faheng("review", FAULTY, "--format", "sarif")
    assert json.loads(alone.stdout)["version"] == "2.1.0"
