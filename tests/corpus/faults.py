"""The planted faults: for every rule a sound document with one thing changed."""

from __future__ import annotations

from tests.corpus.documents import Pieces, sound_pieces
from tests.corpus.faults_between_files import FAULTS_BETWEEN_FILES
from tests.corpus.faults_in_other_budgets import OTHER_BUDGET_FAULTS
from tests.corpus.faults_in_other_forms import OTHER_FORM_FAULTS
from tests.corpus.faults_of_budgets import BUDGET_FAULTS
from tests.corpus.faults_of_evaluations import EVALUATION_FAULTS
from tests.corpus.faults_of_targets import TARGET_FAULTS
from tests.corpus.planted import Fault

FAULTS: tuple[Fault, ...] = (
    *TARGET_FAULTS,
    *OTHER_FORM_FAULTS,
    *EVALUATION_FAULTS,
    *BUDGET_FAULTS,
    *OTHER_BUDGET_FAULTS,
    *FAULTS_BETWEEN_FILES,
)

ONE_LAYOUT = {
    "GJ107": "只有重庆的支出总表印有人员经费、公用经费两栏",
    "GJ110": "只有上海的“三公”经费表印有机关运行经费",
    "GJ111": "只有重庆的成套表里有政府采购预算明细表",
    "GJ118": "只有重庆的表列有上年数",
    "GJ119": "决算只有上海一种表样",
    "MB404": "只有重庆的成套表同时有部门整体绩效目标和项目绩效目标",
    "WB111": "只有上海的预算附项目经费情况说明",
    "ZJ103": "只有广东的表列出部门全部项目和合计",
    "ZJ206": "只有重庆的文件同时有项目上年预算和功能科目的上年数",
    "ZJ207": "只有重庆的项目表填写是否政府采购，并附政府采购表",
    "ZJ208": "只有重庆的支出表按功能科目列出上年数",
}
"""Rules whose subject stands in one of the layouts only, and why."""


def faulty_pieces(fault: Fault) -> Pieces:
    pieces = sound_pieces(fault.base) if fault.other is None else fault.other()
    for change in fault.changes:
        pieces = change(pieces)
    return pieces
