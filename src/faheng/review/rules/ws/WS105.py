from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from faheng.review.case import Case
from faheng.review.rule import Fault, Rule
from faheng.review.texts import Prose, proses
from faheng.values.patterns import lazy_pattern

_LONG_ENOUGH = 30
# Fields that each answer a question of their own.
_OF_ITS_OWN = lazy_pattern(
    r"/declarations/\d+/(?:project/(?:overview|basis|plan)|annual_goal|medium_term_goal)$"
)
_ENUMERATOR = lazy_pattern(r"^\s*(?:[（(]?[一二三四五六七八九十\d]+[)）、.．])\s*")
# A new paragraph, or the next item of a list that was run together.
_BREAK = lazy_pattern(
    r"\n|(?<=[。；;])\s*(?=[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[)）、.．]\s*\D)"
)
_NOISE = lazy_pattern(r"[\s，。；：、,.;:“”\"'‘’]+")


class Repeated(NamedTuple):
    """A field, and the earlier field of the same form that holds one of its passages."""

    field: str
    earlier: str | None
    passage: str


class WS105(Rule[Repeated]):
    """同一段文字填在了两个栏目里。

    ## 检查什么
    同一张表的不同栏目（项目概况、立项依据、实施计划、中期目标、年度目标、制度措施等）里，是否有整段（30 字以上）相同的文字。

    ## 为什么
    每个栏目问的是不同的事。整段重复，往往有一个栏目实际上没有回答。

    ## 错误示例
    “保证项目实施的制度、措施”与“项目实施计划”逐字相同。

    ## 正确示例
    “制度、措施”写依据的管理办法和监督办法，“实施计划”写分季度的工作安排。

    ## 不适用
    一张表里只有一个成段的栏目。
    """

    name = "passage-copied"
    dimension = "完整性"
    severity = "warning"
    basis = "practice"
    message = "{field}与{earlier}有整段相同的文字：“{passage}”。"
    hint = "请按各栏目的要求分别填写。"
    not_applicable = "没有两个以上成段填写的栏目"

    def select(self, case: Case) -> Iterator[tuple[str, Repeated]]:
        for fields in self._forms(case):
            seen: dict[str, str] = {}
            for number, prose in enumerate(fields):
                keys = _passages(prose.text)
                repeat = next(
                    (
                        (key, seen[key])
                        for key in keys
                        if key in seen and seen[key] != prose.field
                    ),
                    None,
                )
                if number:
                    shown = keys[repeat[0]] if repeat else ""
                    earlier = repeat[1] if repeat else None
                    field = prose.field if prose.authored else "表中另一栏"
                    yield prose.path, Repeated(field, earlier, shown)
                for key in keys:
                    seen.setdefault(key, prose.field)

    def judge(self, subject: Repeated) -> Fault | None:
        if subject.earlier is None:
            return None
        shown = subject.passage
        return Fault(
            {
                "field": subject.field,
                "earlier": subject.earlier,
                "passage": shown if len(shown) <= 40 else f"{shown[:40]}……",
            },
            quote=shown[:80],
        )

    @staticmethod
    def _forms(case: Case) -> Iterator[list[Prose]]:
        """The free-text fields of each form: a declaration's own, and what stood in
        the same table without a field of ours."""
        forms: dict[str, list[Prose]] = {}
        tables: dict[int, str] = {}
        left_over: list[Prose] = []
        for prose in proses(case.package):
            if _OF_ITS_OWN.search(prose.path):
                form = prose.path.split("/")[2]
                forms.setdefault(form, []).append(prose)
                table = case.where(prose.path).table
                if table is not None:
                    tables.setdefault(table, form)
            elif not prose.authored:
                left_over.append(prose)
        for prose in left_over:
            table = case.where(prose.path).table
            if table in tables:
                forms[tables[table]].append(prose)
        for fields in forms.values():
            if len(fields) > 1:
                yield fields


def _passages(text: str) -> dict[str, str]:
    """Paragraphs long enough to count, by what is left without marks and blanks."""
    found = {}
    for paragraph in _BREAK.split(text):
        bare = _ENUMERATOR.sub("", paragraph).strip()
        key = _NOISE.sub("", bare)
        if len(key) >= _LONG_ENOUGH:
            found[key] = bare
    return found
