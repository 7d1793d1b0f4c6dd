"""Rows as images: what a row was, column by column, in JSON that gives every type back.

Images hold what the database stores, not what Python makes of it, so that they do not change
when a closed list or a value class does. A column that an image does not know (it came with a
later version) keeps its default.
"""

from __future__ import annotations

import base64
import datetime as dt
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    JSON,
    BindParameter,
    Column,
    ColumnElement,
    Connection,
    Enum,
    String,
    Table,
    TypeDecorator,
    bindparam,
    select,
    type_coerce,
)
from sqlalchemy.types import TypeEngine

Image = dict[str, Any]
CHUNK: Final = 500
_WRITTEN: Final[dict[type, Callable[[Any], str]]] = {
    dt.datetime: dt.datetime.isoformat,
    dt.date: dt.date.isoformat,
    dt.time: dt.time.isoformat,
    UUID: str,
    Decimal: str,
    bytes: lambda value: base64.b64encode(value).decode(),
}
_JSON: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True)


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row inserted (nothing before), updated, or deleted (nothing after)."""

    table: str
    record_id: UUID
    before: Image | None
    after: Image | None

    @property
    def reversed(self) -> RowChange:
        """The change that takes this one back."""
        return RowChange(self.table, self.record_id, self.after, self.before)


def read(connection: Connection, table: Table, ids: Iterable[UUID]) -> dict[UUID, Image]:
    """The images of those rows that exist."""
    wanted = list(ids)
    names, encoders = list(_types(table)), _encoders(table)
    found: dict[UUID, Image] = {}
    for start in range(0, len(wanted), CHUNK):
        chunk = {"ids": wanted[start : start + CHUNK]}
        for row in connection.execute(_selection(table), chunk):
            found[row[0]] = image = dict(zip(names, row, strict=True))
            for name, encode in encoders:
                if image[name] is not None:
                    image[name] = encode(image[name])
    return found


def insert(connection: Connection, table: Table, rows: Sequence[Image]) -> None:
    """Write rows as their images say; the images know the same columns."""
    statement = table.insert().values(_places(table, rows[0]))
    connection.execute(statement, [_values(table, image) for image in rows])


def update(connection: Connection, table: Table, rows: Sequence[Image]) -> None:
    """Make rows what their images say; the images know the same columns."""
    statement = table.update().where(table.c.id == bindparam("value_id", type_=table.c.id.type))
    values = _places(table, rows[0])
    connection.execute(statement.values(values), [_values(table, image) for image in rows])


def delete(connection: Connection, table: Table, ids: Sequence[UUID]) -> None:
    """Take rows away."""
    statement = table.delete().where(table.c.id == bindparam("record_id", type_=table.c.id.type))
    connection.execute(statement, [{"record_id": record_id} for record_id in ids])


def agree(one: Image | None, other: Image | None) -> bool:
    """Whether two images show the same row, as far as both know its columns."""
    if one is None or other is None:
        return one is other
    return all(one[name] == other[name] for name in one.keys() & other.keys())


def to_text(image: Image | None) -> str | None:
    """The image as it is kept."""
    return None if image is None else _JSON.encode(image)


def from_text(text: str | None) -> Image | None:
    """The image that was kept."""
    return None if text is None else json.loads(text)


def _stored_type(column: Column[Any]) -> TypeEngine[Any]:
    kind = column.type
    if isinstance(kind, TypeDecorator):
        kind = kind.impl_instance
    if isinstance(kind, Enum):
        return String()
    return JSON(none_as_null=True) if isinstance(kind, JSON) else kind


@cache
def _types(table: Table) -> dict[str, TypeEngine[Any]]:
    return {column.name: _stored_type(column) for column in table.c}


@cache
def _encoders(table: Table) -> list[tuple[str, Callable[[Any], str]]]:
    """The columns whose values JSON does not know, and how they are written."""
    kinds = ((name, kind.python_type) for name, kind in _types(table).items())
    return [(name, _WRITTEN[kind]) for name, kind in kinds if kind in _WRITTEN]


@cache
def _selection(table: Table) -> Any:
    columns: list[ColumnElement[Any]] = [
        type_coerce(table.c[name], kind) for name, kind in _types(table).items()
    ]
    return select(*columns).where(table.c.id.in_(bindparam("ids", expanding=True)))


def _places(table: Table, image: Image) -> dict[str, BindParameter[Any]]:
    """Where the values of the columns that an image knows are put into a statement."""
    known = ((name, kind) for name, kind in _types(table).items() if name in image)
    return {name: bindparam(f"value_{name}", type_=kind) for name, kind in known}


def _values(table: Table, image: Image) -> dict[str, Any]:
    known = ((name, kind) for name, kind in _types(table).items() if name in image)
    return {f"value_{name}": _decoded(image[name], kind) for name, kind in known}


def _decoded(value: Any, kind: TypeEngine[Any]) -> Any:
    if value is None or isinstance(kind, JSON):
        return value
    python_type = kind.python_type
    if python_type in (dt.datetime, dt.date, dt.time):
        return python_type.fromisoformat(value)
    if python_type in (UUID, Decimal):
        return python_type(value)
    return base64.b64decode(value) if python_type is bytes else value
