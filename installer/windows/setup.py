"""Setup.exe out of the stage, by NSIS."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

from muniforeign import __version__
from windows import launcher, manifest
from windows.icon import write_picture
from windows.inputs import ROOT
from windows.stage import set_times

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
            "FILES": write_list(stage / "program", Path(folder) / "files.nsh"),
            "ICON": Path(folder) / "muniforeign.ico",
            "PANEL": panel,
            "OUTPUT": target,
        }
        set_times(Path(folder), moment)
        defined = [f"-D{name}={value}" for name, value in given.items()]
        command = ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defined, str(_SCRIPT)]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": str(moment), "LC_ALL": "C.UTF-8"}
        done = subprocess.run(
            command, cwd=_SCRIPT.parent, env=environment, capture_output=True, check=False
        )
    if done.returncode:
        raise SetupError((done.stdout + done.stderr).decode("utf-8", "replace"))


def write_list(program: Path, target: Path) -> Path:
    """Write the commands that unpack every file but the manifest, sorted.

    NSIS itself packs files in the order in which a disk happens to list them.
    """
    lines = []
    folder: Path | None = None
    for path in sorted(program.rglob("*"), key=lambda each: (each.parent, each.name)):
        if not path.is_file() or path.name == manifest.NAME:
            continue
        if path.parent != folder:
            folder = path.parent
            place = "\\".join(["$INSTDIR", "program.new", *folder.relative_to(program).parts])
            lines.append(f'SetOutPath "{place}"')
        lines.append(f'File "{path}"')
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return target


def size_kb(folder: Path) -> int:
    """The size of a folder's files, in kilobytes."""
    return sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) // 1024
