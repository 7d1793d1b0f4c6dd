"""The assistant warns of a place that can damage an office, once, and refuses none."""

from __future__ import annotations

from pathlib import Path

import pytest

from muniforeign import paths
from muniforeign.i18n import CODES, Code
from muniforeign.ui.welcome.place_step import PlaceStep
from muniforeign.ui.welcome.steps import RecoveryStep
from muniforeign.ui.window import MainWindow
from tests.ui.office_driver import PASSWORD, Launch, shown
from tests.ui.welcome_office import step, to_municipality, to_place, type_password


@pytest.mark.parametrize("code", CODES)
def test_a_folder_that_a_service_copies_is_warned_of_once_and_not_refused(
    start: Launch, tmp_path: Path, code: Code
) -> None:
    (tmp_path / "Dropbox").mkdir()
    program = start(code)
    wizard = to_place(program, tmp_path / "Dropbox" / "a.muniforeign")
    wizard.next_button.click()
    assert isinstance(wizard.step, PlaceStep)
    assert "Dropbox" in wizard.problem.text()
    assert wizard.next_button.text() in wizard.problem.text()
    wizard.next_button.click()
    type_password(program, PASSWORD, PASSWORD)
    wizard.next_button.click()
    recovery = step(program, RecoveryStep)
    assert isinstance(recovery, RecoveryStep)
    recovery.panel.tick.setChecked(True)
    wizard.next_button.click()
    assert not shown(program, MainWindow).notices.isVisible()


def test_another_risky_folder_is_warned_of_again(start: Launch, tmp_path: Path) -> None:
    for name in ("Dropbox", "OneDrive"):
        (tmp_path / name).mkdir()
    program = start()
    wizard = to_place(program, tmp_path / "Dropbox" / "a.muniforeign")
    wizard.next_button.click()
    panel = step(program, PlaceStep)
    assert isinstance(panel, PlaceStep)
    panel.take(str(tmp_path / "OneDrive" / "a"))
    wizard.next_button.click()
    assert "OneDrive" in wizard.problem.text()


def test_no_place_is_proposed_that_is_a_risk(
    start: Launch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "documents", lambda: tmp_path / "OneDrive" / "Documentos")
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    program = start()
    wizard = to_municipality(program)
    assert wizard.draft.path.parent == tmp_path
