from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from faheng.model.package import FundingSource
from faheng.review.case import Case
from faheng.review.funding import HALF_STEP, plain
from faheng.review.rule import Fault, Rule
from faheng.review.unassigned import explains, figures_unread

_FEWEST = 2
# Their forms print a column for every source there can be.
_WITH_ALL_SOURCES = frozenset({"kunming-2020"})


class Sources(NamedTuple):
    """A stated total and the sources it should be the sum of, in yuan."""

    term: str
    stated: Decimal
    parts: tuple[Decimal, ...]
    in_ten_thousands: bool


class ZJ101(Rule[Sources]):
    """各资金来源之和与总额不符。

    ## 检查什么
    项目资金总额是否等于中央、省、市、县（区）和其他资金，或财政拨款、财政专户和其他资金之和；中期和年度分别核对。

    ## 为什么
    资金来源加不平，无法确定各级应承担多少。

    ## 错误示例
    总投入 50,000.00 元，县级财政 45,000.00 元，其他各栏为空。

    ## 正确示例
    总投入 50,000.00 元，县级财政 45,000.00 元，其他 5,000.00 元。

    ## 不适用
    (1) 没有填写资金总额；(2) 没有填写任何资金来源；(3) 差额恰好是文件中另外印着、未能归入来源栏的一笔或两笔金额（如上年结转）；(4) 只印了一项来源（如“其中：财政拨款”）而没有超过总额的，其余来源可能没有列出。
    """

    name = "sources-do-not-sum"
    dimension = "适当性"
    severity = "error"
    basis = "practice"
    message = "{term}资金总额 {stated} 元，各来源之和为 {computed} 元，相差 {gap} 元。"
    hint = "请核对各来源的金额，使其合计等于总额。"
    not_applicable = "没有同时填写资金总额和资金来源的项目"

    def select(self, case: Case) -> Iterator[tuple[str, Sources]]:
        coarse = case.package.source.money_unit != "元"
        unread = figures_unread(case.package)
        unit = case.package.source.money_unit
        for index, declaration in enumerate(case.package.declarations):
            funding = declaration.funding
            for term, field, stated in (
                ("年度", "annual", funding.annual),
                ("中期", "medium_term", funding.medium_term),
            ):
                parts = _given(funding.sources, field)
                if stated is None or not parts:  # (1) (2)
                    continue
                gap = stated - sum(parts, Decimal(0))
                if gap > 0 and (
                    explains(gap, unread, unit)  # (3)
                    or (len(parts) < _FEWEST and not _prints_all(case))  # (4)
                ):
                    continue
                path = f"/declarations/{index}/funding/{field}"
                yield path, Sources(term, stated, parts, coarse)

    def judge(self, subject: Sources) -> Fault | None:
        computed = sum(subject.parts, Decimal(0))
        gap = abs(computed - subject.stated)
        steps = len(subject.parts) + 1 if len(subject.parts) > 1 else 0
        if gap <= (HALF_STEP * steps if subject.in_ten_thousands else 0):
            return None
        return Fault(
            {
                "term": subject.term,
                "stated": plain(subject.stated),
                "computed": plain(computed),
                "gap": plain(gap),
            }
        )


def _prints_all(case: Case) -> bool:
    """Whether a source that is not given is known to have been left blank."""
    return case.package.source.layout in _WITH_ALL_SOURCES


def _given(sources: tuple[FundingSource, ...], field: str) -> tuple[Decimal, ...]:
    amounts = (getattr(source, field) for source in sources)
    return tuple(amount for amount in amounts if amount is not None)
