from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from faheng.review.case import Case
from faheng.review.rule import Fault, NotApplicableError, Rule
from faheng.review.texts import proses
from faheng.rulebook import load_parameter
from faheng.values.patterns import lazy_pattern
from faheng.values.periods import first_day

_PLAN = lazy_pattern(r"[“\"'‘]?([一二三四五六七八九]五)[”\"'’]?\s*(?:期间)?普法")
# Looking back on a plan that has ended is no mistake.
_LOOKING_BACK = lazy_pattern(
    r"以来|期间|总结|回顾|终期|验收|评估|历经|曾|经验|成果|成效|表彰|先进|收官|圆满"
)
_AROUND = 12


class Mention(NamedTuple):
    """A plan named in a text, with the words around it."""

    plan: str
    around: str
    quote: str
    year: int
    first: int
    last: int


class WS101(Rule[Mention]):
    """所写的五年普法规划已经期满。

    ## 检查什么
    文中提到的“×五”普法，是否是文件所属年度正在实施的五年普法规划。

    ## 为什么
    规划已经期满还写作当年任务，多半是沿用了往年的文字，会使目标与现行部署脱节。

    ## 错误示例
    2024 年的目标写“深入开展‘七五’普法活动”（“七五”普法为 2016—2020 年）。

    ## 正确示例
    2024 年的目标写“深入开展‘八五’普法活动”（“八五”普法为 2021—2025 年）。

    ## 不适用
    (1) 文中没有提到五年普法规划；(2) 文件没有写明年度；(3) 所写是对往期规划的总结、回顾或验收。
    """

    name = "plan-out-of-date"
    dimension = "相关性"
    severity = "warning"
    basis = "历次全国法治宣传教育五年规划的起止年份"
    message = "文件年度是 {year} 年，而“{plan}”普法为 {first}—{last} 年，已经期满。"
    hint = "请核实是否应为现行的五年普法规划。"
    not_applicable = "文中没有把五年普法规划写作当年的工作"

    def select(self, case: Case) -> Iterator[tuple[str, Mention]]:
        year = case.package.year
        if year is None:  # (2)
            raise NotApplicableError("文件没有写明年度，无法判断普法规划是否期满")
        plans = load_parameter("plans/law-publicity").on(first_day(year)).value
        for prose in proses(case.package):
            for found in _PLAN.finditer(prose.text):  # (1)
                around = prose.text[
                    max(found.start() - _AROUND, 0) : found.end() + _AROUND
                ]
                if _LOOKING_BACK.search(around):  # (3)
                    continue
                plan = found[1]
                if plan in plans:
                    yield (
                        prose.path,
                        Mention(
                            plan,
                            around,
                            found[0],
                            year,
                            plans[plan]["from"],
                            plans[plan]["to"],
                        ),
                    )

    def judge(self, subject: Mention) -> Fault | None:
        if subject.year <= subject.last:
            return None
        return Fault(
            {
                "year": subject.year,
                "plan": subject.plan,
                "first": subject.first,
                "last": subject.last,
            },
            quote=subject.around.strip(),
        )
