"""``faheng write`` makes a form that reads as the package it was made from."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from tests.corpus.held import reading_of
from tests.functional.test_commands import faheng
from tests.unit.forms.writing.generated import package_of
from tests.unit.forms.writing.identity import content_of, read_again

from faheng.api.writing import FORMATS, write_package
from faheng.forms.writing.comparing import changed_fields
from faheng.forms.writing.writers import writable_layouts

_SOUND = Path(__file__).parents[1] / "corpus" / "should_pass"
_EXTRA = os.environ.get("FAHENG_EXTRA_DOCUMENTS")
_ATTACHED = "report-with-its-form"
"""Its items stand in a table behind the report, which the prose cannot hold."""


def _documents() -> list[Path]:
    extra = Path(_EXTRA).iterdir() if _EXTRA else ()
    found = [path for path in (*_SOUND.iterdir(), *extra) if path.is_file()]
    return [path for path in sorted(found) if _is_written(path)]


def _is_written(path: Path) -> bool:
    """Whether a file is of a layout that is written; .doc needs an office suite."""
    if path.suffix == ".doc" or path.name.startswith(_ATTACHED):
        return False
    return reading_of(path).package.source.layout in writable_layouts()


@pytest.mark.parametrize("kind", FORMATS)
def test_a_sound_document_of_each_layout_is_written_and_reads_the_same(
    kind: str,
) -> None:
    first: dict[str, Path] = {}
    for path in _documents():
        first.setdefault(reading_of(path).package.source.layout, path)
    assert first.keys() == writable_layouts().keys()
    assert _otherwise(list(first.values()), kind) == []


@pytest.mark.slow
@pytest.mark.parametrize("kind", FORMATS)
def test_every_sound_document_is_written_and_reads_the_same(kind: str) -> None:
    documents = _documents()
    assert len(documents) > 60
    assert _otherwise(documents, kind) == []


def _otherwise(documents: list[Path], kind: str) -> list[str]:
    """The documents that say something else once they were written again."""
    otherwise = []
    for path in documents:
        package = reading_of(path).package
        written = write_package(package, package.source.layout, kind)
        again = read_again(written.data, kind)
        # A PDF does not tell all blanks between a number and a Chinese character.
        alike = (
            not changed_fields(package, again)
            if kind == "pdf"
            else content_of(again) == content_of(package)
        )
        if not alike or again.source.layout != package.source.layout:
            otherwise.append(path.name)
    return otherwise


def _kept(folder: Path, layout: str, seed: int = 1) -> Path:
    """A made-up package in a file."""
    place = folder / f"{layout}.json"
    place.write_text(package_of(layout, seed).to_json(), encoding="utf-8")
    return place


def _write(*arguments: str | Path, given: str = "") -> subprocess.CompletedProcess[str]:
    done = faheng("write", *arguments, given=given)
    assert "Traceback" not in done.stderr
    return done


def test_a_form_is_written_and_read_by_the_command_line(tmp_path: Path) -> None:
    package = _kept(tmp_path, "hebei-2020")
    form = tmp_path / "form.docx"
    done = _write(package, "--layout", "hebei-2020", "--format", "docx", "-o", form)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    read: dict[str, Any] = json.loads(faheng("read", form).stdout)
    assert read["source"]["layout"] == "hebei-2020"
    assert read["declarations"][0]["project"]["name"]


def test_what_a_form_has_no_place_for_is_named_and_refused(tmp_path: Path) -> None:
    package = _kept(tmp_path, "hebei-2020", 3)
    form = tmp_path / "form.docx"
    done = _write(package, "--layout", "kunming-2020", "--format", "docx", "-o", form)
    assert done.returncode == 2
    assert not form.exists()
    assert done.stderr.count("\n") == 1
    for word in ("指标描述", "项目编码", "指标值依据", "--lossy"):
        assert word in done.stderr


def test_lossy_leaves_out_what_has_no_place_and_says_so(tmp_path: Path) -> None:
    package = _kept(tmp_path, "hebei-2020", 3)
    form = tmp_path / "form.docx"
    layout = ("--layout", "kunming-2020")
    done = _write(package, *layout, "--format", "docx", "-o", form, "--lossy")
    assert done.returncode == 0
    assert "指标描述" in done.stderr
    names = [
        one["project"]["name"]
        for one in json.loads(faheng("read", form).stdout)["declarations"]
    ]
    meant = package_of("hebei-2020", 3).declarations
    assert names == [one.project.name for one in meant]


def test_a_package_comes_from_standard_input_too(tmp_path: Path) -> None:
    form = tmp_path / "form.html"
    given = package_of("mof-core-2021", 1).to_json()
    done = _write("-", "--layout", "mof-core-2021", "-o", form, given=given)
    assert done.returncode == 0
    assert "核心绩效目标和指标" in form.read_text(encoding="utf-8")


def test_several_packages_need_a_folder(tmp_path: Path) -> None:
    lines = "\n".join(package_of("kunming-2020", seed).to_json() for seed in (1, 2))
    both = tmp_path / "both.jsonl"
    both.write_text(lines, encoding="utf-8")
    asked = (both, "--layout", "kunming-2020", "--format", "docx", "-o")
    done = _write(*asked, tmp_path / "form.docx")
    assert done.returncode == 2
    assert "2 份" in done.stderr and "文件夹" in done.stderr
    done = _write(*asked, f"{tmp_path}/forms/")
    assert done.returncode == 0
    assert len(list((tmp_path / "forms").glob("*.docx"))) == 2


def test_a_package_without_anything_for_the_form_is_refused(tmp_path: Path) -> None:
    package = _kept(tmp_path, "chongqing-report")
    content = json.loads(package.read_text(encoding="utf-8"))
    content |= {"bureau": {"name": None, "code": None}, "year": None}
    package.write_text(json.dumps(content), encoding="utf-8")
    done = _write(package, "--layout", "hebei-2020", "-o", tmp_path / "form.pdf")
    assert done.returncode == 2
    assert "没有" in done.stderr
    assert not (tmp_path / "form.pdf").exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--layout", "nowhere-1999", "-o", "form.docx"), "hebei-2020"),
        (("--layout", "hebei-2020", "-o", "form.ofd"), "docx"),
        (("--layout", "hebei-2020", "-o", "form"), "--format"),
    ],
)
def test_what_cannot_be_asked_is_said_in_a_sentence(
    tmp_path: Path, options: tuple[str, ...], said: str
) -> None:
    *others, place = options
    done = _write(_kept(tmp_path, "hebei-2020"), *others, tmp_path / place)
    assert done.returncode == 2
    assert said in done.stderr


def test_what_is_no_package_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_text('{"schema": "something"}', encoding="utf-8")
    done = _write(other, "--layout", "hebei-2020", "-o", tmp_path / "form.docx")
    assert done.returncode == 2
    assert "faheng read" in done.stderr
    done = _write(
        tmp_path / "none.json", "--layout", "hebei-2020", "-o", tmp_path / "form.docx"
    )
    assert done.returncode == 2


def test_the_package_is_never_written_over(tmp_path: Path) -> None:
    package = _kept(tmp_path, "hebei-2020")
    before = package.read_bytes()
    done = _write(package, "--layout", "hebei-2020", "--format", "html", "-o", package)
    assert done.returncode == 2
    assert package.read_bytes() == before
