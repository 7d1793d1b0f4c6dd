"""The keyboard stays in the page when what had it is gone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from muniforeign.i18n import Language
from muniforeign.ui.kept_focus import KeptFocus
from muniforeign.ui.notices import NoticeBar

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Office(QWidget):
    """A page with a field in a line, and beside it a button that is not the page's."""

    def __init__(self) -> None:
        super().__init__()
        self.outside, self.page = QPushButton("ES", self), QWidget(self)
        self.line = QWidget(self.page)
        self.field = QLineEdit(self.line)
        self.notices = NoticeBar(Language.of("es"), self)
        for around, widget in ((self.line, self.field), (self.page, self.line)):
            QVBoxLayout(around).addWidget(widget)
        column = QVBoxLayout(self)
        column.addWidget(self.outside)
        column.addWidget(self.page)
        self.kept = KeptFocus(self, lambda: self.page)


@pytest.fixture
def office(qtbot: QtBot) -> Office:
    made = Office()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    made.field.setFocus()
    qtbot.wait(10)
    return made


def test_a_hidden_field_leaves_the_keyboard_in_what_it_is_in(qtbot: QtBot, office: Office) -> None:
    office.field.hide()
    qtbot.waitUntil(office.line.hasFocus)


def test_a_line_that_is_undone_leaves_the_keyboard_in_the_page(
    qtbot: QtBot, office: Office
) -> None:
    office.line.deleteLater()
    qtbot.waitUntil(office.page.hasFocus)


def test_a_button_that_closes_gives_the_cursor_back(qtbot: QtBot, office: Office) -> None:
    office.outside.setFocus()
    qtbot.wait(10)
    office.outside.hide()
    qtbot.waitUntil(office.field.hasFocus)


def test_what_is_chosen_beside_the_page_keeps_the_keyboard(qtbot: QtBot, office: Office) -> None:
    office.outside.setFocus()
    qtbot.wait(30)
    assert office.outside.hasFocus()


def test_a_page_that_waits_behind_another_screen_takes_no_keyboard(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    office, field = Office(), QLineEdit()
    column = QVBoxLayout(around)
    column.addWidget(office)
    column.addWidget(field)
    field.hide()
    around.show()
    around.activateWindow()
    qtbot.waitActive(around)
    office.field.setFocus()
    qtbot.wait(10)
    office.hide()
    field.show()
    for _time in range(2):
        field.setFocus()
        qtbot.wait(30)
        assert field.hasFocus()


@pytest.mark.parametrize("by_key", [False, True])
def test_the_button_of_a_notice_leaves_the_cursor_where_it_was(
    qtbot: QtBot, office: Office, by_key: bool
) -> None:
    office.notices.say("Se eliminó.", "Deshacer", lambda: None)
    if by_key:
        office.notices.button.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.wait(10)
        qtbot.keyClick(office.notices.button, Qt.Key.Key_Space)
    else:
        qtbot.mouseClick(office.notices.button, Qt.MouseButton.LeftButton)
    assert not office.notices.isVisible()
    qtbot.waitUntil(office.field.hasFocus)
