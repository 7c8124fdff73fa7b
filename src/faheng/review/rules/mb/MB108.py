from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from faheng.review.case import Case
from faheng.review.indicators import Line, Owner, projects
from faheng.review.measures import Bar, bar, service_key
from faheng.review.rule import Fault, Rule
from faheng.review.rules.mb.declared_again import (
    measured_lines,
    shared_targets,
    with_money,
)
from faheng.values.value import Value


@dataclass(frozen=True)
class Declared:
    """A project, the later ones that declare its service, and what they share."""

    owner: Owner
    again: tuple[Owner, ...]
    shared: tuple[Line, ...]


class MB108(Rule[Declared]):
    """同一项服务以相同的目标在几个项目里申报。

    ## 检查什么
    去掉文号、年度、资金渠道等字样后名称相同的项目，是否有两项以上相同的可计量目标；名称不同的，是否全部（三项以上）可计量目标都相同、说法也相近。

    ## 为什么
    同一项服务可以由几笔资金共同保障，但同样的数量只能算一次。各项目都写上全部数量，年底就会重复计算，也看不出每笔钱各办了多少。

    ## 错误示例
    区级资金和上级补助两个“专职人民调解服务”项目，都写“人均每年调解案件不少于65件”。

    ## 正确示例
    两个项目分别写明各自保障的调解员人数和件数，或在说明中写明与另一项目共同完成、数量不重复计算。

    ## 不适用
    (1) 有绩效指标的项目不足两个；(2) 目标不能计量的项目。
    """

    name = "service-declared-twice"
    dimension = "适当性"
    severity = "warning"
    basis = "practice"
    message = "{projects}申报的是同一项服务，至少{count}项目标相同（如“{example}”），请核实是否重复计算。"
    hint = "请写明每笔资金各自保障的数量，或注明共同完成、只计算一次。"
    not_applicable = "设有可计量目标的项目不足两个"

    def select(self, case: Case) -> Iterator[tuple[str, Declared]]:
        measured = [owner for owner in projects(case) if measured_lines(owner)]  # (2)
        if len(measured) < 2:  # (1)
            return
        again = _declared_again(measured)
        for owner in measured:
            yield owner.path, Declared(owner, *again.get(owner.path, ((), ())))

    def judge(self, subject: Declared) -> Fault | None:
        if not subject.again:
            return None
        first = subject.shared[0]
        return Fault(
            {
                "projects": "、".join(
                    with_money(owner) for owner in (subject.owner, *subject.again)
                ),
                "count": len(subject.shared),
                "example": f"{first.name} {first.shown}",
            }
        )


def _declared_again(
    owners: list[Owner],
) -> dict[str, tuple[tuple[Owner, ...], tuple[Line, ...]]]:
    """For the first project of a service: the later ones, and the fewest shared targets.

    Projects meet by the name of the service, or by setting the same figures throughout.
    """
    by_name: dict[str, list[Owner]] = {}
    by_figures: dict[tuple[Bar, ...], list[Owner]] = {}
    for owner in owners:
        if service := service_key(owner.name):
            by_name.setdefault(service, []).append(owner)
        figures = sorted((bar(value) for value in _values(owner)), key=str)
        by_figures.setdefault(tuple(figures), []).append(owner)
    found: dict[str, tuple[tuple[Owner, ...], tuple[Line, ...]]] = {}
    told: set[str] = set()
    for first, *later in [*by_name.values(), *by_figures.values()]:
        pairs = [(owner, shared_targets(first, owner)) for owner in later]
        pairs = [(owner, lines) for owner, lines in pairs if lines]
        if not pairs or first.path in told:
            continue
        told.update((first.path, *(owner.path for owner, _ in pairs)))
        fewest = min((lines for _, lines in pairs), key=len)
        found[first.path] = tuple(owner for owner, _ in pairs), tuple(fewest)
    return found


def _values(owner: Owner) -> list[Value]:
    return [line.target for line in measured_lines(owner) if line.target is not None]
