"""What the tests of an import share: an office, its import page, and lists to bring in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from muniforeign.domain.text import Localized
from muniforeign.services import visits
from muniforeign.storage.workspace import Workspace
from muniforeign.ui.desk import Desk
from muniforeign.ui.imports.page import ImportPage
from tests.ui.imports.files import DELEGATION, MESSY, book


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    workspace = Workspace.create(tmp_path / "oficina.muniforeign")
    yield workspace
    workspace.close()


@pytest.fixture
def visited() -> list[tuple[object, ...]]:
    return []


@pytest.fixture
def page(
    qtbot: QtBot, desk: Desk, office: Workspace, visited: list[tuple[object, ...]]
) -> ImportPage:
    made = ImportPage(
        replace(desk, workspace=office, navigate=lambda *place: visited.append(place))
    )
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    return made


@pytest.fixture
def visit(office: Workspace) -> UUID:
    return visits.create(office, dt.date(2026, 11, 23), title=Localized("Visita", "访问", "Visit"))


@pytest.fixture
def messy(tmp_path: Path) -> Path:
    return book(tmp_path / "lista.xlsx", MESSY)


@pytest.fixture
def delegation(tmp_path: Path) -> Path:
    return book(tmp_path / "名单.xlsx", DELEGATION)
