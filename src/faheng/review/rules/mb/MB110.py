from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from faheng.review.across.companions import Companion, own
from faheng.review.across.projects import (
    carried_out_apart,
    is_to_be_held_against,
    may_be_one,
)
from faheng.review.case import Case
from faheng.review.indicators import Line, Owner, package_owners, projects
from faheng.review.rule import Fault, NotApplicableError, Rule
from faheng.review.rules.mb.declared_again import (
    measured_lines,
    shared_targets,
    with_money,
)


@dataclass(frozen=True)
class Elsewhere:
    """A project, and the first in another file that declares its service."""

    owner: Owner
    twin: Owner | None
    other: Companion | None
    shared: tuple[Line, ...]


class MB110(Rule[Elsewhere]):
    """同一项服务以相同的目标在另一份文件的项目里也申报了。

    ## 检查什么
    与同时提供的同一单位、同一年度的其他文件相比，不同的项目是否申报了同一项服务：去掉文号、年度、资金渠道等字样后名称相同的，是否有两项以上相同的可计量目标；名称不同的，是否全部（三项以上）可计量目标都相同、说法也相近。

    ## 为什么
    项目表往往一个项目一份，分开看不出重复。同样的数量写进几个项目，年底就会重复计算。

    ## 错误示例
    两份项目表“区级专职人民调解服务项目”“〔2023〕113号专职人民调解服务项目”，都写“人均每年调解案件不少于65件”“调解成功率≥97%”。

    ## 正确示例
    两份项目表分别写明各自保障的调解员人数和件数。

    ## 不适用
    (1) 没有提供同一单位同一年度的其他项目；(2) 目标不能计量；(3) 是同一个项目的两份文件；(4) 只在文件名靠后的一份提示；(5) 由不同的单位实施。
    """

    name = "service-declared-in-another-file"
    dimension = "适当性"
    severity = "warning"
    basis = "practice"
    message = (
        "项目{mine}与文件《{against}》的项目{theirs}申报的是同一项服务，"
        "至少{count}项目标相同（如“{example}”），请核实是否重复计算。"
    )
    hint = "请写明每笔资金各自保障的数量，或注明共同完成、只计算一次。"
    not_applicable = "没有可以与其他文件对照的可计量目标"

    def select(self, case: Case) -> Iterator[tuple[str, Elsewhere]]:
        mine = [owner for owner in projects(case) if measured_lines(owner)]  # (2)
        others = [
            (each, owner)
            for each in own(case, what="同一年度的其他项目表")
            if is_to_be_held_against(case.package, each.package)  # (4)
            for owner in package_owners(each.package)
            if owner.kind == "project" and measured_lines(owner)
        ]
        if not others:
            raise NotApplicableError("没有提供同一单位同一年度的其他项目表")  # (1)
        for owner in mine:
            yield owner.path, _elsewhere(owner, mine, others)

    def judge(self, subject: Elsewhere) -> Fault | None:
        if subject.twin is None or subject.other is None:
            return None
        first = subject.shared[0]
        return Fault(
            {
                "mine": with_money(subject.owner),
                "theirs": with_money(subject.twin),
                "count": len(subject.shared),
                "example": f"{first.name} {first.shown}",
                "against": subject.other.file,
            }
        )


def _elsewhere(
    owner: Owner, mine: list[Owner], others: list[tuple[Companion, Owner]]
) -> Elsewhere:
    for other, twin in others:
        # A project this file has as well is this file's own matter.
        if any(_are_one(each, twin) for each in mine):  # (3)
            continue
        if _are_apart(owner, twin):  # (5)
            continue
        shared = shared_targets(owner, twin)
        if shared:
            return Elsewhere(owner, twin, other, tuple(shared))
    return Elsewhere(owner, None, None, ())


def _are_apart(one: Owner, other: Owner) -> bool:
    if one.declaration is None or other.declaration is None:
        return False
    return carried_out_apart(one.declaration.project, other.declaration.project)


def _are_one(one: Owner, other: Owner) -> bool:
    if one.declaration is None or other.declaration is None:
        return False
    return may_be_one(one.declaration, other.declaration)
