"""What an official calls a field: 项目“法律援助经费”第3项指标“受理案件”的权重."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from faheng.forms.writing.fields import Path
from faheng.model.package import Package

_WORDS = {
    "bureau.name": "部门名称",
    "bureau.code": "部门编码",
    "year": "年度",
    "name": "名称",
    "code": "编码",
    "kind": "类别",
    "implementing_unit": "实施单位",
    "basis": "依据",
    "overview": "概况",
    "plan": "实施计划",
    "starts_on": "开始日期",
    "ends_on": "结束日期",
    "procurement": "是否政府采购",
    "project.name": "项目名称",
    "project.code": "项目编码",
    "project.kind": "项目类别",
    "project.basis": "立项依据",
    "project.overview": "项目概况",
    "annual_goal": "年度目标",
    "medium_term_goal": "中期目标",
    "funding.annual": "年度资金总额",
    "funding.medium_term": "中期资金总额",
    "funding.prior_year": "上年预算",
    "payment_plan": "资金支出计划",
    "level1": "一级指标",
    "level2": "二级指标",
    "category": "指标类别",
    "description": "指标描述",
    "explanation": "指标解释",
    "weight": "权重",
    "indicators.basis": "指标值依据",
    "target": "指标值",
    "period_target": "中期指标值",
    "goals": "整体绩效目标",
    "total": "预算总额",
    "stage": "预算还是决算",
    "title": "标题",
    "text": "正文",
    "section": "所在标题",
    "id": "表号",
    "unit": "金额单位",
    "printed": "栏目名称",
    "key": "栏目",
    "side": "收支方向",
    "level": "级次",
    "note": "表下说明",
    "cells": "金额",
    "actual": "实际完成值",
    "completion": "完成情况",
    "score": "得分",
    "reason": "偏差原因",
    "grade": "等级",
    "on": "监控日期",
    "expected": "预计完成值",
    "likelihood": "完成可能性",
    "causes": "偏差原因",
    "initial_budget": "年初预算数",
    "full_year_budget": "全年预算数",
    "executed": "执行数",
    "rate": "执行率",
    "execution.score": "预算执行得分",
}
_SOURCES = {
    "central": "中央财政资金",
    "province": "省级财政资金",
    "city": "市级财政资金",
    "county": "县（区）级财政资金",
    "appropriation": "财政拨款",
    "special_account": "财政专户资金",
    "other": "其他资金",
}
_TERMS = {"annual": "年度", "medium_term": "中期"}
_PARTS = {
    "declarations": "项目",
    "indicators": "指标",
    "evaluations": "自评",
    "monitoring": "监控",
    "items": "指标",
    "tables": "预算表",
    "rows": "行",
    "columns": "栏",
    "narrative": "说明段落",
    "sections": "章节",
}
_LONGEST = 20


def name_of(path: Path, package: Package) -> str:
    """The field in words, each numbered part with the name it has in this package."""
    said: list[str] = []
    part: Any = package
    at = 0
    while at < len(path):
        step = path[at]
        following = path[at + 1] if at + 1 < len(path) else None
        part = _inside(part, step)
        if step == "sources":
            term = _TERMS.get(str(path[-1]), "")
            return "的".join([*said, f"{term}{_SOURCES.get(str(following), '')}"])
        if isinstance(step, str) and isinstance(following, int):
            part = _inside(part, following)
            said.append(_numbered(step, following, part))
            at += 2
        elif step == "department_targets":
            said.append("部门整体目标")
            at += 1
        else:
            at += 1
            if at == len(path) or path[at - 1] == "cells":
                said.append(_word(path[:at]))
                break
    return "的".join(said) or "内容"


def names_of(paths: Sequence[Path], package: Package) -> str:
    """Each kind of field once, by its first place, with how many more there are."""
    kinds: dict[tuple[str, ...], list[Path]] = {}
    for path in paths:
        steps = tuple(step for step in path if isinstance(step, str))
        kinds.setdefault(steps, []).append(path)
    return "、".join(
        name_of(same[0], package) + (f"等{len(same)}处" if len(same) > 1 else "")
        for same in kinds.values()
    )


def _numbered(step: str, index: int, part: Any) -> str:
    word = _PARTS.get(step, step)
    name = (
        getattr(part, "name", None)
        or getattr(getattr(part, "project", None), "name", None)
        or getattr(part, "title", None)
    )
    said = f"“{name[:_LONGEST]}”" if name else ""
    return f"第{index + 1}个{word}{said}"


def _word(path: Path) -> str:
    steps = [step for step in path if isinstance(step, str)]
    pair = ".".join(steps[-2:])
    return _WORDS.get(pair) or _WORDS.get(steps[-1], steps[-1])


def _inside(part: Any, step: str | int) -> Any:
    if isinstance(step, int):
        known = isinstance(part, tuple) and step < len(part)
        return part[step] if known else None
    return getattr(part, step, None)
