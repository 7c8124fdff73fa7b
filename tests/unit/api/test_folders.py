"""Which files of a folder are documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from faheng.api.folders import documents_below
from faheng.api.inputs import Input, inputs_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "送审"
    for name in (
        *("乙.docx", "甲.PDF", "无后缀", "下级/丁.xlsx", "下级/再下级/戊.txt"),
        *("~$乙.docx", ".DS_Store", ".~lock.乙.docx#", "下级/Thumbs.db", "丙.docx.tmp"),
        *(".git/config.txt", "__MACOSX/乙.docx", "程序.exe", "下级/影像.mp4"),
    ):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()
    return root


def names(paths: tuple[Path, ...], root: Path) -> list[str]:
    return [path.relative_to(root).as_posix() for path in paths]


def test_documents_come_by_name_and_the_rest_is_said(folder: Path) -> None:
    listing = documents_below(folder)
    assert names(listing.documents, folder) == [
        *("乙.docx", "无后缀", "甲.PDF", "下级/丁.xlsx", "下级/再下级/戊.txt"),
    ]
    assert set(names(listing.hidden, folder)) == {
        *("~$乙.docx", ".DS_Store", ".~lock.乙.docx#", "下级/Thumbs.db"),
        *("丙.docx.tmp", ".git", "__MACOSX"),
    }
    assert set(names(listing.foreign, folder)) == {"程序.exe", "下级/影像.mp4"}
    assert listing.closed == ()


def test_a_folder_that_links_to_itself_is_entered_once(folder: Path) -> None:
    before = documents_below(folder).documents
    (folder / "下级" / "回头").symlink_to(folder, target_is_directory=True)
    (folder / "又一个").symlink_to(folder / "下级", target_is_directory=True)
    assert len(documents_below(folder).documents) == len(before)


def test_results_below_the_folder_are_no_input(folder: Path) -> None:
    (folder / "意见").mkdir()
    (folder / "意见" / "乙.docx.txt").touch()
    kept = documents_below(folder, without=[folder / "意见"]).documents
    assert len(kept) == len(documents_below(folder).documents) - 1


def test_a_folder_that_may_not_be_entered_is_said(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    opened = os.scandir

    def closed(path: Path) -> object:
        if Path(path).name == "下级":
            raise PermissionError
        return opened(path)

    monkeypatch.setattr(os, "scandir", closed)
    assert documents_below(folder).closed == (folder / "下级",)


def test_files_and_folders_are_taken_in_their_order(folder: Path) -> None:
    alone = folder / "乙.docx"
    inputs = inputs_of([alone, folder / "下级"])
    assert inputs.in_folders
    assert inputs.files == (
        Input(alone, Path("乙.docx")),
        Input(folder / "下级/丁.xlsx", Path("丁.xlsx"), folder / "下级"),
        Input(folder / "下级/再下级/戊.txt", Path("再下级/戊.txt"), folder / "下级"),
    )
    assert len(inputs.notes) == 2
    assert all(note.endswith("。") for note in inputs.notes)


def test_a_link_upwards_is_not_followed(folder: Path) -> None:
    below = folder / "下级"
    before = documents_below(below).documents
    (below / "上面").symlink_to(folder, target_is_directory=True)
    assert documents_below(below).documents == before


def test_a_file_named_beside_its_folder_is_one_input(folder: Path) -> None:
    alone = inputs_of([folder]).files
    named = inputs_of([folder / "乙.docx", folder, folder / "下级"]).files
    assert {each.path for each in named} == {each.path for each in alone}
    assert len(named) == len(alone)
    twice = inputs_of([folder / "乙.docx", folder / "乙.docx"]).files
    assert len(twice) == 2  # asked for twice, answered twice
