"""The command line as a person runs it: ``bin/faheng`` in a process of its own."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "tests" / "corpus"
SOUND = CORPUS / "should_pass" / "generic-staff.docx"
OTHER = CORPUS / "should_pass" / "hebei-one-project.txt"
FAULTY = next((CORPUS / "should_fail").glob("ZJ101-*"))
WARNED = next((CORPUS / "should_fail").glob("MB401-*"))
LATER = next((CORPUS / "should_fail").glob("MB402-低于上年完成值*"))
EARLIER = next((CORPUS / "against").glob("*2023年自评*"))


def faheng(*arguments: str | Path, given: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command; whatever happens, nobody is to see a traceback."""
    done = subprocess.run(
        [ROOT / "bin" / "faheng", *arguments],
        input=given,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert "Traceback" not in done.stdout + done.stderr
    return done


@pytest.fixture
def unreadable(tmp_path: Path) -> Path:
    path = tmp_path / "坏文件.docx"
    path.write_bytes(b"PK\x03\x04 not a zip at all")
    return path


def test_without_a_command_the_usage_is_shown() -> None:
    done = faheng()
    assert (done.returncode, done.stdout[:3]) == (2, "用法：")
    assert faheng("--help").returncode == 0


def test_unknown_command_is_named() -> None:
    done = faheng("审核")
    assert done.returncode == 2
    assert "没有“审核”这个命令" in done.stderr


def test_wrong_option_is_one_sentence() -> None:
    done = faheng("review", SOUND, "--format", "doc")
    assert done.returncode == 2
    assert done.stderr.startswith("命令有误：")
    assert done.stdout == ""


def test_value_answers_line_by_line() -> None:
    lines = [{"value": "≥95%"}, {"value": "有所提升"}, {"value": "100元/次"}]
    done = faheng("value", given="\n".join(map(json.dumps, lines)) + "\n")
    first, second, third = map(json.loads, done.stdout.splitlines())
    assert done.returncode == 0
    assert (first["comparator"], first["number"], first["unit"]) == (">=", "95", "%")
    assert second["kind"] == "qualitative"
    assert (third["number"], third["unit"], third["per"]) == ("100", "元", "time")


def test_value_refuses_what_is_no_json() -> None:
    done = faheng("value", given='{"value": "≥95%"}\nnot json\n')
    assert done.returncode == 2
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr


def test_read_prints_one_package() -> None:
    done = faheng("read", SOUND)
    package = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    assert package["schema"] == "faheng.package/1"
    assert package["source"]["file"] == SOUND.name
    assert package["declarations"][0]["project"]["name"] == "聘用人员经费"


def test_read_prints_several_in_the_order_given() -> None:
    done = faheng("read", OTHER, SOUND, FAULTY)
    packages = [json.loads(line) for line in done.stdout.splitlines()]
    names = [package["source"]["file"] for package in packages]
    assert (done.returncode, names) == (0, [OTHER.name, SOUND.name, FAULTY.name])


def test_read_reports_coverage() -> None:
    done = faheng("read", SOUND, "--coverage")
    counts = [int(number) for number in re.findall(r" (\d+)", done.stderr)]
    assert json.loads(done.stdout)
    assert counts[3] == sum(counts[:3]) > 0


def test_read_writes_one_file(tmp_path: Path) -> None:
    target = tmp_path / "读取.json"
    done = faheng("read", SOUND, "-o", target)
    assert (done.returncode, done.stdout) == (0, "")
    assert json.loads(target.read_text("utf-8"))["source"]["file"] == SOUND.name


def test_read_writes_several_into_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "结果"
    done = faheng("read", SOUND, OTHER, "-o", folder)
    assert (done.returncode, done.stdout) == (0, "")
    assert {path.name for path in folder.iterdir()} == {
        f"{SOUND.name}.json",
        f"{OTHER.name}.json",
    }


def test_read_does_not_write_several_into_a_file(tmp_path: Path) -> None:
    target = tmp_path / "读取.json"
    target.write_text("旧")
    done = faheng("read", SOUND, OTHER, "-o", target)
    assert done.returncode == 2
    assert "-o 应为文件夹" in done.stderr
    assert target.read_text() == "旧"


def test_unreadable_file_among_several_is_said_in_its_place(unreadable: Path) -> None:
    done = faheng("read", SOUND, unreadable, OTHER)
    first, second, third = map(json.loads, done.stdout.splitlines())
    assert done.returncode == 2
    assert (first["source"]["file"], third["source"]["file"]) == (
        SOUND.name,
        OTHER.name,
    )
    assert set(second) == {"source", "error"}
    assert second["source"]["file"] == unreadable.name
    assert second["error"] in done.stderr
    assert done.stderr.count("\n") == 1


def test_missing_file_is_one_sentence(tmp_path: Path) -> None:
    done = faheng("read", tmp_path / "没有.docx")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1


def test_review_of_a_sound_file_ends_with_zero() -> None:
    done = faheng("review", SOUND)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


def test_review_ends_with_one_only_for_errors() -> None:
    assert faheng("review", WARNED).returncode == 0
    done = faheng("review", FAULTY)
    assert done.returncode == 1
    assert "ZJ101" in done.stdout


def test_review_as_json_says_what_each_rule_did() -> None:
    done = faheng("review", FAULTY, "--format", "json")
    review = json.loads(done.stdout)
    assert done.returncode == 1
    assert review["schema"] == "faheng.review/1"
    assert [finding["code"] for finding in review["findings"]] == ["ZJ101"]
    (outcome,) = (each for each in review["outcomes"] if each["code"] == "ZJ101")
    assert outcome["status"] == "failed"


def test_review_of_several_is_a_line_each(unreadable: Path) -> None:
    done = faheng("review", SOUND, unreadable, FAULTY, "--format", "json")
    first, second, third = map(json.loads, done.stdout.splitlines())
    assert done.returncode == 2
    assert first["findings"] == []
    assert second["error"]
    assert third["findings"]


def test_review_writes_a_page_that_needs_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "意见.html"
    done = faheng("review", FAULTY, "--format", "html", "-o", target)
    page = target.read_text("utf-8")
    assert (done.returncode, done.stdout) == (1, "")
    assert page.lower().startswith("<!doctype html>")
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", page)


def test_review_writes_several_reports_into_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "意见"
    faheng("review", SOUND, FAULTY, "--format", "html", "-o", folder)
    assert {path.name for path in folder.iterdir()} == {
        f"{SOUND.name}.html",
        f"{FAULTY.name}.html",
    }


def test_review_selects_and_ignores_rules() -> None:
    selected = faheng("review", FAULTY, "--select", "ZJ,MB106", "--format", "json")
    codes = {each["code"] for each in json.loads(selected.stdout)["outcomes"]}
    assert "MB106" in codes
    assert all(code == "MB106" or code.startswith("ZJ") for code in codes)
    assert faheng("review", FAULTY, "--ignore", "ZJ101").returncode == 0


def test_review_refuses_a_rule_that_does_not_exist() -> None:
    done = faheng("review", FAULTY, "--select", "XX1")
    assert done.returncode == 2
    assert "XX1" in done.stderr


def test_review_takes_a_day() -> None:
    done = faheng("review", SOUND, "--as-of", "2026-01-01")
    assert done.returncode == 0
    wrong = faheng("review", SOUND, "--as-of", "明天")
    assert wrong.returncode == 2
    assert "明天" in wrong.stderr


def test_review_holds_a_file_against_last_year() -> None:
    alone = faheng("review", LATER, "--format", "json")
    compared = faheng("review", LATER, "--format", "json", "--against", EARLIER)
    assert json.loads(alone.stdout)["findings"] == []
    findings = json.loads(compared.stdout)["findings"]
    assert [finding["code"] for finding in findings] == ["MB402"]


def test_explain_prints_the_pages_asked_for() -> None:
    done = faheng("explain", "MB204", "GJ101")
    assert done.returncode == 0
    assert done.stdout.index("MB204") < done.stdout.index("GJ101")
    assert "检查什么" in done.stdout
    unknown = faheng("explain", "MB999")
    assert unknown.returncode == 2
    assert "MB999" in unknown.stderr


def test_rules_and_layouts_are_listed() -> None:
    rules = faheng("rules").stdout.splitlines()
    assert len(rules) > 80
    assert all(re.match(r"[A-Z]{2}\d{3}  \S+  \S", line) for line in rules)
    layouts = faheng("layouts").stdout
    for layout in ("kunming-2020", "shanghai-accounts", "generic"):
        assert layout in layouts
