"""What the first screen says: the next visit, what is late, and what is due soon."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from muniforeign.services import commitments, tasks, visits

if TYPE_CHECKING:
    from muniforeign.storage.workspace import Workspace

DAYS_AHEAD: Final = 14


@dataclass(frozen=True)
class Overview:
    """What the office has to know this morning.

    `late` and `soon` hold what is overdue and what is due within DAYS_AHEAD days, earliest first.
    """

    next_visit: visits.VisitDetail | None
    late_commitments: tuple[commitments.CommitmentDetail, ...]
    soon_commitments: tuple[commitments.CommitmentDetail, ...]
    late_tasks: tuple[tasks.TaskDetail, ...]
    soon_tasks: tuple[tasks.TaskDetail, ...]


def overview(workspace: Workspace, today: dt.date) -> Overview:
    """The state of the office on a day."""
    until = today + dt.timedelta(days=DAYS_AHEAD)
    promised = commitments.pending(workspace, until)
    to_do = tasks.pending(workspace, until)
    return Overview(
        next_visit=visits.next_visit(workspace, today),
        late_commitments=tuple(c for c in promised if c.is_overdue(today)),
        soon_commitments=tuple(c for c in promised if not c.is_overdue(today)),
        late_tasks=tuple(task for task in to_do if task.is_overdue(today)),
        soon_tasks=tuple(task for task in to_do if not task.is_overdue(today)),
    )
