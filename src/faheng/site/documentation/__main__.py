"""Writes the pages on the site: ``python -m faheng.site.documentation FOLDER``.

Needs no database and leaves nothing behind: its data folder is a temporary one.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path


def write_pages(folder: Path) -> None:
    """Who may do what, and the description of the interface."""
    import django

    django.setup()
    from faheng.site.documentation.pages import rights_page
    from faheng.site.rest.interface import description

    (folder / "who-may-do-what.md").write_text(rights_page(), encoding="utf-8")
    described = json.dumps(description(), ensure_ascii=False, indent=1)
    (folder / "openapi.json").write_text(described + "\n", encoding="utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as data:
        os.environ["FAHENG_DATA"] = data
        os.environ["DJANGO_SETTINGS_MODULE"] = "faheng.site.settings"
        os.environ.pop("DATABASE_URL", None)
        write_pages(Path(sys.argv[1]))
