"""Which tables a backup holds, and each as lines of JSON: the same from either database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.apps import apps
from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

# What a running site makes anew, and what belongs to one installation only.
LEFT_OUT = frozenset({"sessions", "django_q", "contenttypes", "axes", "jobs"})


def kept_models() -> list[type[models.Model]]:
    """The models of a backup, each after those it refers to."""
    left = [
        model
        for config in apps.get_app_configs()
        if config.label not in LEFT_OUT
        for model in config.get_models()
        if model._meta.managed and not model._meta.proxy
        # Django's own groups and permissions are not used.
        if config.label != "auth"
    ]
    ordered: list[type[models.Model]] = []
    while left:
        ready = [
            model for model in left if _needs(model).isdisjoint(set(left) - {model})
        ]
        if not ready:
            raise RuntimeError("tables refer to each other in a circle")
        ordered += ready
        left = [model for model in left if model not in ready]
    return ordered


def _needs(model: type[models.Model]) -> set[type[models.Model]]:
    return {
        field.related_model
        for field in model._meta.get_fields()
        if field.concrete
        and isinstance(field, models.ForeignKey)
        and isinstance(field.related_model, type)
    }


def lines_of(model: type[models.Model]) -> Iterator[bytes]:
    """A table's rows in the order of their keys, a line of JSON each."""
    rows = model._default_manager.order_by("pk").iterator(chunk_size=2_000)
    for row in rows:
        line: str = serializers.serialize(
            "jsonl", [row], ensure_ascii=False, cls=_ToTheMicrosecond
        )
        yield line.rstrip("\n").encode() + b"\n"


class _ToTheMicrosecond(DjangoJSONEncoder):
    """Django's own encoder cuts moments to the millisecond; seals are over all of it."""

    def default(self, o: object) -> object:
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


def rows_from(lines: Iterable[bytes]) -> Iterator[models.Model]:
    """The rows again; a line that is none raises ``DeserializationError``."""
    for line in lines:
        for read in serializers.deserialize("jsonl", line.decode()):
            yield read.object
