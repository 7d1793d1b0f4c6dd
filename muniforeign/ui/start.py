"""Starts the window: painted first, and only then the database is loaded, in a thread."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt

from muniforeign import settings
from muniforeign.ui import app as application
from muniforeign.ui.background import Background
from muniforeign.ui.layout_memory import LayoutMemory
from muniforeign.ui.preferences import LivePreferences
from muniforeign.ui.program import Program
from muniforeign.ui.welcome import opening


def run(path: Path | None) -> int:
    """Show the window until it is closed, with this office if one is named; the exit code."""
    saved = settings.load()
    app = application.create_application(sys.argv[1:], saved)
    complaints = application.Complaints(app)
    memory = LayoutMemory(parent=app)
    program = Program(app, LivePreferences(saved, app), memory, Background(app))
    complaints.heard.connect(program.complain)
    begin(program, path)
    code = app.exec()
    memory.save()
    return code


def begin(program: Program, path: Path | None) -> None:
    """Show the first screen; what it needs of the database is loaded once it is painted."""
    program.frame.when_painted(lambda: _load(program))
    if path is None:
        program.show_start()
    else:
        program.open(path.absolute())
    if not program.memory.recall("window"):
        program.frame.setWindowState(Qt.WindowState.WindowMaximized)
    program.frame.show()


def _load(program: Program) -> None:
    program.background.run(program, lambda _progress: opening.load(), lambda _done: None)
