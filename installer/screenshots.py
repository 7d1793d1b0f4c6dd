"""Take the pictures of the manual and of the README anew: python installer/screenshots.py [NAME…].

To be run in the environment `.venv`. The sample office is made in a temporary folder and shown at
1366 × 768 without a screen, in each language, so the pictures are always those of the program as
it stands. What each picture shows is in `scenes.py`.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
import tempfile
import time
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from muniforeign.i18n import Code
    from muniforeign.storage.workspace import Workspace
    from muniforeign.ui.program import Program
    from muniforeign.ui.window import MainWindow

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "resources" / "manual" / "pictures"
SIZE = (1366, 768)
MARGIN = 16
"""Dots around a part of the window, of the colour of its corner."""
COLOURS = 255
"""A picture of a screen needs no more; its file is a third as large."""

sys.path.insert(0, str(ROOT))


@dataclass(frozen=True)
class Stage:
    """What a scene plays on: the program with the sample office open, in one language."""

    code: Code
    program: Program
    folder: Path

    @property
    def window(self) -> MainWindow:
        """The office's window."""
        assert self.program.office is not None
        return self.program.office.window

    @property
    def workspace(self) -> Workspace:
        """The sample office."""
        assert self.program.office is not None
        return self.program.office.workspace

    def delegation(self) -> UUID:
        """The visit of the sample's delegation that comes next."""
        from muniforeign.domain.visits import VisitKind
        from muniforeign.services import visits
        from muniforeign.services.listing import Listing

        incoming = Listing(filters={"kind": VisitKind.INCOMING})
        return visits.listed(self.workspace, incoming).first_page(1)[0].id

    def settle(self, seconds: float = 0.3) -> None:
        """Let everything that is under way come to rest."""
        from PySide6.QtWidgets import QApplication

        ends = time.monotonic() + seconds
        while time.monotonic() < ends:
            QApplication.processEvents()
            time.sleep(0.01)

    def press(self, name: str) -> None:
        """Do an action of the window by its name."""
        action = self.window.actions_.find(name)
        if action is None:
            raise KeyError(name)
        action.trigger()
        self.settle()


def main() -> None:
    """Take the pictures that are named, or all."""
    from scenes import SCENES

    from muniforeign.i18n import CODES

    wanted = sys.argv[1:] or list(SCENES)
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(QT_QPA_PLATFORM="offscreen", MUNIFOREIGN_HOME=home)
        for code in CODES:
            _take(wanted, code, Path(home))


def _take(wanted: list[str], code: Code, home: Path) -> None:
    """Every picture of one language, each on a stage of its own."""
    from scenes import SCENES

    (PICTURES / code).mkdir(parents=True, exist_ok=True)
    for name in wanted:
        stage = _stage(code, home / f"{code}-{name}")
        shown = SCENES[name](stage) or stage.program.frame
        stage.settle()
        _save(shown, PICTURES / code / f"{name}.png")
        stage.program.frame.close()
        stage.settle(0.05)
        print(f"{code}/{name}", flush=True)


def _stage(code: Code, folder: Path) -> Stage:
    from PySide6.QtWidgets import QApplication

    from muniforeign.settings import Settings
    from muniforeign.ui import app as application
    from muniforeign.ui.background import Immediate
    from muniforeign.ui.layout_memory import LayoutMemory
    from muniforeign.ui.preferences import LivePreferences
    from muniforeign.ui.program import Program

    folder.mkdir()
    saved = Settings(language=code, theme="light")
    app = QApplication.instance()
    if isinstance(app, QApplication):
        application.apply_settings(app, saved)
    else:
        app = application.create_application([], saved)
    program = Program(app, LivePreferences(saved, app), LayoutMemory(parent=app), Immediate(app))
    program.enter(_sample(folder))
    program.frame.resize(*SIZE)
    program.frame.show()
    stage = Stage(code, program, folder)
    stage.settle(0.1)
    return stage


def _sample(folder: Path) -> Workspace:
    from muniforeign.services import sample
    from muniforeign.storage.workspace import Workspace

    workspace = Workspace.create(folder / "muestra.muniforeign")
    sample.fill(workspace, dt.date.today())
    return workspace


def _save(shown: QWidget, file: Path) -> None:
    """Write the picture with few colours, and nothing in it but the picture."""
    from PIL import Image, ImageOps
    from PySide6.QtCore import QBuffer, QIODevice

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    shown.grab().save(buffer, "PNG")
    picture = Image.open(BytesIO(bytes(buffer.data().data()))).convert("RGB")
    if not shown.isWindow():
        corner = shown.grab().toImage().pixelColor(0, 0)
        picture = ImageOps.expand(picture, MARGIN, corner.name())
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)


if __name__ == "__main__":
    main()
