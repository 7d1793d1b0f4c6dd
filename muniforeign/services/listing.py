"""Lists of any length: what is asked for, and rows that are read when they come into sight."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar
from uuid import UUID

from sqlalchemy import Select, func, select

from muniforeign.domain.ids import Ids

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from muniforeign.storage.workspace import Workspace


@dataclass(frozen=True)
class Listing:
    """What a list shows: words to find, filters by name, and an order by the name of its key."""

    text: str = ""
    filters: Mapping[str, str] = field(default_factory=dict)
    sort: str = ""
    descending: bool = False


class Row(Protocol):
    """A line of a list."""

    @property
    def id(self) -> UUID: ...


R = TypeVar("R", bound=Row)
Keys = Mapping[str, Sequence[Any]]
"""Columns and expressions to order by, by the name that a list calls them."""


class Records(Generic[R]):
    """The lines of a list in one order, with one filter.

    `ids` is a statement that selects ids in order; `load` reads the lines with given ids, in any
    order.
    """

    def __init__(
        self,
        workspace: Workspace,
        ids: Select[UUID],
        load: Callable[[Session, Sequence[UUID]], list[R]],
    ) -> None:
        self._workspace = workspace
        self._ids = ids
        self._load = load

    def first_page(self, limit: int) -> Sequence[R]:
        """The first `limit` lines in order."""
        with self._workspace.read() as session:
            ids = session.scalars(self._ids.limit(limit)).all()
            return self._ordered(session, ids)

    def ids(self) -> Ids:
        """The ids of all lines in order."""
        with self._workspace.read() as session:
            return Ids(session.connection().execute(self._ids).scalars())

    def rows(self, ids: Sequence[UUID]) -> Sequence[R]:
        """The lines with these ids, in their order, without those that are gone."""
        with self._workspace.read() as session:
            return self._ordered(session, ids)

    def all(self) -> Sequence[R]:
        """Every line in order; for lists that are known to be short, and for export."""
        with self._workspace.read() as session:
            ids = session.scalars(self._ids).all()
            return [
                row
                for start in range(0, len(ids), 500)
                for row in self._ordered(session, ids[start : start + 500])
            ]

    def count(self) -> int:
        """How many lines there are."""
        with self._workspace.read() as session:
            statement = select(func.count()).select_from(self._ids.order_by(None).subquery())
            return session.scalar(statement) or 0

    def _ordered(self, session: Session, ids: Sequence[UUID]) -> list[R]:
        found = {row.id: row for row in self._load(session, ids)}
        return [found[record_id] for record_id in ids if record_id in found]


def ordered(
    statement: Select[UUID],
    keys: Keys,
    listing: Listing,
    default: str,
) -> Select[UUID]:
    """The statement in the order that the listing asks for, by columns that are named in keys.

    What is not known is the least, in a file as on a server.
    """
    columns = keys.get(listing.sort) or keys[default]
    if listing.descending:
        return statement.order_by(*(column.desc().nulls_last() for column in columns))
    return statement.order_by(*(column.asc().nulls_first() for column in columns))
