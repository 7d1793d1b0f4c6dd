"""The bar at the foot that tells what was done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from muniforeign.i18n import Language
from muniforeign.ui.notices import NoticeBar


def test_escape_closes_it_from_wherever_the_cursor_is(qtbot: QtBot, language: Language) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    line, button = QLineEdit(around), QPushButton(around)
    column = QVBoxLayout(around)
    column.addWidget(line)
    column.addWidget(button)
    bar = NoticeBar(language, around)
    around.show()
    for widget in (line, button):
        bar.problem("No se pudo guardar.")
        assert bar.isVisible()
        qtbot.keyClick(widget, Qt.Key.Key_Escape)
        assert not bar.isVisible()
