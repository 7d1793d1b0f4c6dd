"""History: every step that was taken, by whom, and what each row was before and after.

It is what undo and redo replay and what the audit trail shows. A step is one `Workspace.change`.
Undoing is a step of its own, so that nothing disappears from the trail.
"""

from __future__ import annotations

import datetime as dt
import getpass
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy import ForeignKey, Select, String, insert, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from muniforeign.domain.progress import Progress, silent
from muniforeign.i18n import N_
from muniforeign.storage import images
from muniforeign.storage.base import Base, UtcDateTime, now
from muniforeign.storage.images import Image, RowChange

_AT_ONCE: Final = 1000
"""Rows of the trail that are read or written before a watcher hears of it."""


class StepKind(StrEnum):
    """What was done: a change, or an earlier one taken back, or done again."""

    CHANGE = "change"
    UNDO = "undo"
    REDO = "redo"
    ERASURE = "erasure"
    SETUP = "setup"


class StepState(StrEnum):
    """Where a change stands.

    DONE can be undone, UNDONE can be redone, DISCARDED was undone and then overtaken by a new
    change, FINAL can never be replayed: the record of an undo, a redo or an erasure, a step
    whose images were erased, or one whose rows were changed by others since.
    """

    DONE = "done"
    UNDONE = "undone"
    DISCARDED = "discarded"
    FINAL = "final"


class HistoryStep(Base):
    """One step. `target_id` is the change that an undo or a redo is about."""

    __tablename__ = "history_steps"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[dt.datetime] = mapped_column(UtcDateTime, default=now)
    who: Mapped[str] = mapped_column(default="")
    label: Mapped[str] = mapped_column(default="")
    subject: Mapped[str] = mapped_column(default="")
    kind: Mapped[StepKind]
    state: Mapped[StepState] = mapped_column(index=True)
    target_id: Mapped[int | None] = mapped_column(ForeignKey("history_steps.id"))


class HistoryRow(Base):
    """What one step did to one row. An erased row has neither image."""

    __tablename__ = "history_rows"

    id: Mapped[int] = mapped_column(primary_key=True)
    step_id: Mapped[int] = mapped_column(ForeignKey("history_steps.id"), index=True)
    position: Mapped[int]
    table_name: Mapped[str] = mapped_column(String(60))
    record_id: Mapped[UUID] = mapped_column(index=True)
    before: Mapped[str | None]
    after: Mapped[str | None]

    def change(self) -> RowChange:
        """What happened to the row."""
        return _change(self.table_name, self.record_id, self.before, self.after)


@dataclass(frozen=True, slots=True)
class Step:
    """A step as lists show it. `label` is a msgid; `subject` says which record."""

    id: int
    at: dt.datetime
    who: str
    label: str
    subject: str
    kind: StepKind

    @staticmethod
    def of(row: HistoryStep) -> Step:
        """The step without its table."""
        return Step(row.id, row.at, row.who, row.label, row.subject, row.kind)


@dataclass(frozen=True, slots=True)
class RowHistory:
    """What one step did to one row: images by column name, None before it was and after it went."""

    step: Step
    table: str
    record_id: UUID
    before: Image | None
    after: Image | None

    @property
    def changed(self) -> tuple[str, ...]:
        """The columns whose value differs, the time of the change left out."""
        before, after = self.before or {}, self.after or {}
        names = [*after, *(name for name in before if name not in after)]
        differing = (name for name in names if before.get(name) != after.get(name))
        return tuple(name for name in differing if name != "updated_at")


