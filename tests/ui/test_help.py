"""Help from the program as a whole: news of a version, and a report that is not lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from muniforeign import __version__
from muniforeign.manual import NEWS
from tests.ui.office_driver import launch, make_office


@pytest.mark.parametrize(("before", "told"), [("", False), ("0.0.9", True), (__version__, False)])
def test_news_are_offered_once_to_who_had_another_version(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, before: str, told: bool
) -> None:
    program = launch(qtbot, qapp, "es", make_office(tmp_path, None), version_seen=before)
    assert program.office is not None
    notices = program.office.window.notices
    assert notices.isVisible() is told
    assert program.preferences.settings.version_seen == __version__
    if told:
        assert __version__ in notices.label.text()
        notices.button.click()
        assert program.help.window is not None
        assert program.help.window.view.page == NEWS


def test_what_was_typed_for_a_report_stays_until_it_is_needed(
    qtbot: QtBot, qapp: QApplication
) -> None:
    program = launch(qtbot, qapp, "es")
    program.help.report_problem()
    report = program.help.report
    assert report is not None
    report.described.setPlainText("Se cerró al imprimir.")
    report.close()
    program.change_language("zh")
    qtbot.waitUntil(lambda: program.help.report is not report)
    assert program.help.report is not None
    assert not program.help.report.isVisible()
    program.help.report_problem()
    assert program.help.report.isVisible()
    assert "Se cerró al imprimir." in program.help.report.shown.toPlainText()
