"""``python -m faheng``, which is what ``bin/faheng`` runs."""

import gc
import os
import sys

from faheng.cli.main import main

if __name__ == "__main__":
    # A command makes many values and few cycles, and ends soon.
    gc.set_threshold(100_000, 50, 50)
    code: object = 1
    try:
        main()
    except SystemExit as end:
        code = end.code
    # Everything is written; taking the interpreter apart would cost as much again as
    # reading a page.
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else int(code is not None))
