"""The page of agreements in an office, and how its tests write into it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from muniforeign.services import agreements, commitments
from muniforeign.services.listing import Listing
from muniforeign.ui.agreements.commitments import CommitmentRow
from muniforeign.ui.agreements.page import AgreementsPage
from muniforeign.ui.desk import Desk
from muniforeign.ui.localized_edit import LocalizedEdit
from tests.ui.pages import on_screen

TODAY = dt.date.today()
DAY = dt.timedelta(days=1)


def open_page(qtbot: QtBot, office: Desk) -> Iterator[AgreementsPage]:
    """The page in a window that is shown."""
    made = AgreementsPage(office)
    yield from on_screen(qtbot, office, made, made.reload)


def only(page: AgreementsPage) -> agreements.AgreementDetail:
    """The one agreement of the office."""
    (row,) = agreements.listed(page.desk.workspace, Listing()).all()
    return agreements.get(page.desk.workspace, row.id)


def add(page: AgreementsPage, **values: object) -> UUID:
    """An agreement that is chosen in the list."""
    made = agreements.create(page.desk.workspace, TODAY, **values)
    page.open(made)
    return made


def promise(page: AgreementsPage, agreement: UUID, **values: object) -> UUID:
    return commitments.add(page.desk.workspace, agreement_id=agreement, **values)


def row_of(page: AgreementsPage, record: UUID) -> CommitmentRow:
    page.view.focus("commitments")
    lists = page.view.commitments.lists.values()
    row = next(rows.rows[record] for rows in lists if record in rows.rows)
    assert isinstance(row, CommitmentRow)
    return row


def write(editor: object, code: Any, text: str) -> None:
    """Type a text in one language and leave the field."""
    assert isinstance(editor, LocalizedEdit)
    field = editor.input(code)
    assert isinstance(field, QPlainTextEdit)
    field.setPlainText(text)
    editor.committed.emit()
