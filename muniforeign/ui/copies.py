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

from muniforeign.ui.other_programs import open_file


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
        open_file(file)

    def remove(self) -> None:
        """Delete all copies; one that another program holds open stays until it lets go."""
        if self._remove is not None:
            self._remove()
        self._folder = self._remove = None
