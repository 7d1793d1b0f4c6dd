"""The assistant for a new office, led from step to step as a user would."""

from __future__ import annotations

from pathlib import Path

from muniforeign.ui.program import Program
from muniforeign.ui.welcome.place_step import PlaceStep
from muniforeign.ui.welcome.start_page import StartPage
from muniforeign.ui.welcome.steps import MunicipalityStep, PasswordStep
from muniforeign.ui.welcome.wizard import Wizard
from tests.ui.office_driver import shown


def step(program: Program, kind: type) -> object:
    found = shown(program, Wizard).step
    assert isinstance(found, kind), found
    return found


def to_municipality(program: Program) -> Wizard:
    shown(program, StartPage).new_button.click()
    wizard = shown(program, Wizard)
    wizard.next_button.click()
    return wizard


def choose_commune(program: Program, text: str = "Toltén") -> MunicipalityStep:
    panel = step(program, MunicipalityStep)
    assert isinstance(panel, MunicipalityStep)
    panel.commune.line.setText(text)
    panel.commune.committed.emit()
    return panel


def to_place(program: Program, path: Path) -> Wizard:
    wizard = to_municipality(program)
    choose_commune(program)
    wizard.next_button.click()
    panel = step(program, PlaceStep)
    assert isinstance(panel, PlaceStep)
    panel.line.setText(str(path))
    panel.take(str(path))
    return wizard


def type_password(program: Program, first: str, again: str) -> None:
    panel = step(program, PasswordStep)
    assert isinstance(panel, PasswordStep)
    panel.new.first.setText(first)
    panel.new.again.setText(again)
