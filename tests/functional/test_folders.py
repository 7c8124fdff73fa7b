"""Whole folders, as a person runs them: all files, several at once, one summary."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import unquote

import pytest

from faheng.model.package import Package

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "tests" / "corpus"
SOUND = CORPUS / "should_pass" / "generic-staff.docx"
FAULTY = next((CORPUS / "should_fail").glob("ZJ101-*.docx"))
# Run through the command's own module, with something broken for one file.
_BROKEN = """
import os, signal, sys
import faheng.api.many as many
opened = many.each_reading_of
def opening(path, **options):
    if "致命" in path.name:
        os.kill(os.getpid(), signal.SIGKILL)
    yield from opened(path, **options)
many.each_reading_of = opening
from faheng.cli.main import main
main(sys.argv[1:])
"""


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


def form(project: str, annual: str, *, bureau: str = "东塘市沙坪区司法局") -> str:
    """A project's form as exchange data."""
    return Package.model_validate(
        {
            "source": {
                "file": f"{project}.docx",
                "sha256": project,
                "format": "docx",
                "layout": "generic",
                "confidence": "1",
                "money_unit": "元",
            },
            "year": 2025,
            "bureau": {"name": bureau},
            "declarations": [
                {"project": {"name": project}, "funding": {"annual": annual}}
            ],
        }
    ).to_json()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "送审"
    (root / "街镇" / "空").mkdir(parents=True)
    shutil.copyfile(SOUND, root / "无误.docx")
    shutil.copyfile(FAULTY, root / "街镇" / "有误.docx")
    shutil.copyfile(SOUND, root / "街镇" / "无误.docx")
    (root / "坏.docx").write_bytes(b"PK\x03\x04 not a zip at all")
    (root / "空.txt").touch()
    (root / "~$无误.docx").write_bytes(b"lock")
    (root / "街镇" / "回头").symlink_to(root, target_is_directory=True)
    (root / "项目.json").write_text(form("普法经费", "450000"), "utf-8")
    listed = json.loads(form("普法经费", "412600"))
    listed["source"]["file"] = "清单.xlsx"
    listed["declarations"] *= 1
    listed["declarations"].append(
        {"project": {"name": "调解经费"}, "funding": {"annual": "100"}}
    )
    (root / "清单.json").write_text(json.dumps(listed), "utf-8")
    return root


ORDER = [
    *("坏.docx", "无误.docx", "清单.json", "空.txt", "项目.json"),
    *("街镇/无误.docx", "街镇/有误.docx"),
]


def test_a_folder_is_a_line_a_file_in_the_order_of_names(folder: Path) -> None:
    done = faheng("review", folder, "--format", "json")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 2
    assert ["error" in line for line in lines] == [
        name in ("坏.docx", "空.txt") for name in ORDER
    ]
    assert [line["source"]["file"] for line in lines] == [
        *("坏.docx", "无误.docx", "清单.xlsx", "空.txt", "普法经费.docx"),
        *("无误.docx", "有误.docx"),
    ]
    assert "跳过 1 个隐藏或临时文件：~$无误.docx" in done.stderr
    assert "共 7 个文件：审核 5 个，未能读取 2 个" in done.stderr


def test_what_two_files_disagree_on_is_found_once(folder: Path) -> None:
    done = faheng("review", folder, "--format", "json", "--select", "ZJ210")
    found = [
        (line["source"]["file"], finding["code"], finding["facts"]["against"])
        for line in map(json.loads, done.stdout.splitlines())
        for finding in line.get("findings", ())
    ]
    assert found == [("普法经费.docx", "ZJ210", "清单.xlsx")]


@pytest.mark.parametrize("form", ["text", "json", "html", "sarif"])
def test_one_worker_and_many_say_the_same(
    folder: Path, tmp_path: Path, form: str
) -> None:
    written = []
    for jobs in ("1", "2", "5"):
        out = tmp_path / f"意见{jobs}"
        if form == "sarif":
            out.mkdir()
        done = faheng("review", folder, "--format", form, "--jobs", jobs, "-o", out)
        assert (done.returncode, done.stdout) == (2, "")
        written.append(
            (
                done.stderr,
                {
                    path.relative_to(out).as_posix(): path.read_bytes()
                    for path in sorted(out.rglob("*"))
                    if path.is_file()
                },
            )
        )
    assert written[0] == written[1] == written[2]


