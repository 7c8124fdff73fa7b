from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from faheng.review.case import Case
from faheng.review.finding import Fix
from faheng.review.rule import Fault, Rule
from faheng.review.texts import Prose, proses
from faheng.values.patterns import lazy_pattern

_DOUBLED = lazy_pattern(
    r"。{2}(?!。)|，{2,}|；{2,}|、{2,}|：{2,}|[，、；]。|。[，、；]"
)
_UNIT_MISSING = lazy_pattern(
    r"(?:增长|下降|上升|减少|增加|占)(?:了|约)?\s*\d[\d,]*(?:\.\d+)?(?=\s*[。；，])"
)
_PAIRS = {"（": "）", "(": ")", "“": "”", "《": "》", "〔": "〕", "【": "】"}
_CLOSERS = {"）": "（", "”": "“", "》": "《", "〕": "〔", "】": "【"}
# The bracket of a list mark such as “1）” has no partner.
_LIST_MARK = lazy_pattern(
    r"(?:^|[\s。；;，,、：:])[\d一二三四五六七八九十a-zA-Z①-⑳]{1,3}$"
)


class Sentence(NamedTuple):
    """A stretch of prose with what stands just before and after it.

    It is judged once as a whole, and once for each place where marks are ``doubled``.
    """

    prose: Prose
    before: str
    after: str
    ends_section: bool
    doubled: re.Match[str] | None = None


class WS110(Rule[Sentence]):
    """标点有误或不成对，或数字后缺单位。

    ## 检查什么
    (a) 连写的标点，如“，，”“。。”；(b) 括号、引号、书名号是否成对；(c) “增长 13.95。”这样数字后缺单位；(d) 一节的末尾以分号或逗号收尾。

    ## 为什么
    标点和单位的缺漏会造成歧义，公开后也容易被误读。

    ## 错误示例
    比上年增长 13.95。

    ## 正确示例
    比上年增长 13.95%。

    ## 不适用
    (1) 文件中没有成段的文字；(2) 未归入栏目的零散文字不查成对，因其可能被截断；(3) 指标的名称和指标值另有规则查成对。
    """

    name = "punctuation-broken"
    dimension = "完整性"
    severity = "warning"
    basis = "《标点符号用法》（GB/T 15834—2011）"
    message = "{field}：{what}。"
    hint = "请核对原文并改正。"
    not_applicable = "文件中没有可查的文字"

    def select(self, case: Case) -> Iterator[tuple[str, Sentence]]:
        found = proses(case.package)
        for number, prose in enumerate(found):
            before = found[number - 1] if number else None
            after = found[number + 1] if number + 1 < len(found) else None
            narrated = prose.path.startswith("/budget/narrative/")
            sentence = Sentence(
                prose,
                before.text if narrated and before else "",
                after.text if narrated and after else "",
                narrated and (after is None or after.field != prose.field),
            )
            yield prose.path, sentence
            for doubled in _DOUBLED.finditer(prose.text):
                yield prose.path, sentence._replace(doubled=doubled)

    def judge(self, subject: Sentence) -> Fault | None:
        text, field = subject.prose.text, subject.prose.field
        if (doubled := subject.doubled) is not None:
            fault = self._fault(field, f"标点连写“{doubled[0]}”", text, doubled.start())
            return replace(fault, fix=_once(doubled))
        if _is_narrated(subject) and (bare := _UNIT_MISSING.search(text)) is not None:
            return self._fault(field, f"“{bare[0]}”后缺少单位", text, bare.start())
        if (
            not subject.prose.authored or "/indicators/" in subject.prose.path
        ):  # (2) (3)
            return None
        if (mark := _unpaired(subject)) is not None:
            return self._fault(field, f"标点 {mark} 没有成对", text, text.find(mark))
        ends = text.rstrip()
        if subject.ends_section and ends.endswith(("；", "，", "、")) and "。" in ends:
            return self._fault(field, f"末尾用了“{ends[-1]}”", text, len(ends) - 1)
        return None

    @staticmethod
    def _fault(field: str, what: str, text: str, at: int) -> Fault:
        around = text[max(at - 12, 0) : at + 14].strip()
        return Fault({"field": field, "what": what}, quote=around)


def _once(doubled: re.Match[str]) -> Fix | None:
    """Two marks of one kind are one; 。， may be either, 。。。 an ellipsis."""
    marks, before = doubled[0], doubled.string[: doubled.start()]
    if len(set(marks)) > 1 or before.endswith(marks[0]):
        return None
    return Fix(before=marks, after=marks[0])


def _is_narrated(subject: Sentence) -> bool:
    return subject.prose.path.startswith("/budget/narrative/")


def _unpaired(subject: Sentence) -> str | None:
    """The first bracket or quotation mark without its partner.

    A pair may be parted where a passage was cut in two, so neighbours are asked too.
    """
    mark = _first_unpaired(subject.prose.text)
    if mark is None:
        return None
    for joined in (
        subject.before + subject.prose.text,
        subject.prose.text + subject.after,
        subject.before + subject.prose.text + subject.after,
    ):
        if joined != subject.prose.text and _first_unpaired(joined) is None:
            return None
    return mark


def _first_unpaired(text: str) -> str | None:
    text = text.replace("(", "（").replace(")", "）")
    open_marks: list[str] = []
    for place, character in enumerate(text):
        if character in _PAIRS:
            open_marks.append(character)
        elif character in _CLOSERS:
            if _CLOSERS[character] in open_marks:
                # The nearest partner closes; crossed pairs are a matter of taste.
                for level in reversed(range(len(open_marks))):
                    if open_marks[level] == _CLOSERS[character]:
                        del open_marks[level]
                        break
            elif not (character == "）" and _LIST_MARK.search(text[:place][-4:])):
                return character
    return open_marks[0] if open_marks else None
