from __future__ import annotations

from collections.abc import Iterator

from faheng.model.package import Payment
from faheng.review.case import Case
from faheng.review.funding import plain
from faheng.review.rule import Fault, Rule


class ZJ203(Rule[tuple[Payment, ...]]):
    """资金支出计划不是逐期累计到 100%。

    ## 检查什么
    支出计划按累计比例填写：是否逐期不减少、不超过 100%、年末达到 100%。全部安排在 12 月的，作为提示。

    ## 为什么
    累计比例前大后小，或者年末达不到 100%，说明填法有误，或有资金没有安排。

    ## 错误示例
    3 月底 20%，6 月底 50%，10 月底 45%，12 月底 90%。

    ## 正确示例
    3 月底 20%，6 月底 50%，10 月底 75%，12 月底 100%。

    ## 不适用
    没有填写支出计划。
    """

    name = "plan-not-cumulative"
    dimension = "可行性"
    severity = "error"
    basis = "practice"
    message = "{what}。"
    hint = "请按累计比例填写，逐期不减少，年末达到 100%。"
    not_applicable = "没有填写资金支出计划"

    def select(self, case: Case) -> Iterator[tuple[str, tuple[Payment, ...]]]:
        for index, declaration in enumerate(case.package.declarations):
            plan = tuple(sorted(declaration.payment_plan, key=lambda step: step.by))
            if plan:
                place = declaration.payment_plan.index(_in_question(plan))
                yield f"/declarations/{index}/payment_plan/{place}", plan

    def judge(self, subject: tuple[Payment, ...]) -> Fault | None:
        for before, after in zip(subject, subject[1:], strict=False):
            if after.percent < before.percent:
                return Fault(
                    {
                        "what": f"{_said(after)} 累计 {plain(after.percent)}%，"
                        f"比 {_said(before)} 的 {plain(before.percent)}% 还少"
                    }
                )
        over = next((step for step in subject if step.percent > 100), None)
        if over is not None:
            return Fault(
                {"what": f"{_said(over)} 累计 {plain(over.percent)}%，超过 100%"}
            )
        last = subject[-1]
        if last.by.month == 12 and last.percent < 100:
            return Fault(
                {"what": f"{_said(last)} 累计 {plain(last.percent)}%，没有达到 100%"}
            )
        if last.by.month == 12 and all(step.percent == 0 for step in subject[:-1]):
            return Fault(
                {"what": "资金全部安排在 12 月支出"},
                severity="info",
                hint="请核实能否按进度分期支出。",
            )
        return None


def _in_question(plan: tuple[Payment, ...]) -> Payment:
    """The payment to look at: the first that falls or goes too far, else the last."""
    for before, after in zip(plan, plan[1:], strict=False):
        if after.percent < before.percent:
            return after
    return next((step for step in plan if step.percent > 100), plan[-1])


def _said(step: Payment) -> str:
    return f"{step.by.month}月底"
