"""An agreement: what it is, how it stands, what is missing; and the sections behind tabs."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from muniforeign.i18n import N_
from muniforeign.services import agreements
from muniforeign.ui import theme
from muniforeign.ui.actions import Action
from muniforeign.ui.agreements import words
from muniforeign.ui.agreements.commitments import Commitments
from muniforeign.ui.agreements.missing import missing
from muniforeign.ui.agreements.papers import Papers
from muniforeign.ui.agreements.terms import Terms
from muniforeign.ui.desk import Desk
from muniforeign.ui.labels import show_text
from muniforeign.ui.links import Missing
from muniforeign.ui.manual import explained_by
from muniforeign.ui.record_history import HistorySection
from muniforeign.ui.record_view import RecordView
from muniforeign.ui.theme import Role

if TYPE_CHECKING:
    from muniforeign.services.agreements import AgreementDetail


class AgreementView(RecordView["AgreementDetail"]):
    """One agreement."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, agreements.get, parent)
        self.title, self.line = self.add_line(Role.TITLE), self.add_line(Role.MUTED)
        self.standing = self.add_line()
        self.terms, self.commitments = Terms(desk), Commitments(desk)
        explained_by(self.commitments, "commitments")
        self.papers = Papers(desk)
        history = HistorySection(desk, "agreement_id")
        self.add_sections([self.terms, self.commitments, self.papers, history])
        self.tabs.bar.setAccessibleName(desk.language.gettext("Parts of the agreement"))
        self.tabs.bar.tabBarClicked.connect(lambda _place: self.commit())
        delete, run = N_("Delete agreement"), self.delete_wanted.emit
        self.add_actions([], delete=Action("agreement.delete", delete, run, "", "trash-2"))

    def show_head(self, detail: AgreementDetail) -> None:
        language, today = self.desk.language, dt.date.today()
        _ = language.gettext
        self.title.setText(words.title(detail.title, language))
        parts = (detail.reference, _(detail.kind.label), _(detail.status.label))
        self.line.setText(" · ".join(parts))
        late = words.late(detail.commitments, today, language)
        open_ = words.still_open(detail.commitments, language)
        told = " · ".join(filter(None, (late, open_)))
        if told:
            told = _("Commitments: {standing}").format(standing=told)
        show_text(self.standing, told)
        theme.set_role(self.standing, Role.LATE if late else Role.MUTED)

    def lacks(self, detail: AgreementDetail) -> list[Missing]:
        return missing(detail, dt.date.today(), self.desk.language)

    def focus(self, field: str = "") -> None:
        """Put the cursor into a field: "title", "parties", "commitments/ID"."""
        name, _slash, record = field.partition("/")
        super().focus(name)
        if record:
            self.commitments.show_row(UUID(record))

    def minimumSizeHint(self) -> QSize:
        return QSize(420, super().minimumSizeHint().height())
