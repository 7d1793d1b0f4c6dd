"""What the tests of the window share: languages, a desk, and records to list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from muniforeign.domain.ids import Ids
from muniforeign.i18n import CODES, Code, Language
from muniforeign.ui import app, theme
from muniforeign.ui.actions import Actions
from muniforeign.ui.background import Immediate
from muniforeign.ui.desk import Desk
from muniforeign.ui.layout_memory import LayoutMemory
from muniforeign.ui.notices import NoticeBar

if TYPE_CHECKING:
    from muniforeign.storage.workspace import Workspace
    from muniforeign.ui.program import Program
    from tests.ui.office_driver import Launch


@dataclass(frozen=True)
class Neighbour:
    """A record of a test's list."""

    id: UUID
    name: str
    street: str = ""


class Neighbours:
    """A source of records in memory, which counts what it is asked."""

    def __init__(self, rows: Sequence[Neighbour]) -> None:
        self.all = list(rows)
        self.asked: list[int] = []

    def first_page(self, limit: int) -> Sequence[Neighbour]:
        return self.all[:limit]

    def ids(self) -> Ids:
        return Ids(row.id for row in self.all)

    def rows(self, ids: Sequence[UUID]) -> Sequence[Neighbour]:
        self.asked.append(len(ids))
        wanted = set(ids)
        return [row for row in self.all if row.id in wanted]


def neighbours(count: int) -> list[Neighbour]:
    """So many records, in the order of their names."""
    return [Neighbour(UUID(int=n + 1), f"王 {n:06}", f"Calle {n % 7}") for n in range(count)]


@pytest.fixture(params=CODES)
def language(request: pytest.FixtureRequest) -> Language:
    return Language.of(request.param)


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> Iterator[None]:
    """The program's own look, light and at 100 %, and afterwards no widget left to be styled."""
    theme.apply(qapp, theme.Appearance.LIGHT, 100)
    yield
    for widget in qapp.topLevelWidgets():
        if isValid(widget):
            widget.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setStyleSheet("")


@pytest.fixture
def desk(qtbot: QtBot, language: Language, tmp_path: Path) -> Iterator[Desk]:
    """A desk without a workspace, whose background works at once."""
    frame = QWidget()
    qtbot.addWidget(frame)
    visited: list[tuple[Any, ...]] = []
    workspace: Any = SimpleNamespace(visited=visited)
    yield Desk(
        language=language,
        workspace=workspace,
        memory=LayoutMemory(tmp_path / "layout.json", frame),
        background=Immediate(frame),
        notices=NoticeBar(language, frame),
        actions=Actions(language, frame),
        navigate=lambda *place: visited.append(place),
    )
    frame.close()


@pytest.fixture
def office(desk: Desk, workspace: Workspace) -> Desk:
    """The same desk in an office with a workspace of its own, which starts empty."""
    return replace(desk, workspace=workspace)


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication) -> Iterator[Launch]:
    """Starts the program; what it left open is closed after the test, and Qt speaks English."""
    from tests.ui.office_driver import launch

    made: list[Program] = []

    def launched(code: Code = "es", path: Path | None = None, **settings: object) -> Program:
        made.append(launch(qtbot, qapp, code, path, **settings))
        return made[-1]

    yield launched
    for program in made:
        program.locking.covered = None
        program.frame.close()
    app.speak(qapp, Language.of("en"))
