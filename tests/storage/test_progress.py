"""Long changes, and undoing them, tell how far they are and stop when they are told to."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from muniforeign.domain.progress import Cancelled
from muniforeign.storage.people import Person
from muniforeign.storage.workspace import Workspace

ROWS = 1200


@pytest.fixture
def workspace(anywhere: Workspace) -> Workspace:
    """A new workspace: progress is told in a file and on a server."""
    return anywhere


def fill(workspace: Workspace, progress: list[float]) -> None:
    with workspace.change(
        "Fill", progress=lambda fraction, _: progress.append(fraction)
    ) as session:
        session.add_all([Person(sort_name=str(number)) for number in range(ROWS)])


def count(workspace: Workspace) -> int:
    with workspace.read() as session:
        return session.scalar(select(func.count(Person.id))) or 0


def test_saving_undoing_and_redoing_tell_how_far_they_are(workspace: Workspace) -> None:
    saving: list[float] = []
    undoing: list[float] = []
    redoing: list[float] = []
    fill(workspace, saving)
    workspace.undo(lambda fraction, _: undoing.append(fraction))
    workspace.redo(lambda fraction, _: redoing.append(fraction))
    for heard in (saving, undoing, redoing):
        assert heard == sorted(heard)
        assert len(set(heard)) >= 5
        assert heard[-1] == pytest.approx(1.0)
    assert count(workspace) == ROWS


@pytest.mark.parametrize("at", [0.0, 0.2, 0.6, 0.99])
def test_a_cancelled_undo_leaves_everything(workspace: Workspace, at: float) -> None:
    fill(workspace, [])

    def cancel(fraction: float, _text: str) -> None:
        if fraction >= at:
            raise Cancelled

    with pytest.raises(Cancelled):
        workspace.undo(cancel)
    assert count(workspace) == ROWS
    assert workspace.undo_label == "Fill"
    workspace.undo()
    assert count(workspace) == 0
