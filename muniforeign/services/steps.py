"""How large the steps are that undo and redo replay: large ones are done beside the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from muniforeign.storage.history import HistoryRow, Step

if TYPE_CHECKING:
    from muniforeign.storage.workspace import Workspace

_LARGE: Final = 500
"""Rows that are replayed in about a quarter of a second."""


def is_large(workspace: Workspace, step: Step) -> bool:
    """Whether replaying the step takes longer than a window may stand still."""
    rows = select(HistoryRow.id).where(HistoryRow.step_id == step.id).limit(_LARGE + 1)
    with workspace.read() as session:
        return (session.scalar(select(func.count()).select_from(rows.subquery())) or 0) > _LARGE
