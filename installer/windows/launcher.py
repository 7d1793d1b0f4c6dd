"""The program's own .exe files, compiled with MinGW: with a window, and for the command line."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from muniforeign import __version__
from windows.icon import write_icon
from windows.inputs import ROOT

WINDOWED = "Muniforeign.exe"
CONSOLE = "muniforeign-cli.exe"
ICONS = ("muniforeign", "office-file")
_HERE = Path(__file__).resolve().parent
_COMPILER = "x86_64-w64-mingw32-gcc-win32"
_RESOURCES = "x86_64-w64-mingw32-windres"
_FLAGS = [
    *("-std=c11", "-Os", "-s", "-Wall", "-Wextra", "-Werror", "-municode", "-static"),
    *("-finput-charset=UTF-8", "-D_WIN32_WINNT=0x0A00", "-DUNICODE", "-D_UNICODE"),
    *("-Wl,--no-insert-timestamp", "-Wl,--dynamicbase", "-Wl,--nxcompat"),
]


def build(folder: Path) -> None:
    """Compile both into this folder. Raises CalledProcessError where the compiler complains."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        for file in ("launcher.c", "launcher.rc", "launcher.manifest"):
            shutil.copy(_HERE / file, work)
        write_icons(work)
        version = [f"-DVERSION_NUMBERS={numbers()}", f'-DVERSION_TEXT=\\"{__version__}\\"']
        _run([_RESOURCES, *version, "launcher.rc", "-o", "resources.o"], work)
        sources = ["launcher.c", "resources.o"]
        _run([_COMPILER, *_FLAGS, "-mwindows", "-DWINDOWED", *sources, "-o", WINDOWED], work)
        _run([_COMPILER, *_FLAGS, "-mconsole", *sources, "-o", CONSOLE], work)
        for made in (WINDOWED, CONSOLE):
            shutil.move(work / made, folder / made)


def write_icons(folder: Path) -> None:
    """The .ico files of the program and of its files, drawn from the SVG in resources/app."""
    for name in ICONS:
        write_icon(ROOT / "resources" / "app" / f"{name}.svg", folder / f"{name}.ico")


def numbers() -> str:
    """The version as Windows counts: four numbers."""
    return ",".join([*__version__.split(".")[:3], "0"])


def _run(command: Sequence[str], folder: Path) -> None:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "0"}
    subprocess.run(command, cwd=folder, env=environment, check=True)
