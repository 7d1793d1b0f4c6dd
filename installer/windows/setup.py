"""Setup.exe out of the stage, by NSIS."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

from muniforeign import __version__
from windows import launcher
from windows.icon import write_picture
from windows.inputs import ROOT

_SCRIPT = ROOT / "installer" / "windows" / "setup.nsi"
COMPILED_KB = 30_000
"""What Python's compiled modules take beside the staged files, rounded up."""


class SetupError(Exception):
    """What NSIS complained of."""


def build(stage: Path, target: Path, moment: int) -> None:
    """Pack the stage into this Setup.exe. Raises SetupError."""
    with tempfile.TemporaryDirectory() as folder:
        launcher.write_icons(Path(folder))
        panel = Path(folder) / "panel.bmp"
        write_picture(ROOT / "resources" / "app" / "setup-panel.svg", panel, 328, 628)
        given = {
            "VERSION": __version__,
            "VERSION_NUMBERS": launcher.numbers().replace(",", "."),
            "STAGE": stage,
            "STAGE_KB": size_kb(stage) + COMPILED_KB,
            "ICON": Path(folder) / "muniforeign.ico",
            "PANEL": panel,
            "OUTPUT": target,
        }
        defined = [f"-D{name}={value}" for name, value in given.items()]
        command = ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defined, str(_SCRIPT)]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": str(moment), "LC_ALL": "C.UTF-8"}
        done = subprocess.run(
            command, cwd=_SCRIPT.parent, env=environment, capture_output=True, check=False
        )
    if done.returncode:
        raise SetupError((done.stdout + done.stderr).decode("utf-8", "replace"))


def size_kb(folder: Path) -> int:
    """The size of a folder's files, in kilobytes."""
    return sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) // 1024
