"""A page of visits over a workspace of its own, and what its tests read from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar
from uuid import UUID

from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from muniforeign.services import visits
from muniforeign.services.listing import Listing
from muniforeign.services.visits import VisitDetail
from muniforeign.ui.desk import Desk
from muniforeign.ui.localized_edit import LocalizedEdit
from muniforeign.ui.visits.page import VisitsPage
from muniforeign.ui.visits.papers import Papers
from muniforeign.ui.visits.points import Points
from muniforeign.ui.visits.summary import Summary
from tests.ui.pages import on_screen

W = TypeVar("W", bound=QWidget)


def open_page(qtbot: QtBot, office: Desk) -> Iterator[VisitsPage]:
    """The page on the screen, told of changes as the window would tell it."""
    made = VisitsPage(office)
    yield from on_screen(qtbot, office, made, made.reload, height=744)


def summary(page: VisitsPage) -> Summary:
    tab = page.view.tabs["summary"]
    assert isinstance(tab, Summary)
    return tab


def shown(page: VisitsPage) -> VisitDetail:
    """The visit that the page shows, as it is in the workspace."""
    assert page.view.visit_id
    return visits.get(page.desk.workspace, page.view.visit_id)


def all_of(widget: QWidget, kind: type[W]) -> list[W]:
    """The widgets of a kind inside another."""
    found: Any = widget.findChildren(kind)
    return list(found)


def line(edit: QWidget, code: str) -> QLineEdit:
    assert isinstance(edit, LocalizedEdit)
    found = edit.input(code)  # type: ignore[arg-type]
    assert isinstance(found, QLineEdit)
    return found


def all_visits(page: VisitsPage) -> list[UUID]:
    return [row.id for row in visits.listed(page.desk.workspace, Listing()).all()]


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found
    return found


def points(page: VisitsPage) -> Points:
    return summary(page).points


def papers(page: VisitsPage) -> Papers:
    page.view.show_tab("papers")
    tab = page.view.tabs["papers"]
    assert isinstance(tab, Papers)
    return tab
