from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from faheng.review.case import Case
from faheng.review.row_names import plain_name
from faheng.review.rule import Fault, Rule
from faheng.review.rules.gj.codes_across import Deviation, Pairs
from faheng.review.tables import sheets
from faheng.rulebook import OutsideValidityError
from faheng.rulebook.classification import AcceptedName, accepted_names
from faheng.values.periods import first_day


class CodedName(NamedTuple):
    """A code with the name printed beside it and the names it may carry that year."""

    title: str
    code: str
    printed: str
    accepted: tuple[AcceptedName, ...]
    year: int


_OTHER_NAME = (
    "《{title}》编码{code}的名称印为“{printed}”，其他几张表中是“{expected}”，请核实。"
)
_OTHER_CODE = (
    "《{title}》“{printed}”的编码印为{code}，其他几张表中是{expected}，请核实。"
)


class GJ113(Rule[CodedName | Deviation]):
    """科目编码与科目名称不一致。

    ## 检查什么
    表中的功能分类、经济分类科目，名称是否是当年政府收支分类科目中该编码的名称。改名年份未能核实的一段时间内，新旧名称都认可。
    规则库没有收录的编码，看它在本文件几张表中的名称是否相同。

    ## 为什么
    编码和名称不一致，读者不知道应以哪一个为准；沿用旧名称，说明表没有按当年的科目更新。

    ## 错误示例
    2023 年的表：210 医疗卫生与计划生育支出。

    ## 正确示例
    2023 年的表：210 卫生健康支出。

    ## 不适用
    (1) 没有编码的行；(2) 规则库没有收录或没有核实的编码，且没有另外两张表可以对照；(3) 不知道是哪一年的表。
    """

    name = "code-and-name-disagree"
    dimension = "文表一致"
    severity = "warning"
    basis = "当年的政府收支分类科目"
    message = "《{title}》编码{code}的名称印为“{printed}”，{year}年的科目名称是“{expected}”，请核实。"
    hint = "请核对编码和名称，以当年的政府收支分类科目为准。"
    not_applicable = "文件中没有可以核对名称的科目编码"

    def select(self, case: Case) -> Iterator[tuple[str, CodedName | Deviation]]:
        year = case.package.year or (case.as_of.year if case.as_of else None)
        if year is None:  # (3)
            return
        pairs = Pairs(sheets(case), _bare)
        for sheet in sheets(case):
            for index, row in enumerate(sheet.table.rows):
                if not row.code or not plain_name(row.name):  # (1)
                    continue
                names = _names(row.code, first_day(year))
                if names and all(name.sure for name in names):  # (2)
                    yield (
                        f"{sheet.path}/rows/{index}",
                        CodedName(sheet.title, row.code, row.name, names, year),
                    )
                elif deviation := pairs.deviation(sheet, row.code, row.name):
                    yield f"{sheet.path}/rows/{index}", deviation

    def judge(self, subject: CodedName | Deviation) -> Fault | None:
        if isinstance(subject, Deviation):
            return _deviating(subject)
        printed = _bare(subject.printed)
        if any(_same(printed, _bare(name.name)) for name in subject.accepted):
            return None
        return Fault(
            {
                "title": subject.title,
                "code": subject.code,
                "printed": subject.printed,
                "expected": "”或“".join(name.name for name in subject.accepted),
                "year": subject.year,
            },
            column="name",
        )


def _deviating(subject: Deviation) -> Fault | None:
    if _same(_bare(subject.printed), subject.expected_name):
        return None
    message = _OTHER_CODE if subject.expected_code else _OTHER_NAME
    return Fault(
        {
            "title": subject.title,
            "code": subject.code,
            "printed": subject.printed,
            "expected": subject.expected_code or subject.expected_name,
        },
        message=message,
        column="name",
    )


def _names(code: str, day: date) -> tuple[AcceptedName, ...]:
    try:
        return accepted_names(code, day)
    except OutsideValidityError:
        return ()


def _bare(name: str) -> str:
    """A name without list number, blanks, brackets and other signs."""
    text = unicodedata.normalize("NFKC", plain_name(name))
    return "".join(character for character in text if character.isalnum())


def _same(printed: str, name: str) -> bool:
    """Shortened or lengthened names (运行费 for 运行维护费, without 支出) are the same."""
    short, long = sorted((printed, name), key=len)
    rest = iter(long)
    return 2 * len(short) >= len(long) and all(sign in rest for sign in short)
