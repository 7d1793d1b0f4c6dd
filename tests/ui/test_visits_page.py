"""The page of visits: making one at once, saving as one leaves, what is missing, languages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from muniforeign.domain.dates import TimeZone
from muniforeign.domain.text import Localized
from muniforeign.domain.visits import PointKind, VisitStatus
from muniforeign.i18n import Language
from muniforeign.services import organisations, sample, tasks, visits
from muniforeign.services.listing import Listing
from muniforeign.services.visits import VisitDetail
from muniforeign.ui.choice import ChoiceEditor
from muniforeign.ui.desk import Desk
from muniforeign.ui.fields import LineEditor, LinesEditor
from muniforeign.ui.localized_edit import LocalizedEdit
from muniforeign.ui.visits.page import VisitsPage
from muniforeign.ui.visits.papers import Papers
from muniforeign.ui.visits.points import PointRow, Points
from muniforeign.ui.visits.summary import Summary
from muniforeign.ui.visits.tasks import TaskRow, Tasks
from muniforeign.ui.visits.view import VisitView

DAY = dt.date(2026, 11, 10)
W = TypeVar("W", bound=QWidget)


@pytest.fixture
def page(qtbot: QtBot, office: Desk) -> Iterator[VisitsPage]:
    made = VisitsPage(office)
    qtbot.addWidget(made)
    made.resize(1190, 744)
    made.show()
    office.workspace.listeners.append(made.reload)
    yield made
    office.workspace.listeners.remove(made.reload)


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


def test_a_new_visit_is_there_at_once_with_the_cursor_in_its_title(page: VisitsPage) -> None:
    assert page.list.empty.isVisible()
    page.new()
    title = summary(page).head.rows["title"].editor
    assert line(title, "es").hasFocus()
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


def test_missing_things_lead_to_their_field(page: VisitsPage) -> None:
    page.new()
    visits.update(page.desk.workspace, shown(page).id, title=Localized(es="Visita"))
    label = page.view.header.missing
    assert "purpose" in label.text()
    link = f"visit|{shown(page).id}|purpose"
    label.linkActivated.emit(link)
    assert summary(page).foot.rows["purpose"].isAncestorOf(focused())


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found
    return found


def points(page: VisitsPage) -> Points:
    return summary(page).points


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


def test_tasks_are_added_ticked_and_told_late_in_words(page: VisitsPage) -> None:
    page.new()
    page.view.show_tab("tasks")
    tab = page.view.tabs["tasks"]
    assert isinstance(tab, Tasks)
    tab.add()
    (record,) = tab.rows.rows
    tasks.update(page.desk.workspace, record, text="Llamar", due_on=dt.date(2020, 1, 1))
    row = tab.rows.rows[record]
    assert isinstance(row, TaskRow)
    assert row.told.property("role") == "late"
    assert row.told.text()
    row.done.click()
    assert shown(page).tasks[0].done_on == dt.date.today()
    assert row.told.property("role") == "done"
    tab.delete(record)
    assert shown(page).tasks == ()


def test_the_list_deletes_several_as_one_step(page: VisitsPage) -> None:
    made = [visits.create(page.desk.workspace, DAY) for _ in range(3)]
    page.delete(made[:2])
    assert all_visits(page) == made[2:]
    page.desk.notices.button.click()
    assert sorted(all_visits(page)) == sorted(made)


def test_the_tab_and_the_record_come_back_after_the_language(
    qtbot: QtBot, page: VisitsPage, office: Desk
) -> None:
    sample.fill(page.desk.workspace, DAY)
    record = all_visits(page)[0]
    page.open(record, "programme")
    again = VisitsPage(office)
    qtbot.addWidget(again)
    again.restore(page.state())
    assert again.view.visit_id == record
    assert again.view.tab == "programme"
    assert again.view.isVisibleTo(again)


def test_the_history_tells_before_and_after(page: VisitsPage) -> None:
    page.new()
    record = shown(page).id
    visits.update(page.desk.workspace, record, title=Localized(es="Primera"))
    visits.update(page.desk.workspace, record, title=Localized(es="Segunda"))
    page.view.show_tab("history")
    labels = all_of(page.view.tabs["history"], QLabel)
    told = "\n".join(label.text() for label in labels)
    assert "Primera → Segunda" in told
    assert page.desk.language.gettext("Edit visit") in told


def papers(page: VisitsPage) -> Papers:
    page.view.show_tab("papers")
    tab = page.view.tabs["papers"]
    assert isinstance(tab, Papers)
    return tab


def test_missing_texts_are_listed_once_and_lead_to_their_field(page: VisitsPage) -> None:
    page.new()
    visits.update(page.desk.workspace, shown(page).id, title=Localized(es="Visita"))
    tab = papers(page)
    tab.language.setCurrentIndex(tab.language.findData("es,zh"))
    tab.show_visit(shown(page))
    assert tab.missing.isVisible()
    wanted: list[tuple[object, ...]] = []
    tab.missing.wanted.connect(lambda *place: wanted.append(place))
    buttons = all_of(tab.missing, QAbstractButton)
    for button in filter(QAbstractButton.isVisible, buttons):
        button.click()
    assert ("visit", shown(page).id, "title") in wanted
    assert wanted.count(("visit", shown(page).id, "purpose")) == 1


def test_one_button_makes_the_brief_and_shows_it(page: VisitsPage) -> None:
    sample.fill(page.desk.workspace, DAY)
    page.open(all_visits(page)[0])
    page.view.prepare()
    tab = papers(page)
    assert tab.preview.isVisible()
    assert tab.preview.view._pages is not None
    assert tab.preview.view._pages.content.startswith(b"%PDF")


def test_files_are_kept_with_the_visit_and_taken_away(page: VisitsPage, tmp_path: Path) -> None:
    page.new()
    file = tmp_path / "carta 邀请函.txt"
    file.write_bytes(b"hola")
    files = papers(page).files
    files.keep([file, tmp_path / "falta.pdf"])
    assert page.desk.notices.isVisible() or page.desk.notices.label.text()
    assert shown(page).papers == ()
    files.keep([file])
    assert [paper.name for paper in shown(page).papers] == [file.name]
    files.list.setCurrentRow(0)
    files.delete()
    assert shown(page).papers == ()
    page.desk.workspace.undo()
    assert len(shown(page).papers) == 1


def test_nothing_is_wider_than_the_window(page: VisitsPage) -> None:
    sample.fill(page.desk.workspace, DAY)
    page.open(all_visits(page)[0])
    assert page.minimumSizeHint().width() <= 1366 - 176


def words_of(view: VisitView) -> set[str]:
    """Every word of the program on the screen: buttons, labels, hints."""
    buttons = all_of(view, QAbstractButton)
    labels = all_of(view, QLabel)
    fields = all_of(view, QLineEdit)
    found = {button.text() for button in buttons} | {button.toolTip() for button in buttons}
    found |= {label.text() for label in labels} | {field.placeholderText() for field in fields}
    return {text for text in found if text}


def test_no_text_of_the_screen_is_left_in_english(page: VisitsPage, language: Language) -> None:
    if language.code == "en":
        return
    page.new()
    page.delete(all_visits(page))
    sample.fill(page.desk.workspace, DAY)
    page.open(all_visits(page)[0])
    for name in ("delegation", "programme", "tasks"):
        page.view.show_tab(name)
    english = Language.of("en")
    known = {english.gettext(text) for text in msgids()}
    same = {text for text in known if language.gettext(text) == text}
    assert {text for text in words_of(page.view) if text in known - same} == set()


def msgids() -> set[str]:
    """The marked texts of the screens of visits."""
    import catalogues

    folder = Path(__file__).resolve().parents[2] / "muniforeign" / "ui" / "visits"
    found = [message.id for message in catalogues.extract(folder) if message.id]
    assert len(found) > 100
    return {each if isinstance(each, str) else each[0] for each in found}
