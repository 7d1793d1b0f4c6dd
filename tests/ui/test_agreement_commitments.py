"""Commitments of both sides on the page of agreements: written, fulfilled, undone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from muniforeign.domain.commitments import CommitmentStatus
from muniforeign.domain.visits import Side
from muniforeign.ui import theme
from muniforeign.ui.agreements.page import AgreementsPage
from muniforeign.ui.desk import Desk
from muniforeign.ui.fields import DateEditor, TermEditor
from tests.ui.agreements_office import DAY, TODAY, add, only, open_page, promise, row_of, write


@pytest.fixture
def page(qtbot: QtBot, office: Desk) -> Iterator[AgreementsPage]:
    yield from open_page(qtbot, office)


def test_commitments_of_both_sides_stand_apart_what_is_open_first(page: AgreementsPage) -> None:
    record = add(page)
    settled = promise(page, record, status=CommitmentStatus.FULFILLED, due_on=TODAY - 9 * DAY)
    later = promise(page, record, due_on=TODAY + DAY)
    sooner = promise(page, record, due_on=TODAY - DAY)
    theirs = promise(page, record, side=Side.THEIRS)
    page.view.focus("commitments")
    lists = page.view.commitments.lists
    assert list(lists[Side.OURS].rows) == [sooner, later, settled]
    assert list(lists[Side.THEIRS].rows) == [theirs]


def test_a_commitment_is_written_in_place(page: AgreementsPage) -> None:
    add(page)
    page.view.focus("commitments")
    page.view.commitments.add(Side.THEIRS)
    (kept,) = only(page).commitments
    row = row_of(page, kept.id)
    write(row.form.rows["text"].editor, "es", "Enviar el programa")
    due = row.form.rows["due_on"].editor
    assert isinstance(due, DateEditor)
    due.line.setText(f"{TODAY - 3 * DAY:%d-%m-%Y}")
    due.line.editingFinished.emit()
    (kept,) = only(page).commitments
    assert (kept.side, kept.text.es, kept.due_on) == (
        Side.THEIRS,
        "Enviar el programa",
        TODAY - 3 * DAY,
    )
    ago = page.desk.language.ngettext("{n} day ago", "{n} days ago", 3).format(n=3)
    assert ago in row.told.text()
    assert row.told.property("role") == theme.Role.LATE.value
    assert page.view.standing.property("role") == theme.Role.LATE.value


def test_fulfilling_is_one_click_and_can_be_undone(page: AgreementsPage) -> None:
    made = promise(page, add(page), due_on=TODAY - DAY)
    row_of(page, made).fulfil.click()
    (kept,) = only(page).commitments
    assert (kept.status, kept.fulfilled_on) == (CommitmentStatus.FULFILLED, TODAY)
    assert not row_of(page, made).fulfil.isVisible()
    page.desk.notices.button.click()
    (kept,) = only(page).commitments
    assert (kept.status, kept.fulfilled_on) == (CommitmentStatus.OPEN, None)


def test_a_status_that_is_no_longer_fulfilled_has_no_day(page: AgreementsPage) -> None:
    made = promise(page, add(page))
    status = row_of(page, made).form.rows["status"].editor
    assert isinstance(status, TermEditor)
    for value, day in (("fulfilled", TODAY), ("in_progress", None)):
        status.combo.setCurrentIndex(status.combo.findData(value))
        status.combo.activated.emit(0)
        assert only(page).commitments[0].fulfilled_on == day
