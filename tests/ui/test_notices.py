"""The bar at the foot that tells what was done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from muniforeign.i18n import Language
from muniforeign.ui.notices import NoticeBar


def test_escape_closes_it_from_wherever_the_cursor_is(qtbot: QtBot, language: Language) -> None:
    frame = QWidget()
    qtbot.addWidget(frame)
    around = QWidget(frame)
    line, button = QLineEdit(around), QPushButton(around)
    column = QVBoxLayout(around)
    column.addWidget(line)
    column.addWidget(button)
    bar = NoticeBar(language, around)
    frame.show()
    for widget in (line, button, frame):
        bar.problem("No se pudo guardar.")
        assert bar.isVisible()
        qtbot.keyClick(widget, Qt.Key.Key_Escape)
        assert not bar.isVisible()


def test_it_is_no_wider_than_its_text_asks_for(qtbot: QtBot, language: Language) -> None:
    around = QWidget()
    around.resize(1200, 700)
    qtbot.addWidget(around)
    bar = NoticeBar(language, around)
    around.show()
    bar.say("Guardado.")
    short = bar.width()
    bar.say("Las dos partes quedaron emparejadas en su orden", "Deshacer", lambda: None)
    assert short < bar.width() < 600
    height = bar.height()
    bar.say("Las dos partes quedaron emparejadas en su orden. " * 10)
    assert 600 < bar.width() < 1000
    assert bar.height() > height
