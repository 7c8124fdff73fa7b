from __future__ import annotations

from collections.abc import Iterator

from faheng.review.case import Case
from faheng.review.indicators import Owner, projects_and_evaluated
from faheng.review.lexicon import bare, words
from faheng.review.rule import Fault, Rule
from faheng.review.unassigned import mentions_unread


class MB103(Rule[Owner]):
    """项目有直接服务对象，却没有满意度指标。

    ## 检查什么
    名称表明直接为群众提供服务的项目（调解、法律援助、村居法律顾问、社区矫正和安置帮教、普法宣传、行政复议等），是否设有满意度指标。

    ## 为什么
    有直接服务对象的项目应当设满意度指标，否则服务好不好，服务对象没有说话的地方，自评也缺一块分值。

    ## 错误示例
    “社区矫正和安置帮教工作经费”共10项指标，没有一项问到矫正对象、家属或社区群众是否满意。

    ## 正确示例
    同一项目设“社区矫正对象及家属满意度 ≥90%”。

    ## 不适用
    (1) 项目没有绩效指标；(2) 人员工资、医疗、公用经费、运转维修、装备购置等没有直接服务对象的项目；(3) 从名称看不出服务对象的项目；(4) 表格没有一级、二级指标栏的，指标无从分组；(5) 没有读入的文字里提到满意度。
    """

    name = "satisfaction-missing"
    dimension = "完整性"
    severity = "warning"
    basis = "财预〔2021〕101号：有直接服务对象的项目应当设置满意度指标"
    message = "{owner}直接面向服务对象（{service}），{count}项指标中没有满意度指标。"
    hint = "建议增设服务对象满意度指标，并写明向谁调查、怎样调查；没有直接服务对象的，请说明。"
    not_applicable = "没有名称表明直接服务群众、又设有绩效指标的项目"

    def select(self, case: Case) -> Iterator[tuple[str, Owner]]:
        if mentions_unread(case.package, "满意"):  # (5)
            return
        for owner in projects_and_evaluated(case):  # (1)
            if serves_people(owner.name) and _has_levels(owner):  # (2) (3) (4)
                yield owner.path, owner

    def judge(self, subject: Owner) -> Fault | None:
        if subject.has_group("satisfaction"):
            return None
        if any(line.is_polled or "满意" in line.said for line in subject.lines):
            return None
        return Fault(
            {
                "owner": subject.said,
                "service": words("direct_services").found_in(bare(subject.name)),
                "count": len(subject.lines),
            }
        )


def _has_levels(owner: Owner) -> bool:
    return any(line.indicator.level1 or line.indicator.level2 for line in owner.lines)


def serves_people(name: str) -> bool:
    """Whether a project's name shows that it serves people directly."""
    text = bare(name)
    if words("staff_and_running").found_in(text) or words("inner_services").found_in(
        text
    ):
        return False
    return words("direct_services").found_in(text) is not None
