"""Django made ready for a command: with its data folder, and settings that were checked."""

from __future__ import annotations

import os
from pathlib import Path


def start_django(data: Path | None = None) -> None:
    """Set Django up; raises ``ConfigurationError`` with one sentence.

    ``data`` goes before ``FAHENG_DATA``, also for the processes this one starts. What any
    of them writes from now on is for its owner alone.
    """
    os.umask(0o077)
    if data is not None:
        os.environ["FAHENG_DATA"] = str(data.absolute())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "faheng.site.settings")
    import django

    django.setup()


def migrate() -> None:
    """Bring the database to this version."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)


def is_current() -> bool:
    """Whether the database is at this version."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())
