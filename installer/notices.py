"""THIRD-PARTY-NOTICES.md of the Windows program: every licence of what is shipped, in one file.

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
_WORDS = ("licen", "copying", "notice", "authors")


class NoLicence(Exception):
    """A package whose licence nobody knows; nothing is shipped without one."""


def write(program: Path) -> None:
    """Put the notices into the staged folder, and in the place that the window reads.

    Raises NoLicence.
    """
    text = "\n".join(_parts(program))
    package = program / "Lib" / "site-packages" / "muniforeign"
    for file in (program / NAME, package / "resources" / "NOTICES.md"):
        file.write_text(text, encoding="utf-8", newline="\n")


def _parts(program: Path) -> Iterator[str]:
    yield (ROOT / "resources" / "NOTICES.md").read_text(encoding="utf-8")
    yield "# Licences of the components\n"
    yield (_LICENCES / "ABOUT.md").read_text(encoding="utf-8")
    resources = ROOT / "resources"
    yield _quoted("Noto Sans: SIL Open Font License", resources / "fonts" / "OFL-NotoSans.txt")
    yield _quoted("Noto Sans SC: SIL Open Font License", resources / "fonts" / "OFL-NotoSansSC.txt")
    yield _quoted("Lucide icons", resources / "icons" / "LICENSE")
    yield _quoted("GNU Lesser General Public License 3", _LICENCES / "LGPL-3.0.txt")
    yield _quoted("GNU General Public License 3", _LICENCES / "GPL-3.0.txt")
    yield _quoted("Muniforeign: Apache License 2.0", ROOT / "LICENSE")
    yield _quoted("Python", program / "LICENSE.txt")
    for about in metadata(program):
        if about["Name"] != "muniforeign":
            yield from _package(program, about["Name"], about["Version"])


def _package(program: Path, name: str, version: str) -> Iterator[str]:
    stem = name.replace("-", "_").lower()
    folders = program.glob("Lib/site-packages/*.dist-info")
    (folder,) = [f for f in folders if f.name.lower() == f"{stem}-{version}.dist-info"]
    files = [f for f in sorted(folder.rglob("*")) if f.is_file() and _is_licence(f, folder)]
    if not files:
        raise NoLicence(f"{name} {version} brings no licence")
    for file in files:
        yield _quoted(f"{name} {version}: {file.relative_to(folder).as_posix()}", file)


def _is_licence(file: Path, folder: Path) -> bool:
    told = file.relative_to(folder).as_posix().lower()
    return any(word in told for word in _WORDS)


def _quoted(title: str, file: Path) -> str:
    text = file.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n").strip()
    return f"## {title}\n\n```\n{text}\n```\n"
