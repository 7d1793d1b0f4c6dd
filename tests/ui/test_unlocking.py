"""The page for the password: a wrong one, the recovery code, capitals."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from muniforeign.i18n import Language
from muniforeign.ui.welcome.unlock_page import UnlockPage
from muniforeign.ui.window import MainWindow
from tests.ui.office_driver import PASSWORD, Launch, make_office, recovery_code, shown
from tests.ui.open_office import unlock


def test_a_wrong_password_is_told_and_kept(
    start: Launch, tmp_path: Path, language: Language
) -> None:
    path = make_office(tmp_path)
    program = start(language.code, path)
    page = shown(program, UnlockPage)
    page.password.setText("mala")
    page.open_button.click()
    assert path.name in page.problem.text()
    assert page.password.text() == "mala"
    page.password.setText(PASSWORD)
    page.open_button.click()
    assert shown(program, MainWindow).current == "home"


def test_the_recovery_code_opens_and_a_new_password_is_offered(
    start: Launch, tmp_path: Path
) -> None:
    from muniforeign.ui.welcome.password_page import PasswordPage

    path = make_office(tmp_path)
    code = recovery_code(path)
    program = start("es", path)
    page = shown(program, UnlockPage)
    page.forgot_button.click()
    page.code.setText(code[:-1])
    page.open_button.click()
    assert page.problem.text()
    page.code.setText(code.lower().replace("-", " ").replace("0", "o"))
    page.open_button.click()
    offered = shown(program, PasswordPage)
    assert offered.panel.present is None
    offered.panel.new.first.setText("otra clave larga y azul")
    offered.panel.new.again.setText("otra clave larga y azul")
    offered.panel.button.click()
    workspace = program.office and program.office.workspace
    assert workspace
    assert workspace.recovery_code
    assert workspace.recovery_code.text != code
    assert offered.sheet is not None
    assert offered.title.text() == "Hoja de recuperación"
    assert offered.intro.isHidden()
    assert offered.panel.isHidden()
    assert offered.card.maximumWidth() > 1000
    offered.back_button.click()
    assert shown(program, PasswordPage).problem.text()
    offered.sheet.tick.setChecked(True)
    assert not offered.problem.text()
    offered.back_button.click()
    assert shown(program, MainWindow)


def test_a_locked_office_does_not_ask_for_the_password_where_it_takes_the_code(
    start: Launch, tmp_path: Path, language: Language
) -> None:
    program = start(language.code, make_office(tmp_path))
    unlock(program)
    program.locking.lock()
    page = shown(program, UnlockPage)
    password = language.gettext("Password").casefold()
    assert password in page.label.text().casefold()
    page.forgot_button.click()
    said = (page.title, page.intro, page.label)
    assert page.intro.text()
    assert password not in " ".join(each.text() for each in said).casefold()


def test_the_keys_quit_where_there_is_no_office_yet(
    start: Launch, tmp_path: Path, qtbot: QtBot
) -> None:
    for path in (None, make_office(tmp_path)):
        program = start("es", path)
        program.frame.activateWindow()
        qtbot.waitUntil(program.frame.isActiveWindow)
        assert program.frame.shown
        qtbot.keyClick(program.frame.shown, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
        assert not program.frame.isVisible()


def test_capitals_are_noticed(start: Launch, tmp_path: Path) -> None:
    program = start("es", make_office(tmp_path))
    page = shown(program, UnlockPage)
    none, shift = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
    for text, modifier, warned in (("A", none, True), ("A", shift, False), ("a", shift, True)):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, modifier, text)
        QApplication.sendEvent(page.password, event)
        assert page.hint.isVisibleTo(page) is warned