def user_name() -> str:
    """The name of this computer's user, for the audit trail; empty where the system has none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def record(
    session: Session,
    step: HistoryStep,
    changes: Sequence[RowChange],
    progress: Progress = silent,
) -> None:
    """Add a step with what it did. A new change discards what could have been redone."""
    if step.kind is StepKind.CHANGE:
        statement = update(HistoryStep).where(HistoryStep.state == StepState.UNDONE)
        if _many_people(session):
            statement = statement.where(HistoryStep.who == step.who)
        session.connection().execute(statement.values(state=StepState.DISCARDED))
    session.add(step)
    session.flush()
    for start in range(0, len(changes), _AT_ONCE):
        progress(start / len(changes), N_("Saving"))
        some = enumerate(changes[start : start + _AT_ONCE], start)
        rows = [_written(step.id, position, change) for position, change in some]
        session.connection().execute(insert(HistoryRow), rows)


def _written(step_id: int, position: int, change: RowChange) -> dict[str, object]:
    return {
        "step_id": step_id,
        "position": position,
        "table_name": change.table,
        "record_id": change.record_id,
        "before": images.to_text(change.before),
        "after": images.to_text(change.after),
    }


def next_to_undo(session: Session, who: str) -> HistoryStep | None:
    """The latest change that stands; on a server the latest one of this person."""
    query = _in_state(session, who, StepState.DONE)
    return session.scalar(query.order_by(HistoryStep.id.desc()).limit(1))


def next_to_redo(session: Session, who: str) -> HistoryStep | None:
    """The change that was undone last; on a server the last one of this person."""
    query = _in_state(session, who, StepState.UNDONE)
    return session.scalar(query.order_by(HistoryStep.id).limit(1))


def nearest(session: Session, who: str, kind: StepKind) -> HistoryStep | None:
    """The change that the next undo, or redo, is about."""
    return (next_to_undo if kind is StepKind.UNDO else next_to_redo)(session, who)


def follow(record: HistoryStep, step: HistoryStep) -> None:
    """Say in the record of an undo or a redo which change it is about, and where that stands."""
    record.label, record.subject, record.target_id = step.label, step.subject, step.id
    undone = record.kind is StepKind.UNDO
    step.state = StepState.UNDONE if undone else StepState.DONE


def leave(step: HistoryStep | None) -> None:
    """Let nobody try again what can no longer be replayed, so that older changes come next."""
    if step is not None:
        step.state = StepState.FINAL


def changes_of(session: Session, step_id: int, progress: Progress = silent) -> list[RowChange]:
    """What a step did, in order."""
    columns = (HistoryRow.table_name, HistoryRow.record_id, HistoryRow.before, HistoryRow.after)
    of_step = select(*columns).where(HistoryRow.step_id == step_id)
    changes: list[RowChange] = []
    for some in session.execute(of_step.order_by(HistoryRow.position)).partitions(_AT_ONCE):
        progress(0.5, N_("Reading the history"))
        changes += [_change(*row) for row in some]
    return changes


def _change(table: str, record_id: UUID, before: str | None, after: str | None) -> RowChange:
    return RowChange(table, record_id, images.from_text(before), images.from_text(after))


def rows(
    session: Session, *, record_ids: Sequence[UUID] = (), limit: int = 200
) -> list[RowHistory]:
    """The latest rows of the trail first, of these records or of all."""
    query = select(HistoryStep, HistoryRow).join(HistoryRow, HistoryRow.step_id == HistoryStep.id)
    if record_ids:
        query = query.where(HistoryRow.record_id.in_(record_ids))
    query = query.order_by(HistoryStep.id.desc(), HistoryRow.position).limit(limit)
    return [_row_history(step, row) for step, row in session.execute(query)]


def _row_history(step: HistoryStep, row: HistoryRow) -> RowHistory:
    change = row.change()
    return RowHistory(Step.of(step), change.table, change.record_id, change.before, change.after)


def _in_state(session: Session, who: str, state: StepState) -> Select[HistoryStep]:
    query = select(HistoryStep).where(HistoryStep.state == state)
    return query.where(HistoryStep.who == who) if _many_people(session) else query


def _many_people(session: Session) -> bool:
    return session.get_bind().dialect.name != "sqlite"
