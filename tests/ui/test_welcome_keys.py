"""The assistant for a new office by keys alone, and the folder that it proposes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from muniforeign import paths
from muniforeign.i18n import Language
from muniforeign.ui.welcome.draft import Draft
from muniforeign.ui.welcome.place_step import PlaceStep
from muniforeign.ui.welcome.start_page import StartPage
from muniforeign.ui.welcome.steps import MunicipalityStep
from muniforeign.ui.welcome.wizard import Wizard
from tests.ui.office_driver import TOLTEN, Launch, shown


def at_municipality(start: Launch) -> tuple[Wizard, MunicipalityStep]:
    """A new office, at the step that asks for the municipality."""
    program = start()
    shown(program, StartPage).new_button.click()
    wizard = shown(program, Wizard)
    wizard.next_button.click()
    assert isinstance(wizard.step, MunicipalityStep)
    return wizard, wizard.step


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_enter_takes_the_first_commune_and_then_goes_on(start: Launch, qtbot: QtBot) -> None:
    wizard, panel = at_municipality(start)
    line = panel.commune.line
    qtbot.keyClicks(line, "tolt")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert wizard.step is panel
    popup = line.completer().popup()
    QApplication.processEvents()
    if popup.isVisible():
        qtbot.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.draft.commune_code == TOLTEN)
    assert wizard.step is panel
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert isinstance(wizard.step, PlaceStep)


def test_enter_in_the_name_goes_on(start: Launch, qtbot: QtBot) -> None:
    wizard, panel = at_municipality(start)
    panel.commune.line.setText("Toltén")
    panel.commune.committed.emit()
    name = panel.name.cells["es"].input
    assert isinstance(name, QLineEdit)
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert isinstance(wizard.step, PlaceStep)


@pytest.mark.parametrize("there", [True, False])
def test_the_cursor_is_on_the_last_office_that_is_there(
    qtbot: QtBot, tmp_path: Path, there: bool
) -> None:
    gone, kept = tmp_path / "a.muniforeign", tmp_path / "b.muniforeign"
    if there:
        kept.write_bytes(b"")
    page = StartPage(Language.of("es"), [gone, kept])
    qtbot.addWidget(page)
    assert page.first is (page.recent[1] if there else page.open_button)


@pytest.mark.parametrize("there", [True, False])
def test_a_folder_that_is_there_is_proposed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    documents, home = tmp_path / "Documentos", tmp_path / "casa"
    home.mkdir()
    if there:
        documents.mkdir()
    monkeypatch.setattr(paths, "documents", lambda: documents)
    monkeypatch.setattr(Path, "home", lambda: home)
    assert Draft().path.parent == (documents if there else home)
