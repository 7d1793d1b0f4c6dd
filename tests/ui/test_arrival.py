"""What is told on entering an office: an upgrade, a place or a clock that is a risk, news."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from muniforeign import YEAR_OF_RELEASE, __version__
from muniforeign.i18n import CODES, Code
from muniforeign.storage import migrate
from muniforeign.ui.arrival import PLACES, Arrival
from muniforeign.ui.notices import NoticeBar
from muniforeign.ui.program import Program
from tests.storage.next_version import VERSION, write_scripts
from tests.ui.office_driver import Launch, launch, make_office


def notices(program: Program) -> NoticeBar:
    assert program.office is not None
    return program.office.window.notices


def reopen(program: Program, path: Path) -> NoticeBar:
    program.close_office()
    program.open(path)
    return notices(program)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """An office in a folder that a service copies."""
    folder = tmp_path / "OneDrive - Municipalidad"
    folder.mkdir()
    return make_office(folder, None)


def test_an_ordinary_office_is_entered_without_a_word(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    program = launch(qtbot, qapp, "es", make_office(tmp_path, None), version_seen=__version__)
    assert not notices(program).isVisible()
    assert program.preferences.settings.risks_told == ()


@pytest.mark.parametrize("code", CODES)
def test_an_upgrade_is_told_once_with_the_name_of_the_older_file(
    qtbot: QtBot,
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    code: Code,
) -> None:
    path = make_office(tmp_path, None)
    monkeypatch.setattr(migrate, "SCRIPTS", write_scripts(tmp_path))
    monkeypatch.setattr(migrate, "VERSION", VERSION)
    program = launch(qtbot, qapp, code, path, version_seen="0.0.9")
    (kept,) = tmp_path.glob("* 0001 *.muniforeign")
    bar = notices(program)
    assert bar.isVisible()
    assert kept.name in bar.label.text()
    assert __version__ in bar.label.text()
    assert not reopen(program, path).isVisible()


def test_a_risky_place_is_told_once_for_each_file_and_explained(
    qtbot: QtBot, qapp: QApplication, copied: Path
) -> None:
    program = launch(qtbot, qapp, "es", copied, version_seen=__version__)
    bar = notices(program)
    assert "OneDrive" in bar.label.text()
    bar.button.click()
    assert program.help.window is not None
    assert program.help.window.view.page == PLACES
    assert not reopen(program, copied).isVisible()
    other = copied.with_name("otra.muniforeign")
    other.write_bytes(copied.read_bytes())
    assert reopen(program, other).isVisible()


@pytest.mark.parametrize("code", CODES)
def test_a_clock_before_the_release_is_told_once_and_refuses_nothing(
    start: Launch, tmp_path: Path, code: Code
) -> None:
    program = start(code)
    program.preferences.change(replace(program.preferences.settings, version_seen=__version__))
    program.arrival = Arrival(program, lambda: dt.date(2005, 1, 3))
    path = make_office(tmp_path, None)
    program.open(path)
    bar = notices(program)
    assert bar.isVisible()
    assert "2005" in bar.label.text()
    assert not reopen(program, path).isVisible()


def test_the_first_day_of_the_year_of_release_is_no_wrong_clock(
    start: Launch, tmp_path: Path
) -> None:
    program = start("es")
    program.preferences.change(replace(program.preferences.settings, version_seen=__version__))
    program.arrival = Arrival(program, lambda: dt.date(YEAR_OF_RELEASE, 1, 1))
    program.open(make_office(tmp_path, None))
    assert not notices(program).isVisible()
