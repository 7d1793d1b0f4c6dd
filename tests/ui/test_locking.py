"""Locking: at once, when nobody is there, and back to the place where one was."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from muniforeign.storage.workspace import Workspace
from muniforeign.ui.program import Program
from muniforeign.ui.welcome.unlock_page import UnlockPage
from muniforeign.ui.window import MainWindow
from tests.ui.office_driver import PASSWORD, Launch, make_office, shown
from tests.ui.open_office import add_person, stub, unlock, workspace_of


@pytest.fixture
def opened(start: Launch, tmp_path: Path) -> Program:
    """The program with an office that was opened by its password."""
    program = start("es", make_office(tmp_path))
    unlock(program)
    return program


def test_lock_and_unlock_returns_to_the_place(opened: Program) -> None:
    person = add_person(opened)
    window = shown(opened, MainWindow)
    window.navigate("person", person)
    workspace = workspace_of(opened)
    path = workspace.path
    assert path is not None
    opened.locking.lock()
    assert opened.office is None
    Workspace.open(path, password=PASSWORD).close()
    again = unlock(opened)
    assert again is not window
    assert again.current == "people"
    assert str(person) in repr(again.pages["people"].state())


def test_an_idle_office_is_locked(opened: Program, qtbot: QtBot) -> None:
    opened.locking.idle.watch(60)
    qtbot.waitUntil(lambda: isinstance(opened.frame.shown, UnlockPage), timeout=3000)
    assert opened.office is None


def test_a_key_is_a_sign_of_life(opened: Program, qtbot: QtBot) -> None:
    passed: list[int] = []
    opened.locking.idle.passed.connect(lambda: passed.append(1))
    opened.locking.idle.watch(400)
    for _time in range(6):
        qtbot.wait(120)
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(opened.frame, event)
    assert passed == []


def test_what_cannot_be_saved_is_covered_when_idle(opened: Program) -> None:
    page = stub(opened)
    window = shown(opened, MainWindow)
    opened.locking.lock()
    assert shown(opened, MainWindow) is window
    assert window.notices.isVisibleTo(window)
    opened.locking.lock_because_idle()
    cover = shown(opened, UnlockPage)
    assert not opened.frame.close()
    assert "no se pudo guardar" in cover.notices.label.text()
    assert not window.isVisible()
    cover.password.setText("mala")
    cover.open_button.click()
    assert cover.problem.text()
    unlock(opened)
    assert shown(opened, MainWindow) is window
    assert page.line.text() == "31 de febrero"
    page.line.setText("28")


def test_an_office_without_a_password_is_not_locked(start: Launch, tmp_path: Path) -> None:
    program = start("es", make_office(tmp_path, None))
    program.locking.lock()
    assert shown(program, MainWindow)
