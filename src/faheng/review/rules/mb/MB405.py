from __future__ import annotations

from collections.abc import Iterator

from faheng.review.case import Case
from faheng.review.indicators import Line, owners
from faheng.review.promises import Promise, is_kept, promises
from faheng.review.rule import Fault, NotApplicableError, Rule


class MB405(Rule[tuple[Promise, tuple[Line, ...]]]):
    """文字目标里承诺了数字，指标里却没有。

    ## 检查什么
    年度目标、部门整体目标的文字里写出的比率和数量，是否有对应的绩效指标。

    ## 为什么
    写在文字里的数字同样是承诺。没有指标，就没有人监控，年底也不会评分。

    ## 错误示例
    文字目标“调解成功率98%”，指标表里没有调解成功率。

    ## 正确示例
    指标表里设“人民调解成功率 ≥98%”。

    ## 不适用
    (1) 没有文字目标，或文字里没有比率和数量；(2) 没有绩效指标；(3) 说的是上年和现状的数字、金额、日期。
    """

    name = "promise-without-indicator"
    dimension = "完整性"
    severity = "info"
    basis = "财预〔2015〕88号：绩效指标是绩效目标的细化和量化"
    message = "{field}写明“{quote}”，绩效指标里没有对应的指标。"
    hint = "建议补一项指标，或在文字里删去这个数字。"
    not_applicable = "文字目标里没有比率和数量"

    def select(
        self, case: Case
    ) -> Iterator[tuple[str, tuple[Promise, tuple[Line, ...]]]]:
        everyone = owners(case)
        if not any(owner.lines for owner in everyone):
            raise NotApplicableError("没有绩效指标")  # (2)
        ours = [line for owner in everyone for line in owner.lines]
        department = [line for line in ours if line.owner_kind == "department"]
        by_path = {owner.path: owner.lines for owner in everyone}
        for promise in promises(case.package):  # (1) (3)
            own = by_path.get(promise.path.rpartition("/")[0])
            lines = ours if own is None else [*own, *department]
            yield promise.path, (promise, tuple(lines))

    def judge(self, subject: tuple[Promise, tuple[Line, ...]]) -> Fault | None:
        promise, lines = subject
        if is_kept(promise, lines):
            return None
        facts = {"field": promise.field, "quote": promise.quote}
        return Fault(facts, quote=promise.quote, column=promise.quote)
