"""One agreement beside the list: its head, and its sections behind tabs."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from muniforeign.i18n import Language
from muniforeign.ui import theme
from muniforeign.ui.agreements import words
from muniforeign.ui.agreements.commitments import Commitments
from muniforeign.ui.agreements.missing import missing
from muniforeign.ui.agreements.papers import Papers
from muniforeign.ui.agreements.terms import Terms
from muniforeign.ui.desk import Desk
from muniforeign.ui.labels import plain_label, show_text
from muniforeign.ui.links import MissingLine
from muniforeign.ui.record_history import HistorySection
from muniforeign.ui.records import RecordTabs, Section

if TYPE_CHECKING:
    from muniforeign.services.agreements import AgreementDetail


class Head(QWidget):
    """What it is, how it stands, what is missing."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.title = plain_label(self, theme.Role.TITLE)
        self.line = plain_label(self, theme.Role.MUTED)
        self.standing = plain_label(self)
        self.missing = MissingLine(language, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GRID * 2, theme.GRID * 2, theme.GRID * 2, theme.GRID)
        column.setSpacing(theme.HALF)
        for label in (self.title, self.line, self.standing, self.missing):
            column.addWidget(label)

    def show_record(self, agreement: AgreementDetail, today: dt.date) -> None:
        """Show how an agreement stands on a day."""
        language = self._language
        _ = language.gettext
        self.title.setText(words.title(agreement.title, language))
        parts = (agreement.reference, _(agreement.kind.label), _(agreement.status.label))
        self.line.setText(" · ".join(parts))
        late = words.late(agreement.commitments, today, language)
        open_ = words.still_open(agreement.commitments, language)
        told = " · ".join(filter(None, (late, open_)))
        if told:
            told = _("Commitments: {standing}").format(standing=told)
        show_text(self.standing, told)
        theme.set_role(self.standing, theme.Role.LATE if late else theme.Role.MUTED)
        self.missing.show_missing(missing(agreement, today, language))


class AgreementView(QWidget):
    """Shows one agreement at a time."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.record: UUID | None = None
        self.head = Head(desk.language, self)
        self.terms, self.commitments = Terms(desk), Commitments(desk)
        self.papers = Papers(desk)
        self.history = HistorySection(desk, "agreement_id")
        sections: list[Section[AgreementDetail]] = [
            self.terms,
            self.commitments,
            self.papers,
            self.history,
        ]
        self.tabs = RecordTabs(sections, desk.language, self)
        self.tabs.bar.setAccessibleName(desk.language.gettext("Parts of the agreement"))
        self.tabs.bar.tabBarClicked.connect(lambda _place: self.commit())
        self.head.missing.wanted.connect(self.focus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.tabs, 1)

    def show_agreement(self, record: UUID) -> None:
        """Show an agreement, or the same one as it is now. Raises NotFound."""
        from muniforeign.services import agreements

        found = agreements.get(self.desk.workspace, record)
        self.record = record
        self.head.show_record(found, dt.date.today())
        self.tabs.show_record(found)

    def commit(self) -> bool:
        """Save what is typed; False when it cannot be saved."""
        return self.record is None or self.tabs.commit()

    def forget(self) -> None:
        """The agreement is no longer there."""
        self.record = None

    def focus(self, field: str) -> None:
        """Put the cursor into a field: "title", "parties", "commitments/ID"."""
        name, _slash, record = field.partition("/")
        self.tabs.focus(name)
        if record:
            self.commitments.show_row(UUID(record))

    def minimumSizeHint(self) -> QSize:
        return QSize(420, super().minimumSizeHint().height())
