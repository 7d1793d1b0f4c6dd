"""The page of people in an office, and how its tests type into it."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from pytestqt.qtbot import QtBot

from muniforeign.domain import names
from muniforeign.domain.names import PersonName
from muniforeign.services import people
from muniforeign.services.listing import Listing
from muniforeign.ui.desk import Desk
from muniforeign.ui.fields import LineEditor
from muniforeign.ui.form import FieldRow
from muniforeign.ui.people.page import PeoplePage
from tests.ui.pages import on_screen

CHINESE = names.parse("王晓明")


def open_page(qtbot: QtBot, office: Desk) -> Iterator[PeoplePage]:
    """The page in a window that is shown."""
    made = PeoplePage(office)
    yield from on_screen(qtbot, office, made, made.reload)


def write(row: FieldRow, text: str) -> None:
    """Type a text into a field of one line and leave it."""
    assert isinstance(row.editor, LineEditor)
    row.editor.line.setText(text)
    row.editor.line.editingFinished.emit()


def only(page: PeoplePage) -> people.PersonDetail:
    """The one person of the office."""
    (row,) = people.listed(page.desk.workspace, Listing()).all()
    return people.get(page.desk.workspace, row.id)


def add(page: PeoplePage, name: PersonName = CHINESE, **values: object) -> UUID:
    """A person who is chosen in the list."""
    made = people.create(page.desk.workspace, name=name, **values)
    page.open(made)
    return made
