"""Records that were newly made and never written in go when one leaves them, and only then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from muniforeign.domain import names
from muniforeign.domain.visits import PointKind, Side
from muniforeign.i18n import Language
from muniforeign.services import agreements, commitments, organisations, people, visits
from muniforeign.services.listing import Listing
from muniforeign.storage.workspace import Workspace
from muniforeign.ui import dialogs
from muniforeign.ui.agreements.page import AgreementsPage
from muniforeign.ui.listpage import ListPage
from muniforeign.ui.organisations.page import OrganisationsPage
from muniforeign.ui.people.page import PeoplePage
from muniforeign.ui.program import Program
from muniforeign.ui.subject import SubjectPage
from muniforeign.ui.visits.page import VisitsPage
from muniforeign.ui.visits.programme import Programme
from muniforeign.ui.visits.tasks import Tasks
from muniforeign.ui.window import MainWindow
from tests.ui.office_driver import PASSWORD, Launch, make_office
from tests.ui.open_office import unlock, workspace_of
from tests.ui.people_office import write
from tests.ui.visits_office import all_visits, points, shown

P = TypeVar("P", bound=QWidget)
LISTED: dict[str, Callable[[Workspace], int]] = {
    "people": lambda workspace: people.listed(workspace, Listing()).count(),
    "organisations": lambda workspace: organisations.listed(workspace, Listing()).count(),
    "agreements": lambda workspace: agreements.listed(workspace, Listing()).count(),
    "visits": lambda workspace: visits.listed(workspace, Listing()).count(),
}


@pytest.fixture
def program(start: Launch, tmp_path: Path) -> Program:
    made = start("es", make_office(tmp_path))
    unlock(made)
    return made


@pytest.fixture
def window(program: Program) -> MainWindow:
    assert program.office is not None
    return program.office.window


def go(window: MainWindow, name: str, kind: type[P]) -> P:
    window.go_to(name)
    page = window.pages[name]
    assert isinstance(page, kind)
    return page


def make(window: MainWindow, name: str) -> QWidget:
    page = go(window, name, QWidget)
    assert isinstance(page, SubjectPage | VisitsPage)
    page.new()
    return page


@pytest.mark.parametrize("name", list(LISTED))
def test_an_empty_new_record_goes_with_the_page(
    program: Program, window: MainWindow, name: str
) -> None:
    workspace, count = workspace_of(program), LISTED[name]
    before, last = count(workspace), workspace.undo_step
    page = make(window, name)
    assert count(workspace) == before + 1
    assert window.commit()
    assert count(workspace) == before + 1
    window.go_to("home")
    assert count(workspace) == before
    assert workspace.undo_step == last
    assert window.notices.isHidden()
    assert go(window, name, QWidget) is page


def test_an_empty_new_person_goes_when_another_is_chosen(
    program: Program, window: MainWindow, qtbot: QtBot
) -> None:
    workspace = workspace_of(program)
    known = people.create(workspace, name=names.parse("Rosa Paz"))
    page = go(window, "people", PeoplePage)
    page.new()
    page.new()
    page.select(known)
    qtbot.waitUntil(lambda: LISTED["people"](workspace) == 1)
    assert page.view.record == known
    assert workspace.undo_label == "Add person"
    assert [row.id for row in people.listed(workspace, Listing()).all()] == [known]


def test_a_person_with_a_name_stays(program: Program, window: MainWindow, qtbot: QtBot) -> None:
    workspace = workspace_of(program)
    page = go(window, "people", PeoplePage)
    page.new()
    write(page.view.names.quick.rows["name"], "王晓明")
    page.new()
    write(page.view.names.quick.rows["name"], "李明")
    qtbot.wait(10)
    window.go_to("home")
    assert LISTED["people"](workspace) == 2


def test_an_empty_person_that_was_brought_from_elsewhere_stays(
    program: Program, window: MainWindow, qtbot: QtBot
) -> None:
    workspace = workspace_of(program)
    nameless = people.create(workspace, name=names.PersonName())
    page = go(window, "people", ListPage)
    page.open(nameless)
    page.select(people.create(workspace, name=names.parse("Rosa Paz")))
    qtbot.wait(10)
    window.go_to("home")
    assert LISTED["people"](workspace) == 2


def test_the_language_may_change_while_a_record_is_empty(
    program: Program, window: MainWindow, qtbot: QtBot
) -> None:
    workspace = workspace_of(program)
    make(window, "people")
    assert window.rebuild(Language.of("zh"))
    qtbot.wait(10)
    assert LISTED["people"](workspace) == 1
    window.go_to("home")
    assert LISTED["people"](workspace) == 0


def test_an_empty_record_goes_when_the_office_is_closed(
    program: Program, window: MainWindow
) -> None:
    path = workspace_of(program).path
    make(window, "visits")
    program.close_office()
    assert path
    again = Workspace.open(path, password=PASSWORD)
    assert LISTED["visits"](again) == 0
    again.close()


def test_a_new_visit_goes_with_its_empty_parts(program: Program, window: MainWindow) -> None:
    workspace = workspace_of(program)
    last = workspace.undo_step
    page = go(window, "visits", VisitsPage)
    page.new()
    points(page).add(PointKind.TALKING_POINT)
    points(page).add(PointKind.TALKING_POINT)
    page.show_list()
    assert all_visits(page) == []
    assert workspace.undo_step == last


def test_empty_parts_of_a_visit_go_with_their_tab(program: Program, window: MainWindow) -> None:
    page = go(window, "visits", VisitsPage)
    page.new()
    points(page).add(PointKind.OBJECTIVE)
    points(page).add(PointKind.TALKING_POINT)
    written = next(iter(points(page).lists[PointKind.OBJECTIVE].rows.values()))
    edit = written.text.editor  # type: ignore[attr-defined]
    edit.input("es").setPlainText("Firmar el acuerdo")
    page.view.show_tab("tasks")
    assert [point.text.es for point in shown(page).points] == ["Firmar el acuerdo"]
    tasks = page.view.tabs["tasks"]
    assert isinstance(tasks, Tasks)
    tasks.add()
    assert len(shown(page).tasks) == 1
    page.view.show_tab("programme")
    assert shown(page).tasks == ()
    programme = page.view.tabs["programme"]
    assert isinstance(programme, Programme)
    programme.add()
    programme.add()
    assert len(shown(page).programme) == 2
    page.view.show_tab("summary")
    assert shown(page).programme == ()


def test_an_item_put_at_a_time_stays(program: Program, window: MainWindow) -> None:
    page = go(window, "visits", VisitsPage)
    page.new()
    page.view.show_tab("programme")
    programme = page.view.tabs["programme"]
    assert isinstance(programme, Programme)
    programme.grid.wanted.emit(dt.datetime(2026, 11, 10, 15, 30))
    page.view.show_tab("summary")
    (item,) = shown(page).programme
    assert item.starts_at == dt.datetime(2026, 11, 10, 15, 30)


def test_an_empty_commitment_goes_with_its_tab(program: Program, window: MainWindow) -> None:
    workspace = workspace_of(program)
    page = go(window, "agreements", AgreementsPage)
    page.new()
    record = page.view.record
    assert record
    page.view.focus("commitments")
    page.view.commitments.add(Side.OURS)
    kept = commitments.add(workspace, agreement_id=record, side=Side.THEIRS)
    page.view.focus("title")
    assert [each.id for each in agreements.get(workspace, record).commitments] == [kept]


def test_a_visit_stays_while_its_delegation_is_imported(
    program: Program, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "open_files", lambda *_args, **_more: [])
    page = go(window, "visits", VisitsPage)
    page.new()
    page.view.show_tab("delegation")
    page.view.tabs["delegation"].import_()  # type: ignore[attr-defined]
    assert window.current == "import"
    assert LISTED["visits"](workspace_of(program)) == 1


def test_a_person_added_in_an_organisation_goes_when_nothing_is_written(
    program: Program, window: MainWindow
) -> None:
    workspace = workspace_of(program)
    page = go(window, "organisations", OrganisationsPage)
    (own,) = organisations.listed(workspace, Listing()).all()
    page.open(own.id)
    page.view.add_person()
    assert window.current == "people"
    assert LISTED["people"](workspace) == 1
    window.go_to("organisations")
    assert LISTED["people"](workspace) == 0
