"""The page of visits: making one at once, saving as one leaves, points, what is missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from muniforeign.domain.dates import TimeZone
from muniforeign.domain.text import Localized
from muniforeign.domain.visits import PointKind, VisitStatus
from muniforeign.services import organisations, programme, sample, visits
from muniforeign.ui.choice import ChoiceEditor
from muniforeign.ui.desk import Desk
from muniforeign.ui.fields import LineEditor, LinesEditor
from muniforeign.ui.localized_edit import LocalizedEdit
from muniforeign.ui.visits.page import VisitsPage
from muniforeign.ui.visits.points import PointRow
from tests.ui.visits_office import (
    all_visits,
    focused,
    line,
    open_page,
    points,
    shown,
    summary,
)

DAY = dt.date(2026, 11, 10)


@pytest.fixture
def page(qtbot: QtBot, office: Desk) -> Iterator[VisitsPage]:
    yield from open_page(qtbot, office)


def test_a_new_visit_is_there_at_once_with_the_cursor_in_its_title(page: VisitsPage) -> None:
    assert page.list.empty.isVisible()
    page.new()
    title = summary(page).head.rows["title"].editor
    assert line(title, page.desk.language.code).hasFocus()
    assert shown(page).reference in page.view.header.title.text()


def test_a_title_is_saved_as_one_leaves_it_and_undone(qtbot: QtBot, page: VisitsPage) -> None:
    page.new()
    field = line(summary(page).head.rows["title"].editor, "zh")
    field.setFocus()
    qtbot.keyClicks(field, "X")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert shown(page).title == Localized(zh="X")
    assert "X" in page.view.header.title.text()
    page.desk.workspace.undo()
    assert shown(page).title == Localized()
    assert field.text() == ""
    page.desk.workspace.undo()
    assert all_visits(page) == []
    assert page.list.isVisible()
    assert page.list.empty.isVisible()


def test_dates_as_typed_are_understood_and_the_other_follows(page: VisitsPage) -> None:
    page.new()
    for name, text in (("end_on", "12/11/2026"), ("start_on", "10 nov 2026")):
        row = summary(page).head.rows[name]
        assert isinstance(row.editor, LineEditor)
        row.editor.line.setText(text)
        assert row.commit()
    assert (shown(page).start_on, shown(page).end_on) == (DAY, dt.date(2026, 11, 12))


def test_what_cannot_be_a_date_stays_as_typed_and_says_why(page: VisitsPage) -> None:
    page.new()
    row = summary(page).head.rows["start_on"]
    assert isinstance(row.editor, LineEditor)
    row.editor.line.setText("31-02-2026")
    assert not page.commit()
    assert row.problem.text()
    assert row.editor.line.text() == "31-02-2026"
    page.view.show_tab("tasks")
    assert page.view.tab == "summary"


def test_a_counterpart_that_is_not_in_the_list_becomes_an_organisation(page: VisitsPage) -> None:
    page.new()
    row = summary(page).head.rows["counterpart_id"]
    assert isinstance(row.editor, ChoiceEditor)
    row.editor.line.setText("云汀市人民政府")
    assert row.commit()
    made = shown(page).counterpart_id
    assert made
    assert organisations.get(page.desk.workspace, made).name == Localized(zh="云汀市人民政府")
    assert organisations.get(page.desk.workspace, made).country == "CN"


def test_a_few_letters_that_are_left_make_no_organisation(page: VisitsPage) -> None:
    there = organisations.create(page.desk.workspace, name=Localized(es="Gobierno de Hangzhou"))
    page.new()
    row = summary(page).head.rows["counterpart_id"]
    assert isinstance(row.editor, ChoiceEditor)
    row.editor.line.setText("hang")
    assert not row.commit()
    assert "hang" in row.problem.text()
    assert shown(page).counterpart_id is None
    row.editor.line.setText("gobierno de hangzhou")
    assert row.commit()
    assert shown(page).counterpart_id == there


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_enter_takes_the_first_counterpart_that_is_found(qtbot: QtBot, page: VisitsPage) -> None:
    there = organisations.create(page.desk.workspace, name=Localized(es="Gobierno de Hangzhou"))
    page.new()
    row = summary(page).head.rows["counterpart_id"]
    assert isinstance(row.editor, ChoiceEditor)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    row.editor.line.setFocus()
    qtbot.keyClicks(row.editor.line, "hang")
    popup = row.editor._completer.popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.wait(50)  # the list takes up the last letter when nothing else is to be done
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(page).counterpart_id == there)


def test_the_time_zone_is_stored_by_its_name(page: VisitsPage) -> None:
    page.new()
    row = summary(page).head.rows["time_zone"]
    row.editor.put(TimeZone.CHINA)
    assert row.commit()
    assert shown(page).time_zone == "Asia/Shanghai"


def test_holidays_of_both_countries_are_told(page: VisitsPage) -> None:
    page.new()
    visits.update(page.desk.workspace, shown(page).id, start_on=dt.date(2026, 9, 18))
    visits.update(page.desk.workspace, shown(page).id, end_on=dt.date(2026, 10, 2))
    told = summary(page).calendar.text()
    assert page.desk.language.country("CL") in told
    assert page.desk.language.country("CN") in told


def test_all_that_is_known_of_a_day_is_said_on_one_line(page: VisitsPage) -> None:
    page.new()
    sunday = dt.date(2035, 1, 7)  # in a year whose Chinese holidays are not published
    visits.update(page.desk.workspace, shown(page).id, start_on=sunday, end_on=sunday)
    told = summary(page).calendar.text()
    assert told.startswith(f"{page.desk.language.day(sunday)} · ")
    assert "\n" not in told


def test_missing_things_lead_to_their_field(page: VisitsPage) -> None:
    page.new()
    visits.update(page.desk.workspace, shown(page).id, title=Localized(es="Visita"))
    label = page.view.header.missing
    assert "purpose" in label.text()
    link = f"visit|{shown(page).id}|purpose"
    label.linkActivated.emit(link)
    assert summary(page).foot.rows["purpose"].isAncestorOf(focused())


def test_a_clash_is_not_told_as_missing(page: VisitsPage) -> None:
    workspace = page.desk.workspace
    page.new()
    record = shown(page).id
    start = dt.datetime(2026, 11, 10, 9, 0)
    for minutes in (0, 30):
        begins = start + dt.timedelta(minutes=minutes)
        programme.add(workspace, record, begins, ends_at=begins + dt.timedelta(hours=1))
    label = page.view.header.missing
    missing = page.desk.language.gettext("Missing: {links}").partition("{")[0].strip()
    before, _word, after = label.text().partition(missing)
    assert f"visit|{record}|programme" in before
    assert f"visit|{record}|title" in after


def test_points_are_written_moved_and_deleted(page: VisitsPage) -> None:
    page.new()
    for text in ("uno", "dos"):
        points(page).add(PointKind.TO_OBTAIN)
        rows = points(page).lists[PointKind.TO_OBTAIN].rows
        row = list(rows.values())[-1]
        assert isinstance(row, PointRow)
        assert row.isAncestorOf(focused())
        assert isinstance(row.text.editor, LocalizedEdit)
        row.text.editor.cells["es"].put(text)
        assert row.commit()
    first = shown(page).points_of(PointKind.TO_OBTAIN)[0]
    points(page).move_point(first.id, 1)
    told = [point.text.es for point in shown(page).points_of(PointKind.TO_OBTAIN)]
    assert told == ["dos", "uno"]
    points(page).delete(first.id)
    assert [point.text.es for point in shown(page).points] == ["dos"]
    page.desk.notices.button.click()
    assert len(shown(page).points) == 2


def test_points_that_are_there_are_shown_and_not_touched(page: VisitsPage) -> None:
    made = visits.create(page.desk.workspace, DAY)
    text = Localized("Firmar", "签署", "Sign")
    visits.add_point(page.desk.workspace, made, PointKind.OBJECTIVE, text=text, internal=True)
    steps = page.desk.workspace.undo_step
    page.open(made)
    assert page.commit()
    (row,) = points(page).lists[PointKind.OBJECTIVE].rows.values()
    assert isinstance(row, PointRow)
    assert row.text.editor.raw() == text
    assert page.desk.workspace.undo_step == steps


def test_a_visit_that_was_filled_is_not_changed_by_looking_at_it(page: VisitsPage) -> None:
    sample.fill(page.desk.workspace, DAY)
    steps = page.desk.workspace.undo_step
    for record in all_visits(page):
        page.open(record)
        for name in ("summary", "delegation", "programme", "tasks", "history"):
            page.view.show_tab(name)
            assert page.view.tab == name
            assert page.commit()
    assert page.desk.workspace.undo_step == steps


def test_typed_text_survives_a_change_elsewhere(page: VisitsPage) -> None:
    page.new()
    notes = summary(page).foot.rows["notes"].editor
    assert isinstance(notes, LinesEditor)
    notes.setFocus()
    notes.lines.setPlainText("a medio escribir")
    visits.update(page.desk.workspace, shown(page).id, status=VisitStatus.CONFIRMED)
    assert notes.lines.toPlainText() == "a medio escribir"
    assert notes.lines.hasFocus()


def test_the_list_deletes_several_as_one_step(page: VisitsPage) -> None:
    made = [visits.create(page.desk.workspace, DAY) for _ in range(3)]
    page.delete(made[:2])
    assert all_visits(page) == made[2:]
    page.desk.notices.button.click()
    assert sorted(all_visits(page)) == sorted(made)


def test_an_organisation_taken_out_of_a_visit_can_be_put_back(page: VisitsPage) -> None:
    workspace = page.desk.workspace
    page.new()
    visit = shown(page).id
    university = organisations.create(workspace, name=Localized(es="Universidad"))
    partner = visits.add_partner(workspace, visit, university)
    summary(page).partners.remove(partner)
    assert shown(page).partners == ()
    assert not page.desk.notices.isHidden()
    workspace.undo()
    assert [each.organisation_id for each in shown(page).partners] == [university]
