"""What a file is imported as: which sheet, from which row, as people, offices or a delegation."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from muniforeign.domain.sheets import Sheet, cell_text
from muniforeign.domain.text import Localized
from muniforeign.domain.visits import Side
from muniforeign.exchange.incoming import Subject
from muniforeign.ui import theme
from muniforeign.ui.combo import Combo
from muniforeign.ui.desk import Desk
from muniforeign.ui.imports.work import ImportWork
from muniforeign.ui.manual import explained_by

_VISITS_OFFERED = 50
_ROWS_OFFERED = 15


class Options(QWidget):
    """The choices above the table; each takes effect at once."""

    def __init__(self, desk: Desk, work: ImportWork, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._work = desk, work
        _ = desk.language.gettext
        self.sheet, self.subject, self.visit, self.side = (Combo(self) for _each in range(4))
        self.headings = Combo(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.GRID * 2)
        self._parts = {
            self.sheet: self._labelled(_("Sheet"), self.sheet),
            self.headings: self._labelled(_("Row with the headings"), self.headings),
            self.subject: self._labelled(_("Import as"), self.subject),
            self.visit: self._labelled(_("Visit"), self.visit),
            self.side: self._labelled(_("Side"), self.side),
        }
        explained_by(self._parts[self.visit], "delegation-list")
        self._row.setStretchFactor(self._parts[self.visit], 1)
        self._row.addStretch(1)
        for part in self._parts.values():
            part.hide()
        self._fill_terms()
        self._connect()

    def _labelled(self, text: str, editor: QWidget) -> QWidget:
        part = QWidget(self)
        label = QLabel(text, part)
        label.setBuddy(editor)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label)
        column.addWidget(editor)
        self._row.addWidget(part)
        return part

    def _fill_terms(self) -> None:
        _ = self._desk.language.gettext
        for subject in Subject:
            self.subject.addItem(_(subject.label), subject)
        for side in Side:
            self.side.addItem(_(side.label), side)
        self.subject.setMinimumContentsLength(18)
        self.side.setMinimumContentsLength(14)
        self.headings.setMinimumContentsLength(20)
        self.visit.setMinimumContentsLength(24)

    def _connect(self) -> None:
        work = self._work
        self.sheet.activated.connect(work.use_sheet)
        self.headings.activated.connect(lambda _at: work.use_headings(self.headings.currentData()))
        self.subject.activated.connect(
            lambda _at: work.use_subject(Subject(self.subject.currentData()))
        )
        for combo in (self.visit, self.side):
            combo.activated.connect(
                lambda _at: work.use_visit(self._visit(), Side(self.side.currentData()))
            )

    def show_work(self) -> None:
        """Show what is chosen now."""
        work = self._work
        file, mapping = work.file, work.mapping
        several = bool(file and len(file.sheets) > 1)
        delegation = work.subject is Subject.DELEGATION
        shown = {self.sheet: several, self.headings: mapping is not None}
        shown |= {self.visit: delegation, self.side: delegation, self.subject: file is not None}
        for editor, visible in shown.items():
            self._parts[editor].setVisible(visible)
        if file and several:
            self.sheet.clear()
            self.sheet.addItems([sheet.name for sheet in file.sheets])
            self.sheet.setCurrentIndex(work.sheet_place)
        if mapping and work.sheet:
            self._show_headings(mapping.heading_row, work.sheet)
        self.subject.setCurrentIndex(self.subject.findData(work.subject))
        self._show_cards_cannot(file is not None and file.cards is not None)
        if delegation:
            self._show_visits(work.visit)
            self.side.setCurrentIndex(self.side.findData(work.side))

    def _show_headings(self, chosen: int | None, sheet: Sheet) -> None:
        """Offer the first rows, each with what it says, and a list without headings."""
        self.headings.clear()
        self.headings.addItem(self._desk.language.gettext("There are no headings"), -1)
        rows = [(place, row) for place, row in enumerate(sheet.rows[:200]) if row]
        offered = [each for each in rows[:_ROWS_OFFERED] if each[0] != chosen]
        offered += [each for each in rows if each[0] == chosen]
        for place, row in sorted(offered, key=lambda each: each[0]):
            texts = dict.fromkeys(filter(None, map(cell_text, row)))
            self.headings.addItem(f"{place + 1}: {' · '.join(texts)}"[:60], place)
        self.headings.setCurrentIndex(max(self.headings.findData(chosen), 0))

    def _show_cards_cannot(self, cards: bool) -> None:
        """Contact cards are people: they cannot be imported as organisations."""
        item = self.subject.model().item(self.subject.findData(Subject.ORGANISATIONS))  # type: ignore[attr-defined]
        item.setEnabled(not cards)

    def _show_visits(self, chosen: UUID | None) -> None:
        from muniforeign.services import visits
        from muniforeign.services.listing import Listing

        _ = self._desk.language.gettext
        listed = visits.listed(self._desk.workspace, Listing()).first_page(_VISITS_OFFERED)
        self.visit.clear()
        self.visit.addItem(_("Choose the visit"), None)
        for row in listed:
            self.visit.addItem(self._said(row.reference, row.title), str(row.id))
        if chosen and self.visit.findData(str(chosen)) < 0:
            found = visits.get(self._desk.workspace, chosen)
            self.visit.addItem(self._said(found.reference, found.title), str(chosen))
        self.visit.setCurrentIndex(max(self.visit.findData(str(chosen)), 0))

    def _visit(self) -> UUID | None:
        record = self.visit.currentData()
        return UUID(record) if record else None

    def _said(self, reference: str, title: Localized) -> str:
        return " · ".join(filter(None, (reference, title.best(self._desk.language.code))))
