"""Lists: what is read when, what stays selected, what the user may choose."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from muniforeign.domain.text import Localized
from muniforeign.i18n import N_
from muniforeign.ui import theme
from muniforeign.ui.background import Background
from muniforeign.ui.desk import Desk
from muniforeign.ui.table import PAGE, SECOND_LINE, Column, RecordTable, Sort
from muniforeign.ui.table_view import RecordTableView
from tests.ui.conftest import Neighbour, Neighbours, neighbours

COLUMNS = (
    Column(N_("Name"), "name", sort="name", second="street"),
    Column(N_("Paper"), lambda row: Localized(es="Papel", zh="文件", en="Paper"), shown=False),
    Column(N_("Page width"), lambda row: row.id.int, right=True, tone=lambda row: theme.Role.LATE),
)


def table(desk: Desk, rows: Sequence[Neighbour]) -> tuple[RecordTable, Neighbours]:
    source = Neighbours(rows)
    model = RecordTable(COLUMNS, desk.language, desk.background)
    model.load(lambda sort: source)
    return model, source


@pytest.mark.parametrize("count", [0, 3, PAGE, 1000])
def test_it_is_a_proper_model(desk: Desk, qtmodeltester: ModelTester, count: int) -> None:
    model, source = table(desk, neighbours(count))
    assert model.rowCount() == count
    qtmodeltester.check(model)
    source.all = source.all[1:]
    model.reload()
    assert model.rowCount() == max(count - 1, 0)


def test_cells_speak_the_language(desk: Desk) -> None:
    model, _ = table(desk, neighbours(3))
    texts = [model.index(0, place).data() for place in range(3)]
    assert texts == [
        "王 000000",
        {"es": "Papel", "zh": "文件", "en": "Paper"}[desk.language.code],
        "1",
    ]
    assert model.index(1, 0).data(SECOND_LINE) == "Calle 1"
    heading = model.headerData(0, Qt.Orientation.Horizontal)
    assert heading == desk.language.gettext("Name")
    assert model.index(0, 2).data(Qt.ItemDataRole.ForegroundRole).name().upper() == theme.LIGHT.late


def test_rows_are_read_when_they_are_seen(desk: Desk) -> None:
    model, source = table(desk, neighbours(1000))
    assert source.asked == []
    assert model.index(999, 0).data() == "王 000999"
    assert model.index(1000 - PAGE, 0).data() == f"王 {1000 - PAGE:06}"
    assert source.asked == [PAGE]


def test_ids_come_in_the_background(qtbot: QtBot, desk: Desk) -> None:
    background = Background()
    model = RecordTable(COLUMNS, desk.language, background)
    with qtbot.waitSignal(model.completed) as told:
        model.load(lambda sort: Neighbours(neighbours(500)))
        assert model.rowCount() == PAGE
    assert told.args == [500]
    assert model.rowCount() == 500


def test_rows_added_at_the_end_are_shown(desk: Desk) -> None:
    model, source = table(desk, neighbours(PAGE + 5))
    model.dataChanged.connect(lambda: model.record(PAGE))
    source.all = neighbours(PAGE + 8)
    model.reload()
    assert model.index(PAGE + 7, 0).data() == f"王 {PAGE + 7:06}"


def test_sorting_opens_the_source_anew(desk: Desk) -> None:
    asked: list[Sort | None] = []
    model = RecordTable(COLUMNS, desk.language, desk.background)

    def opened(sort: Sort | None) -> Neighbours:
        asked.append(sort)
        return Neighbours(neighbours(3))

    model.load(opened)
    model.sort(0, Qt.SortOrder.DescendingOrder)
    model.sort(1)
    assert asked == [None, Sort("name", True)]


def test_the_selection_returns_by_id(qtbot: QtBot, desk: Desk) -> None:
    model, source = table(desk, neighbours(1000))
    view = RecordTableView("neighbours", model, desk.memory)
    qtbot.addWidget(view)
    chosen = source.all[700].id
    told: list[object] = []
    view.current_changed.connect(told.append)
    view.select_id(chosen)
    source.all = list(reversed(source.all))
    model.reload()
    assert view.current_id == chosen
    assert view.currentIndex().row() == 299
    assert view.selected_ids() == [chosen]
    source.all = [row for row in source.all if row.id != chosen]
    model.reload()
    assert view.current_id is None
    assert told == [chosen, None]


def test_a_record_is_selected_once_it_is_known(qtbot: QtBot, desk: Desk) -> None:
    model = RecordTable(COLUMNS, desk.language, Background())
    view = RecordTableView("neighbours", model, desk.memory)
    qtbot.addWidget(view)
    rows = neighbours(600)
    with qtbot.waitSignal(model.completed):
        model.load(lambda sort: Neighbours(rows))
        view.select_id(rows[599].id)
    assert view.current_id == rows[599].id


def test_columns_are_chosen_and_remembered(qtbot: QtBot, desk: Desk) -> None:
    model, _ = table(desk, neighbours(3))
    view = RecordTableView("neighbours", model, desk.memory)
    qtbot.addWidget(view)
    choices = view.column_menu().actions()
    assert [choice.isChecked() for choice in choices] == [True, False, True]
    choices[1].trigger()
    choices[0].trigger()
    again = RecordTableView("neighbours", model, desk.memory)
    qtbot.addWidget(again)
    assert [choice.isChecked() for choice in again.column_menu().actions()] == [False, True, True]


def test_the_last_column_stays(qtbot: QtBot, desk: Desk) -> None:
    model, _ = table(desk, neighbours(3))
    view = RecordTableView("neighbours", model, desk.memory)
    qtbot.addWidget(view)
    view.column_menu().actions()[0].trigger()
    assert not view.column_menu().actions()[2].isEnabled()


def test_keys_open_delete_and_search(qtbot: QtBot, desk: Desk) -> None:
    model, source = table(desk, neighbours(3))
    view = RecordTableView("neighbours", model, desk.memory)
    qtbot.addWidget(view)
    view.select_id(source.all[0].id)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [source.all[1].id]
    with qtbot.waitSignal(view.delete_pressed):
        qtbot.keyClick(view, Qt.Key.Key_Delete)
    with qtbot.waitSignal(view.typed) as typed:
        qtbot.keyClicks(view, "m")
    assert typed.args == ["m"]
