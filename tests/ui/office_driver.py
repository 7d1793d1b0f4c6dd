"""What the tests of start and office share: a program whose work is done at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from muniforeign.domain.text import Localized
from muniforeign.i18n import Code
from muniforeign.services import founding
from muniforeign.settings import Settings
from muniforeign.storage.workspace import Workspace
from muniforeign.ui import start
from muniforeign.ui.background import Immediate
from muniforeign.ui.layout_memory import LayoutMemory
from muniforeign.ui.preferences import LivePreferences
from muniforeign.ui.program import Program

W = TypeVar("W", bound=QWidget)
Launch = Callable[..., Program]
PASSWORD = "mesa verde lluvia camino"
TOLTEN = "09118"


def launch(
    qtbot: QtBot, app: QApplication, code: Code, path: Path | None = None, **settings: object
) -> Program:
    """The program as `start.run` makes it, without its event loop."""
    wanted = replace(Settings(language=code, theme="light"), **settings)  # type: ignore[arg-type]
    program = Program(app, LivePreferences(wanted, app), LayoutMemory(), Immediate())
    qtbot.addWidget(program.frame)
    start.begin(program, path)
    qtbot.waitUntil(lambda: program.frame.painted)
    QApplication.processEvents()
    return program


def shown(program: Program, kind: type[W]) -> W:
    """The screen that is shown, which must be of this kind."""
    screen = program.frame.shown
    assert isinstance(screen, kind), screen
    return screen


def make_office(folder: Path, password: str | None = PASSWORD, name: str = "Toltén") -> Path:
    """The closed file of a new office."""
    path = folder / f"{name}.muniforeign"
    names = Localized("Municipalidad de Toltén", "托尔滕市政府", "Municipality of Toltén")
    founding.found(path, founding.Founding(TOLTEN, names), password).close()
    return path


def recovery_code(path: Path) -> str:
    """The code of the sheet of an office that is closed."""
    workspace = Workspace.open(path, password=PASSWORD)
    code = workspace.recovery_code
    workspace.close()
    assert code is not None
    return code.text
