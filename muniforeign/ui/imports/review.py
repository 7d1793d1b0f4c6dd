"""What would be imported, before it is: the table, how many, who is known, what to look at."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from muniforeign.exchange.incoming import Drafted, Subject
from muniforeign.i18n import N_, counted
from muniforeign.services.imports import Known
from muniforeign.ui import icons, theme
from muniforeign.ui.combo import Combo
from muniforeign.ui.desk import Desk
from muniforeign.ui.imports.column_table import ColumnTable, kinds_of
from muniforeign.ui.imports.found import CARDS, KNOWN, ROWS, FoundTable
from muniforeign.ui.imports.options import Options
from muniforeign.ui.imports.panels import number_of
from muniforeign.ui.imports.problems import ProblemList
from muniforeign.ui.imports.work import ImportWork, Stage
from muniforeign.ui.labels import plain_label

NEW_PEOPLE = counted("{n} new person", "{n} new people")
NEW_ORGANISATIONS = counted("{n} new organisation", "{n} new organisations")
ALREADY = counted("{n} already in the office", "{n} already in the office")
PROBABLE = counted("{n} probably already there", "{n} probably already there")
TWICE = counted(
    "{n} name stands in the file more than once; all are imported",
    "{n} names stand in the file more than once; all are imported",
)
IMPORT_PEOPLE = counted("Import {n} person", "Import {n} people")
IMPORT_ORGANISATIONS = counted("Import {n} organisation", "Import {n} organisations")
NOTHING = N_(
    "With these columns nobody has a name. Choose above which column is the name, or set the row "
    "with the headings."
)
NOTHING_NEW = N_(
    "All of them are in the office already, and would be left as they are. To complete them, "
    "choose “Fill in what is empty”."
)
ROWS_TO_LOOK_AT = N_("Rows to look at")
CARDS_TO_LOOK_AT = N_("Cards to look at")
CHOOSE_VISIT = N_("Choose the visit that this delegation belongs to.")


class Review(QWidget):
    """The middle of an import: everything can still be corrected."""

    def __init__(self, desk: Desk, work: ImportWork, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._work, _ = desk, work, desk.language.gettext
        self.options = Options(desk, work, self)
        self.table = ColumnTable(desk.language, self)
        self.table.header.chosen.connect(work.use_column)
        self.summary = plain_label(self, theme.Role.HEADING)
        self.notice = plain_label(self, theme.Role.LATE)
        self.known = Combo(self)
        for known in Known:
            self.known.addItem(_(known.label), known)
        self.known.setMinimumContentsLength(22)
        self.known.activated.connect(lambda _at: work.use_known(Known(self.known.currentData())))
        self._known_label = QLabel(_("Those already in the office:"), self)
        self._known_label.setBuddy(self.known)
        self.button = QPushButton(self)
        self.button.setProperty("main", True)
        self.button.clicked.connect(self._put_in)
        self.problems = ProblemList(desk, self)
        self.cards = FoundTable(desk, work, CARDS, _("People found"), self)
        self.people = FoundTable(desk, work, ROWS, _("People found"), self)
        self.known_table = FoundTable(desk, work, KNOWN, _("Already in the office"), self)
        for part in (self.problems, self.people, self.known_table):
            part.hide()
        self.book = QTabWidget(self)
        self.book.setDocumentMode(True)
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        row.addWidget(self.summary, 1)
        row.addWidget(self._known_label)
        row.addWidget(self.known)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID + theme.HALF)
        column.addWidget(self.options)
        column.addWidget(self.table, 3)
        column.addWidget(self.cards, 3)
        column.addLayout(row)
        column.addWidget(self.notice)
        column.addWidget(self.book, 2)

    def _put_in(self) -> None:
        path = self._work.path
        title = self._desk.language.gettext("Importing “{name}”")
        self._work.put_in(title.format(name=path.name if path else ""))

    def show_work(self) -> None:
        """Show what is known now."""
        work = self._work
        self.options.show_work()
        self.table.setVisible(work.sheet is not None)
        self.cards.setVisible(work.sheet is None)
        if work.sheet and work.mapping and work.guessed:
            kinds = kinds_of(work.subject)
            self.table.show_sheet(work.sheet, work.mapping, work.guessed, kinds)
        self.setEnabled(work.stage is not Stage.IMPORTING)
        self.known.setCurrentIndex(self.known.findData(work.known))
        self._show_count()
        self._show_lists(work.drafted or Drafted())

    def _show_count(self) -> None:
        _ = self._desk.language.gettext
        drafted, organisations = self._work.drafted, self._work.subject is Subject.ORGANISATIONS
        self.button.setEnabled(self._work.ready)
        known = len(drafted.known) if drafted else 0
        for part in (self.known, self._known_label):
            part.setVisible(known > 0)
        self.button.setIcon(icons.tinted("import", theme.colours().on_accent))
        if drafted is None:
            self.summary.setText(_("Looking through the rows…"))
            self.button.setText(_("Import"))
            self.notice.hide()
            return
        words = IMPORT_ORGANISATIONS if organisations else IMPORT_PEOPLE
        self.button.setText(number_of(words, self._work.count, self._desk.language))
        self.summary.setText(self._summary(drafted, organisations))
        self.notice.setText(_(self._lacking(drafted)))
        self.notice.setVisible(not self._work.ready and self._work.stage is Stage.COLUMNS)

    def _lacking(self, drafted: Drafted) -> str:
        """Why nothing can be imported yet (msgid)."""
        if not drafted.count:
            return NOTHING
        return CHOOSE_VISIT if self._work.subject is Subject.DELEGATION else NOTHING_NEW

    def _summary(self, drafted: Drafted, organisations: bool) -> str:
        known, probable = len(drafted.known), len(drafted.probable)
        words = NEW_ORGANISATIONS if organisations else NEW_PEOPLE
        counts = [
            (words, drafted.count - known),
            (ALREADY, known - probable),
            (PROBABLE, probable),
            (TWICE, len(drafted.repeated)),
        ]
        told = [number_of(*each, self._desk.language) for each in counts if each[1]]
        return " · ".join(told)

    def _show_lists(self, drafted: Drafted) -> None:
        self.problems.show_problems(drafted.problems)
        known = [draft for draft in drafted.people if draft.source_row in drafted.known]
        self.known_table.records.show_drafts(known)
        shown = self.people if self._work.sheet else self.cards
        shown.records.show_drafts(drafted.people)
        tabs = self._tabs(drafted)
        if [self.book.widget(place) for place in range(self.book.count())] != list(tabs):
            self.book.clear()
            for widget, title in tabs.items():
                self.book.addTab(widget, title)
        for place, title in enumerate(tabs.values()):
            self.book.setTabText(place, title)
        self.book.setVisible(bool(tabs))

    def _tabs(self, drafted: Drafted) -> dict[QWidget, str]:
        """What is to be looked at, with how many of each: first whoever is only probably known."""
        _, number = self._desk.language.gettext, self._desk.language.number
        titled, by_row = _("{title} ({count})"), self._work.sheet is not None
        offered: dict[QWidget, tuple[str, int]] = {
            self.problems: (ROWS_TO_LOOK_AT if by_row else CARDS_TO_LOOK_AT, len(drafted.problems)),
            self.known_table: (N_("Already in the office"), len(drafted.known) * by_row),
            self.people: (N_("As they will be written"), len(drafted.people) * by_row),
        }
        asked = self.known_table if drafted.probable else None
        order = sorted(offered, key=lambda part: part is not asked)
        titles = {part: (_(offered[part][0]), offered[part][1]) for part in order}
        return {
            part: titled.format(title=title, count=number(count))
            for part, (title, count) in titles.items()
            if count
        }
