"""The few windows above the window: files, a question, a sentence, missing texts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from muniforeign.i18n import Language
from muniforeign.ui import icons, theme
from muniforeign.ui.words import sentence


def _documents() -> Path:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place))


def open_files(
    parent: QWidget, title: str, kinds: str, *, folder: Path | None = None, several: bool = True
) -> list[Path]:
    """Ask for files to open; `kinds` as in "Pictures (*.png)". Empty when nothing was chosen.

    Without a folder it begins at the user's documents, never at the program's own folder.
    """
    start = str(folder or _documents())
    if several:
        names, _kind = QFileDialog.getOpenFileNames(parent, title, start, kinds)
        return [Path(name) for name in names]
    name, _kind = QFileDialog.getOpenFileName(parent, title, start, kinds)
    return [Path(name)] if name else []


def save_file(parent: QWidget, title: str, proposal: Path, kinds: str) -> Path | None:
    """Ask where to save; adds the ending that the user has left out.

    Several kinds are parted as in "Excel (*.xlsx);;CSV (*.csv)", the proposal's first: another
    one that is chosen changes the proposed ending. A proposal without a folder is for the user's
    documents, never for the program's own folder.
    """
    if not proposal.is_absolute():
        proposal = _documents() / proposal
    kind = kinds.split(";;", maxsplit=1)[0]
    while True:
        name, kind = QFileDialog.getSaveFileName(parent, title, str(proposal), kinds, kind)
        if not name:
            return None
        chosen = Path(name)
        ended = _with_ending(chosen, proposal.suffix, kind)
        if ended == chosen or not ended.exists():
            return ended
        proposal = ended  # the computer asks before that file is written over


def _with_ending(chosen: Path, proposed: str, kind: str) -> Path:
    """The file with the ending of its kind, unless the user has written one."""
    endings = re.findall(r"\*(\.\w+)", kind)
    if chosen.suffix and (chosen.suffix != proposed or not endings or proposed in endings):
        return chosen
    return chosen.with_suffix(proposed if proposed in endings or not endings else endings[0])


def tell(parent: QWidget | None, error: BaseException | str, language: Language) -> None:
    """Say a sentence in a box of its own: only where there is no window with a notice bar."""
    text = error if isinstance(error, str) else sentence(error, language)
    box = QMessageBox(QMessageBox.Icon.Warning, "Muniforeign", text, parent=parent)
    box.addButton(language.gettext("Close"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def confirm(parent: QWidget, question: str, go: str, language: Language) -> bool:
    """Ask before something takes the place of something else, with the button that does it.

    Both texts are already translated. Enter and Escape leave everything as it is.
    """
    box = QMessageBox(QMessageBox.Icon.Question, "Muniforeign", question, parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    wanted = box.addButton(go, QMessageBox.ButtonRole.AcceptRole)
    safe = box.addButton(language.gettext("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(safe)
    box.setEscapeButton(safe)
    box.exec()
    return box.clickedButton() is wanted


@dataclass(frozen=True)
class MissingText:
    """A text that a paper needs and nobody has written: what (already translated), and where."""

    what: str
    kind: str
    record: object
    field: str = ""


class MissingTexts(QFrame):
    """Lists what is missing before a paper is made, each with the click that leads to it."""

    wanted = Signal(str, object, str)
    """Go to this field: kind, record, field; connect it to `desk.navigate`."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._language = language
        self._title = QLabel(self)
        theme.set_role(self._title, theme.Role.HEADING)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*[theme.GRID * 2] * 4)
        self._column.setSpacing(theme.HALF)
        self._column.addWidget(self._title)
        self._lines: list[QWidget] = []
        self.hide()

    def show_missing(self, texts: Sequence[MissingText]) -> None:
        """Show these; the panel hides when there are none."""
        for line in self._lines:
            line.hide()
            line.deleteLater()
        count = len(texts)
        title = self._language.ngettext("{n} text is missing", "{n} texts are missing", count)
        self._title.setText(title.format(n=count))
        self._lines = [self._line(text) for text in texts]
        for line in self._lines:
            self._column.addWidget(line)
        self.setVisible(bool(texts))

    def buttons(self) -> list[QPushButton]:
        """The buttons that lead to the fields, in the order of the texts."""
        return [
            button
            for line in self._lines
            for button in line.children()
            if isinstance(button, QPushButton)
        ]

    def _line(self, text: MissingText) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        label = QLabel(text.what, line)
        label.setWordWrap(True)
        button = QPushButton(self._language.gettext("Fill in"), line)
        button.setIcon(icons.icon("pencil"))
        button.setAccessibleName(f"{button.text()}: {text.what}")
        button.clicked.connect(lambda: self.wanted.emit(text.kind, text.record, text.field))
        row.addWidget(label, 1)
        row.addWidget(button)
        return line
