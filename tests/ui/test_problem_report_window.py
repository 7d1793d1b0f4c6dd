"""The window for reporting a problem: what is read is what is saved."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from muniforeign.i18n import Language
from muniforeign.services import problem_report
from muniforeign.ui.manual import topic
from muniforeign.ui.problem_report import ProblemReportWindow, window_facts


@pytest.fixture
def window(qtbot: QtBot, language: Language, tmp_path: Path) -> ProblemReportWindow:
    around = QWidget()
    qtbot.addWidget(around)

    def compose(described: str) -> problem_report.ProblemReport:
        more = window_facts(around, {"Colours": "dark"})
        return problem_report.compose(described, tmp_path / "none.log", None, more)

    made = ProblemReportWindow(language, compose, around)
    made.show()
    return made


def test_what_is_typed_stands_in_the_report(qtbot: QtBot, window: ProblemReportWindow) -> None:
    window.described.setPlainText("Al imprimir se cerró. 打印时关闭了。")
    qtbot.waitUntil(lambda: "打印时关闭了。" in window.shown.toPlainText())
    assert re.search(r"Qt(: |：)6\.", window.shown.toPlainText())


def test_what_is_read_is_saved(window: ProblemReportWindow, tmp_path: Path) -> None:
    file = tmp_path / "informe.txt"
    window.save_to(file)
    assert file.read_text(encoding="utf-8-sig") == window.shown.toPlainText()
    assert file.name in window.notices.label.text()


def test_a_folder_that_cannot_be_written_loses_nothing(
    window: ProblemReportWindow, tmp_path: Path
) -> None:
    window.described.setPlainText("Se cerró.")
    window.save_to(tmp_path / "none" / "informe.txt")
    assert window.notices.isVisible()
    assert window.described.toPlainText() == "Se cerró."


def test_f1_asks_for_the_page_that_explains_it(qtbot: QtBot, window: ProblemReportWindow) -> None:
    assert topic(window) == "report-problem"
    window.described.setFocus()
    with qtbot.waitSignal(window.help_wanted, timeout=2000):
        qtbot.keyClick(window.described, Qt.Key.Key_F1)
