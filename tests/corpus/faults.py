"""The planted faults: for every rule a sound document with one thing changed."""

from __future__ import annotations

from collections.abc import Callable

from tests.corpus.documents import Pieces, sound_pieces
from tests.corpus.faults_of_budgets import BUDGET_FAULTS
from tests.corpus.faults_of_targets import TARGET_FAULTS
from tests.corpus.makers import generic
from tests.corpus.makers.contents import generic as generic_contents
from tests.corpus.planted import Fault

FAULTS: tuple[Fault, ...] = (*TARGET_FAULTS, *BUDGET_FAULTS)

COMPANIONS: dict[str, tuple[Callable[[], Pieces], str]] = {
    "东塘市沙坪区2023年自评.docx": (
        lambda: generic.self_evaluation(generic_contents.MEDIATION),
        "docx",
    ),
}
"""Files to compare with: last year's, of the same bureau."""


def faulty_pieces(fault: Fault) -> Pieces:
    pieces = sound_pieces(fault.base) if fault.other is None else fault.other()
    for change in fault.changes:
        pieces = change(pieces)
    return pieces
