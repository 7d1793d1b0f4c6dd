"""Random steps over all entities, undone and redone exactly.

Records of every mapped class are made from their columns alone, so that a new entity or column
is covered the day it is mapped.
"""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from decimal import Decimal
from itertools import count
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import JSON, Enum, TypeDecorator, select
from sqlalchemy.orm import Mapper, Session

from muniforeign.storage import attachments_store, search_index
from muniforeign.storage.deletion import delete
from muniforeign.storage.tables import Base, Entity
from muniforeign.storage.upkeep import check
from muniforeign.storage.workspace import Workspace
from tests.postgresql import Server

WORDS = ("", "Muñoz", "王晓明", "Lǚ Xiǎomíng", "a\nb", "𬱖 & <b>", "x" * 300, "O'Higgins", "👩‍👩‍👧")
MAPPERS: list[Mapper[Any]] = sorted(
    (mapper for mapper in Base.registry.mappers if issubclass(mapper.class_, Entity)),
    key=lambda mapper: str(mapper.local_table),
)
Dump = dict[str, list[tuple[Any, ...]]]


class Author:
    """Makes and alters records of any entity, as valid as their columns ask."""

    def __init__(self, session: Session, seed: int, step: int) -> None:
        self.session = session
        self.random = Random(f"{seed} {step}")

    def record(self, mapper: Mapper[Any]) -> Any:
        """A new record; what it cannot be without is made first."""
        values = {
            attribute.key: self.value(attribute.columns[0])
            for attribute in mapper.column_attrs
            if not attribute.columns[0].primary_key
        }
        made = mapper.class_(**values)
        self.session.add(made)
        self.session.flush()
        return made

    def alter(self, record: Any) -> None:
        """Give some columns of a record new values."""
        mapper: Mapper[Any] = record.__mapper__
        changeable = [a for a in mapper.column_attrs if not a.columns[0].primary_key]
        for attribute in self.random.sample(changeable, min(3, len(changeable))):
            setattr(record, attribute.key, self.value(attribute.columns[0]))
        self.session.flush()

    def some(self) -> Any | None:
        """Any record that is there."""
        mapper = self.random.choice(MAPPERS)
        ids = list(self.session.scalars(select(mapper.class_.id)))
        return self.session.get(mapper.class_, self.random.choice(ids)) if ids else None

    def value(self, column: Any) -> Any:  # noqa: PLR0911 - one line for each kind of column
        """A value that fits the column."""
        if column.foreign_keys:
            return self.reference(column)
        if column.name == "sha256":
            return attachments_store.keep(self.session, self.random.choice(WORDS).encode())
        if column.nullable and self.random.random() < 0.3:
            return None
        kind = column.type
        if isinstance(kind, Enum):
            return self.random.choice(list(kind.enum_class or ()))
        if isinstance(kind, JSON):
            return self.random.sample(WORDS, self.random.randint(0, 3))
        if unique(column):
            return f"{self.random.getrandbits(60):x}"[: getattr(kind, "length", 15) or 15]
        plain = kind.impl_instance if isinstance(kind, TypeDecorator) else kind
        return self.plain(plain.python_type, getattr(plain, "length", None), kind)

    def reference(self, column: Any) -> UUID | None:
        (key,) = column.foreign_keys
        if column.nullable and self.random.random() < 0.6:
            return None
        (target,) = [m for m in MAPPERS if m.local_table is key.column.table]
        if not column.unique and not unique(column) and self.random.random() < 0.7:
            ids = list(self.session.scalars(select(target.class_.id)))
            if ids:
                chosen: UUID = self.random.choice(ids)
                return chosen
        found: UUID = self.record(target).id
        return found

    def plain(self, python_type: type, length: int | None, kind: Any) -> Any:
        moment = dt.datetime(2026, 1, 1) + dt.timedelta(minutes=self.random.randint(0, 500_000))
        values: dict[type, Any] = {
            str: self.random.choice(WORDS)[:length],
            int: self.random.randint(-3, 1000),
            bool: self.random.random() < 0.5,
            float: self.random.random() * 100,
            Decimal: Decimal(self.random.randint(0, 10**9)) / 100,
            dt.date: moment.date(),
            dt.time: moment.time(),
            dt.datetime: moment.replace(tzinfo=dt.UTC)
            if isinstance(kind, TypeDecorator)
            else moment,
        }
        return values[python_type]


