from __future__ import annotations

from collections.abc import Iterator

from faheng.review.case import Case
from faheng.review.rule import Fault, NotApplicableError, Rule
from faheng.review.rules.wb.held import Holder
from faheng.review.rules.wb.narrative import budget_of, narrative
from faheng.review.rules.wb.years import (
    Dated,
    Kind,
    compared_years,
    figure_years,
    heading_years,
    note_years,
    nothing_years,
    title_years,
)

_MESSAGES: dict[Kind, str] = {
    "标题": "这是{own}年的{paper}，标题却写{year}年（{words}）。",
    "表题": "这是{own}年的{paper}，表的标题却写{year}年（{words}），请核实。",
    "表注": "这是{own}年的{paper}，《{words}》的说明却写{year}年，请核实。",
    "没有": "这是{own}年的{paper}，这一句却写{year}年，请核实。",
    "金额": "“{words}”写的是{year}年，而这是表中{own}年的数。",
}
_ALIKE = "“{words}”写的是{year}年，与表中{own}年的数相同，请核实年份。"
_EARLIER = "这是{own}年的{paper}，文中与{year}年比较（{words}），请核实是否应为上年。"


class WB110(Rule[Dated]):
    """文字里的年份与本套预算（决算）的年份不符。

    ## 检查什么
    与上年比较的句子里，比较的年份是不是写成了本年；小标题里的预算（决算）年份是不是本年；写着其他年份的数，是不是其实就是表中本年的数。
    表的标题和表下的说明写着其他年份的，提示核实。

    ## 为什么
    年份没有改，多半是沿用了上年的文字，数字也可能没有更新。

    ## 错误示例
    2023年部门预算说明：“收入预算 1,200 万元，比 2023 年预算增加 100 万元。”

    ## 正确示例
    “收入预算 1,200 万元，比 2022 年预算增加 100 万元。”

    ## 不适用
    (1) 没有文字说明；(2) 不知道本套预算是哪一年的；(3) 决算中与本年年初预算比较；(4) 讲上年执行情况的标题和段落，以及“截至2022年12月”这样的时点。
    """

    name = "text-and-table-year-differ"
    dimension = "文表一致"
    severity = "error"
    basis = "practice"
    message = "这是{own}年的{paper}，文中却与{year}年比较（{words}）。"
    hint = "请核实年份；如是沿用上年文字，请一并核对数字。"
    not_applicable = "文中没有可以核对的年份"

    def select(self, case: Case) -> Iterator[tuple[str, Dated]]:
        budget = budget_of(case)  # (1)
        own = case.package.year
        if own is None:
            raise NotApplicableError("不知道是哪一年的预算或决算")  # (2)
        headed: set[str] = set()
        holder = Holder(budget)
        yield from title_years(budget, own)
        yield from note_years(budget, own)
        for told in narrative(case):
            yield from ((told.path, each) for each in compared_years(told, own))  # (3)
            if told.section not in headed:
                headed.add(told.section)
                yield from ((told.path, each) for each in heading_years(told, own))
            for each in (*figure_years(told, own, holder), *nothing_years(told, own)):
                yield told.path, each  # (4)

    def judge(self, subject: Dated) -> Fault | None:
        rightful = subject.own - 1 if subject.kind == "比较" else subject.own
        if subject.year == rightful:
            return None
        message = _MESSAGES.get(subject.kind)
        sure = subject.sure
        if subject.kind == "比较" and subject.year != subject.own:
            message, sure = _EARLIER, False
        elif subject.kind == "金额" and not sure:
            message = _ALIKE
        return Fault(
            {
                "own": str(subject.own),
                "year": str(subject.year),
                "words": subject.words,
                "paper": subject.paper,
            },
            severity=None if sure else "warning",
            message=message,
            quote=subject.quote,
            column=f"{subject.kind}年份",
        )
