from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from faheng.model.package import Declaration, Package
from faheng.review.across.amounts import agree, sheet_of, step_in
from faheng.review.across.bodies import body_of
from faheng.review.across.companions import Companion, own
from faheng.review.across.projects import (
    is_to_be_held_against,
    only_declaration,
    plain_project,
)
from faheng.review.case import Case
from faheng.review.funding import plain
from faheng.review.lexicon import bare
from faheng.review.rule import Fault, NotApplicableError, Rule
from faheng.values.patterns import lazy_pattern

_FROM_ABOVE = lazy_pattern(r"转移支付|中央|上级|省级|市级|提前下达|结转")
# A table of what is bought lists a project with a part of its money.
_LIST = lazy_pattern(r"^(?!.*(?:采购|购买|资产|上年|结转)).*项目")


class Budgeted(NamedTuple):
    """A project's money here, and in the bureau's budget or list of projects.

    ``at_most`` is whether the latter is only a bound: all project money together.
    """

    project: str
    here: Decimal
    there: Decimal
    place: str
    at_most: bool
    agrees: bool
    other: Companion

    @property
    def is_sound(self) -> bool:
        return self.agrees or (self.at_most and self.here < self.there)


class ZJ210(Rule[Budgeted]):
    """项目表的金额与预算中该项目的金额不同。

    ## 检查什么
    项目绩效目标表的年度金额，是否与同时提供的同一单位、同一年度预算（或项目汇总表）中同一项目的金额一致；预算没有逐项列出项目的，项目金额是否超过了全部项目支出。

    ## 为什么
    绩效目标与预算同步申报、同步批复。两处金额不同，不知道目标是按哪一笔钱设的。

    ## 错误示例
    项目表“法律援助专项经费”45万元，预算中同一项目41.26万元。

    ## 正确示例
    两处都是41.26万元；年中调整的，同时调整目标表。

    ## 不适用
    (1) 没有提供同一单位同一年度的预算或项目汇总表；(2) 项目表没有填写金额；(3) 预算中没有这个项目，也没有项目支出合计；(4) 两份都是单个项目的表时，只在文件名靠后的一份提示；(5) 与其中一项资金来源的金额相同，如预算只列财政拨款；(6) 上级转移支付的项目，年初预算可能还没有列入。
    """

    name = "project-money-differs-from-budget"
    dimension = "文表一致"
    severity = "warning"
    basis = "《中央部门预算绩效目标管理办法》（财预〔2015〕88号）：绩效目标与部门预算同步编报、批复"
    message = "项目“{project}”年度金额 {here} 元，文件《{against}》{place}为 {there} 元，请核实。"
    hint = "请核对两份文件，使金额一致；年中调整的，请同时调整绩效目标表。"
    not_applicable = "预算中没有可以对照的项目金额"

    def select(self, case: Case) -> Iterator[tuple[str, Budgeted]]:
        mine = case.package
        if not mine.declarations:
            raise NotApplicableError("文件里没有项目")
        others = [
            each
            for each in own(case, what="同一年度的预算或项目汇总表")  # (1)
            if is_to_be_held_against(mine, each.package)  # (4)
            and not (each.package.budget and each.package.budget.stage != "budget")
        ]
        for index, declaration in enumerate(mine.declarations):
            here = declaration.funding.annual
            if not here:  # (2)
                continue
            told = [_budgeted(mine, declaration, here, other) for other in others]
            found = [each for each in told if each is not None]
            if found:  # (3)
                # Of several versions one that agrees is enough.
                first = next((each for each in found if each.is_sound), found[0])
                yield f"/declarations/{index}/funding/annual", first

    def judge(self, subject: Budgeted) -> Fault | None:
        if subject.is_sound:
            return None
        return Fault(
            {
                "project": subject.project,
                "here": plain(subject.here),
                "there": plain(subject.there),
                "place": subject.place,
                "against": subject.other.file,
            }
        )


def _budgeted(
    mine: Package, declaration: Declaration, here: Decimal, other: Companion
) -> Budgeted | None:
    theirs = other.package
    name = declaration.project.name or ""
    # A department's sum may hold a project's money of several units.
    part_of_whole = body_of(mine).itself and not other.body.itself

    def found(
        there: Decimal, place: str, *, parts: set[Decimal], at_most: bool
    ) -> Budgeted:
        agrees = any(
            agree(one, two, step_in(mine, one), step_in(theirs, two))
            for one in {here} | _parts(declaration)
            for two in {there} | parts
        )
        return Budgeted(name, here, there, place, at_most, agrees, other)

    declared = only_declaration(theirs.declarations, declaration.project)
    if declared is not None:
        there, parts = declared[1].funding.annual, _parts(declared[1])
        if there is None:
            return None
        return found(there, "中同一项目", parts=parts, at_most=part_of_whole)
    listed = _listed(theirs, name)
    if listed is not None:
        place = "的项目清单中同一项目"
        return found(listed, place, parts=set(), at_most=part_of_whole)
    if _FROM_ABOVE.search(bare(name)):  # (6)
        return None
    sheet = sheet_of(theirs, "expenditure")
    if sheet is None or sheet.total_row is None:
        return None
    whole = sheet.amount(sheet.total_row, "project")
    if not whole:
        return None
    return found(whole, "全部项目支出合计", parts=set(), at_most=True)


def _parts(declaration: Declaration) -> set[Decimal]:
    """A project's money by source: a budget may list appropriations alone. (5)"""
    annual = declaration.funding.annual or Decimal(0)
    amounts = [each.annual for each in declaration.funding.sources if each.annual]
    return {*amounts, *(annual - amount for amount in amounts)} - {Decimal(0)}


def _listed(package: Package, name: str) -> Decimal | None:
    """The money beside a project's name in a table that lists projects."""
    wanted = plain_project(name)
    amounts = [
        amount
        for table in (package.budget.tables if package.budget else ())
        if table.kind == "other" and _LIST.search(table.title)
        for row in table.rows
        if wanted and plain_project(row.name) == wanted
        for key in ("total", "amount", "project")
        if (amount := row.cells.get(key)) is not None
    ]
    return amounts[0] if len(set(amounts)) == 1 else None
