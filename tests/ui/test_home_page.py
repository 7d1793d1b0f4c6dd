"""The first page: the next visit, what is late, one click that mends it, a new office's steps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from muniforeign.domain.calendar import CalendarNote, NoteKind
from muniforeign.domain.commitments import CommitmentStatus
from muniforeign.domain.names import PersonName
from muniforeign.domain.text import Localized
from muniforeign.domain.visits import Side
from muniforeign.i18n import Language
from muniforeign.services import commitments, municipality, people, sample, tasks, visits
from muniforeign.ui import theme
from muniforeign.ui.actions import Action
from muniforeign.ui.desk import Desk
from muniforeign.ui.home.calendar_card import clock_words, note_words
from muniforeign.ui.home.due_list import DueList
from muniforeign.ui.home.page import HomePage
from tests.ui.english import left_in_english

TODAY = dt.date.today()
DAY = dt.timedelta(days=1)


def shown(qtbot: QtBot, office: Desk) -> HomePage:
    made = HomePage(office)
    qtbot.addWidget(made)
    made.resize(1190, 700)
    made.show()
    office.workspace.listeners.append(made.reload)
    return made


@pytest.fixture
def page(qtbot: QtBot, office: Desk) -> Iterator[HomePage]:
    made = shown(qtbot, office)
    yield made
    office.workspace.listeners.remove(made.reload)


@pytest.fixture
def full(qtbot: QtBot, office: Desk) -> Iterator[HomePage]:
    """The page of the sample office."""
    sample.fill(office.workspace, TODAY)
    made = shown(qtbot, office)
    yield made
    office.workspace.listeners.remove(made.reload)


def ids(due: DueList) -> list[Any]:
    return list(due.rows.rows)


def test_a_new_office_is_shown_its_three_first_steps(page: HomePage) -> None:
    assert page.first_steps.isVisible()
    assert [button.isVisible() for button in page.first_steps.buttons] == [True] * 3
    assert not any(card.isVisible() for card in (page.next_visit, page.late, page.soon))


def test_a_step_that_is_taken_is_ticked(page: HomePage) -> None:
    people.create(page.desk.workspace, name=PersonName(given_names="Ana"))
    assert [tick.isVisible() for tick in page.first_steps.ticks] == [False, True, False]
    visits.create(page.desk.workspace, TODAY)
    assert not page.first_steps.isVisible()


def test_the_first_step_leads_to_the_crest(page: HomePage, desk: Desk) -> None:
    page.first_steps.buttons[0].click()
    visited: Any = desk.workspace
    assert visited.visited == [("settings", "municipality", "crest")]


def test_the_sample_is_offered_where_the_window_has_it(qtbot: QtBot, office: Desk) -> None:
    opened: list[str] = []
    owner = office.notices
    office.actions.add(Action("office.sample", "", lambda: opened.append("sample")), owner)
    made = HomePage(office)
    qtbot.addWidget(made)
    text = office.language.gettext("Or look at the sample office first")
    buttons: Iterable[QPushButton] = made.first_steps.findChildren(QPushButton)
    next(button for button in buttons if button.text() == text).click()
    assert opened == ["sample"]


def test_a_quick_action_runs_what_its_page_offers(page: HomePage, desk: Desk) -> None:
    ran: list[str] = []
    page.desk.actions.add(Action("agreement.new", "", lambda: ran.append("new")), page)
    page._quick[3].click()
    assert ran == ["new"]
    visited: Any = desk.workspace
    assert visited.visited == [("agreements",)]


def test_the_next_visit_says_when_with_whom_and_how_ready(full: HomePage) -> None:
    language = full.desk.language
    visit = visits.next_visit(full.desk.workspace, TODAY)
    assert visit is not None
    card = full.next_visit
    assert card.isVisible()
    assert card.title.text() == visit.title.get(language.code)
    assert visit.reference in card.when.text()
    assert visit.start_on is not None
    n = (visit.start_on - TODAY).days
    assert language.ngettext("in {n} day", "in {n} days", n).format(n=n) in card.when.text()
    assert card.missing.text() == language.gettext("Nothing is missing: the brief can be made.")
    assert card.bar.value() == card.bar.maximum()


def test_what_is_missing_leads_to_its_field(full: HomePage, desk: Desk) -> None:
    visit = full.next_visit.visit
    assert visit is not None
    visits.update(full.desk.workspace, visit, purpose=Localized(es="Solo en español"))
    text = full.next_visit.missing.text()
    assert full.next_visit.bar.value() == full.next_visit.bar.maximum() - 1
    link = text.split('href="')[1].split('"')[0]
    full.next_visit.missing.linkActivated.emit(link)
    visited: Any = desk.workspace
    assert visited.visited == [("visit", visit, "purpose")]


def test_what_is_late_is_said_in_words_the_oldest_first(full: HomePage) -> None:
    late = commitments.pending(full.desk.workspace, TODAY - DAY)
    assert ids(full.late)[0] == late[0].id
    row = full.late.rows.rows[late[0].id]
    told = row.when.text()  # type: ignore[attr-defined]
    ago = full.desk.language.ngettext("{n} day ago", "{n} days ago", 25).format(n=25)
    assert ago in told
    assert row.when.property("role") == theme.Role.LATE.value  # type: ignore[attr-defined]


def test_one_click_fulfils_and_undo_takes_it_back(full: HomePage, qtbot: QtBot) -> None:
    workspace = full.desk.workspace
    first, second = ids(full.late)[:2]
    qtbot.mouseClick(full.late.rows.rows[first].done, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    kept = next(each for each in commitments.everything(workspace) if each.id == first)
    assert (kept.status, kept.fulfilled_on) == (CommitmentStatus.FULFILLED, TODAY)
    assert ids(full.late)[0] == second
    assert full.late.rows.rows[second].done.hasFocus() or not full.isActiveWindow()  # type: ignore[attr-defined]
    full.desk.notices.button.click()
    assert ids(full.late)[0] == first


def test_a_double_click_marks_one_line(full: HomePage, qtbot: QtBot) -> None:
    first, second, third = ids(full.late)[:3]
    for record in (first, second):
        qtbot.mouseClick(full.late.rows.rows[record].done, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    assert ids(full.late)[:2] == [second, third]
    qtbot.wait(QApplication.doubleClickInterval() + 50)
    qtbot.mouseClick(full.late.rows.rows[second].done, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    assert ids(full.late)[0] == third


def test_a_double_click_on_the_last_line_of_a_list_spares_the_list_below(page: HomePage) -> None:
    workspace = page.desk.workspace
    late = tasks.add(workspace, "Confirmar el hotel", due_on=TODAY - DAY)
    soon = tasks.add(workspace, "Llamar al intérprete", due_on=TODAY + 3 * DAY)
    page.late.settle(late)
    page.soon.settle(soon)
    assert (page.late.isVisible(), ids(page.soon)) == (False, [soon])


def test_a_task_is_done_with_one_click(page: HomePage) -> None:
    made = tasks.add(page.desk.workspace, "Llamar al intérprete", due_on=TODAY + 3 * DAY)
    assert page.soon.isVisible()
    page.soon.settle(made)
    assert tasks.pending(page.desk.workspace, TODAY + 30 * DAY) == ()
    assert not page.soon.isVisible()


def test_what_the_other_side_owes_later_is_said_once(page: HomePage) -> None:
    workspace = page.desk.workspace
    values = {"side": Side.THEIRS, "text": Localized(es="Enviar el convenio")}
    later = commitments.add(workspace, due_on=TODAY + 40 * DAY, **values)
    soon = commitments.add(workspace, due_on=TODAY + 5 * DAY, **values)
    assert (ids(page.soon), ids(page.waiting)) == ([soon], [later])


def test_a_line_leads_to_the_commitment(full: HomePage, desk: Desk) -> None:
    found = next(c for c in commitments.everything(full.desk.workspace) if c.agreement_id)
    late = next(each for each in ids(full.late) if each)
    row: Any = full.late.rows.rows[late]
    row.text.click()
    visited: Any = desk.workspace
    kind, record, field = visited.visited[0]
    assert kind == "agreement"
    assert record == found.agreement_id
    assert field == f"commitments/{late}"


def test_the_time_in_china_is_that_of_its_clocks(language: Language) -> None:
    now = dt.datetime(2026, 11, 23, 22, 3, tzinfo=dt.UTC)
    told = clock_words(now, language)
    assert "06:03" in told
    assert language.date(dt.date(2026, 11, 24)) in told


def test_a_holiday_of_both_countries_is_said_once(language: Language) -> None:
    day, text = dt.date(2027, 1, 1), Localized("Año Nuevo", "元旦", "New Year")
    notes = [CalendarNote(day, NoteKind.HOLIDAY, "CL", text)]
    notes.append(CalendarNote(day, NoteKind.HOLIDAY, "CN", text))
    ((title, where),) = note_words(notes, dt.date(2026, 12, 30), language)
    assert title == text.get(language.code)
    assert language.list([language.country("CL"), language.country("CN")]) in where


def test_today_is_written_in_three_languages(page: HomePage) -> None:
    for code, label in page.calendar.days.items():
        assert label.text() == Language.of(code).date(TODAY, "full")


def test_nothing_late_is_said_too(page: HomePage) -> None:
    people.create(page.desk.workspace, name=PersonName(given_names="Ana"))
    visits.create(page.desk.workspace, TODAY)
    municipality.set_crest(page.desk.workspace, b"x")
    assert page.calm.isVisible()


def test_no_text_is_left_in_english(full: HomePage, language: Language) -> None:
    assert left_in_english(full, language) == set()


def test_no_first_step_is_left_in_english(page: HomePage, language: Language) -> None:
    assert left_in_english(page, language) == set()
