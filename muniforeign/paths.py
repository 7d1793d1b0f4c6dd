"""Where things are: the program's own files, and the user's.

The same answers from source (`resources/` beside the package), from an installed wheel (inside
the package) and from an installer (beside the executable's copy of the package).
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def _shipped(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def resources(*parts: str) -> Path:
    """A file or folder that is shipped with the program: fonts, icons, reference data."""
    return _shipped("resources").joinpath(*parts)


def translations() -> Path:
    """The folder of the gettext catalogues."""
    return _shipped("translations")


def portable_folder() -> Path | None:
    """The folder on a stick that holds the program, where this is the portable one.

    It holds the mark `portable.txt`, beside `program/Lib/site-packages/muniforeign`.
    """
    above = _PACKAGE.parents
    folder = above[3] if len(above) > 3 else _PACKAGE
    return folder if (folder / "portable.txt").is_file() else None


def user_data() -> Path:
    """The folder for this user's settings, logs and recovery copies; made when missing.

    It is the one that the environment variable MUNIFOREIGN_HOME names, else `data` beside the
    portable program, else the user's own. One that cannot be written, on a stick that is
    write-protected, is passed over; where none can be, a temporary one is used until the end.
    """
    return next(filter(_can_hold, _data_folders()), None) or _temporary()


def _data_folders() -> Iterator[Path]:
    if home := os.environ.get("MUNIFOREIGN_HOME"):
        yield Path(home).expanduser()
    if folder := portable_folder():
        yield folder / "data"
    from platformdirs import user_data_path

    yield user_data_path("Muniforeign", appauthor=False)


@cache
def _can_hold(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return is_writable(folder)


def is_writable(folder: Path) -> bool:
    """Whether a file can be made in this folder, tried by making one.

    Windows says of a write-protected folder that it may be written; Python's `tempfile` believes
    it and tries for ever.
    """
    mark = folder / f".muniforeign-{os.getpid()}"
    try:
        mark.touch()
    except OSError:
        return False
    with suppress(OSError):  # a virus scanner may look at it
        mark.unlink()
    return True


@cache
def _temporary() -> Path:
    return Path(tempfile.mkdtemp(prefix="muniforeign-"))


def documents() -> Path:
    """Where workspaces are offered to be saved: beside the portable program, else Documents."""
    from platformdirs import user_documents_path

    return portable_folder() or user_documents_path()
