"""THIRD-PARTY-NOTICES.md of what is installed: every licence of what is shipped, in one file.

It holds resources/NOTICES.md, the licence files of the staged packages and of Python, and the
texts of installer/licences for what brings none. The window shows it under About.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bill_of_materials import metadata
from windows.inputs import ROOT

NAME = "THIRD-PARTY-NOTICES.md"
_LICENCES = ROOT / "installer" / "licences"
_TOLD = {"pyside6_essentials", "shiboken6"}
"""Their licence is told by ABOUT.md and follows it; their wheels for Linux bring no file of it."""
_WORDS = ("licen", "copying", "notice", "authors")


class NoLicence(Exception):
    """A package whose licence nobody knows; nothing is shipped without one."""


def of(packages: Path, python: Path | None = None) -> str:
    """The notices for the packages in a folder, and for Python where its licence is given.

    Raises NoLicence.
    """
    return "\n".join(_parts(packages, python))


def write(text: str, file: Path, packages: Path) -> None:
    """Put the notices into this file, and in the place that the window reads."""
    for place in (file, packages / "muniforeign" / "resources" / "NOTICES.md"):
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="\n")


def _parts(packages: Path, python: Path | None) -> Iterator[str]:
    yield (ROOT / "resources" / "NOTICES.md").read_text(encoding="utf-8")
    yield "# Licences of the components\n"
    yield (_LICENCES / "ABOUT.md").read_text(encoding="utf-8")
    resources = ROOT / "resources"
    yield quoted("Noto Sans: SIL Open Font License", resources / "fonts" / "OFL-NotoSans.txt")
    yield quoted("Noto Sans SC: SIL Open Font License", resources / "fonts" / "OFL-NotoSansSC.txt")
    yield quoted("Lucide icons", resources / "icons" / "LICENSE")
    yield quoted("GNU Lesser General Public License 3", _LICENCES / "LGPL-3.0.txt")
    yield quoted("GNU General Public License 3", _LICENCES / "GPL-3.0.txt")
    yield quoted("Muniforeign: Apache License 2.0", ROOT / "LICENSE")
    if python:
        yield quoted("Python", python)
    for folder in sorted(packages.glob("*.dist-info")):
        about = metadata(folder)
        if about["Name"] != "muniforeign":
            yield from _package(folder, about["Name"], about["Version"])


def _package(folder: Path, name: str, version: str) -> Iterator[str]:
    stem = name.replace("-", "_").lower()
    files = [f for f in sorted(folder.rglob("*")) if f.is_file() and _is_licence(f, folder)]
    if not files and stem not in _TOLD:
        raise NoLicence(f"{name} {version} brings no licence")
    for file in files:
        yield quoted(f"{name} {version}: {file.relative_to(folder).as_posix()}", file)


def _is_licence(file: Path, folder: Path) -> bool:
    told = file.relative_to(folder).as_posix().lower()
    return any(word in told for word in _WORDS)


def quoted(title: str, file: Path) -> str:
    """A licence file under its title, word for word."""
    text = file.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n").strip()
    return f"## {title}\n\n```\n{text}\n```\n"
