"""Tasks: what the office still has to do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from muniforeign.domain.names import PersonName
from muniforeign.i18n import N_
from muniforeign.services import records
from muniforeign.storage.people import Person
from muniforeign.storage.tasks import Task
from muniforeign.storage.visits import Visit

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from muniforeign.storage.workspace import Workspace


@dataclass(frozen=True)
class TaskDetail:
    """Something to do; `done_on` is empty while it is still to be done."""

    id: UUID
    visit_id: UUID | None
    visit: str
    text: str
    assignee_id: UUID | None
    assignee: PersonName | None
    due_on: dt.date | None
    done_on: dt.date | None

    def is_overdue(self, today: dt.date) -> bool:
        """Whether it should have been done before today."""
        return self.done_on is None and self.due_on is not None and self.due_on < today


def add(workspace: Workspace, text: str, **values: object) -> UUID:
    """Write down something to do; `visit_id`, `assignee_id` and `due_on` may be given."""
    task = Task(text=text)
    records.assign(task, values)
    return records.add(workspace, task, N_("Add task"), text)


def update(workspace: Workspace, task_id: UUID, **changes: object) -> None:
    """Change a task. Raises NotFound."""
    records.change(workspace, Task, task_id, changes, N_("Edit task"))


def set_done(workspace: Workspace, task_id: UUID, day: dt.date | None) -> None:
    """Mark a task as done on a day, or as open again with None. Raises NotFound."""
    label = N_("Mark task as done") if day else N_("Reopen task")
    records.change(workspace, Task, task_id, {"done_on": day}, label)


def delete(workspace: Workspace, task_id: UUID) -> None:
    """Delete a task. Raises NotFound."""
    records.remove(workspace, Task, task_id, N_("Delete task"))


def pending(workspace: Workspace, until: dt.date) -> tuple[TaskDetail, ...]:
    """Tasks that are still to be done and due by a day, the earliest first."""
    with workspace.read() as session:
        wanted = select(Task).where(Task.done_on.is_(None), Task.due_on <= until)
        return details(session, session.scalars(wanted.order_by(Task.due_on)).all())


def details(session: Session, found: Iterable[Task]) -> tuple[TaskDetail, ...]:
    """Tasks that were read in this session."""
    return tuple(_detail(session, task) for task in found)


def _detail(session: Session, task: Task) -> TaskDetail:
    assignee = session.get(Person, task.assignee_id) if task.assignee_id else None
    visit = session.get(Visit, task.visit_id) if task.visit_id else None
    return TaskDetail(
        id=task.id,
        visit_id=task.visit_id,
        visit=visit.reference if visit else "",
        text=task.text,
        assignee_id=task.assignee_id,
        assignee=assignee.name if assignee else None,
        due_on=task.due_on,
        done_on=task.done_on,
    )
