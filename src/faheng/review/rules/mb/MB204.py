from __future__ import annotations

from collections.abc import Iterator

from faheng.review.case import Case
from faheng.review.indicators import all_lines
from faheng.review.quoting import quoted
from faheng.review.rule import Fault, Rule
from faheng.review.values import Stated, is_unreadable, written


class MB204(Rule[Stated]):
    """指标值的数字有两种读法，无法确定是哪一个。

    ## 检查什么
    指标值按印出的文字，是否可以读成两个不同的数字。

    ## 为什么
    目标值是多少都说不清，就不能监控和评分。系统不会替您选一个。

    ## 错误示例
    指标值“≥95955及以上”：可能是95，也可能是955或95955。

    ## 正确示例
    指标值“≥95%”。

    ## 不适用
    (1) 没有带数字的指标值；(2) 几种读法数字相同（如“5天以下”），或本来就写了几个数字供选择的（如“8小时或3个半天”）。
    """

    name = "value-unreadable"
    dimension = "完整性"
    severity = "error"
    basis = "财预〔2015〕88号：绩效目标应当指向明确、细化量化"
    message = "“{name}”的指标值“{printed}”有{count}种读法：{readings}。"
    hint = "请核对原意，写成“符号＋数字＋单位”。"
    not_applicable = "没有带数字的指标值"

    def select(self, case: Case) -> Iterator[tuple[str, Stated]]:
        for line in all_lines(case):
            for stated in line.values:
                if stated.raw.number is not None or stated.raw.readings:  # (1)
                    yield stated.path, stated

    def judge(self, subject: Stated) -> Fault | None:
        value = subject.raw
        if value.kind != "ambiguous" or not is_unreadable(value):  # (2)
            return None
        readings = [written(each) for each in value.readings]
        return Fault(
            {
                "name": subject.name,
                "printed": value.text,
                "count": len(readings),
                "readings": "、".join(map(quoted, readings)),
            },
            quote=value.text,
        )
