from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from faheng.review.case import Case
from faheng.review.rule import Fault, NotApplicableError, Rule
from faheng.review.rules.gj.detail import coded_amount
from faheng.review.rules.gj.three_public import this_years, three_public
from faheng.review.sums import Addend, allowance, shown
from faheng.review.tables import first_key, only_sheet
from faheng.rulebook import OutsideValidityError, load_parameter


class Within(NamedTuple):
    """An item of basic expenditure and the three-public item that contains it."""

    item: Addend
    basic: Addend


class GJ109(Rule[Within]):
    """“三公”经费少于基本支出中的同一项目。

    ## 检查什么
    基本支出表中的因公出国（境）费用（30212）、公务接待费（30217）、公务用车运行维护费（30231）、公务用车购置（31013），
    不应多于“三公”经费表的同一项目：“三公”经费包括基本支出和项目支出，只会相等或更多。

    ## 为什么
    少于基本支出中的同一项目，说明“三公”经费没有算全，或者科目用错。

    ## 错误示例
    基本支出 30217 公务接待费 20,000，“三公”经费表公务接待费 10,000。

    ## 正确示例
    基本支出 30217 公务接待费 185,000，“三公”经费表公务接待费 285,000（其中项目支出 100,000）。

    ## 不适用
    (1) 没有“三公”经费表或基本支出表；(2) “三公”经费表没有印出该项目。
    """

    name = "three-public-below-basic"
    dimension = "文表一致"
    severity = "warning"
    basis = "《地方预决算公开操作规程》（财预〔2016〕143号）：“三公”经费口径"
    message = "《{title}》的{item}为{stated}，少于{basic_label}{basic}，请核实。"
    hint = "“三公”经费应包括基本支出和项目支出安排的同一项目，请核对科目和金额。"
    not_applicable = "文件中没有可以相互核对的“三公”经费表和基本支出表"

    def select(self, case: Case) -> Iterator[tuple[str, Within]]:
        economic = only_sheet(case, "general-public-basic-economic")
        if economic is None or case.as_of is None:  # (1)
            return
        try:
            links = load_parameter("tables/links").on(case.as_of).value
        except OutsideValidityError as why:
            raise NotApplicableError(str(why)) from why
        key = first_key(economic.keys, ("total", "amount"), "")
        line = this_years(three_public(case))
        if key is None or line is None:
            return
        for code, item in links["within_three_public"].items():
            basic = coded_amount(economic, code, key)
            place = line.cells.get(item)  # (2)
            if basic is not None and basic.amount and place is not None:
                yield place[0], Within(place[1], basic)

    def judge(self, subject: Within) -> Fault | None:
        item, basic = subject.item, subject.basic
        if basic.amount is None:
            return None
        short = basic.amount - (item.amount or Decimal(0))
        if short <= 0 or short <= allowance(item, (basic,)):
            return None
        return Fault(
            {
                "title": item.sheet.title,
                "item": item.label,
                "stated": shown(item.amount, item.sheet.table.unit),
                "basic_label": basic.label,
                "basic": shown(basic.amount, basic.sheet.table.unit),
            }
        )
