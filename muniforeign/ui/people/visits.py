"""The section of the visits in which a person took part, with their papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from muniforeign.i18n import N_, Language
from muniforeign.services import visits
from muniforeign.services.listing import Listing
from muniforeign.ui.desk import Desk
from muniforeign.ui.links import Link, Links
from muniforeign.ui.records import Section
from muniforeign.ui.words import words

if TYPE_CHECKING:
    from muniforeign.services.people import PersonDetail
    from muniforeign.services.visits import VisitRow


def visit_link(row: VisitRow, language: Language) -> Link:
    """A visit as a line that leads to it."""
    title = row.title.best(language.code) or language.gettext(row.kind.label)
    days = words(row.start_on, language) or language.gettext("without a date")
    with_whom = row.counterpart.best(language.code)
    detail = (days, language.gettext(row.status.label), with_whom)
    return Link(f"{row.reference} · {title}", " · ".join(filter(None, detail)), "visit", row.id)


class VisitsSection(Section["PersonDetail"]):
    """Visits, latest first, and the papers that are kept with them."""

    title = N_("Visits")
    fields = frozenset({"visits", "papers"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.links = Links(
            desk,
            N_("This person is in no visit yet. Add people to a visit in its delegation."),
            self,
        )
        self.column.addWidget(self.links)
        self.heading(N_("Papers of these visits"))
        self.papers = Links(desk, N_("No papers are kept with these visits."), self)
        self.column.addWidget(self.papers)
        self.column.addStretch(1)

    def show_record(self, detail: PersonDetail) -> None:
        workspace, language = self.desk.workspace, self.desk.language
        rows = visits.listed(workspace, Listing(filters={"person": str(detail.id)})).all()
        self.links.show_links([visit_link(row, language) for row in rows])
        self.papers.show_links(
            [
                Link(paper.name, row.reference, "visit", row.id)
                for row in rows
                for paper in visits.get(workspace, row.id).papers
            ]
        )
