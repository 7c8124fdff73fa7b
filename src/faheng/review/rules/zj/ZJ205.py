from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from faheng.review.case import Case
from faheng.review.funding import in_yuan, plain
from faheng.review.rule import Fault, NotApplicableError, Rule
from faheng.rulebook import load_parameter
from faheng.rulebook.exceptions import OutsideValidityError


class Price(NamedTuple):
    """A price in a form, and what the rate in force allows."""

    name: str
    stated: Decimal
    rates: tuple[Decimal, ...]
    source: str


class ZJ205(Rule[Price]):
    """单价与现行标准不同。

    ## 检查什么
    法律援助办案补贴的单价，与本地在文件所属年度执行的标准（或本级应承担的部分）是否相同。

    ## 为什么
    单价应当有标准可依。与标准不同的，要么是标准已调整，要么是填写有误。

    ## 错误示例
    标准为每件 1,800 元、本级承担 80%（1,440 元），表中写 1,500 元/件。

    ## 正确示例
    表中写 1,440 元/件。

    ## 不适用
    (1) 没有法律援助办案补贴的单价；(2) 规则库中没有本地的标准；(3) 文件没有写明年度。
    """

    name = "price-differs-from-rate"
    dimension = "适当性"
    severity = "warning"
    basis = "各地法律援助补贴标准，见规则库"
    message = "“{name}”写 {stated} 元/件，{source}规定为 {rates} 元/件，请核实。"
    hint = "如标准已经调整，请写明新的文件和文号。"
    not_applicable = "没有法律援助办案补贴的单价，或规则库中没有本地的标准"

    def select(self, case: Case) -> Iterator[tuple[str, Price]]:
        if case.as_of is None:  # (3)
            raise NotApplicableError("文件没有写明年度，无法确定执行的标准")
        try:
            rate = load_parameter("fees/legal-aid-case").on(case.as_of)
        except OutsideValidityError:
            raise NotApplicableError("规则库中没有这一年的标准") from None
        bureau = case.package.bureau.name or ""
        local = [
            entry
            for entry in rate.value
            if any(district in bureau for district in entry.get("districts", ()))
        ]
        for index, declaration in enumerate(case.package.declarations):
            for number, indicator in enumerate(declaration.indicators):
                name, target = indicator.name or "", indicator.target
                if not local or target is None:  # (2)
                    continue
                if target.unit != "元" or target.per != "case" or "案件" not in name:
                    continue
                if target.number is None:
                    continue
                entry = local[0]
                yield (
                    f"/declarations/{index}/indicators/{number}/target",
                    Price(
                        name,
                        in_yuan(target),
                        (Decimal(entry["district"]), Decimal(entry["full"])),
                        str(rate.source),
                    ),
                )

    def judge(self, subject: Price) -> Fault | None:
        if subject.stated in subject.rates:
            return None
        return Fault(
            {
                "name": subject.name,
                "stated": plain(subject.stated),
                "rates": " 或 ".join(plain(rate) for rate in subject.rates),
                "source": subject.source,
            }
        )
