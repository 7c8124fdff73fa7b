from __future__ import annotations

from collections.abc import Iterator

from faheng.review.case import Case
from faheng.review.indicators import Line, projects_and_evaluated
from faheng.review.lexicon import bare, words
from faheng.review.quoting import quoted
from faheng.review.rule import Fault, Rule


class MB306(Rule[Line]):
    """用全区的总体状况衡量一个单项项目。

    ## 检查什么
    单项项目的指标是否是公共安全感、发案率、营商环境排名等全区总体状况。

    ## 为什么
    全区总体状况由许多部门、许多因素决定，一个项目做得好不好看不出来，也没有办法负责。

    ## 错误示例
    社区法律服务员经费的满意度指标“全区公共安全感和满意度”。

    ## 正确示例
    “接受服务的社区居民对法律服务员的满意度 ≥90%”。

    ## 不适用
    (1) 部门整体绩效目标；(2) 平安建设、综治、营商环境等本来就负责总体状况的项目。
    """

    name = "outside-influence"
    dimension = "相关性"
    severity = "info"
    basis = "财预〔2021〕101号：指标与项目高度关联"
    message = "“{name}”反映的是总体状况（{what}），{owner}难以单独影响。"
    hint = "建议改为本项目服务对象的满意度，或本项目直接带来的变化。"
    not_applicable = "没有单项项目的绩效指标"

    def select(self, case: Case) -> Iterator[tuple[str, Line]]:
        for owner in projects_and_evaluated(case):  # (1)
            if words("area_projects").found_in(bare(owner.name)) is None:  # (2)
                for line in owner.lines:
                    if line.name:
                        yield line.path, line

    def judge(self, subject: Line) -> Fault | None:
        condition = words("area_conditions").found_in(subject.title)
        if condition is None:
            return None
        rest = subject.title.replace(condition, "")
        scope = words("area_scopes").found_in(rest)
        # 安全感 is asked of a whole area; other conditions have to say so.
        if scope is None and not condition.endswith(
            ("安全感", "总值", "GDP", "发案率")
        ):
            return None
        project = (
            f"项目{quoted(subject.owner_name)}" if subject.owner_name else "本项目"
        )
        return Fault(
            {
                "name": subject.name,
                "what": f"{scope or ''}{condition}",
                "owner": project,
            }
        )
