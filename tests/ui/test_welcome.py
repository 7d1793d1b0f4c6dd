"""The assistant for a new office, in each language, and the page for the password."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from muniforeign import paths
from muniforeign.i18n import Language
from muniforeign.services import municipality
from muniforeign.storage.workspace import Workspace
from muniforeign.ui.welcome.place_step import PlaceStep
from muniforeign.ui.welcome.start_page import StartPage
from muniforeign.ui.welcome.steps import MunicipalityStep, PasswordStep, RecoveryStep
from muniforeign.ui.welcome.wizard import Wizard
from muniforeign.ui.window import MainWindow
from tests.ui.office_driver import PASSWORD, TOLTEN, Launch, shown
from tests.ui.welcome_office import choose_commune, step, to_municipality, to_place, type_password


def test_a_new_office_in_each_language(start: Launch, tmp_path: Path, language: Language) -> None:
    program = start(language.code)
    wizard = to_municipality(program)
    panel = choose_commune(program)
    assert panel.region.text()
    assert panel.name.raw().es == "Municipalidad de Toltén"  # type: ignore[attr-defined]
    panel.name.cells["zh"].put("托尔滕市政府")
    panel.letterhead.cells["es"].put("Alcaldía")
    wizard.next_button.click()
    path = tmp_path / "oficina.muniforeign"
    place = step(program, PlaceStep)
    assert isinstance(place, PlaceStep)
    place.take(str(tmp_path / "oficina"))
    wizard.next_button.click()
    type_password(program, PASSWORD, PASSWORD)
    wizard.next_button.click()
    recovery = step(program, RecoveryStep)
    assert isinstance(recovery, RecoveryStep)
    wizard.next_button.click()
    assert wizard.problem.text()
    assert shown(program, Wizard) is wizard
    recovery.panel.tick.setChecked(True)
    wizard.next_button.click()
    window = shown(program, MainWindow)
    assert window.current == "home"
    office = municipality.get(window.shell.workspace)
    assert office.municipality.zh == "托尔滕市政府"
    assert office.commune_code == TOLTEN
    assert office.letterhead.es == "Alcaldía"
    assert office.language == language.code
    assert window.shell.workspace.undo_step is None
    assert program.frame.windowTitle().endswith("— Muniforeign")
    assert program.preferences.settings.recent == (path,)


def test_going_back_loses_nothing(start: Launch, tmp_path: Path) -> None:
    program = start()
    wizard = to_place(program, tmp_path / "x.muniforeign")
    wizard.next_button.click()
    type_password(program, PASSWORD, "otra cosa")
    for _step in range(4):
        wizard.back_button.click()
    shown(program, StartPage).new_button.click()
    again = shown(program, Wizard)
    again.next_button.click()
    panel = step(program, MunicipalityStep)
    assert isinstance(panel, MunicipalityStep)
    assert panel.commune.line.text() == "Toltén"
    assert panel.name.cells["es"].text() == "Municipalidad de Toltén"
    again.next_button.click()
    place = step(program, PlaceStep)
    assert isinstance(place, PlaceStep)
    assert place.line.text() == str(tmp_path / "x.muniforeign")
    again.next_button.click()
    passwords = step(program, PasswordStep)
    assert isinstance(passwords, PasswordStep)
    assert passwords.new.again.text() == "otra cosa"


def test_the_language_of_the_assistant_changes_and_keeps_what_is_typed(
    start: Launch, qtbot: QtBot
) -> None:
    program = start("es")
    to_municipality(program)
    panel = choose_commune(program)
    panel.letterhead.cells["en"].put("Mayor's office")
    program.change_language("zh")
    qtbot.waitUntil(lambda: shown(program, Wizard).language.code == "zh")
    again = step(program, MunicipalityStep)
    assert isinstance(again, MunicipalityStep)
    assert again.commune.line.text() == "Toltén"
    assert again.letterhead.cells["en"].text() == "Mayor's office"


def test_a_name_that_was_edited_survives_another_commune(start: Launch) -> None:
    program = start()
    to_municipality(program)
    panel = choose_commune(program)
    panel.name.cells["es"].put("Ilustre Municipalidad de Toltén")
    choose_commune(program, "Pucón")
    assert panel.name.cells["es"].text() == "Ilustre Municipalidad de Toltén"
    assert panel.name.cells["en"].text() == "Municipality of Pucón"


def test_an_unknown_commune_is_told(start: Launch) -> None:
    program = start()
    wizard = to_municipality(program)
    choose_commune(program, "Macondo")
    wizard.next_button.click()
    assert "346" in wizard.problem.text()


@pytest.mark.parametrize("place", ["there", "no folder", "folder", "read-only"])
def test_places_that_cannot_be_are_told_in_place(
    start: Launch, tmp_path: Path, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.muniforeign"
    if place == "there":
        path.write_bytes(b"mine")
    elif place == "no folder":
        path = tmp_path / "nowhere" / "a.muniforeign"
    elif place == "folder":
        path.mkdir()
    else:
        monkeypatch.setattr("muniforeign.paths.is_writable", lambda folder: folder != tmp_path)
    program = start()
    wizard = to_place(program, path)
    wizard.next_button.click()
    assert (str(tmp_path) if place == "read-only" else "") in wizard.problem.text()
    assert wizard.problem.text()
    assert isinstance(wizard.step, PlaceStep)


def test_a_full_disk_is_told_and_everything_typed_stays(
    start: Launch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from muniforeign.storage import errors

    def full(*_args: object, **_more: object) -> Workspace:
        raise errors.DiskFull(name="x")

    monkeypatch.setattr(Workspace, "create", staticmethod(full))
    program = start()
    wizard = to_place(program, tmp_path / "x.muniforeign")
    wizard.next_button.click()
    type_password(program, PASSWORD, PASSWORD)
    wizard.next_button.click()
    assert isinstance(wizard.step, PlaceStep)
    assert wizard.problem.text()
    assert wizard.draft.password.password == PASSWORD


def test_passwords_that_do_not_do(start: Launch, tmp_path: Path) -> None:
    program = start()
    wizard = to_place(program, tmp_path / "x.muniforeign")
    wizard.next_button.click()
    sentences = set()
    for first, again in (("", ""), ("123456", "123456"), (PASSWORD, "otra")):
        type_password(program, first, again)
        wizard.next_button.click()
        sentences.add(wizard.problem.text())
    assert len(sentences) == 3
    assert "" not in sentences


def test_without_a_password_after_the_tick(start: Launch, tmp_path: Path) -> None:
    program = start()
    wizard = to_place(program, tmp_path / "x.muniforeign")
    wizard.next_button.click()
    panel = step(program, PasswordStep)
    assert isinstance(panel, PasswordStep)
    panel.new.without.setChecked(True)
    wizard.next_button.click()
    window = shown(program, MainWindow)
    assert not window.shell.workspace.is_encrypted
    assert not program.locking.possible()


def test_the_sheet_stays_good_unless_the_password_changes(start: Launch, tmp_path: Path) -> None:
    program = start()
    wizard = to_place(program, tmp_path / "x.muniforeign")
    wizard.next_button.click()
    type_password(program, PASSWORD, PASSWORD)
    wizard.next_button.click()
    made = wizard.draft.made
    assert made is not None
    first = made.recovery_code
    wizard.back_button.click()
    wizard.next_button.click()
    assert wizard.draft.made is made
    wizard.back_button.click()
    type_password(program, PASSWORD + " azul", PASSWORD + " azul")
    wizard.next_button.click()
    anew = wizard.draft.made
    assert anew is not None
    assert anew is not made
    assert anew.recovery_code != first


def test_the_sample_office_is_made_once(start: Launch) -> None:
    program = start("zh")
    shown(program, StartPage).sample_button.click()
    window = shown(program, MainWindow)
    assert municipality.get(window.shell.workspace).is_sample
    assert len(list(paths.user_data().glob("*.muniforeign"))) == 1
    program.close_office()
    shown(program, StartPage).sample_button.click()
    assert shown(program, MainWindow)


def test_the_commune_is_known_without_its_accent(start: Launch) -> None:
    program = start()
    to_municipality(program)
    panel = choose_commune(program, "tolten")
    assert panel.draft.commune_code == TOLTEN
    assert panel.region.text()
    assert panel.name.cells["es"].text() == "Municipalidad de Toltén"


def test_what_was_wrong_is_no_longer_said_once_something_else_is_typed(
    start: Launch, tmp_path: Path, qtbot: QtBot
) -> None:
    program = start()
    wizard = to_place(program, tmp_path / "x.muniforeign")
    wizard.next_button.click()
    type_password(program, "toltén", "toltén")
    wizard.next_button.click()
    assert wizard.problem.text()
    panel = step(program, PasswordStep)
    assert isinstance(panel, PasswordStep)
    qtbot.keyClicks(panel.new.first, "mar")
    assert not wizard.problem.text()
