"""Tasks, papers and history of a visit, its width, and its words in each language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from muniforeign.domain.names import PersonName
from muniforeign.domain.text import Localized
from muniforeign.domain.visits import PointKind
from muniforeign.i18n import Language
from muniforeign.manual import names
from muniforeign.services import municipality, people, programme, sample, tasks, visits
from muniforeign.ui import dialogs
from muniforeign.ui.desk import Desk
from muniforeign.ui.manual import topic
from muniforeign.ui.visits.page import VisitsPage
from muniforeign.ui.visits.tasks import TaskRow, Tasks
from muniforeign.ui.visits.view import VisitView
from tests.ui.visits_office import (
    all_of,
    all_visits,
    focused,
    open_page,
    papers,
    points,
    shown,
)

DAY = dt.date(2026, 11, 10)


@pytest.fixture
def page(qtbot: QtBot, office: Desk) -> Iterator[VisitsPage]:
    yield from open_page(qtbot, office)


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


def test_each_tab_is_explained_by_a_page_of_the_manual(page: VisitsPage) -> None:
    page.new()
    explained = []
    for name in page.view.tabs:
        page.view.show_tab(name)
        explained.append(topic(page))
    assert set(explained) <= set(names())
    assert len(set(explained)) == len(page.view.tabs)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_enter_gives_a_task_to_the_first_who_is_found(page: VisitsPage, qtbot: QtBot) -> None:
    workspace = page.desk.workspace
    known = people.create(workspace, name=PersonName("Daniela", "Muñoz"))
    page.new()
    page.view.show_tab("tasks")
    tab = page.view.tabs["tasks"]
    assert isinstance(tab, Tasks)
    tab.add()
    (row,) = tab.rows.rows.values()
    assert isinstance(row, TaskRow)
    field = all_of(row.rest.rows["assignee_id"], QLineEdit)[0]
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "dani")
    completer = field.completer()
    assert completer
    popup = completer.popup()
    assert popup
    qtbot.waitUntil(lambda: popup.isVisible() and popup.currentIndex().row() == 0)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(page).tasks[0].assignee_id == known)


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


def test_the_history_says_which_programme_item_was_changed(page: VisitsPage) -> None:
    page.new()
    record = shown(page).id
    at = dt.datetime(2026, 11, 10, 13, tzinfo=dt.UTC)
    item = programme.add(page.desk.workspace, record, at, title=Localized(es="Almuerzo"))
    programme.update(page.desk.workspace, item, notes="Sin mariscos")
    visits.update(page.desk.workspace, record, title=Localized(es="Visita"))
    page.view.show_tab("history")
    labels = all_of(page.view.tabs["history"], QLabel)
    lines = [line for label in labels for line in label.text().split("\n")]
    assert any(line.startswith("Almuerzo · ") and "Sin mariscos" in line for line in lines)
    own = page.desk.language.gettext("Title")
    assert any(line.startswith(own) and line.endswith("Visita") for line in lines)


def test_missing_texts_are_listed_once_and_lead_to_their_field(page: VisitsPage) -> None:
    page.new()
    visits.update(page.desk.workspace, shown(page).id, title=Localized(es="Visita"))
    tab = papers(page)
    tab.language.setCurrentIndex(tab.language.findData("es,zh"))
    tab.show_visit(shown(page))
    assert tab.missing.isVisible()
    wanted: list[tuple[object, ...]] = []
    tab.missing.wanted.connect(lambda *place: wanted.append(place))
    QApplication.processEvents()
    buttons = all_of(tab.missing, QAbstractButton)
    for button in filter(QAbstractButton.isVisible, buttons):
        button.click()
    assert ("visit", shown(page).id, "title") in wanted
    assert wanted.count(("visit", shown(page).id, "purpose")) == 1
    language = page.desk.language
    told = " ".join(label.text() for label in all_of(tab.missing, QLabel))
    assert language.tongue("zh") in told
    assert f"{language.gettext('Settings')}: " in told or language.code == "zh"
    assert ("中文" in told) == (language.code == "zh")


def test_one_button_makes_the_brief_and_shows_it(page: VisitsPage) -> None:
    sample.fill(page.desk.workspace, DAY)
    page.open(all_visits(page)[0])
    page.view.prepare()
    tab = papers(page)
    assert tab.preview.isVisible()
    assert tab.preview.view._pages is not None
    assert tab.preview.view._pages.content.startswith(b"%PDF")


def test_the_paper_that_is_shown_is_always_the_one_that_is_chosen(
    page: VisitsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample.fill(page.desk.workspace, DAY)
    page.open(all_visits(page)[0])
    page.view.prepare()
    tab = papers(page)
    offered: list[str] = []
    monkeypatch.setattr(dialogs, "save_file", lambda *told: offered.append(told[2].name))
    made = []
    for reader in ("internal", "share"):
        tab.reader.setCurrentIndex(tab.reader.findData(reader))
        tab.reader.activated.emit(0)
        assert tab.preview.view._pages is not None
        made.append(tab.preview.view._pages.content)
        tab.preview.save()
    assert made[0] != made[1]
    assert len(set(offered)) == 2
    visits.update(page.desk.workspace, shown(page).id, title=Localized(es="Otro título"))
    assert tab.preview.view._pages
    assert tab.preview.view._pages.content not in made


def test_a_paper_that_is_being_made_anew_is_not_printed_or_saved(page: VisitsPage) -> None:
    sample.fill(page.desk.workspace, DAY)
    page.open(all_visits(page)[0])
    page.view.prepare()
    tab = papers(page)
    tab.preview.outdate()
    names = ("paper.print", "paper.save", "paper.open")
    uses = [page.desk.actions.find(name) for name in names]
    assert not any(use.isEnabled() for use in uses if use)
    tab.make()
    assert all(use.isEnabled() for use in uses if use)


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
    files.list.setCurrentRow(-1)
    assert not any(part.isEnabled() for part in files._of_chosen)
    files.list.setCurrentRow(0)
    assert all(part.isEnabled() for part in files._of_chosen)
    files.delete()
    assert shown(page).papers == ()
    page.desk.workspace.undo()
    assert len(shown(page).papers) == 1


def test_after_a_file_is_deleted_the_next_is_chosen(page: VisitsPage, tmp_path: Path) -> None:
    page.new()
    files = papers(page).files
    kept = [tmp_path / f"{name}.txt" for name in "abc"]
    for file in kept:
        file.write_bytes(b"hola")
    files.keep(kept)
    files.list.setCurrentRow(1)
    files.list.setFocus()
    for name in ("c.txt", "a.txt"):
        files.delete()
        row = files.current()
        assert row
        assert row.name == name
        assert files.list.hasFocus()
    files.delete()
    assert files.current() is None
    assert files._add.hasFocus()


def test_the_brief_starts_from_the_paper_of_the_office(page: VisitsPage) -> None:
    page.new()
    tab = papers(page)
    for paper in ("oficio", "a4"):
        municipality.update(page.desk.workspace, paper=paper)
        tab.show_visit(shown(page))
        assert tab.edition().paper.value == paper
    tab.paper.setCurrentIndex(tab.paper.findData("letter"))
    tab.show_visit(shown(page))
    assert tab.edition().paper.value == "letter"


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


def test_a_new_point_is_brought_into_sight(page: VisitsPage, qtbot: QtBot) -> None:
    page.new()
    for _number in range(4):
        points(page).add(PointKind.TALKING_POINT)
    rows = list(points(page).lists[PointKind.TALKING_POINT].rows.values())
    qtbot.waitUntil(lambda: not rows[-1].visibleRegion().isEmpty())
    assert rows[-1].visibleRegion().boundingRect().height() == rows[-1].height()


def test_the_keys_of_a_visit_stay_valid_from_tab_to_tab(page: VisitsPage, qtbot: QtBot) -> None:
    qtbot.waitExposed(page)
    page.new()
    points(page).add(PointKind.TALKING_POINT)
    for name in [*page.view.tabs, "summary"]:
        page.view.show_tab(name)
        assert page.view.isAncestorOf(focused()), name
        focused().clearFocus()
