"""The steps of an import before and after its table: a file, its letters, its result."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from muniforeign.exchange.encodings import EncodingChoice
from muniforeign.exchange.incoming import Subject
from muniforeign.i18n import N_, Language, counted
from muniforeign.services.imports import Imported
from muniforeign.ui import theme
from muniforeign.ui.desk import Desk
from muniforeign.ui.imports.problems import ProblemList
from muniforeign.ui.labels import plain_label
from muniforeign.ui.records import small_button

_ENCODINGS: Final = {
    "gb18030": N_("Chinese (GB18030)"),
    "cp1252": N_("Spanish (Windows)"),
    "big5": N_("Chinese, traditional (Big5)"),
    "cp850": N_("Spanish (DOS)"),
    "mac_roman": N_("Spanish (Macintosh)"),
    "shift_jis": N_("Japanese (Shift JIS)"),
}
PEOPLE_IMPORTED: Final = counted("{n} person imported", "{n} people imported")
ORGANISATIONS_IMPORTED: Final = counted("{n} organisation imported", "{n} organisations imported")
FILLED: Final = counted("{n} that was known was completed", "{n} that were known were completed")
SKIPPED: Final = counted(
    "{n} that was known was left as it is", "{n} that were known were left as they are"
)
MADE: Final = counted("{n} organisation was added", "{n} organisations were added")


def outcome(done: Imported, subject: Subject, language: Language) -> str:
    """What an import did, in one line: "37 people imported · 2 that were known were completed"."""
    headline = ORGANISATIONS_IMPORTED if subject is Subject.ORGANISATIONS else PEOPLE_IMPORTED
    counts = (
        (headline, done.added),
        (FILLED, done.filled),
        (SKIPPED, done.skipped),
        (MADE, done.organisations_added),
    )
    told = [number_of(*each, language) for each in counts if each[1] or each[0] is headline]
    return " · ".join(told)


def number_of(words: tuple[str, str], count: int, language: Language) -> str:
    """A number with its words, as "{n} person" and "{n} people"."""
    return language.ngettext(*words, count).format(n=language.number(count))


class Letters(QWidget):
    """Asks in which line the names look right, where the encoding could not be told."""

    chosen = Signal(str)

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = language.gettext
        self._language = language
        title = _("In which of these lines do the names look right?")
        text = _("The file does not say in which way its letters were written. Choose a line.")
        self.list = QListWidget(self)
        self.list.setAccessibleName(title)
        self.list.itemActivated.connect(lambda _item: self.accept())
        self.button = small_button(_("Read it this way"), "check", self.accept, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(plain_label(self, theme.Role.HEADING, title))
        column.addWidget(plain_label(self, theme.Role.MUTED, text))
        column.addWidget(self.list, 1)
        column.addWidget(self.button)

    def show_choices(self, choices: Sequence[EncodingChoice]) -> None:
        """Show a line of the file in each encoding."""
        self.list.clear()
        for choice in choices:
            name = self._language.gettext(_ENCODINGS.get(choice.encoding, choice.encoding))
            item = QListWidgetItem(f"{choice.preview}\n    {name}", self.list)
            item.setData(256, choice.encoding)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def accept(self) -> None:
        """Read the file as in the chosen line."""
        if item := self.list.currentItem():
            self.chosen.emit(item.data(256))


class Outcome(QWidget):
    """What an import did, with Undo, the way to the records, and what is left to look at."""

    def __init__(
        self,
        desk: Desk,
        undo: Callable[[], object],
        show: Callable[[], object],
        again: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        _ = desk.language.gettext
        self._language = desk.language
        self.text = plain_label(self, theme.Role.TITLE)
        self.show_button = small_button(_("Show them"), "list", show, self)
        self.undo_button = small_button(_("Undo the import"), "undo-2", undo, self)
        self.again_button = small_button(_("Import another file"), "import", again, self)
        self._heading = plain_label(self, theme.Role.HEADING)
        self.problems = ProblemList(desk, self)
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        for button in (self.show_button, self.undo_button, self.again_button):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID * 2)
        column.addWidget(self.text)
        column.addLayout(row)
        column.addWidget(self._heading)
        column.addWidget(self.problems, 1)
        column.addStretch(0)

    def show_outcome(self, done: Imported, subject: Subject) -> None:
        """Show what was done."""
        self.text.setText(outcome(done, subject, self._language))
        count = len(done.problems)
        words = counted("{n} thing to look at", "{n} things to look at")
        self._heading.setText(number_of(words, count, self._language))
        for part in (self._heading, self.problems):
            part.setVisible(count > 0)
        self.problems.show_problems(done.problems)
