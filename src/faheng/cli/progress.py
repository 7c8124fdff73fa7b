"""How far a long piece of work has come, for a person who is watching."""

from __future__ import annotations

import sys
from typing import Any


class Progress:
    """A bar on standard error; none where nobody watches or there is little to do."""

    def __init__(self, total: int, *, shown: bool) -> None:
        self._bar: Any = None
        if shown and total > 1 and sys.stderr.isatty():
            import tqdm

            # Its watching thread would be copied into the processes that are forked.
            tqdm.tqdm.monitor_interval = 0
            self._bar = tqdm.tqdm(
                total=total,
                unit="份",
                leave=False,
                bar_format="{percentage:3.0f}%|{bar}| {n_fmt}/{total_fmt}",
            )

    def step(self) -> None:
        """One more is done."""
        if self._bar is not None:
            self._bar.update()

    def say(self, sentence: str) -> None:
        """A sentence on standard error, above the bar if there is one."""
        if self._bar is None:
            print(sentence, file=sys.stderr)
        else:
            self._bar.write(sentence, file=sys.stderr)

    def close(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.close()
