"""``faheng score`` and ``faheng monitor`` as a person or another program runs them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest

ROOT = Path(__file__).parents[2]
FORM = ROOT / "tests" / "corpus" / "should_pass" / "generic-self-evaluation.docx"
DECLARATION = ROOT / "tests" / "corpus" / "should_pass" / "generic-staff.docx"
SCHEMAS = ROOT / "docs" / "reference" / "schema"


def faheng(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command; whatever happens, nobody is to see a traceback."""
    done = subprocess.run(
        [ROOT / "bin" / "faheng", *arguments],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert "Traceback" not in done.stdout + done.stderr
    return done


def value(comparator: str, number: str, unit: str, **more: Any) -> dict[str, Any]:
    text = f"{comparator}{number}{unit}"
    return {
        "kind": "quantitative",
        "comparator": comparator,
        "number": number,
        "unit": unit,
        "text": text,
        **more,
    }


def item(name: str, target: Any, actual: Any, weight: str, **more: Any) -> Any:
    return {
        "name": name,
        "target": target,
        "actual": actual,
        "weight": weight,
        **more,
    }


def package(*items: Any, **evaluation: Any) -> dict[str, Any]:
    return {
        "schema": "faheng.package/1",
        "year": 2024,
        "evaluations": [{"items": list(items), **evaluation}],
    }


SOUND = package(
    item("讲座", value(">=", "1", "场", period="quarter"), value("=", "4", "场"), "60"),
    item("投诉", value("<=", "10", "件"), value("=", "11", "件"), "20"),
    item("满意度", value(">=", "90", "%"), value("=", "95", "%"), "10"),
    project={"name": "法律顾问"},
    funding={"full_year_budget": "500000.00"},
    execution={"executed": "404000.00"},
)
WRONG_RATE = package(
    item("讲座", value(">=", "48", "场"), value("=", "48", "场"), "90"),
    funding={"full_year_budget": "540000.00"},
    execution={"executed": "436500.00", "rate": "99.25"},
)


def written(path: Path, *packages: Any, as_array: bool = False) -> Path:
    lines = [json.dumps(each, ensure_ascii=False) for each in packages]
    text = f"[{','.join(lines)}]" if as_array else "\n".join(lines)
    path.write_text(text, encoding="utf-8")
    return path


def checked(printed: str, name: str) -> Any:
    schema = json.loads((SCHEMAS / f"{name}.json").read_text("utf-8"))
    answer = json.loads(printed)
    jsonschema.validate(answer, schema)
    return answer


def test_score_prints_the_contract(tmp_path: Path) -> None:
    done = faheng("score", written(tmp_path / "a.json", SOUND))
    answer = checked(done.stdout, "score")
    assert (done.returncode, done.stderr) == (0, "")
    assert answer["schema"] == "faheng.score/1"
    (score,) = answer["scores"]
    assert set(score) == {"project", "total", "grade", "execution", "flags", "items"}
    assert (score["project"], score["total"], score["grade"]) == (
        "法律顾问",
        "96.08",
        "优",
    )
    assert score["execution"] == {"rate": "80.80", "score": "8.08"}
    assert [(each["score"], each["rule"]) for each in score["items"]] == [
        ("60.00", "met"),
        ("18.00", "reverse"),
        ("10.00", "met"),
    ]
    assert all(each["trace"] and each["flags"] == [] for each in score["items"])


def test_a_wrong_rate_is_said_by_the_exit_code(tmp_path: Path) -> None:
    done = faheng("score", written(tmp_path / "a.json", WRONG_RATE))
    (score,) = checked(done.stdout, "score")["scores"]
    assert done.returncode == 1
    assert "ZP102" in score["flags"]
    assert score["execution"] == {"rate": "80.83", "score": "8.08"}


@pytest.mark.parametrize("as_array", [True, False])
def test_score_takes_all_packages_of_a_file(tmp_path: Path, as_array: bool) -> None:
    path = written(tmp_path / "a.json", SOUND, WRONG_RATE, as_array=as_array)
    scores = checked(faheng("score", path).stdout, "score")["scores"]
    assert [score["total"] for score in scores] == ["96.08", "98.08"]


def test_score_and_monitor_take_a_form() -> None:
    done = faheng("score", FORM)
    (score,) = checked(done.stdout, "score")["scores"]
    assert done.returncode == 0
    assert all(each["trace"] for each in score["items"])
    done = faheng("monitor", FORM, "--on", "2024-09-30")
    answer = checked(done.stdout, "monitor")
    assert (done.returncode, answer["on"]) == (0, "2024-09-30")
    assert len(answer["projects"][0]["items"]) == len(score["items"])


def test_monitor_prints_the_contract(tmp_path: Path) -> None:
    done = faheng("monitor", written(tmp_path / "a.json", SOUND), "--on", "2024-09-30")
    answer = checked(done.stdout, "monitor")
    assert (done.returncode, done.stderr) == (0, "")
    (project,) = answer["projects"]
    assert set(project) == {"project", "light", "money", "items"}
    assert project["money"] == {
        "due_percent": "75.00",
        "spent_percent": "80.80",
        "light": "green",
    }
    assert project["items"][0] == {
        "name": "讲座",
        "due": "3.00",
        "actual": "4.00",
        "percent": "133.33",
        "light": "blue",
    }
    assert (project["items"][1]["light"], project["light"]) == ("red", "red")


def test_several_files_are_json_lines(tmp_path: Path) -> None:
    first = written(tmp_path / "a.json", SOUND)
    empty = written(tmp_path / "b.json", {"schema": "faheng.package/1"})
    last = written(tmp_path / "c.json", WRONG_RATE)
    done = faheng("score", first, empty, last)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 2
    assert [list(line) for line in lines] == [
        ["schema", "scores"],
        ["source", "error"],
        ["schema", "scores"],
    ]
    assert "没有自评内容" in done.stderr


def test_several_files_go_into_a_folder(tmp_path: Path) -> None:
    files = [written(tmp_path / f"{name}.json", SOUND) for name in "ab"]
    done = faheng("score", *files, "-o", tmp_path / "结果")
    assert (done.returncode, done.stdout) == (0, "")
    for name in "ab":
        result = tmp_path / "结果" / f"{name}.json.score.json"
        checked(result.read_text("utf-8"), "score")


def test_people_may_have_a_table(tmp_path: Path) -> None:
    path = written(tmp_path / "a.json", SOUND)
    scores = faheng("score", path, "--format", "text").stdout
    assert "总分 96.08　等级 优　预算执行率 80.80%，得 8.08 分" in scores
    assert "18.00  投诉〔反向〕" in scores
    lights = faheng("monitor", path, "--on", "2024-09-30", "--format", "text").stdout
    assert lights.splitlines()[0] == "红灯　法律顾问　截至 2024-09-30"
    assert lights.splitlines()[2].startswith("  红灯　投诉")


@pytest.mark.parametrize("command", [["score"], ["monitor", "--on", "2024-09-30"]])
def test_a_file_without_evaluations_is_one_sentence(command: list[str]) -> None:
    done = faheng(command[0], DECLARATION, *command[1:])
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.rstrip().endswith("。")


@pytest.mark.parametrize("on", [[], ["--on", "九月底"], ["--on", "2024-02-30"]])
def test_monitor_needs_a_day(on: list[str]) -> None:
    done = faheng("monitor", FORM, *on)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("命令有误：")


BARE_ITEM = dict.fromkeys(("name", "target", "actual", "weight", "score", "reason"))
BARE = [
    {"schema": "faheng.package/1", "evaluations": [{}]},
    package(),
    package({}),
    package(BARE_ITEM, project=None, score=None, grade=None),
    package({**BARE_ITEM, "weight": "10"}, funding={"full_year_budget": None}),
    package(
        item("满意度", {"kind": "qualitative", "text": ""}, None, "10"),
        funding={"full_year_budget": "0"},
        execution={"executed": "0", "rate": None},
    ),
    package(
        item("讲座", value(">=", "0", "场"), value("=", "1E+900", "场"), "10"),
        item("讲座", value(">=", "1E+900", "场"), value("=", "1", "场"), "1E+900"),
        execution={"executed": "1E+900", "rate": "-1", "score": "1E+900"},
        score="1E+900",
        grade="优",
    ),
]


@pytest.mark.parametrize("content", BARE)
def test_bare_packages_are_answered(tmp_path: Path, content: Any) -> None:
    path = written(tmp_path / "a.json", content)
    done = faheng("score", path)
    answer = checked(done.stdout, "score")
    assert done.returncode in (0, 1)
    assert all(each["trace"] for each in answer["scores"][0]["items"])
    done = faheng("monitor", path, "--on", "2024-09-30")
    assert done.returncode == 0
    checked(done.stdout, "monitor")
