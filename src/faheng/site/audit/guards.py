"""The database itself refuses to change or remove what was recorded."""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

GUARDED = {
    "audit_auditevent": (("id",),),
    "audit_seal": (("id",), ("chain", "number")),
    "audit_sealedevent": (("event_id",), ("chain", "number", "place")),
}
"""The tables, and by what a row of each is known: what REPLACE would put another one over."""


def statements(vendor: str) -> list[str]:
    """What puts the guards up."""
    if vendor == "postgresql":
        return [
            "CREATE OR REPLACE FUNCTION audit_is_append_only() RETURNS trigger AS $$ "
            "BEGIN RAISE EXCEPTION 'the trail is append-only'; END $$ LANGUAGE plpgsql",
            *(
                f"CREATE TRIGGER {table}_guard BEFORE UPDATE OR DELETE ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION audit_is_append_only()"
                for table in GUARDED
            ),
            *(
                f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only()"
                for table in GUARDED
            ),
        ]
    return [
        f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} {when}"
        "BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END"
        for table, keys in GUARDED.items()
        for verb, when in (
            ("update", ""),
            ("delete", ""),
            # SQLite fires no DELETE trigger for the row that a REPLACE takes away.
            ("insert", f"WHEN {_is_taken(table, keys)} "),
        )
    ]


def _is_taken(table: str, keys: tuple[tuple[str, ...], ...]) -> str:
    """Whether the new row has the place of one there is; a number not given yet is below 1."""
    return " OR ".join(
        f"EXISTS (SELECT 1 FROM {table} WHERE "
        + " AND ".join(f"{column} = NEW.{column}" for column in key)
        + (f" AND {key[0]} > 0)" if len(key) == 1 else ")")
        for key in keys
    )


def removals(vendor: str) -> list[str]:
    """What takes them down again."""
    if vendor == "postgresql":
        return [
            *(
                f"DROP TRIGGER IF EXISTS {table}_{what} ON {table}"
                for table in GUARDED
                for what in ("guard", "no_truncate")
            ),
            "DROP FUNCTION IF EXISTS audit_is_append_only()",
        ]
    return [
        f"DROP TRIGGER IF EXISTS {table}_no_{verb}"
        for table in GUARDED
        for verb in ("update", "delete", "insert")
    ]


def put_up(connection: BaseDatabaseWrapper) -> None:
    _run(connection, statements(connection.vendor))


def take_down(connection: BaseDatabaseWrapper) -> None:
    _run(connection, removals(connection.vendor))


def _run(connection: BaseDatabaseWrapper, wanted: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in wanted:
            cursor.execute(statement)
