"""The database itself refuses to change or remove what was recorded."""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

GUARDED = ("audit_auditevent", "audit_seal", "audit_sealedevent")


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
        ]
    return [
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
        "BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END"
        for table in GUARDED
        for verb in ("UPDATE", "DELETE")
    ]


def removals(vendor: str) -> list[str]:
    """What takes them down again."""
    if vendor == "postgresql":
        return [
            *(f"DROP TRIGGER IF EXISTS {table}_guard ON {table}" for table in GUARDED),
            "DROP FUNCTION IF EXISTS audit_is_append_only()",
        ]
    return [
        f"DROP TRIGGER IF EXISTS {table}_no_{verb}"
        for table in GUARDED
        for verb in ("update", "delete")
    ]


def put_up(connection: BaseDatabaseWrapper) -> None:
    _run(connection, statements(connection.vendor))


def take_down(connection: BaseDatabaseWrapper) -> None:
    _run(connection, removals(connection.vendor))


def _run(connection: BaseDatabaseWrapper, wanted: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in wanted:
            cursor.execute(statement)
