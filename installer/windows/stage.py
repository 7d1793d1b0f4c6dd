"""The stage: the folder as it will be on the user's computer, without the launchers.

program/                  the embeddable Python, python313._pth
program/Lib/site-packages the wheels of others and the program's own
program/MANIFEST.sha256   every other file of program/ with its SHA-256, sorted
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from io import BytesIO
from pathlib import Path

import bill_of_materials
import notices

from windows import manifest
from windows.contents import Contents, read
from windows.inputs import PYTHON_TAG, ROOT, Inputs

PROGRAM = "program"
PACKAGES = "Lib/site-packages"
SEARCH_PATH = f"python{PYTHON_TAG}.zip\r\n.\r\nLib\\site-packages\r\n"


def build(inputs: Inputs, stage: Path, moment: int) -> Path:
    """Make the stage anew; every file gets this moment (seconds since 1970) as its time.

    Returns the folder `program`. Raises ContentsError where contents.toml names what is not there.
    """
    shutil.rmtree(stage, ignore_errors=True)
    program = stage / PROGRAM
    contents = read()
    _lay_python(inputs, program, contents)
    with tempfile.TemporaryDirectory() as folder:
        wheels = [*inputs.wheels, own_wheel(Path(folder), moment)]
        contents.check_wheels(map(name_of, wheels))
        for wheel in wheels:
            lay_wheel(wheel, program / PACKAGES, contents)
        bill = bill_of_materials.of(program, inputs, wheels)
        bill_of_materials.write(bill, program / bill_of_materials.NAME)
    packages = program / PACKAGES
    text = notices.of(packages, python=program / "LICENSE.txt")
    notices.write(text, program / notices.NAME, packages)
    manifest.write(program)
    set_times(stage, moment)
    return program


def own_wheel(folder: Path, moment: int) -> Path:
    """The program's own wheel, with compiled catalogues, made in this folder."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(moment)}
    subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    (wheel,) = folder.glob("muniforeign-*.whl")
    return wheel


def set_times(stage: Path, moment: int) -> None:
    """Give every file and folder the same time, so that archives of it are the same bytes."""
    for path in (*stage.rglob("*"), stage):
        os.utime(path, (moment, moment))


def _lay_python(inputs: Inputs, program: Path, contents: Contents) -> None:
    files = inputs.python_files()
    for name in contents.python.chosen(files):
        _write(program / name, files[name])
    library = program / f"python{PYTHON_TAG}.zip"
    library.write_bytes(chosen_modules(library.read_bytes(), contents))
    _write(program / f"python{PYTHON_TAG}._pth", SEARCH_PATH.encode())


def chosen_modules(library: bytes, contents: Contents) -> bytes:
    """The ZIP of the standard library with the chosen modules only; their bytes stay the same."""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(library)) as whole, zipfile.ZipFile(packed, "w") as chosen:
        for name in contents.standard.chosen(whole.namelist()):
            chosen.writestr(zipfile.ZipInfo(name), whole.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def lay_wheel(wheel: Path, packages: Path, contents: Contents) -> None:
    """Unpack what is shipped of a wheel.

    Raises ContentsError, and FileExistsError where another wheel brought another file of a name.
    """
    with zipfile.ZipFile(wheel) as archive:
        installed = {
            place: name
            for name in archive.namelist()
            if not name.endswith("/") and (place := _place(name))
        }
        for place in contents.of_wheel(name_of(wheel), installed):
            target, content = packages / place, archive.read(installed[place])
            if target.exists() and target.read_bytes() != content:
                raise FileExistsError(f"{wheel.name} brings another {place}")
            _write(target, content)


def _place(name: str) -> str:
    """Where a file of a wheel belongs below site-packages; empty for scripts and other data."""
    parts = name.split("/")
    if not parts[0].endswith(".data"):
        return name
    return "/".join(parts[2:]) if parts[1] in {"purelib", "platlib"} else ""


def name_of(wheel: Path) -> str:
    """The normal name of the package in a wheel."""
    return re.sub(r"[-_.]+", "-", wheel.name.split("-")[0]).lower()


def _write(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
