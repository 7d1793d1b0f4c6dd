"""Where things are: the program's own files, and the user's.

The same answers from source (`resources/` beside the package), from an installed wheel (inside
the package) and from an installer (beside the executable's copy of the package).
"""

from __future__ import annotations

import os
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


def user_data() -> Path:
    """The folder for this user's settings, logs and recovery copies; made when missing.

    The environment variable MUNIFOREIGN_HOME names another one: a stick that is carried along.
    """
    if home := os.environ.get("MUNIFOREIGN_HOME"):
        folder = Path(home).expanduser()
        folder.mkdir(parents=True, exist_ok=True)
        return folder
    from platformdirs import user_data_path

    return user_data_path("Muniforeign", appauthor=False, ensure_exists=True)


def documents() -> Path:
    """The user's Documents folder, where workspaces are offered to be saved."""
    from platformdirs import user_documents_path

    return user_documents_path()
