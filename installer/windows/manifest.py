"""The list of a folder's files with their SHA-256, in the form that sha256sum reads."""

from __future__ import annotations

from pathlib import Path

from windows.inputs import sha256

NAME = "MANIFEST.sha256"


def write(folder: Path) -> None:
    """Write the list of every file of the folder, sorted by path."""
    lines = [f"{digest}  {name}\n" for name, digest in _digests(folder).items()]
    (folder / NAME).write_text("".join(lines), encoding="utf-8", newline="\n")


def differences(folder: Path) -> list[str]:
    """The files that are missing, changed or not listed; compiled modules are not looked at."""
    lines = (folder / NAME).read_text(encoding="utf-8").splitlines()
    listed = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    found = _digests(folder)
    names = sorted(listed.keys() | found.keys())
    return [name for name in names if listed.get(name) != found.get(name)]


def _digests(folder: Path) -> dict[str, str]:
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    return {
        name: sha256(path)
        for name, path in sorted(files.items())
        if path.is_file() and name != NAME and "__pycache__" not in path.parts
    }
