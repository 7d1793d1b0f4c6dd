"""Resident memory of the program with the large workspace open in its window.

Run by itself in a process of its own: `python memory.py WORKSPACE` prints megabytes.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from measure import Measured


def measured(path: Path) -> list[Measured]:
    """In a fresh process, offscreen where there is no display."""
    environment = {"QT_QPA_PLATFORM": "offscreen"} | os.environ
    environment["PYTHONPATH"] = os.pathsep.join(sys.path)
    command = [sys.executable, __file__, str(path)]
    answer = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env=environment)
    before, shown = map(float, answer.stdout.split()[-2:])
    return [
        Measured("memory with the people list open", shown, "MB", 180),
        Measured("of which Qt and the empty application", before, "MB"),
    ]


def resident() -> float:
    """Megabytes of this process that are in memory now."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * 4096 / 2**20


def show(path: Path) -> tuple[float, float]:
    """Open the window on the list of people, page to its end, and measure."""
    from muniforeign.i18n import N_, Language
    from muniforeign.settings import Settings
    from muniforeign.ui import app as application
    from muniforeign.ui.background import Background
    from muniforeign.ui.layout_memory import LayoutMemory
    from muniforeign.ui.sidebar import PageSpec
    from muniforeign.ui.window import MainWindow, Shell

    app = application.create_application([], Settings())
    before = resident()
    import data

    from muniforeign.ui.people.page import PeoplePage

    workspace = data.opened(path)
    background = Background()
    pages = [PageSpec("people", N_("People"), "users", PeoplePage, ("person",))]
    memory = LayoutMemory(path.with_name("layout.json"))
    history = application.WorkspaceHistory(workspace)
    shell = Shell(workspace, memory, background, pages, lambda _text: [], history)
    window = MainWindow(shell, Language.of("es"))
    window.show()
    page = window.pages["people"]
    assert isinstance(page, PeoplePage)
    while not page.model.complete:
        app.processEvents()
    for place in range(0, page.model.rowCount(), 5_000):
        page.table.scrollTo(page.model.index(place, 0))
        app.processEvents()
    page.table.select_id(page.model.id_at(0))
    app.processEvents()
    found = resident()
    background.finish()
    window.close()
    workspace.close()
    return before, found


if __name__ == "__main__":
    print(*show(Path(sys.argv[1])))
