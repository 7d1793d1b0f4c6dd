"""The programme of a visit: items at the next free time, times as typed, clashes in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from muniforeign.domain import names
from muniforeign.domain.errors import UserError
from muniforeign.domain.text import Localized
from muniforeign.domain.visits import Side
from muniforeign.i18n import Language
from muniforeign.services import delegates, people, programme, visits
from muniforeign.services.programme import ItemDetail
from muniforeign.ui.desk import Desk
from muniforeign.ui.fields import LineEditor
from muniforeign.ui.visits.day_grid import Block, lanes, shortened
from muniforeign.ui.visits.item_form import changes, elsewhere
from muniforeign.ui.visits.programme import Programme
from muniforeign.ui.visits.tab import Place

DAY = dt.date(2026, 11, 10)


def at(hour: int, minute: int = 0, day: dt.date = DAY) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour, minute))


@pytest.fixture
def tab(qtbot: QtBot, office: Desk) -> Iterator[Programme]:
    workspace = office.workspace
    made = Programme(office)
    qtbot.addWidget(made)
    visit = visits.create(
        workspace, DAY, start_on=DAY, end_on=dt.date(2026, 11, 12), title=Localized(es="Visita")
    )

    def show(_tables: frozenset[str] = frozenset()) -> None:
        made.show_visit(visits.get(workspace, visit))

    show()
    made.resize(1190, 600)
    made.show()
    workspace.listeners.append(show)
    yield made
    workspace.listeners.remove(show)


def items(tab: Programme) -> tuple[ItemDetail, ...]:
    assert tab._visit
    return visits.get(tab.desk.workspace, tab._visit.id).programme


def write(tab: Programme, name: str, text: str) -> bool:
    """Type into a field of the item that is shown, and leave it."""
    row = next(form.rows[name] for form in tab.form.forms if name in form.rows)
    assert isinstance(row.editor, LineEditor)
    row.editor.line.setText(text)
    return row.commit()


def test_items_are_added_one_after_the_other(tab: Programme) -> None:
    for _ in range(3):
        tab.add()
    assert [item.starts_at for item in items(tab)] == [at(9), at(10), at(11)]
    assert tab._shown == items(tab)[2].id
    title = tab.form.texts.rows["title"].editor
    assert title.isAncestorOf(tab.window().focusWidget())


def test_times_are_understood_as_typed(tab: Programme) -> None:
    tab.add()
    assert write(tab, "starts", "15h30")
    assert (items(tab)[0].starts_at, items(tab)[0].ends_at) == (at(15, 30), at(16, 30))
    assert write(tab, "ends", "5 pm")
    assert items(tab)[0].ends_at == at(17)
    assert write(tab, "day", "12-11-2026")
    there = dt.date(2026, 11, 12)
    assert (items(tab)[0].starts_at, items(tab)[0].ends_at) == (at(15, 30, there), at(17, 0, there))


def test_a_start_that_is_no_time_stays_and_is_explained(tab: Programme) -> None:
    tab.add()
    assert not write(tab, "starts", "25:99")
    assert tab.form.times.rows["starts"].problem.text()
    assert items(tab)[0].starts_at == at(9)
    assert not write(tab, "starts", "")


def test_an_end_before_the_start_is_on_the_next_day(tab: Programme) -> None:
    tab.add()
    (item,) = items(tab)
    assert changes(item, "ends", dt.time(1)) == {"ends_at": at(1, 0, dt.date(2026, 11, 11))}
    assert changes(item, "ends", None) == {"ends_at": None}
    with pytest.raises(UserError):
        changes(item, "day", None)


def test_duplicate_and_delete_with_undo(tab: Programme) -> None:
    tab.add()
    tab.form.texts.rows["title"].editor.put(Localized(es="Almuerzo"))
    tab.duplicate()
    assert [item.title.es for item in items(tab)] == ["Almuerzo", "Almuerzo"]
    assert items(tab)[1].starts_at == at(10)
    tab.delete()
    assert len(items(tab)) == 1
    tab.desk.notices.button.click()
    assert len(items(tab)) == 2


def test_the_same_people_at_the_same_time_are_told(tab: Programme, language: Language) -> None:
    tab.add()
    tab.add()
    assert tab._clashes.isHidden()
    programme.update(tab.desk.workspace, items(tab)[1].id, starts_at=at(9, 30))
    assert tab._clashes.isVisible()
    assert "09:30" in tab._clashes.text()
    assert tab.form.problem.text() == tab._clashes.text()


def test_an_interpreter_in_two_places_is_named(tab: Programme) -> None:
    workspace = tab.desk.workspace
    person = people.create(workspace, name=names.parse("李伟"))
    assert tab._visit
    guests = [
        delegates.add_new(workspace, tab._visit.id, names.parse(name), Side.THEIRS)
        for name in ("王晓明", "欧阳静")
    ]
    for guest in guests:
        item = programme.add(workspace, tab._visit.id, at(9), ends_at=at(10), interpreter_id=person)
        programme.set_attendees(workspace, item, [guest])
    name = names.parse("李伟").in_language(tab.desk.language.code)
    assert name in tab._clashes.text()


def test_ticks_say_who_takes_part(tab: Programme) -> None:
    workspace = tab.desk.workspace
    assert tab._visit
    guest = delegates.add_new(workspace, tab._visit.id, names.parse("王晓明"), Side.THEIRS)
    tab.add()
    box = tab.form.attendees.boxes[guest]
    assert not box.isChecked()
    box.click()
    assert items(tab)[0].attendees == (guest,)
    box.click()
    assert items(tab)[0].attendees == ()


def test_a_double_click_adds_at_that_time(tab: Programme, qtbot: QtBot) -> None:
    column = tab.grid.column(1)
    where = QPoint(column.center().x(), tab.grid._top() + tab.grid._hour() * 2 + 3)
    qtbot.mouseDClick(tab.grid, Qt.MouseButton.LeftButton, pos=where)
    assert [item.starts_at for item in items(tab)] == [at(10, 0, dt.date(2026, 11, 11))]


def test_the_keys_go_through_the_grid(tab: Programme, qtbot: QtBot) -> None:
    for _ in range(3):
        tab.add()
    tab.grid.setFocus()
    qtbot.keyClick(tab.grid, Qt.Key.Key_Up)
    assert tab._shown == items(tab)[1].id
    qtbot.keyClick(tab.grid, Qt.Key.Key_Return)
    assert not tab.grid.hasFocus()


def test_a_click_shows_an_item_and_saves_the_other(tab: Programme, qtbot: QtBot) -> None:
    tab.add()
    tab.add()
    tab.form.texts.rows["title"].editor.put(Localized(es="Firma"))
    first = items(tab)[0].id
    where = tab.grid.place_of(first).center()
    qtbot.mouseClick(tab.grid, Qt.MouseButton.LeftButton, pos=where)
    assert tab._shown == first
    assert items(tab)[1].title.es == "Firma"


def test_the_list_shows_the_same_items(tab: Programme) -> None:
    tab.add()
    tab.add()
    tab._as_list.setChecked(True)
    assert tab.list.isVisible()
    tab.list.setCurrentRow(0)
    assert tab._shown == items(tab)[0].id


def test_long_visits_show_five_days_at_a_time(tab: Programme) -> None:
    assert tab._visit
    visits.update(tab.desk.workspace, tab._visit.id, end_on=dt.date(2026, 11, 21))
    assert len(tab.grid.days) == 5
    tab._later.click()
    assert tab.grid.days[0].day == dt.date(2026, 11, 15)
    tab.add()
    assert tab.grid.days[0].day == DAY


def test_holidays_stand_over_their_day(tab: Programme) -> None:
    assert tab._visit
    visits.update(
        tab.desk.workspace,
        tab._visit.id,
        start_on=dt.date(2026, 12, 8),
        end_on=dt.date(2026, 12, 8),
    )
    assert tab.desk.language.country("CL") in tab.grid.days[0].note


def test_the_clock_of_the_other_country(tab: Programme) -> None:
    tab.add()
    assert "20:00" in elsewhere(items(tab)[0], tab.desk.language)


def test_items_at_the_same_time_stand_beside_each_other() -> None:
    def block(start: int, end: int) -> Block:
        from uuid import uuid4

        return Block(uuid4(), at(start), at(end), "", "")

    one, two, three = block(9, 11), block(10, 12), block(12, 13)
    assert lanes([one, two, three]) == [(one, 0, 2), (two, 1, 2), (three, 0, 1)]


def seen(tab: Programme) -> bool:
    """Whether the chosen item can be seen in the grid as it is scrolled."""
    assert tab._shown
    place, port = tab.grid.place_of(tab._shown), tab._scroll.viewport().rect()
    return port.contains(place.translated(0, -tab._scroll.verticalScrollBar().value()))


def test_the_item_that_is_chosen_elsewhere_is_scrolled_to(tab: Programme, qtbot: QtBot) -> None:
    assert tab._visit
    workspace, visit = tab.desk.workspace, tab._visit.id
    early = programme.add(workspace, visit, at(8), ends_at=at(9))
    late = programme.add(workspace, visit, at(22), ends_at=at(23))
    tab.choose(early)
    qtbot.waitUntil(lambda: seen(tab))
    tab.go_to(Place.of(f"programme/{late}"))
    qtbot.waitUntil(lambda: seen(tab))
    assert tab._scroll.verticalScrollBar().value() > 0
    programme.update(workspace, late, starts_at=at(8))
    qtbot.waitUntil(lambda: seen(tab))
    assert tab._scroll.verticalScrollBar().value() < 50
    workspace.undo()
    qtbot.waitUntil(lambda: seen(tab))
    tab._scroll.verticalScrollBar().setValue(0)
    programme.update(workspace, late, notes="Con abrigo")
    qtbot.wait(10)
    assert tab._scroll.verticalScrollBar().value() == 0


def test_an_item_that_comes_back_is_chosen_again(tab: Programme, qtbot: QtBot) -> None:
    assert tab._visit
    workspace, visit = tab.desk.workspace, tab._visit.id
    made = [programme.add(workspace, visit, at(hour), ends_at=at(hour + 1)) for hour in (8, 15, 21)]
    tab.choose(made[2])
    tab.delete()
    assert tab._shown == made[1]
    workspace.undo()
    assert tab._shown == made[2]
    qtbot.waitUntil(lambda: seen(tab))


def test_a_title_too_long_for_its_block_ends_in_an_ellipsis(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    words = "11:30 Firma del acta de hermanamiento"
    narrow = QRect(0, 0, metrics.horizontalAdvance("11:30 Firma del acta"), metrics.lineSpacing())
    cut = shortened(words, metrics, narrow)
    assert cut.endswith("…")
    assert words.startswith(cut.removesuffix("…"))
    assert "Firma" in cut
    whole = narrow.adjusted(0, 0, 0, 5 * metrics.lineSpacing())
    assert shortened(words, metrics, whole) == words
