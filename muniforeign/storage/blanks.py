"""Taking back the making of a record in which nothing was ever written.

A form is opened on a record that exists already. Where one goes away without having written
anything, the record goes too, and with it its step: the trail tells what somebody did, and
nothing was done.
"""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from muniforeign.storage import history, replay
from muniforeign.storage.errors import UndoConflict
from muniforeign.storage.history import HistoryRow, HistoryStep, StepKind, StepState
from muniforeign.storage.workspace import Workspace


def withdraw(workspace: Workspace, record_id: UUID) -> bool:
    """Make a record as if it had never been made; False where something happened to it since.

    It stays when it or what was made with it was changed or referred to in a later step, also
    in one that was undone. Raises what `change` raises.
    """
    with workspace.read() as session:
        if _making(session, record_id) is None:
            return False
    try:
        with workspace.transaction(None) as session:
            step = _making(session, record_id)
            if step is None:
                return False
            changes = replay.backwards(history.changes_of(session, step.id))
            replay.replay_step(session, step.label, changes)
            _forget(session, _with_replays(session, step))
    except UndoConflict:
        return False
    return True


def _making(session: Session, record_id: UUID) -> HistoryStep | None:
    """The step that made the record, when it stands and nothing came after."""
    rows = select(HistoryRow.step_id).where(HistoryRow.record_id == record_id)
    first = session.scalar(rows.order_by(HistoryRow.step_id).limit(1))
    step = session.get(HistoryStep, first) if first is not None else None
    if step is None or step.kind is not StepKind.CHANGE or step.state is not StepState.DONE:
        return None
    made = history.changes_of(session, step.id)
    if any(change.before is not None for change in made):
        return None
    ids = {change.record_id for change in made}
    return None if _mentioned(session, ids, _with_replays(session, step)) else step


def _with_replays(session: Session, step: HistoryStep) -> list[int]:
    """The step and those that took it back and did it again."""
    replays = select(HistoryStep.id).where(HistoryStep.target_id == step.id)
    return [step.id, *session.scalars(replays)]


def _mentioned(session: Session, ids: Collection[UUID], but: Collection[int]) -> bool:
    """Whether a later step touched one of these records or refers to it."""
    named = [
        column.like(f"%{record_id}%")
        for record_id in ids
        for column in (HistoryRow.before, HistoryRow.after)
    ]
    later = select(HistoryRow.id).where(
        HistoryRow.step_id > min(but),
        HistoryRow.step_id.not_in(but),
        or_(HistoryRow.record_id.in_(ids), *named),
    )
    return session.scalar(later.limit(1)) is not None


def _forget(session: Session, steps: Collection[int]) -> None:
    connection = session.connection()
    connection.execute(delete(HistoryRow).where(HistoryRow.step_id.in_(steps)))
    connection.execute(delete(HistoryStep).where(HistoryStep.id.in_(steps)))
