"""The words of target forms that are published with a budget."""

from __future__ import annotations

import re
from collections.abc import Mapping

from faheng.forms.budget.wording import squeeze
from faheng.forms.claims import without_marks
from faheng.values.patterns import lazy_pattern

# Heads of an indicator table.
HEADS: Mapping[str, re.Pattern[str]] = {
    "level1": lazy_pattern(r"^一级指标|^指标类型$"),
    "level2": lazy_pattern(r"^二级指标"),
    "sign": lazy_pattern(
        r"^(指标|绩效)?(性质|方向|符号|运算符号?)$|^(绩效)?度量(符号|标志)$"
    ),
    "unit": lazy_pattern(r"^(计量|度量|指标值?|数量)?单位$"),
    "weight": lazy_pattern(r"^(指标)?(权重|分值)(\(.*\))?$"),
    "explanation": lazy_pattern(r"^指标(解释|说明|内容|含义)$|^评分标准$"),
    "basis": lazy_pattern(r"^(目标值?|指标值?)(说明|(确定)?依据|来源)$|^备注$|^说明$"),
    "target": lazy_pattern(
        r"^(年度|绩效|预期|当年|全年)?(指标|目标)值(\(.*\))?$|^(年度|绩效)?目标$"
    ),
    "name": lazy_pattern(r"^(三级指标|指标名称|绩效指标名称|指标)$|^三级指标"),
}

# Labels of a whole department's targets.
DEPARTMENT_LABELS: Mapping[str, re.Pattern[str]] = {
    "bureau": lazy_pattern(
        r"^(部门|单位|预算)?(\(单位\))?(部门|单位)?名称$|^部门\(单位\)名称$"
    ),
    "part": lazy_pattern(r"^其中:?"),
    "total": lazy_pattern(
        r"^(支出预算总量|部门?预算总量|预算(支出)?总(额|量)|(年度|部门)?预算总?额|资金总额|年度资金总额)"
    ),
    "goals": lazy_pattern(r"^(当年|年度|部门|本年)?(整体|总体)?(绩效)?目标$"),
}

# Labels of one project's form.
PROJECT_LABELS: Mapping[str, re.Pattern[str]] = {
    "name": lazy_pattern(r"^项目名称$"),
    "code": lazy_pattern(r"^项目(编码|代码|编号)$"),
    "kind": lazy_pattern(r"^项目(类型|类别|属性|性质)$"),
    "purpose": lazy_pattern(r"^资金用途$"),
    "procurement": lazy_pattern(r"^(是否)?政府采购$"),
    "unit": lazy_pattern(r"^(项目)?实施(部门|单位)$|^(项目)?(执行|申报|承担)单位$"),
    "maker": lazy_pattern(r"^(填报|编制|申报|预算)(单位|部门)(\(.*\))?$|^主管部门$"),
    "starts_on": lazy_pattern(r"^(项目)?(计划)?(开始|起始)(日期|时间|年月)$"),
    "ends_on": lazy_pattern(r"^(项目)?(计划)?(完成|结束|终止)(日期|时间|年月)$"),
    "annual": lazy_pattern(
        r"^(项目)?(当年|本年度?|年度)(项目)?(预算|资金(总额)?)(\(.*元\))?(数)?$|^预算金额(\(.*\))?$"
    ),
    "prior_year": lazy_pattern(r"^(项目)?(上年度?|去年)(项目)?预算(数)?(\(.*元\))?$"),
    "overview": lazy_pattern(r"^项目(概况|概述|基本情况|简介|内容)$"),
    "basis": lazy_pattern(r"^(项目)?(立项|设立)(的)?依据$"),
    "plan": lazy_pattern(r"^(项目)?实施(计划|方案|进度)$"),
    "annual_goal": lazy_pattern(r"^(项目)?(年度|当年)(项目)?(绩效|总体)?目标$"),
    "medium_goal": lazy_pattern(r"^(项目)?(总|中期|总体|长期)(绩效)?目标$"),
}

# Words of these forms that say nothing of their own.
TARGET_LABELS = frozenset(
    """基本信息 详细信息 目标内容 绩效指标 一级指标 二级指标 三级指标 目标值 指标解释 目标值说明 指标名称
    指标权重 权重 分值 计量单位 度量单位 指标性质 指标值 年度指标值 指标说明 绩效目标 填报单位(盖章)
    部门(单位)名称 部门（单位）名称 部门名称 单位名称 支出预算总量 其中：部门预算支出 当年整体绩效目标
    整体绩效目标 年度绩效目标 年度总体目标 部门整体绩效目标 预算总量 项目名称 项目编码 项目代码 项目类型
    项目类别 资金用途 政府采购 是否政府采购 项目负责人 联系人 联系电话 计划开始日期 计划完成日期
    项目当年预算（元） 项目当年预算(元) 项目上年预算（元） 项目上年预算(元) 当年预算 上年预算
    项目当年预算（万元） 项目上年预算（万元） 当年预算（元） 上年预算（元） 当年预算（万元） 上年预算（万元）
    项目是否追加追减 追加追减后金额（元） 追加追减后金额（万元） 项目概况 立项依据 项目设立的必要性
    保证项目实施的制度、措施 项目实施计划 项目总目标 年度目标 需要说明的其他问题 实施单位 主管部门
    项目属性 开始日期 完成日期 年区级项目绩效目标表 区级项目绩效目标表 年县级项目绩效目标表
    年市级项目绩效目标表 年项目绩效目标表 项目绩效目标表 年度项目绩效目标表 年度区级项目绩效目标表""".split()
)

# Labels whose value has no field in the package.
_OTHER_LABELS = lazy_pattern(
    r"^(项目负责人|联系人|联系电话|(项目)?是否追加追减|追加追减后金额(\(.*\))?|项目设立的必要性"
    r"|保证项目实施的制度、?措施|需要说明的其他问题|基本信息|详细信息|目标内容|绩效指标"
    r"|分管(领导|科室|处室).*|填报(日期|时间|人))$"
)


def label_words(text: str) -> str:
    """A label without stars and its colon."""
    return squeeze(without_marks(text)).replace("*", "").rstrip(":")


def field_of(words: Mapping[str, re.Pattern[str]], text: str) -> str | None:
    """The field a label announces."""
    label = label_words(text)
    for name, pattern in words.items():
        if pattern.search(label):
            return name
    return None


def is_other_label(text: str) -> bool:
    return _OTHER_LABELS.match(label_words(text)) is not None
