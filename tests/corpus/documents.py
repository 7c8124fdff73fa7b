"""The sound documents of the corpus, by name, and the files each is kept as."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from tests.corpus.makers import (
    chongqing,
    department_evaluation,
    evaluation_report,
    generic,
    guangzhou,
    hebei,
    kunming,
    local_evaluation,
    mof_core,
    mof_declaration,
    mof_monitoring,
    mof_self_evaluation,
    report,
    shanghai_accounts,
    shanghai_budget,
)
from tests.corpus.makers.contents import accounts as accounts_contents
from tests.corpus.makers.contents import chongqing as chongqing_contents
from tests.corpus.makers.contents import (
    evaluation_forms,
    ministry,
    mof_targets,
    side_by_side,
    unusual_books,
    unusual_forms,
    whole_bureau,
)
from tests.corpus.makers.contents import generic as generic_contents
from tests.corpus.makers.contents import guangzhou as guangzhou_contents
from tests.corpus.makers.contents import hebei as hebei_contents
from tests.corpus.makers.contents import kunming as kunming_contents
from tests.corpus.makers.contents import reports as report_contents
from tests.corpus.makers.contents import shanghai as shanghai_contents
from tests.corpus.makers.excel import excel_file
from tests.corpus.makers.html import html_file
from tests.corpus.makers.numbering import automatically_numbered
from tests.corpus.makers.pdf import pdf_file
from tests.corpus.makers.pieces import Piece
from tests.corpus.makers.plain import cell_lines, row_lines
from tests.corpus.makers.word import word_file

Pieces = tuple[Piece, ...]

SHAPES: dict[str, tuple[str, Callable[[Sequence[Piece]], bytes]]] = {
    "docx": ("docx", word_file),
    "numbered": ("docx", lambda pieces: word_file(automatically_numbered(pieces))),
    "xlsx": ("xlsx", excel_file),
    "pdf": ("pdf", pdf_file),
    "tall": ("pdf", lambda pieces: pdf_file(pieces, wide=False)),
    "html": ("html", html_file),
    "cells": ("txt", cell_lines),
    "rows": ("txt", row_lines),
    "flat": ("txt", guangzhou.flattened),
}
"""How a document is written: the ending of its name, and what writes it."""


@dataclass(frozen=True)
class Sound:
    """A document without a fault, and the shapes it is kept in, which read alike."""

    make: Callable[[], Pieces]
    shapes: tuple[str, ...]


def _form_alone() -> Pieces:
    form = replace(chongqing_contents.LEGAL_AID, name="法律援助案件补贴专项经费")
    bureau = chongqing_contents.NINE_DISTRICTS
    return tuple(chongqing.project_form(bureau, 2023, form)[1:])


SOUND: dict[str, Sound] = {
    "kunming-advisers": Sound(
        lambda: kunming.project_text(kunming_contents.ADVISERS),
        ("docx", "cells", "tall"),
    ),
    "kunming-corrections": Sound(
        lambda: kunming.project_text(kunming_contents.ESCORT), ("docx", "cells")
    ),
    "kunming-one-of-the-list": Sound(
        lambda: kunming.project_text(side_by_side.RECONSIDERATION), ("docx", "cells")
    ),
    "generic-one-of-the-list": Sound(
        lambda: generic.declaration(side_by_side.PUBLICITY), ("docx",)
    ),
    "guangzhou-last-year": Sound(
        lambda: guangzhou.project_table(side_by_side.SHOAL_LISTED), ("xlsx",)
    ),
    "shanghai-unit": Sound(
        lambda: shanghai_budget.budget(side_by_side.AID_CENTRE), ("xlsx",)
    ),
    "chongqing-itself": Sound(lambda: chongqing.budget(side_by_side.ITSELF), ("docx",)),
    "kunming-no-incidents": Sound(
        lambda: kunming.project_text(unusual_forms.MEDIATORS),
        ("docx", "cells", "tall", "html"),
    ),
    "kunming-new-equipment": Sound(
        lambda: kunming.project_text(unusual_forms.AUTOMATION), ("docx", "rows")
    ),
    "guangzhou-transferred": Sound(
        lambda: guangzhou.project_table(unusual_forms.TRANSFERRED),
        ("docx", "xlsx", "pdf", "flat", "html"),
    ),
    "guangzhou-only-one": Sound(
        lambda: guangzhou.project_table(unusual_forms.ONLY_ONE),
        ("xlsx", "cells", "html"),
    ),
    "guangzhou-projects": Sound(
        lambda: guangzhou.project_table(guangzhou_contents.FULL),
        ("docx", "xlsx", "pdf", "flat"),
    ),
    "guangzhou-few-projects": Sound(
        lambda: guangzhou.project_table(guangzhou_contents.SHORT), ("pdf", "flat")
    ),
    "report-legal-aid": Sound(
        lambda: report.evaluation_report(report_contents.LEGAL_AID),
        ("numbered", "rows", "tall"),
    ),
    "report-advisers": Sound(
        lambda: report.evaluation_report(report_contents.ADVISERS), ("docx",)
    ),
    "report-publicity": Sound(
        lambda: report.evaluation_report(report_contents.PUBLICITY),
        ("docx", "cells", "html"),
    ),
    "report-reconsideration": Sound(
        lambda: report.evaluation_report(report_contents.RECONSIDERATION),
        ("numbered", "tall"),
    ),
    "hebei-regional": Sound(
        lambda: hebei.information(unusual_forms.REGIONAL),
        ("docx", "xlsx", "cells", "pdf", "html"),
    ),
    "hebei-information": Sound(
        lambda: hebei.information(hebei_contents.FULL), ("docx", "xlsx", "cells")
    ),
    "hebei-one-project": Sound(
        lambda: hebei.information(hebei_contents.SMALL), ("cells", "tall")
    ),
    "hebei-earlier": Sound(
        lambda: hebei.information(hebei_contents.EARLIER), ("docx",)
    ),
    "chongqing-budget": Sound(
        lambda: chongqing.budget(chongqing_contents.FULL),
        ("docx", "xlsx", "rows", "pdf"),
    ),
    "chongqing-steady": Sound(
        lambda: chongqing.budget(chongqing_contents.STEADY),
        ("docx", "pdf", "cells", "xlsx"),
    ),
    "chongqing-no-three-public": Sound(
        lambda: chongqing.budget(chongqing_contents.NO_THREE_PUBLIC), ("docx",)
    ),
    "chongqing-fewer": Sound(
        lambda: chongqing.budget(chongqing_contents.FEWER), ("pdf", "rows")
    ),
    "chongqing-former-names": Sound(
        lambda: chongqing.budget(chongqing_contents.FORMER_NAMES), ("docx",)
    ),
    "chongqing-rates": Sound(
        lambda: chongqing.budget(unusual_books.WITH_RATES),
        ("docx", "xlsx", "pdf", "html"),
    ),
    "chongqing-as-before": Sound(
        lambda: chongqing.budget(unusual_books.NO_PROJECTS_CHANGED), ("xlsx", "rows")
    ),
    "chongqing-form": Sound(_form_alone, ("docx", "rows")),
    "shanghai-budget": Sound(
        lambda: shanghai_budget.budget(shanghai_contents.GROWING),
        ("pdf", "numbered", "cells", "xlsx"),
    ),
    "shanghai-spaced-heads": Sound(
        lambda: shanghai_budget.budget(shanghai_contents.SHRINKING), ("pdf", "rows")
    ),
    "shanghai-level": Sound(
        lambda: shanghai_budget.budget(unusual_books.LEVEL), ("docx", "xlsx", "html")
    ),
    "shanghai-before-2019": Sound(
        lambda: shanghai_budget.budget(unusual_books.BEFORE_2019), ("pdf", "cells")
    ),
    "shanghai-accounts-new-item": Sound(
        lambda: shanghai_accounts.accounts(unusual_books.NEW_ITEM),
        ("docx", "tall", "html"),
    ),
    "shanghai-accounts": Sound(
        lambda: shanghai_accounts.accounts(accounts_contents.MIXED),
        ("tall", "docx", "cells"),
    ),
    "shanghai-accounts-frugal": Sound(
        lambda: shanghai_accounts.accounts(accounts_contents.FRUGAL), ("tall",)
    ),
    "shanghai-accounts-overspent": Sound(
        lambda: shanghai_accounts.accounts(accounts_contents.OVERSPENT),
        ("tall", "docx"),
    ),
    "generic-legal-aid": Sound(
        lambda: generic.declaration(generic_contents.LEGAL_AID),
        ("docx", "xlsx", "cells", "tall"),
    ),
    "generic-staff": Sound(
        lambda: generic.declaration(generic_contents.STAFF), ("docx",)
    ),
    "ministry-medium-term": Sound(
        lambda: mof_declaration.declaration(mof_targets.THREE_YEARS), ("docx", "pdf")
    ),
    "ministry-core": Sound(
        lambda: mof_core.template(mof_targets.CORRECTIONS), ("docx", "xlsx", "html")
    ),
    "ministry-core-exported": Sound(
        lambda: mof_core.exported(mof_targets.CORRECTIONS), ("xlsx",)
    ),
    "ministry-three-years": Sound(
        lambda: mof_declaration.declaration(ministry.LEGAL_AID),
        ("docx", "xlsx", "tall", "html"),
    ),
    "ministry-one-year": Sound(
        lambda: mof_declaration.declaration(ministry.REPAIR), ("docx", "xlsx")
    ),
    "self-evaluation-carried-over": Sound(
        lambda: mof_self_evaluation.self_evaluation(evaluation_forms.MEDIATION),
        ("docx", "xlsx", "tall", "html"),
    ),
    "self-evaluation-two-projects": Sound(
        lambda: mof_self_evaluation.self_evaluations(
            (evaluation_forms.MEDIATION, evaluation_forms.PUBLICITY)
        ),
        ("docx", "xlsx"),
    ),
    "monitoring-to-july": Sound(
        lambda: mof_monitoring.monitoring(evaluation_forms.WATCHED),
        ("docx", "xlsx", "pdf", "html"),
    ),
    "department-evaluation": Sound(
        lambda: department_evaluation.department_evaluation(
            evaluation_forms.DEPARTMENT
        ),
        ("docx", "cells"),
    ),
    "department-framework": Sound(
        lambda: department_evaluation.framework(evaluation_forms.SCORED), ("xlsx",)
    ),
    "report-with-its-form": Sound(
        lambda: evaluation_report.chaptered_report(evaluation_forms.PROJECT_REPORT),
        ("docx", "tall"),
    ),
    "report-on-a-department": Sound(
        lambda: evaluation_report.chaptered_report(evaluation_forms.DEPARTMENT_REPORT),
        ("docx", "html"),
    ),
    "generic-whole-bureau": Sound(
        lambda: local_evaluation.department_evaluation(whole_bureau.WILLOW),
        ("docx", "xlsx", "tall", "html"),
    ),
    "generic-training": Sound(
        lambda: generic.declaration(generic_contents.TRAINING), ("docx", "rows", "html")
    ),
    "generic-hotline": Sound(
        lambda: generic.declaration(generic_contents.HOTLINE), ("xlsx", "tall")
    ),
    "generic-nine-districts": Sound(
        lambda: generic.declaration(generic_contents.NINE_DISTRICTS), ("xlsx",)
    ),
    "generic-rebuilt": Sound(
        lambda: generic.self_evaluation(generic_contents.CARRIED_OVER), ("docx", "pdf")
    ),
    "generic-behind-plan": Sound(
        lambda: generic.self_evaluation(generic_contents.MODEST), ("xlsx", "cells")
    ),
    "generic-last-year": Sound(
        lambda: generic.declaration(generic_contents.NEXT_YEAR), ("docx",)
    ),
    "generic-shortfall-explained": Sound(
        lambda: generic.self_evaluation(generic_contents.CORRECTIONS),
        ("docx", "cells", "tall"),
    ),
    "generic-self-evaluation": Sound(
        lambda: generic.self_evaluation(generic_contents.MEDIATION), ("docx", "xlsx")
    ),
}

SAVED_BY_AN_OFFICE_SUITE = {
    "generic-training.doc": "docx",
    "report-publicity.doc": "docx",
    "chongqing-rates.xls": "xlsx",
    "generic-hotline.xls": "xlsx",
    "guangzhou-transferred.xls": "xlsx",
}
"""Sound files in formats that no maker writes, kept as they are, and what they were."""


@cache
def sound_pieces(name: str) -> Pieces:
    return SOUND[name].make()


def written(pieces: Sequence[Piece], shape: str) -> bytes:
    return SHAPES[shape][1](pieces)


def file_name(stem: str, shape: str) -> str:
    """``guangzhou-projects.pdf``; no document is kept twice with one ending."""
    return f"{stem}.{SHAPES[shape][0]}"
