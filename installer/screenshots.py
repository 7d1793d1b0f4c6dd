"""Take the README's picture anew: `python installer/screenshots.py`, in the environment `.venv`.

The sample office is made in a temporary folder and shown at 1366 × 768 without a screen, so the
picture is always that of the program as it stands.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from muniforeign.storage.workspace import Workspace

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "resources" / "screenshots"
SAMPLE_DAY = dt.date(2026, 11, 23)
DELEGATION = 1
"""The place of the tab that is shown."""

sys.path.insert(0, str(ROOT))


def main() -> None:
    """Write the picture."""
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(QT_QPA_PLATFORM="offscreen", MUNIFOREIGN_HOME=home)
        PICTURES.mkdir(exist_ok=True)
        _take(Path(home) / "muestra.muniforeign")


def _take(path: Path) -> None:
    from PySide6.QtWidgets import QTabWidget

    from muniforeign.services import visits
    from muniforeign.services.listing import Listing
    from muniforeign.settings import Settings
    from muniforeign.ui import app as application
    from muniforeign.ui.background import Immediate
    from muniforeign.ui.layout_memory import LayoutMemory
    from muniforeign.ui.preferences import LivePreferences
    from muniforeign.ui.program import Program

    saved = Settings(language="es", theme="light")
    app = application.create_application([], saved)
    program = Program(app, LivePreferences(saved, app), LayoutMemory(parent=app), Immediate(app))
    workspace = _sample(path)
    visit = visits.listed(workspace, Listing()).first_page(1)[0].id
    program.enter(workspace)
    program.frame.resize(1366, 768)
    program.frame.show()

    assert program.office is not None
    window = program.office.window
    window.navigate("visit", visit)
    tabs: QTabWidget
    for tabs in window.findChildren(QTabWidget):
        if tabs.isVisible():
            tabs.setCurrentIndex(DELEGATION)
    app.processEvents()
    program.frame.grab().save(str(PICTURES / "delegation.png"))
    program.frame.close()


def _sample(path: Path) -> Workspace:
    from muniforeign.services import sample
    from muniforeign.storage.workspace import Workspace

    workspace = Workspace.create(path)
    sample.fill(workspace, SAMPLE_DAY)
    return workspace


if __name__ == "__main__":
    main()
