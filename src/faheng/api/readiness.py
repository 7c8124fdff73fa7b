"""What every file needs, loaded once before the work is shared out among processes.

A process that is forked has what its parent had; what it loads itself is lost with it.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from pathlib import Path

from faheng.documents import formats
from faheng.forms.reading import load_layouts
from faheng.review.lexicon import load_words
from faheng.review.register import load_rules

# A few files are done before all this is loaded.
_WORTH_IT = 4


def get_ready_for_many(paths: Iterable[Path]) -> None:
    """Load the readers of these files' formats, of all layouts, and the vocabulary."""
    files = list(paths)
    load_rules()
    if len(files) < _WORTH_IT:
        return
    for ending in {path.suffix.lower().removeprefix(".") for path in files}:
        for folder in formats.__path__:
            if (Path(folder) / ending / "reader.py").is_file():
                importlib.import_module(f"{formats.__name__}.{ending}.reader")
        if ending == "pdf":
            from faheng.documents.formats.pdf.calls import load_calls

            load_calls()
    for layout in load_layouts().values():
        importlib.import_module(f"{layout.folder}.reader")
    load_words()
