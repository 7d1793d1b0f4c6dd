"""Files and folders shown by the computer's own programs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from muniforeign.domain.errors import UserError
from muniforeign.i18n import N_

NO_PROGRAM = N_(
    "This computer has no program that opens “{name}”. Nothing has been lost: save a copy and open "
    "it on a computer that has one."
)


def open_file(file: Path) -> None:
    """Open a file in its program. Raises UserError where no program opens such files."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
        raise UserError(NO_PROGRAM, name=file.name)


def show_folder(folder: Path) -> None:
    """Show what is in a folder."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
