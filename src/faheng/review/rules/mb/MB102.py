from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from faheng.review.case import Case
from faheng.review.indicators import Line, Owner, projects_and_evaluated
from faheng.review.lexicon import bare, words
from faheng.review.rule import Fault, NotApplicableError, Rule
from faheng.rulebook import OutsideValidityError, load_parameter

_SAID = {
    "output.quantity": "数量指标",
    "output.cost": "成本指标",
    "cost": "成本指标",
}


@dataclass(frozen=True)
class Required:
    """A project and the groups its taxonomy and its kind ask for."""

    owner: Owner
    groups: tuple[str, ...]


class MB102(Rule[Required]):
    """项目缺少应当设置的产出类指标。

    ## 检查什么
    每个项目是否设有数量指标；工程建设、大型修缮、购置类项目是否还设有成本指标。按文件日期适用的分类判断。

    ## 为什么
    没有数量指标，就说不清花钱办了多少事；工程和购置项目没有成本指标，就无法判断花得是否经济。

    ## 错误示例
    “司法所业务用房维修改造”只设了质量、时效和满意度指标。

    ## 正确示例
    同一项目另设“维修改造司法所数量 =3个”“每平方米改造成本 ≤1200元”。

    ## 不适用
    (1) 没有项目绩效指标；(2) 指标没有可辨认的分类，或产出指标没有印出二级指标；(3) 文件没有日期和年度，无法确定适用哪套分类。
    """

    name = "output-group-missing"
    dimension = "完整性"
    severity = "info"
    basis = "财预〔2015〕88号、财预〔2021〕101号：指标设置要求"
    message = "{owner}共{count}项指标，其中没有{missing}。"
    hint = "建议补充{missing}；确实不需要的，请在说明中写明理由。"
    not_applicable = "没有分类可以辨认的项目绩效指标"

    def select(self, case: Case) -> Iterator[tuple[str, Required]]:
        found = [
            owner
            for owner in projects_and_evaluated(case)  # (1)
            if all(line.level.sub or line.level.group for line in owner.lines)  # (2)
            and any(line.level.sub for line in owner.lines)
            and all(line.level.sub for line in owner.lines if _is_output(line))
        ]
        if not found:
            return
        if case.as_of is None:
            raise NotApplicableError(
                "文件没有日期和年度，无法确定适用哪套指标分类"
            )  # (3)
        try:
            required = load_parameter("taxonomy/required-groups").on(case.as_of).value
        except OutsideValidityError:
            raise NotApplicableError(
                f"{case.as_of.year}年尚无全国统一的指标分类"
            ) from None
        always = tuple(group for group in required["always"] if group in _SAID)
        for owner in found:
            groups = always
            if words("works").found_in(bare(owner.name)):
                groups += tuple(required["construction_repair_purchase"])
            yield owner.path, Required(owner, groups)

    def judge(self, subject: Required) -> Fault | None:
        missing = [group for group in subject.groups if not _has(subject.owner, group)]
        if not missing:
            return None
        facts = {
            "owner": subject.owner.said,
            "count": len(subject.owner.lines),
            "missing": "和".join(_SAID[group] for group in missing),
        }
        misfiled = next((line for line in subject.owner.lines if line.is_counted), None)
        if missing == ["output.quantity"] and misfiled is not None:
            facts["misfiled"] = misfiled.name
            hint = "“{misfiled}”写的是数量，可以改列为数量指标；或另补一项数量指标。"
            return Fault(facts, hint=hint)
        return Fault(facts)


def _is_output(line: Line) -> bool:
    return line.level.group == "output"


def _has(owner: Owner, group: str) -> bool:
    """Cost may stand at level 1 or level 2, whichever taxonomy the form follows."""
    if group in ("cost", "output.cost"):
        return owner.has_group("cost") or any(
            line.level.sub == "output.cost" for line in owner.lines
        )
    return any(line.level.sub == group for line in owner.lines)
