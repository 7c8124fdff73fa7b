from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from faheng.review.case import Case
from faheng.review.rule import Fault, Rule
from faheng.review.standards.payroll import Contribution, payrolls
from faheng.review.sums import shown


class GJ115(Rule[Contribution]):
    """按工资计提的金额与基数、比例不符。

        ## 检查什么
        基本支出表中的养老保险（16%，2019 年 5 月前 20%）、职业年金（8%）、住房公积金（12%）、工会经费（2%）、福利费（3%），
        是否等于表内工资基数乘以比例。只有其中至少两项与基数、比例完全相符，说明基数可以确定时（基数不是基本工资、津贴补贴、奖金
    之和的，至少三项），才检查其余各项；
        只提示与应计金额十分接近（相差不超过 2%）而又不相等的。

        ## 为什么
        同一张表里其他各项都按同一基数计提，只有一项略有出入，往往是基数调整后漏改了这一项。

        ## 错误示例
        基数 2,027,224：养老保险 324,355.84（16%）、职业年金 162,177.92（8%）、住房公积金 243,266.88 写成 241,266.88。

        ## 正确示例
        基数 2,027,224：住房公积金 243,266.88（12%）。

        ## 不适用
        (1) 没有基本支出表，或没有工资基数；(2) 相符的不足两项，基数无法确定；(3) 相差较大，说明当地的基数或比例不同。
    """

    name = "payroll-ratio-breaks"
    dimension = "文表一致"
    severity = "info"
    basis = "《降低社会保险费率综合方案》（国办发〔2019〕13号）、《住房公积金管理条例》"
    message = "《{title}》“{label}”为{stated}，按{base_names}合计{base}的{percent}%计算为{expected}，请核实。"
    hint = "同一张表中其他计提项目与这一基数完全相符；如基数或比例确有不同，可不调整。"
    not_applicable = "没有可以确定工资基数的基本支出表"

    def select(self, case: Case) -> Iterator[tuple[str, Contribution]]:
        if case.as_of is None:  # (1)
            return
        for payroll in payrolls(case, case.as_of):
            for each in payroll.contributions:  # (2)
                if each.holds or each.is_near:  # (3)
                    yield payroll.path(each.code), each

    def judge(self, subject: Contribution) -> Fault | None:
        if subject.holds:
            return None
        payroll = subject.payroll
        unit = payroll.sheet.table.unit
        return Fault(
            {
                "title": payroll.sheet.title,
                "label": payroll.label(subject.code),
                "stated": shown(subject.amount, unit),
                "base_names": "、".join(map(payroll.name, subject.base_codes)),
                "base": shown(subject.base, unit),
                "percent": f"{subject.percent:f}",
                "expected": shown(subject.expected.quantize(Decimal("0.01")), unit),
            }
        )
