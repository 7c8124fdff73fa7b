from __future__ import annotations

from collections.abc import Iterator

from faheng.review.case import Case
from faheng.review.indicators import Line, Owner, owners
from faheng.review.lexicon import bare
from faheng.review.quoting import quoted
from faheng.review.rule import Fault, Rule
from faheng.review.unassigned import is_unread_beside
from faheng.review.values import is_blank

# Its value is computed when the year is over.
_EXECUTION = ("预算执行率", "资金执行率", "预算资金执行率")


class MB105(Rule[Line]):
    """指标没有填写指标值。

    ## 检查什么
    每项有名称的指标，指标值一栏是否空白，或只画了横线。

    ## 为什么
    没有指标值就没有目标，执行中无法监控，年底无法评分。

    ## 错误示例
    三级指标“法治讲座场次”，指标值空白。

    ## 正确示例
    三级指标“法治讲座场次”，指标值“≥24场”。

    ## 不适用
    (1) 整个项目或部门的指标都没有指标值（可能是另一种表，或没有读到这一栏）；(2) 没有名称的行；(3) 只填了实施周期指标值的；(4) 预算执行率；(5) 同一行还有没读懂的内容，可能就是指标值。
    """

    name = "value-missing"
    dimension = "完整性"
    severity = "error"
    basis = "财预〔2015〕88号：绩效指标应当有指标值"
    message = "{owner}的指标“{name}”没有填写指标值。"
    hint = "请填写指标值（符号、数字和单位），或删去这一行。"
    not_applicable = "没有填写指标值的绩效指标表"

    def select(self, case: Case) -> Iterator[tuple[str, Line]]:
        for owner in owners(case):
            if not _has_values(owner):  # (1)
                continue
            for line in owner.lines:
                if _may_be_unread(case, line):  # (5)
                    continue
                if line.name and bare(line.name) not in _EXECUTION:  # (2) (4)
                    yield f"{line.path}/target", line

    def judge(self, subject: Line) -> Fault | None:
        if not is_blank(subject.target) or not is_blank(subject.period_target):  # (3)
            return None
        owner = "部门整体绩效目标" if subject.owner_kind == "department" else ""
        if not owner:
            owner = quoted(subject.owner_name) if subject.owner_name else "项目"
        return Fault({"owner": owner, "name": subject.name})


def _may_be_unread(case: Case, line: Line) -> bool:
    return (
        is_blank(line.target)
        and is_blank(line.period_target)
        and is_unread_beside(case.package, case.where(line.path))
    )


def _has_values(owner: Owner) -> bool:
    return any(
        not is_blank(line.target) or not is_blank(line.period_target)
        for line in owner.lines
    )
