"""The vocabulary of forms nobody has described yet."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from faheng.forms.claims import label_key
from faheng.forms.targets.vocabulary import load_labels, load_vocabulary

_FOLDER = Path(__file__).parent
VOCABULARY = load_vocabulary(_FOLDER)


def _budget_heads() -> Mapping[str, str]:
    data = load_labels(_FOLDER)
    return {
        label_key(word): key for key, words in data["budget"].items() for word in words
    }


# Heads of budget tables: printed word → code, name or a column key of the package.
BUDGET_HEADS = _budget_heads()
LABELS = VOCABULARY.labels | set(BUDGET_HEADS)
