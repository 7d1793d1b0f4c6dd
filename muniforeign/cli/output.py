"""Records as JSON and as lines."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator
from uuid import UUID

INTERNAL = frozenset({"sensitive"})
"""Attributes that are printed only where they are asked for."""


def as_json(value: object, *, sensitive: bool = False) -> object:
    """Dataclasses as objects with their attributes' names as keys, dates as ISO 8601.

    What is in INTERNAL is left out unless `sensitive`.
    """
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: as_json(getattr(value, field.name), sensitive=sensitive)
            for field in dataclasses.fields(value)
            if sensitive or field.name not in INTERNAL
        }
    if isinstance(value, (list, tuple)):
        return [as_json(item, sensitive=sensitive) for item in value]
    if isinstance(value, (dt.date, dt.datetime)):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    return str(value) if isinstance(value, str) else value


def as_text(record: object) -> str:
    """What `as_json` gave as indented lines, empty values left out."""
    return "\n".join(_lines(record, 0))


def _lines(value: object, depth: int) -> Iterator[str]:
    indent = "  " * depth
    if isinstance(value, dict):
        for key, item in value.items():
            if isinstance(item, (dict, list)):
                inner = list(_lines(item, depth + 1))
                if inner:
                    yield f"{indent}{key}:"
                    yield from inner
            elif item not in ("", None):
                yield f"{indent}{key}: {item}"
    elif isinstance(value, list):
        for item in value:
            inner = list(_lines(item, depth))
            if inner:
                yield f"{indent}-"
                yield from inner
    elif value not in ("", None):
        yield f"{indent}{value}"
