"""Whose evaluation a form is: a project's, by its label or title, or the department's."""

from __future__ import annotations

import re

from faheng.forms.claims import Unit, label_key
from faheng.forms.evaluations.form import FORM_TITLE
from faheng.forms.targets.heading import bureau_in_title
from faheng.forms.targets.mending import mend_name
from faheng.forms.targets.printed import PrintedForm
from faheng.model.package import EvaluatedProject

_BEFORE = re.compile(
    r"^(?:(?:附件|附表|附|表)[\d一二三四五六七八九十]*(?:[-—]\d+)?[:：.、\s]*)?(?:关于)?"
)
_YEAR = re.compile(r"20\d{2}年?度?")
_PERIOD = re.compile(
    r"(?:\d{1,2}月?[-—–至到~]\d{1,2}月份?|上半年|[前第]?[一二三四1-4]季度)"
)
_KIND = re.compile(
    r"(?:项目)?(?:支出)?(?:专项)?(?:资金)?(?:部门)?(?:预算)?(?:绩效)?(?:目标)?"
    r"(?:完成情况|实现程度|实施情况)?(?:运行|执行)?(?:自评价?|评价|监控|监测)(?:情况|指标|结果)?(?:评分|打分|得分)?"
    r"(?:体系)?(?:评分|打分)?(?:汇总|一览)?(?:的)?(?:表|报告)(?:[（(].*[)）])?$"
)
# 松岭区2023年度…, 司法局关于…: whose it is, before what it is about.
_PLACE = re.compile(
    r"^[^\s\d]{2,16}?[省市县区州旗局厅院委会办心街道乡镇所](?=20\d{2}年|关于)"
)
_NO_PROJECT = frozenset(
    "项目 部门 单位 部门整体 整体 年度 专项 专项资金 本级 预算 部门(单位)整体"
    " 部门整体支出 单位整体 单位整体支出 部门预算 部门支出 财政 财政支出 财政项目"
    " 财政资金 财政专项资金".split()
)
_WHOLE = re.compile(r"整体|部门（?单位")
_FEWEST_LETTERS = 3


def named_in_title(title: str) -> str | None:
    """The project a title names, if it names one."""
    text = mend_name(title)
    text = _BEFORE.sub("", text)
    text = _PLACE.sub("", _YEAR.sub("", text) if text.startswith("2") else text)
    text = text.removeprefix(bureau_in_title(text) or "")
    text = _KIND.sub("", _PERIOD.sub("", re.sub(r"关于|20\d{2}年?度?", "", text)))
    text = text.strip("的《》“”-—（）() ")
    text = re.sub(r"(?:项目)$", "", text) if len(text) > _FEWEST_LETTERS + 2 else text
    if label_key(text) in _NO_PROJECT or len(text) < _FEWEST_LETTERS:
        return None
    return None if _WHOLE.search(text) else text


def project_of(form: PrintedForm) -> tuple[EvaluatedProject | None, Unit | None]:
    """The project evaluated, and the title that names it where no label does."""
    title = form.text(FORM_TITLE) or ""
    name, titled = form.text("project.name"), None
    if name is None and (name := named_in_title(title)):
        titled = form.units[FORM_TITLE]
    code = form.text("project.code")
    if name is None and code is None and is_whole(form):
        return None, None
    return (
        EvaluatedProject(
            name=name,
            code=code,
            implementing_unit=form.text("project.implementing_unit"),
        ),
        titled,
    )


def is_whole(form: PrintedForm) -> bool:
    """Whether a form that names no project is of a whole department."""
    title = form.text(FORM_TITLE) or ""
    return _WHOLE.search(title) is not None or "项目" not in title
