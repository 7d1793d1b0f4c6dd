"""The program from start to end: files, languages, undo, and what cannot be opened."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from muniforeign.domain.errors import UserError
from muniforeign.domain.names import PersonName
from muniforeign.i18n import N_, Code, Language
from muniforeign.services import people
from muniforeign.storage.workspace import Workspace
from muniforeign.ui import office_actions
from muniforeign.ui.program import Program
from muniforeign.ui.welcome.password_page import PasswordPage, RecoveryPage
from muniforeign.ui.welcome.start_page import StartPage
from muniforeign.ui.welcome.unlock_page import UnlockPage
from muniforeign.ui.welcome.wizard import Wizard
from muniforeign.ui.window import MainWindow
from tests.ui.office_driver import PASSWORD, Launch, make_office, shown
from tests.ui.open_office import add_person, stub, unlock, workspace_of


@pytest.fixture
def opened(start: Launch, tmp_path: Path) -> Program:
    """The program with an office that was opened by its password."""
    program = start("es", make_office(tmp_path))
    unlock(program)
    return program


# files


@pytest.mark.parametrize("kind", ["missing", "empty", "foreign", "damaged", "newer", "folder"])
def test_what_cannot_be_opened_is_told_and_the_program_goes_on(
    start: Launch, tmp_path: Path, kind: str, language: Language
) -> None:
    path = tmp_path / f"{kind}.muniforeign"
    spoil(path, kind, tmp_path)
    program = start(language.code, path)
    page = shown(program, StartPage)
    assert path.name in page.problem.text()
    page.new_button.click()
    assert shown(program, Wizard)


def spoil(path: Path, kind: str, folder: Path) -> None:
    if kind == "empty":
        path.write_bytes(b"")
    elif kind == "foreign":
        path.write_bytes(b"%PDF-1.7\n" + b"x" * 1000)
    elif kind == "folder":
        path.mkdir()
    elif kind in {"damaged", "newer"}:
        shutil.copyfile(make_office(folder, None), path)
        if kind == "damaged":
            path.write_bytes(path.read_bytes()[:4096] + b"\xff" * 8192)
        else:
            make_newer(path)


def make_newer(path: Path) -> None:
    import sqlite3

    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()


def test_a_second_window_on_the_same_file_is_refused(opened: Program, start: Launch) -> None:
    path = workspace_of(opened).path
    assert path is not None
    second = start("en", path)
    page = shown(second, UnlockPage)
    page.password.setText(PASSWORD)
    page.open_button.click()
    assert "already open" in page.problem.text()
    assert shown(opened, MainWindow)


def test_recent_offices_can_be_opened_and_left_out(start: Launch, tmp_path: Path) -> None:
    path = make_office(tmp_path, None)
    program = start("es", path)
    assert shown(program, MainWindow)
    program.close_office()
    page = shown(program, StartPage)
    assert [each.path for each in page.recent] == [path]
    page.recent[0].click()
    assert shown(program, MainWindow)
    program.close_office()
    program.forget(path)
    assert shown(program, StartPage).recent == []
    assert path.exists()


def test_a_new_office_does_not_bear_the_name_of_the_last(opened: Program) -> None:
    assert "Toltén" in opened.frame.windowTitle()
    opened.new_office()
    assert opened.frame.windowTitle() == "Muniforeign"


def test_closing_lets_go_of_the_file(opened: Program) -> None:
    path = workspace_of(opened).path
    assert path is not None
    opened.frame.close()
    Workspace.open(path, password=PASSWORD).close()


# languages and looks


@pytest.mark.parametrize("code", ["zh", "en"])
def test_the_language_changes_and_the_place_stays(
    opened: Program, qtbot: QtBot, code: Code
) -> None:
    window = shown(opened, MainWindow)
    window.go_to("organisations")
    opened.change_language(code)
    qtbot.waitUntil(lambda: window.language.code == code)
    assert window.current == "organisations"
    name = {"zh": "托尔滕市政府", "en": "Municipality of Toltén"}[code]
    assert opened.frame.windowTitle() == f"{name} — Muniforeign"


def test_unsaved_text_keeps_the_language(opened: Program, qtbot: QtBot) -> None:
    page = stub(opened)
    window = shown(opened, MainWindow)
    opened.change_language("zh")
    qtbot.wait(20)
    assert window.language.code == "es"
    assert page.line.text() == "31 de febrero"
    assert window.notices.isVisibleTo(window)
    page.line.setText("28 de febrero")
    opened.change_language("zh")
    qtbot.waitUntil(lambda: window.language.code == "zh")


def test_the_first_page_changes_language_too(start: Launch, qtbot: QtBot) -> None:
    program = start("es")
    before = shown(program, StartPage).title.text()
    program.change_language("zh")
    qtbot.waitUntil(lambda: shown(program, StartPage).title.text() != before)


def test_a_typed_password_survives_another_language(
    start: Launch, tmp_path: Path, qtbot: QtBot
) -> None:
    program = start("es", make_office(tmp_path))
    shown(program, UnlockPage).password.setText("mesa")
    program.change_language("en")
    qtbot.waitUntil(lambda: shown(program, UnlockPage).language.code == "en")
    assert shown(program, UnlockPage).password.text() == "mesa"


def test_dark_colours_are_taken_over(opened: Program, qtbot: QtBot) -> None:
    settings = replace(opened.preferences.settings, theme="dark")
    opened.preferences.change(settings)
    qtbot.waitUntil(lambda: QApplication.palette().window().color().lightness() < 128)
    assert shown(opened, MainWindow).current == "home"


# the office


def test_undo_and_redo_say_what_they_did(opened: Program) -> None:
    add_person(opened)
    window = shown(opened, MainWindow)
    window.undo()
    assert workspace_of(opened).undo_step is None
    assert window.notices.button.text() == "Rehacer"
    window.notices.button.click()
    assert workspace_of(opened).undo_step is not None
    assert window.notices.button.text() == "Deshacer"


def test_an_undo_that_cannot_be_is_told(opened: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    from muniforeign.storage import errors

    add_person(opened)

    def refuse(_workspace: Workspace) -> None:
        raise errors.UndoConflict(label=N_("Edit person"))

    monkeypatch.setattr(Workspace, "undo", refuse)
    window = shown(opened, MainWindow)
    window.undo()
    assert "«Editar persona»" in window.notices.label.text()


def test_everything_is_found(opened: Program) -> None:
    person = people.create(
        workspace_of(opened), name=PersonName(family_hanzi="王", given_hanzi="晓明")
    )
    assert opened.office is not None
    [hit] = opened.office.find("wxm")
    assert (hit.kind, hit.id) == ("person", person)


def test_another_password_makes_another_sheet(opened: Program) -> None:
    before = workspace_of(opened).recovery_code
    office_actions.show_password(opened)
    page = shown(opened, PasswordPage)
    new = "otra clave larga y azul"
    for present, told in (("mala", True), (PASSWORD, False)):
        assert page.panel.present is not None
        page.panel.present.setText(present)
        page.panel.new.first.setText(new)
        page.panel.new.again.setText(new)
        page.panel.button.click()
        assert bool(page.panel.problem.text()) is told
    assert workspace_of(opened).recovery_code != before
    assert page.sheet is not None
    page.sheet.tick.setChecked(True)
    page.back_button.click()
    assert "contraseña nueva" in shown(opened, MainWindow).notices.label.text()
    path = workspace_of(opened).path
    assert path is not None
    opened.close_office()
    Workspace.open(path, password=new).close()


def test_the_sheet_can_be_seen_again(opened: Program) -> None:
    office_actions.show_recovery(opened)
    shown(opened, RecoveryPage).back_button.click()
    assert shown(opened, MainWindow)


@pytest.mark.parametrize("error", [UserError(N_("Nothing was found")), ValueError("secret")])
def test_what_nobody_caught_is_a_sentence(opened: Program, error: Exception) -> None:
    opened.complain(error)
    text = shown(opened, MainWindow).notices.label.text()
    assert text
    assert "secret" not in text
    assert ("muniforeign.log" in text) is isinstance(error, ValueError)


def test_the_window_is_painted_before_the_database_is_loaded() -> None:
    code = (
        "import sys\n"
        "from PySide6.QtCore import QObject, QEvent\n"
        "from muniforeign import settings\n"
        "from muniforeign.ui import app, start\n"
        "from muniforeign.ui.background import Background\n"
        "from muniforeign.ui.layout_memory import LayoutMemory\n"
        "from muniforeign.ui.preferences import LivePreferences\n"
        "from muniforeign.ui.program import Program\n"
        "class Eye(QObject):\n"
        "    def eventFilter(self, watched, event):\n"
        "        if event.type() is QEvent.Type.Paint:\n"
        "            heavy = {'sqlalchemy', 'sqlcipher3', 'babel', 'reportlab'}\n"
        "            print(sorted(heavy & set(sys.modules)))\n"
        "            watched.removeEventFilter(self)\n"
        "            a.quit()\n"
        "        return False\n"
        "s = settings.Settings()\n"
        "a = app.create_application([], s)\n"
        "p = Program(a, LivePreferences(s), LayoutMemory(), Background(a))\n"
        "eye = Eye()\n"
        "p.frame.installEventFilter(eye)\n"
        "start.begin(p, None)\n"
        "a.exec()\n"
        "p.background.finish()\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"
