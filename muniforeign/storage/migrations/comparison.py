"""How Alembic compares the mapped tables with those of a database."""

from __future__ import annotations

from typing import Any, Final, Literal

from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Enum
from sqlalchemy.types import TypeEngine

from muniforeign.storage.base import UtcDateTime


def is_mapped(item: Any, name: str | None, kind: str, reflected: bool, other: Any) -> bool:
    """Whether Alembic compares an item: `search_index.create` makes the index, not a class."""
    del item, reflected, other
    return not (kind == "table" and name is not None and name.startswith("search_index"))


def as_stored(kind: str, item: Any, autogen: AutogenContext) -> str | Literal[False]:
    """How a migration names a column's type: as the database stores it, not as classes do."""
    del autogen
    if kind == "type" and isinstance(item, Enum):
        return f"sa.String(length={item.length})"
    return "sa.DateTime()" if kind == "type" and isinstance(item, UtcDateTime) else False


def differs(
    migration: Any, found: Any, mapped: Any, stored: TypeEngine[Any], wanted: TypeEngine[Any]
) -> bool | None:
    """Whether a column's type needs a migration: words of closed lists never do."""
    del migration, found, mapped
    return False if isinstance(wanted, Enum) and stored.python_type is str else None


OPTIONS: Final[dict[str, Any]] = {
    "render_as_batch": True,
    "include_object": is_mapped,
    "render_item": as_stored,
    "compare_type": differs,
}
