from __future__ import annotations

from collections.abc import Iterator

from faheng.review.case import Case
from faheng.review.indicators import Line, all_lines
from faheng.review.levels import children_names
from faheng.review.rule import Fault, Rule


class MB101(Rule[Line]):
    """二级指标不属于它上面的一级指标。

    ## 检查什么
    每项指标印出的一级指标和二级指标，是否构成上下级关系。2015年、2021年两套国家分类以及各地已知做法，只要有一套允许，就不提示。

    ## 为什么
    指标分类错位，系统汇总和自评计分都会归错类，财政部门通常会退回重填。

    ## 错误示例
    一级指标“效益指标”，二级指标“质量指标”。

    ## 正确示例
    一级指标“产出指标”，二级指标“质量指标”。

    ## 不适用
    (1) 没有同时印出一级和二级指标；(2) 名称属于地方自设分类、两套国家分类里没有的。
    """

    name = "level-pair-mismatch"
    dimension = "完整性"
    severity = "error"
    basis = "《中央部门预算绩效目标管理办法》（财预〔2015〕88号）绩效指标分类"
    message = "“{name}”的一级指标是“{level1}”，二级指标是“{level2}”，后者不属于前者。"
    hint = "“{level1}”之下可设：{children}。请把这项指标改到对应的一级、二级指标下。"
    not_applicable = "没有同时填写一级、二级指标且分类为通行叫法的指标"

    def select(self, case: Case) -> Iterator[tuple[str, Line]]:
        for line in all_lines(case):
            both = line.indicator.level1 and line.indicator.level2  # (1)
            if both and line.level.group and line.level.sub:  # (2)
                yield f"{line.path}/level2", line

    def judge(self, subject: Line) -> Fault | None:
        if not subject.level.impossible or subject.level.group is None:
            return None
        return Fault(
            {
                "name": subject.name,
                "level1": subject.indicator.level1,
                "level2": subject.indicator.level2,
                "children": children_names(subject.level.group),
            },
            quote=f"{subject.indicator.level1}，{subject.indicator.level2}",
        )