def unique(column: Any) -> bool:
    """Whether a value may stand in only one row, alone or with others."""
    constraints = column.table.constraints
    return bool(column.unique) or any(
        column.name in constraint.columns
        for constraint in constraints
        if type(constraint).__name__ == "UniqueConstraint"
    )


def dump(workspace: Workspace) -> Dump:
    """Every row of every entity, as the database has it, and what can be searched."""
    tables = [mapper.local_table for mapper in MAPPERS]
    with workspace.read() as session:
        connection = session.connection()
        rows = {
            str(table): [
                tuple(row) for row in connection.execute(select(table).order_by(table.c.id))
            ]
            for table in tables
        }
        entry, name = search_index.SearchEntry, search_index.SearchName
        found = select(entry.kind, entry.record_id, name.key).join(name, name.entry_id == entry.id)
        order = (entry.kind, entry.record_id, name.key)
        return rows | {"index": [tuple(row) for row in connection.execute(found.order_by(*order))]}


class Steps(RuleBasedStateMachine):
    """Steps of random records; `states` are the dumps after each, `now` which one is reached."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.states = [dump(self.workspace)]
        self.now = 0
        self.steps = 0

    def teardown(self) -> None:
        findings = check(self.workspace)
        while self.now:
            self.undo()
        self.workspace.close()
        assert findings == []

    def next_step(self) -> int:
        """A number for each step: the same seed shall not make the same unique values twice."""
        self.steps += 1
        return self.steps

    def done(self) -> None:
        after = dump(self.workspace)
        if after != self.states[self.now]:
            self.states[self.now + 1 :] = [after]
            self.now += 1

    @rule(seed=st.integers(0, 2**32), number=st.integers(1, 4))
    def add(self, seed: int, number: int) -> None:
        with self.workspace.change("Add") as session:
            author = Author(session, seed, self.next_step())
            for _ in range(number):
                author.record(author.random.choice(MAPPERS))
        self.done()

    @rule(seed=st.integers(0, 2**32))
    def edit_and_delete(self, seed: int) -> None:
        with self.workspace.change("Edit") as session:
            author = Author(session, seed, self.next_step())
            for action in author.random.choices((author.alter, self.delete), k=4):
                record = author.some()
                if record is not None:
                    action(record)
        self.done()

    @staticmethod
    def delete(record: Any) -> None:
        session = Session.object_session(record)
        assert session is not None
        delete(session, record)
        session.flush()

    @precondition(lambda self: self.now > 0)
    @rule()
    def undo(self) -> None:
        assert self.workspace.undo() is not None
        self.now -= 1
        assert dump(self.workspace) == self.states[self.now]

    @precondition(lambda self: self.now < len(self.states) - 1)
    @rule()
    def redo(self) -> None:
        assert self.workspace.redo() is not None
        self.now += 1
        assert dump(self.workspace) == self.states[self.now]

    @invariant()
    def undo_and_redo_are_offered_where_they_lead_somewhere(self) -> None:
        assert (self.workspace.undo_step is not None) == (self.now > 0)
        assert (self.workspace.redo_step is not None) == (self.now < len(self.states) - 1)


def take_steps(new_workspace: Callable[[], Workspace], examples: int) -> None:
    """Go so many random ways, each from a new workspace."""

    class FromTheStart(Steps):
        def __init__(self) -> None:
            super().__init__(new_workspace())

    how = settings(
        max_examples=examples,
        stateful_step_count=10,
        deadline=None,
        phases=(Phase.explicit, Phase.generate),
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(FromTheStart, settings=how)


def test_random_steps_in_a_file(tmp_path: Path) -> None:
    """The file is made once and copied, and without a password, to go more ways in the time."""
    numbers = count()
    made = tmp_path / "new.muniforeign"
    Workspace.create(made).close()

    def new_file() -> Workspace:
        path = tmp_path / f"{next(numbers)}.muniforeign"
        return Workspace.open(shutil.copyfile(made, path))

    take_steps(new_file, examples=30)


def test_random_steps_on_a_server(server: Server) -> None:
    take_steps(lambda: Workspace.open(server.workspace_address()), examples=10)
