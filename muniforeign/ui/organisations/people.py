"""The section of the people who hold a post in an organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from muniforeign.domain.names import PersonName
from muniforeign.domain.text import Localized
from muniforeign.i18n import N_, Language
from muniforeign.services import people, posts
from muniforeign.services.listing import Listing
from muniforeign.ui.desk import Desk
from muniforeign.ui.links import Link, Links
from muniforeign.ui.people.view import name_lines
from muniforeign.ui.records import Section, small_button

if TYPE_CHECKING:
    from muniforeign.services.organisations import OrganisationDetail
    from muniforeign.services.people import PersonRow


class PeopleSection(Section["OrganisationDetail"]):
    """Who works there; a click leads to the person."""

    title = N_("People")
    fields = frozenset({"people"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._detail: OrganisationDetail | None = None
        self.links = Links(desk, N_("Nobody is known here yet."), self)
        text = desk.language.gettext("Add person here")
        self.column.addWidget(self.links)
        self.column.addWidget(small_button(text, "user-plus", self.add, self))
        self.column.addStretch(1)

    def show_record(self, detail: OrganisationDetail) -> None:
        self._detail, language = detail, self.desk.language
        listing = Listing(filters={"organisation": str(detail.id)})
        rows = people.listed(self.desk.workspace, listing).all()
        self.links.show_links([self._link(row, detail, language) for row in rows])

    def add(self) -> None:
        """Add a person with a post here, and go to write the name."""
        detail, workspace = self._detail, self.desk.workspace
        if detail is None or not self.commit_record():
            return
        with workspace.change(N_("Add person")):
            made = people.create(workspace, name=PersonName(), country=detail.country)
            posts.add(workspace, made, organisation_id=detail.id)
        self.desk.navigate("person", made, "name")
        self.desk.blanks.made(made)

    def _link(self, row: PersonRow, detail: OrganisationDetail, language: Language) -> Link:
        first, second, _said = name_lines(row.name, language)
        name = "  ".join(filter(None, (first, second))) or language.gettext("(no name yet)")
        return Link(name, self._title(row, detail).best(language.code), "person", row.id)

    def _title(self, row: PersonRow, detail: OrganisationDetail) -> Localized:
        """The title of the post that the person holds here, which may not be the principal one."""
        if row.organisation_id == detail.id:
            return row.title
        held = people.get(self.desk.workspace, row.id).posts
        return next((post.title for post in held if post.organisation_id == detail.id), row.title)
