"""What every table has in common: ids in time order, texts in three languages, column types."""

from __future__ import annotations

import datetime as dt
import enum
from typing import Any, Final
from uuid import UUID

import uuid_utils.compat
from sqlalchemy import (
    JSON,
    DateTime,
    Dialect,
    Enum,
    ForeignKey,
    MetaData,
    Text,
    TypeDecorator,
    Uuid,
)
from sqlalchemy.orm import Composite, DeclarativeBase, Mapped, composite, mapped_column

from muniforeign.domain.text import Localized


def new_id() -> UUID:
    """A UUID of version 7: later ids sort after earlier ones, on every laptop."""
    return uuid_utils.compat.uuid7()


def now() -> dt.datetime:
    """This moment in UTC, to the second."""
    return dt.datetime.now(dt.UTC).replace(microsecond=0)


class UtcDateTime(TypeDecorator[dt.datetime]):
    """A moment: only values that know their zone go in, UTC comes out."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> Any:
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(dt.UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any, dialect: Dialect) -> dt.datetime | None:
        del dialect
        return None if value is None else value.replace(tzinfo=dt.UTC)


def _stored_values(terms: type[enum.Enum]) -> list[str]:
    return [str(term.value) for term in terms]


_NAMES: Final = {
    "pk": "pk_%(table_name)s",
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
}


class Base(DeclarativeBase):
    """The tables of a workspace. Constraints have names, so that migrations can change them."""

    metadata = MetaData(naming_convention=_NAMES)

    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it as it stands
        UUID: Uuid,
        str: Text,
        list[str]: JSON,
        dt.datetime: DateTime,
        enum.Enum: Enum(
            enum.Enum,
            native_enum=False,
            create_constraint=False,
            length=40,
            values_callable=_stored_values,
        ),
    }


class Entity(Base):
    """A record that people see and change: it has history, can be undone and is searched.

    Rows of other tables (settings of the workspace, history, contents of attachments) derive
    from `Base` and bypass all that.
    """

    __abstract__ = True

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id, sort_order=-1)
    created_at: Mapped[dt.datetime] = mapped_column(UtcDateTime, default=now)
    updated_at: Mapped[dt.datetime] = mapped_column(UtcDateTime, default=now, onupdate=now)


def localized(name: str) -> Composite[Localized]:
    """Three columns, NAME_es, NAME_zh and NAME_en, that read and write as one `Localized`."""
    columns = [mapped_column(f"{name}_{code}", Text, default="") for code in ("es", "zh", "en")]
    return composite(Localized, *columns)


def refers_to(table: str) -> ForeignKey:
    """A foreign key to the id of `table`, checked when the transaction ends.

    Checked only then, so that the order in which rows are written, undone and redone is free.
    """
    return ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
