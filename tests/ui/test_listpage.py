"""A list page: search, filters, count, what an empty list says, files dropped on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from muniforeign.i18n import N_
from muniforeign.ui.actions import Action
from muniforeign.ui.desk import Desk
from muniforeign.ui.empty import Empty
from muniforeign.ui.filters import Filter
from muniforeign.ui.listpage import NOTHING_LISTED, ListPage, ListSpec, Query
from muniforeign.ui.table import Column
from tests.ui.conftest import Neighbours, neighbours
from tests.ui.dropping import drop

ROWS = neighbours(1204)


class Street:
    """A list page of neighbours that notes what it was asked."""

    def __init__(self, desk: Desk, rows: int = len(ROWS)) -> None:
        self.queries: list[Query] = []
        self.done: list[object] = []
        self.rows = ROWS[:rows]
        self.page = ListPage(desk, self.spec())

    def spec(self) -> ListSpec:
        return ListSpec(
            name="neighbours",
            columns=[Column(N_("Name"), "name", sort="name"), Column(N_("Home"), "street")],
            open=self.open,
            count=("{count} person", "{count} people"),
            search=N_("People"),
            choose=N_("Found"),
            empty=Empty("users", N_("People"), N_("Fill in")),
            actions=[Action("add", N_("Open"), lambda: self.done.append("add"), "Ctrl+N")],
            on_listed=[Action("export", N_("Export…"), lambda: self.done.append("export"))],
            filters=[
                Filter(N_("Pages"), "street", lambda: [("Calle 1", "1"), ("Calle 2", "2")]),
                Filter(N_("Yes"), "late"),
            ],
            drop=self.done.append,
        )

    def open(self, query: Query) -> Neighbours:
        self.queries.append(query)
        street = query.filters.get("street", "")
        return Neighbours(
            [row for row in self.rows if query.text in row.name and street in row.street]
        )


@pytest.fixture
def street(qtbot: QtBot, desk: Desk) -> Street:
    made = Street(desk)
    qtbot.addWidget(made.page)
    made.page.show()
    return made


def test_the_count_is_written_as_the_language_does(street: Street, desk: Desk) -> None:
    number = desk.language.number(1204)
    assert street.page.count.text() == desk.language.ngettext(
        "{count} person", "{count} people", 1204
    ).format(count=number)


def test_search_waits_for_the_last_letter(qtbot: QtBot, street: Street) -> None:
    street.queries.clear()
    qtbot.keyClicks(street.page.search, "000042")
    assert street.queries == []
    qtbot.waitUntil(lambda: street.queries == [Query("000042")])
    assert street.page.model.rowCount() == 1


def test_filters_and_order_reach_the_source(street: Street) -> None:
    street.page.filters.set_values({"street": "Calle 2", "late": "yes"})
    street.page.filters.changed.emit()
    street.page.model.sort(0, Qt.SortOrder.DescendingOrder)
    wanted = Query("", {"street": "Calle 2", "late": "yes"}, "name", True)
    assert street.queries[-1] == wanted


def test_an_empty_list_offers_the_first_step(qtbot: QtBot, desk: Desk) -> None:
    street = Street(desk, rows=0)
    qtbot.addWidget(street.page)
    street.page.show()
    assert street.page.empty.title.text() == desk.language.gettext("People")
    street.page.first_steps()[0].click()
    assert street.done == ["add"]


def test_an_empty_list_cannot_be_exported_and_says_why(qtbot: QtBot, desk: Desk) -> None:
    street = Street(desk, rows=0)
    qtbot.addWidget(street.page)
    street.page.show()
    _new, export = street.page.first_steps()
    assert export.isVisible()
    assert not export.isEnabled()
    assert export.toolTip() == desk.language.gettext(NOTHING_LISTED)
    street.rows = ROWS
    street.page.clear_search()
    assert export.isEnabled()
    assert desk.language.gettext("Export…").rstrip("…") in export.toolTip()


def test_a_search_without_result_can_be_cleared(street: Street, desk: Desk) -> None:
    street.page.search.setText("nobody")
    street.page._ask()
    assert street.page.empty.title.text() == desk.language.gettext("Nothing was found")
    street.page.clear_search()
    assert street.page.model.rowCount() == 1204
    assert street.page.table.isVisible()


def test_the_detail_follows_the_choice(street: Street) -> None:
    detail = QLabel("detail")
    told: list[object] = []
    street.page.set_detail(detail)
    street.page.chosen.connect(told.append)
    assert not detail.isVisible()
    street.page.select(ROWS[900].id)
    assert detail.isVisible()
    assert told == [ROWS[900].id]


def test_what_cannot_be_saved_keeps_its_record(qtbot: QtBot, street: Street) -> None:
    street.page.select(ROWS[3].id)
    street.page.may_leave = lambda: False
    street.page.table.select_id(ROWS[5].id)
    qtbot.waitUntil(lambda: street.page.table.current_id == ROWS[3].id)


def test_selecting_clears_a_search_that_hides(street: Street) -> None:
    street.page.search.setText("0042")
    street.page._ask()
    street.page.select(ROWS[7].id)
    assert street.page.search.text() == ""
    assert street.page.table.current_id == ROWS[7].id


def test_down_from_the_search_chooses_the_first_for_the_keys(qtbot: QtBot, street: Street) -> None:
    street.page.activateWindow()
    qtbot.waitUntil(street.page.isActiveWindow)
    street.page.search.setFocus()
    qtbot.keyClick(street.page.search, Qt.Key.Key_Down)
    first = street.page.table.current_id
    assert first is not None
    assert street.page.table.selected_ids() == [first]


def test_letters_typed_in_the_table_search(qtbot: QtBot, street: Street) -> None:
    qtbot.keyClicks(street.page.table, "7")
    assert street.page.search.text() == "7"
    qtbot.keyClick(street.page.search, Qt.Key.Key_Down)
    assert street.page.table.current_id is not None
    qtbot.keyClick(street.page.search, Qt.Key.Key_Escape)
    assert street.page.search.text() == ""


def test_files_are_dropped(street: Street, tmp_path: Path) -> None:
    assert drop(street.page, tmp_path / "lista.xlsx")
    assert street.done == [[tmp_path / "lista.xlsx"]]


def test_the_view_is_the_same_in_another_language(qtbot: QtBot, street: Street, desk: Desk) -> None:
    street.page.search.setText("00")
    street.page._ask()
    street.page.select(ROWS[42].id)
    again = Street(desk)
    qtbot.addWidget(again.page)
    again.page.restore(street.page.state())
    assert again.page.search.text() == "00"
    assert again.page.table.current_id == ROWS[42].id
