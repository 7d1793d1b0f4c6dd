"""Large steps are undone and redone beside the window, and the window never waits long."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from muniforeign.domain.errors import UserError
from muniforeign.domain.names import PersonName
from muniforeign.i18n import N_
from muniforeign.services import people
from muniforeign.services.listing import Listing
from muniforeign.storage.people import Person
from muniforeign.ui.background import Background, Task
from muniforeign.ui.office import Office
from muniforeign.ui.program import Program
from muniforeign.ui.replaying import Replaying
from muniforeign.ui.welcome.unlock_page import UnlockPage
from tests.ui.office_driver import PASSWORD, Launch, make_office, shown


@pytest.fixture
def opened(start: Launch, tmp_path: Path) -> Office:
    """An office of many people, added in one step."""
    program: Program = start("es", make_office(tmp_path))
    page = shown(program, UnlockPage)
    page.password.setText(PASSWORD)
    page.open_button.click()
    assert program.office is not None
    add_many(program.office)
    return program.office


def add_many(office: Office) -> None:
    with office.workspace.change(N_("Import people")) as session:
        session.add_all(
            [Person(name=PersonName(given_names=f"Rosa {number}")) for number in range(501)]
        )


def count(office: Office) -> int:
    return people.listed(office.workspace, Listing()).count()


def test_a_large_step_is_undone_and_redone_with_progress(opened: Office) -> None:
    titles: list[str] = []
    fractions: list[float] = []

    def follow(task: Task) -> None:
        titles.append(task.title)
        task.advanced.connect(lambda fraction, _text: fractions.append(fraction))

    opened.background.began.connect(follow)
    opened.undo()
    assert count(opened) == 0
    assert opened.window.notices.button.text() == "Rehacer"
    opened.redo()
    assert count(opened) == 501
    assert titles == ["Deshaciendo: Importar personas", "Rehaciendo: Importar personas"]
    assert fractions.count(1.0) == 2


def test_a_cancelled_undo_takes_nothing_back(opened: Office) -> None:
    opened.background.began.connect(lambda task: task.advanced.connect(task.cancel))
    opened.undo()
    assert count(opened) == 501
    assert opened.workspace.undo_label == "Import people"


def test_while_a_large_step_is_undone_it_is_not_undone_again(opened: Office, qtbot: QtBot) -> None:
    background = Background()
    replaying = Replaying(opened.workspace, background, opened)
    language = opened.window.language
    heard: list[object] = []
    with opened.workspace.gate.writing():
        replaying.undo(language, heard.append)
        with pytest.raises(UserError):
            replaying.undo(language, heard.append)
    qtbot.waitUntil(lambda: bool(heard), timeout=20_000)
    background.finish()
    assert count(opened) == 0


def test_the_window_says_soon_that_another_writes(opened: Office) -> None:
    writing, ended = threading.Event(), threading.Event()

    def write() -> None:
        with opened.workspace.change("Import people"):
            writing.set()
            ended.wait(30)

    other = threading.Thread(target=write)
    other.start()
    assert writing.wait(10)
    before = time.monotonic()
    with pytest.raises(UserError) as told:
        people.create(opened.workspace, name=PersonName(given_names="Ana"))
    waited = time.monotonic() - before
    ended.set()
    other.join()
    assert "Otra tarea" in told.value.text(opened.window.language)
    assert waited < 5
