from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from faheng.review.case import Case
from faheng.review.evaluations import evaluations
from faheng.review.indicators import Owner, owners
from faheng.review.lexicon import bare
from faheng.review.rule import Fault, Rule
from faheng.review.unassigned import figures_unread, mentions_unread
from faheng.review.values import printed
from faheng.scoring.evaluations import day_of, rest_for_execution

_POINTS = ("执行率", "权重", "分值")
_DECLARED = frozenset({"project", "department"})


class MB106(Rule[Owner]):
    """指标权重合计不等于满分。

    ## 检查什么
    一个项目、部门或自评的全部指标都填了权重（分值）时，合计是否为100；不含预算执行率的，合计90（预算执行率另占10分）也视为正确。

    ## 为什么
    权重不等于满分，自评总分和等级就算不准。

    ## 错误示例
    15项指标权重之和为95。

    ## 正确示例
    15项指标权重之和为100；或各项之和为90，预算执行率10。

    ## 不适用
    (1) 没有权重，或有指标没有填权重；(2) 少于两项指标；(3) 权重带小数时，容许各项四舍五入的误差；(4) 差额恰好是另外印着、没有归入栏目的一个数（如预算执行率权重）；(5) 申报表合计80的，预算执行等另占20分；(6) 中期和年度指标各自合计为满分的；(7) 自评的预算执行率得分超过10分，可见其余分值都是它的。
    """

    name = "weights-do-not-sum"
    dimension = "完整性"
    severity = "error"
    basis = "《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评满分100分，预算执行率10分"
    message = "{owner}的{count}项指标权重合计为{total}，应为{due}。"
    hint = "请核对各项权重，使合计等于满分。"
    not_applicable = "没有每项指标都填写权重的绩效指标表"

    def select(self, case: Case) -> Iterator[tuple[str, Owner]]:
        unread = _shares_unread(case)
        for owner in owners(case):
            weighed = [line.indicator.weight for line in owner.lines]
            if len(weighed) > 1 and None not in weighed:  # (1) (2)
                if _rest(weighed) in unread:  # (4)
                    continue
                if _is_for_execution(case, owner, weighed):  # (7)
                    continue
                yield f"{owner.path}/{_part(owner)}", owner

    def judge(self, subject: Owner) -> Fault | None:
        weights = [line.indicator.weight or Decimal(0) for line in subject.lines]
        total = sum(weights, Decimal(0))
        full = Decimal(1) if total <= Decimal("1.5") else Decimal(100)
        sums = [full]
        if not any("执行率" in bare(line.name) for line in subject.lines):
            sums.append(full * Decimal("0.9"))
        accepted = list(sums)
        if len(sums) > 1 and subject.kind in _DECLARED:
            accepted.append(full * Decimal("0.8"))  # (5)
        if _is_among(accepted, weights) or _by_term(subject, accepted):  # (6)
            return None
        return Fault(
            {
                "owner": subject.said,
                "count": len(weights),
                "total": printed(total),
                "due": "，或".join(
                    f"{printed(due)}（不含预算执行率）" if due != full else printed(due)
                    for due in sums
                ),
            },
            column="weights",
        )


def _shares_unread(case: Case) -> frozenset[Decimal]:
    """Figures beside the table, where words beside it speak of shares of the points."""
    if any(mentions_unread(case.package, word) for word in _POINTS):
        return figures_unread(case.package)
    return frozenset()


def _is_for_execution(case: Case, owner: Owner, weights: list[Decimal | None]) -> bool:
    """Whether the form gives the execution rate all points that are left of 100."""
    day = day_of(case.package)
    return any(
        path == owner.path and rest_for_execution(evaluation, weights, day) is not None
        for path, evaluation in evaluations(case.package)
    )


def _rest(weights: list[Decimal | None]) -> Decimal:
    return 100 - sum(filter(None, weights), Decimal(0))


def _is_among(sums: list[Decimal], weights: list[Decimal]) -> bool:
    total = sum(weights, Decimal(0))
    return any(abs(total - due) <= _slack(weights) for due in sums)


def _by_term(owner: Owner, sums: list[Decimal]) -> bool:
    """Whether the medium term's indicators and the year's have full weights each."""
    terms: dict[bool, list[Decimal]] = {}
    for line in owner.lines:
        weight = line.indicator.weight or Decimal(0)
        terms.setdefault(line.target is None, []).append(weight)
    return len(terms) > 1 and all(_is_among(sums, each) for each in terms.values())


def _slack(weights: list[Decimal]) -> Decimal:
    """What rounding can make of weights printed with decimals; whole ones are exact."""
    places = max(-int(weight.normalize().as_tuple().exponent) for weight in weights)
    if places <= 0:
        return Decimal(0)
    return Decimal(len(weights) + 1) / 2 * Decimal(1).scaleb(-places)  # (3)


def _part(owner: Owner) -> str:
    return "items" if owner.kind in ("evaluation", "monitoring") else "indicators"
