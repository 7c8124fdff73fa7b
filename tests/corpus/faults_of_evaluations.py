"""Faults planted in self-evaluations and evaluation reports."""

from __future__ import annotations

from dataclasses import replace

from tests.corpus.makers import generic, report
from tests.corpus.makers.contents import generic as generic_contents
from tests.corpus.makers.contents import reports as report_contents
from tests.corpus.makers.pieces import Edit, Piece
from tests.corpus.planted import Fault

_REPORT, _ADVISERS = "report-legal-aid", "report-advisers"
_SHORT, _SELF = "generic-shortfall-explained", "generic-self-evaluation"
_WHOLE = "generic-whole-bureau"


def _as_planned() -> tuple[Piece, ...]:
    sound = generic_contents.MEDIATION
    actual = ("2000件", "97%", "12月31日", "98%", "95%")
    items = tuple(
        (*item[:4], done, *item[5:])
        for item, done in zip(sound.items, actual, strict=True)
    )
    return generic.self_evaluation(replace(sound, items=items))


EVALUATION_FAULTS: tuple[Fault, ...] = (
    Fault(
        "ZP101",
        "只写已完成",
        _REPORT,
        "rows",
        (
            Edit(
                "实际办结226件，超出目标的原因是刑事案件律师辩护全覆盖后通知辩护案件增多。",
                "已完成。",
            ),
        ),
    ),
    Fault(
        "ZP109",
        "完成值全同目标",
        _ADVISERS,
        "docx",
        other=lambda: report.evaluation_report(
            replace(
                report_contents.ADVISERS,
                items=(
                    ("法律顾问覆盖村（社区）数", "62个", "62个。"),
                    ("律师到村服务次数", "≥744次", "744次。"),
                    ("服务台账完整率", "≥95%", "95%。"),
                    ("群众满意度", "≥90%", "90%。"),
                ),
            )
        ),
    ),
    Fault(
        "ZP102",
        "执行率算错",
        _SHORT,
        "docx",
        (Edit("88.60%", "98.60%"),),
    ),
    Fault(
        "ZP103",
        "得分高于分值",
        _SELF,
        "xlsx",
        (Edit("20.00", "22.00"), Edit("99.80", "101.80")),
    ),
    Fault(
        "ZP105",
        "总分不等",
        _SHORT,
        "cells",
        (Edit("96.36", "98.36"),),
    ),
    Fault(
        "ZP106",
        "等级不符",
        _SELF,
        "docx",
        (Edit("优", "中"),),
    ),
    Fault(
        "ZP107",
        "没有完成没有原因",
        _SHORT,
        "tall",
        (Edit("培训师资冲突，第四次培训推迟到2025年1月，今后提前排定计划。", ""),),
    ),
    Fault("ZP101", "完成值只写已完成", _SELF, "xlsx", (Edit("98.6%", "已完成"),)),
    Fault(
        "ZP102",
        "正文执行率算错",
        _REPORT,
        "numbered",
        (Edit("预算执行率98%", "预算执行率89%"),),
    ),
    Fault("ZP109", "五项全同目标", _SELF, "docx", other=_as_planned),
    Fault(
        "ZP103",
        "整体自评得分过高",
        _WHOLE,
        "xlsx",
        (Edit("9.80", "10.20"), Edit("99.40", "99.80")),
    ),
    Fault(
        "ZP104",
        "缺一场仍得满分",
        _WHOLE,
        "docx",
        (Edit("9.80", "10.00"), Edit("99.40", "99.60")),
    ),
    Fault(
        "ZP104",
        "少培训一次仍得满分",
        _SHORT,
        "cells",
        (Edit("7.50", "10.00"), Edit("96.36", "98.86")),
    ),
    Fault("ZP105", "整体自评总分不等", _WHOLE, "tall", (Edit("99.40", "98.40"),)),
    Fault("ZP106", "整体自评等级不符", _WHOLE, "html", (Edit("优", "中"),)),
    Fault(
        "ZP107",
        "取消的讲座没有原因",
        _WHOLE,
        "docx",
        (Edit("1场讲座因防汛取消，2024年补办。", ""),),
    ),
    Fault("ZP108", "援助案件超额一半", _WHOLE, "xlsx", (Edit("437件", "652件"),)),
    Fault(
        "ZP108", "调解案件超额一半", _SELF, "docx", (Edit("2210件", "3050件", at=2),)
    ),
    Fault(
        "ZP110",
        "满分而没有佐证",
        _WHOLE,
        "html",
        (Edit("437件", "437件（佐证材料：无）"),),
    ),
    Fault(
        "ZP110",
        "满分只有自述",
        _SHORT,
        "docx",
        (Edit("91.2%", "91.2%（佐证：单位自述）"),),
    ),
)
