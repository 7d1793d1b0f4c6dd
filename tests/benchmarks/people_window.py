"""The program's window on the list of people, complete, as benchmarks look at it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication

from muniforeign.i18n import N_, Language
from muniforeign.settings import Settings
from muniforeign.ui import app as application
from muniforeign.ui.background import Background
from muniforeign.ui.layout_memory import LayoutMemory
from muniforeign.ui.sidebar import PageSpec
from muniforeign.ui.window import MainWindow, Shell

if TYPE_CHECKING:
    from muniforeign.ui.subject import SubjectPage


def application_alone() -> QApplication:
    """Qt and the program's look without a window; painted in memory, on no screen."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return application.create_application([], Settings())


@contextmanager
def people_page(app: QApplication, path: Path) -> Iterator[SubjectPage[Any]]:
    """The page of people of the workspace that `data.make_workspace` made, its list complete."""
    import data

    from muniforeign.ui.people.page import PeoplePage

    workspace = data.opened(path)
    background = Background()
    pages = [PageSpec("people", N_("People"), "users", PeoplePage, ("person",))]
    memory = LayoutMemory(path.with_name("layout.json"))
    history = application.WorkspaceHistory(workspace)
    shell = Shell(workspace, memory, background, pages, lambda _text: [], history)
    window = MainWindow(shell, Language.of("es"))
    window.resize(1366, 768)
    window.show()
    page = window.pages["people"]
    assert isinstance(page, PeoplePage)
    while not page.model.complete:
        app.processEvents()
    try:
        yield page
    finally:
        background.finish()
        window.close()
        workspace.close()