def test_the_page_links_every_report_and_sorts_without_a_script(
    folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "意见"
    faheng("review", folder, "--format", "html", "-o", out)
    page = (out / "index.html").read_text("utf-8")
    links = [unquote(link) for link in re.findall(r'href="([^"]+)"', page)]
    assert {link for link in links if link.endswith(".html")} == {
        f"{name}.html" for name in ORDER if name not in ("坏.docx", "空.txt")
    }
    assert all((out / link).is_file() for link in links)
    assert "<script" not in page
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", page)
    assert "文件是空的" in page
    assert "ZJ210" in page
    assert "清单.xlsx" in page


def test_the_list_of_findings_opens_in_a_spreadsheet(
    folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "意见"
    faheng("review", folder, "-o", out)
    text = (out / "问题清单.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["文件"] for row in rows if row["程度"] == "未能读取"} == {
        "坏.docx",
        "空.txt",
    }
    assert {row["规则"] for row in rows} >= {"ZJ101", "ZJ210"}
    summary = (out / "审核汇总.txt").read_text("utf-8")
    assert "【文件之间】1 处" in summary
    assert (out / "街镇" / "有误.docx.txt").is_file()


def test_the_summary_for_programs(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "意见"
    faheng("review", folder, "--format", "json", "-o", out)
    summary = json.loads((out / "summary.json").read_text("utf-8"))
    assert [each["file"] for each in summary["files"]] == ORDER
    for each in summary["files"]:
        assert (each["error"] is None) == (each["review"] is not None)
        if each["review"]:
            review = json.loads((out / each["review"]).read_text("utf-8"))
            errors = [f for f in review["findings"] if f["severity"] == "error"]
            assert len(errors) == each["findings"]["error"]


def test_results_in_the_folder_are_no_input_next_time(folder: Path) -> None:
    out = folder / "意见"
    first = faheng("review", folder, "-o", out)
    before = sorted(path.name for path in out.rglob("*"))
    second = faheng("review", folder, "-o", out)
    assert first.stderr == second.stderr
    assert sorted(path.name for path in out.rglob("*")) == before


def test_results_do_not_go_into_the_folder_itself(folder: Path) -> None:
    done = faheng("review", folder, "-o", folder)
    assert done.returncode == 2
    assert "请放到另一个文件夹" in done.stderr
    assert not list(folder.glob("*.docx.txt"))


def test_two_runs_into_the_same_place_at_once(folder: Path, tmp_path: Path) -> None:
    command = [ROOT / "bin" / "faheng", "review", folder, "--format", "html"]
    out = tmp_path / "意见"
    both = [
        subprocess.Popen([*command, "-o", out], stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    errors = [process.communicate(timeout=120)[1] for process in both]
    assert [process.returncode for process in both] == [2, 2]
    assert errors[0] == errors[1]
    assert not list(out.rglob(".faheng-*"))
    assert (out / "index.html").read_text("utf-8").rstrip().endswith("</html>")


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    done = faheng("review", tmp_path)
    assert done.returncode == 0
    assert "没有可以读取的文件" in done.stderr


def test_read_takes_a_folder_too(folder: Path) -> None:
    done = faheng("read", folder)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 2
    assert len(lines) == len(ORDER)
    assert sum("error" in line for line in lines) == 2


def test_a_killed_process_is_one_sentence(folder: Path) -> None:
    shutil.copyfile(SOUND, folder / "致命.docx")
    done = subprocess.run(
        [sys.executable, "-c", _BROKEN, "review", folder, "--format", "json"],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        timeout=120,
        check=False,
    )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 2
    assert len(lines) == len(ORDER) + 1
    (killed,) = (line for line in lines if "已经停止" in line.get("error", ""))
    assert killed["source"]["file"] == "致命.docx"
    assert done.stderr.count("致命.docx") == 1


def test_ctrl_c_ends_everybody(tmp_path: Path) -> None:
    for number in range(300):
        shutil.copyfile(SOUND, tmp_path / f"{number}.docx")
    process = subprocess.Popen(
        [ROOT / "bin" / "faheng", "review", tmp_path],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    time.sleep(1.5)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 130
    assert b"Traceback" not in errors
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


def test_exchange_data_has_a_review_for_each_package(tmp_path: Path) -> None:
    data = tmp_path / "项目库.jsonl"
    count = 1200
    data.write_text(
        "".join(f"{form(f'项目{n}', '100')}\n" for n in range(count)), "utf-8"
    )
    by_jobs = [
        faheng("review", data, "--format", "json", "--jobs", jobs).stdout
        for jobs in ("1", "3")
    ]
    assert by_jobs[0] == by_jobs[1]
    files = [json.loads(line)["source"]["file"] for line in by_jobs[0].splitlines()]
    assert files == [f"项目{n}.docx" for n in range(count)]
    out = tmp_path / "意见.jsonl"
    done = faheng("review", data, "--format", "json", "-o", out)
    assert (done.returncode, done.stdout) == (0, "")
    assert out.read_text("utf-8").rstrip("\n") == by_jobs[0].rstrip("\n")


def test_a_broken_line_of_exchange_data_is_said_once(tmp_path: Path) -> None:
    data = tmp_path / "项目库.jsonl"
    data.write_text(f"{form('一', '1')}\n{{\n", "utf-8")
    done = faheng("review", data, "--format", "json")
    assert done.returncode == 2
    assert json.loads(done.stdout)["source"]["file"] == "一.docx"
    assert done.stderr.count("\n") == 1


def test_several_pages_go_into_a_folder(tmp_path: Path) -> None:
    data = tmp_path / "项目库.jsonl"
    data.write_text(f"{form('一', '1')}\n{form('二', '2')}\n", "utf-8")
    done = faheng("review", data, "--format", "html", "-o", tmp_path / "意见.html")
    assert done.returncode == 2
    assert "指定一个已有的文件夹" in done.stderr
    assert not (tmp_path / "意见.html").exists()
    out = tmp_path / "意见"
    out.mkdir()
    faheng("review", data, "--format", "html", "-o", out)
    assert len(list(out.iterdir())) == 2


def test_a_place_that_cannot_be_written_ends_everybody(
    folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "意见"
    (out / "街镇").mkdir(parents=True)
    (out / "无误.docx.txt").mkdir()
    done = faheng("review", folder, "-o", out)
    assert done.returncode == 2
    assert "无法写入" in done.stderr


@pytest.mark.parametrize("jobs", ["0", "-1", "x", "２"])
def test_the_number_of_jobs_is_a_number(jobs: str) -> None:
    done = faheng("review", SOUND, f"--jobs={jobs}")
    assert done.returncode == 2
    assert "1 到 1024" in done.stderr


def test_a_waiver_for_any_file_is_unused_only_if_no_file_needs_it(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "送审"
    folder.mkdir()
    for file in (SOUND, FAULTY):
        shutil.copy(file, folder)
    waivers = tmp_path / "豁免.yml"
    waivers.write_text(
        "".join(
            f"- {{code: {code}, asked_by: 张三, granted_by: 李四, reason: 统一口径,"
            " until: 2099-12-31}\n"
            for code in ("ZJ101", "MB211")
        ),
        "utf-8",
    )
    done = faheng("review", folder, "--waivers", waivers)
    assert done.returncode == 0
    assert re.findall("没有用到的豁免.*", done.stderr) == [
        "没有用到的豁免：规则 MB211：这次审核没有与之相符的意见，可以删去。"
    ]
    assert "注：没有用到的豁免：规则 MB211" in done.stdout
    assert "【没有用到的豁免】" not in done.stdout
    alone = faheng("review", SOUND, "--waivers", waivers)
    assert "【没有用到的豁免】2 条" in alone.stdout
