"""A backup in the place of the office: asked first, what was there kept and named."""

from __future__ import annotations

import datetime as dt
import os
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from muniforeign import __version__
from muniforeign.i18n import CODES, Code, Language
from muniforeign.services import people
from muniforeign.services.listing import Listing
from muniforeign.storage import upkeep
from muniforeign.ui import dialogs
from muniforeign.ui.office_actions import ask_backup
from muniforeign.ui.program import Program
from muniforeign.ui.window import MainWindow
from tests.ui.office_driver import PASSWORD, Launch, make_office, shown
from tests.ui.open_office import add_person, answer, unlock, workspace_of

MADE = dt.datetime(2025, 3, 4, 9, 5)


def put_beside(program: Program, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A backup of the office as it is, which the user will choose; then somebody is added."""
    copy = folder / "respaldo.muniforeign"
    upkeep.backup(workspace_of(program), copy)
    os.utime(copy, (MADE.timestamp(), MADE.timestamp()))
    add_person(program)
    monkeypatch.setattr(dialogs, "open_files", lambda *_args, **_more: [copy])
    return copy


def count(program: Program) -> int:
    return len(people.listed(workspace_of(program), Listing()).all())


@pytest.mark.parametrize("password", [None, PASSWORD])
def test_a_backup_takes_the_place_of_the_office(
    start: Launch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, password: str | None
) -> None:
    program = start("es", make_office(tmp_path, password), version_seen=__version__)
    if password:
        unlock(program)
    put_beside(program, tmp_path, monkeypatch)
    answer("Reemplazar")
    ask_backup(program)
    if password:
        unlock(program)
    assert count(program) == 0
    assert workspace_of(program).name == "Toltén.muniforeign"
    (kept,) = tmp_path.glob("Toltén 2*.muniforeign")
    assert re.fullmatch(r"Toltén \d{4}-\d\d-\d\d \d{6}\.muniforeign", kept.name)
    notices = shown(program, MainWindow).notices
    assert kept.name in notices.label.text()
    opened: list[Path] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(Path(QUrl(url).toLocalFile()))
    )
    notices.button.click()
    assert opened == [tmp_path]


@pytest.mark.parametrize("code", CODES)
def test_it_is_asked_with_the_name_and_the_day_of_the_backup(
    start: Launch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: Code
) -> None:
    program = start(code, make_office(tmp_path, None))
    copy = put_beside(program, tmp_path, monkeypatch)
    language = Language.of(code)
    asked = answer(language.gettext("Cancel"))
    ask_backup(program)
    (question,) = asked
    assert copy.name in question
    assert language.datetime(MADE) in question
    assert count(program) == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_and_escape_leave_the_office_as_it_is(
    start: Launch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: Qt.Key
) -> None:
    program = start("es", make_office(tmp_path, None))
    put_beside(program, tmp_path, monkeypatch)
    pressed: list[QMessageBox] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        pressed.append(box)
        QTest.keyClick(box, key)

    QTimer.singleShot(0, press)
    ask_backup(program)
    assert pressed
    assert count(program) == 1
    assert len(list(tmp_path.glob("Toltén*.muniforeign"))) == 1
