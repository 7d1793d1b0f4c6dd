"""Copies of papers that other programs show: in a folder of their own, gone with the office.

What is kept in the office is encrypted; another program can only read it from an open file. The
folder is readable by this user alone and is removed when the office is closed or locked, at the
latest when the program ends.
"""

from __future__ import annotations

import shutil
import tempfile
import weakref
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from muniforeign.domain.errors import UserError
from muniforeign.i18n import N_

NO_PROGRAM = N_(
    "This computer has no program that opens “{name}”. Nothing has been lost: save a copy and open "
    "it on a computer that has one."
)


class Copies:
    """Opens contents in the computer's own programs."""

    def __init__(self) -> None:
        self._remove: weakref.finalize[[Path, bool], Copies] | None = None
        self._folder: Path | None = None

    def open(self, name: str, content: bytes) -> None:
        """Write a copy and open it in its program.

        Raises OSError where it cannot be written, UserError where no program opens such files.
        """
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="muniforeign-"))
            self._remove = weakref.finalize(self, shutil.rmtree, self._folder, True)
        place = Path(tempfile.mkdtemp(dir=self._folder))  # two files may have the same name
        file = place / Path(name).name
        file.write_bytes(content)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
            raise UserError(NO_PROGRAM, name=file.name)

    def remove(self) -> None:
        """Delete all copies; one that another program holds open stays until it lets go."""
        if self._remove is not None:
            self._remove()
        self._folder = self._remove = None
