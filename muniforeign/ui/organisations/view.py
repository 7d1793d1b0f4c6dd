"""An organisation: head with crest, names and place; what is missing; the sections behind tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from muniforeign.i18n import N_
from muniforeign.services import organisations
from muniforeign.ui.actions import Action
from muniforeign.ui.contacts import ContactSection
from muniforeign.ui.desk import Desk
from muniforeign.ui.labels import show_text
from muniforeign.ui.links import Missing
from muniforeign.ui.organisations import missing
from muniforeign.ui.organisations.details import DetailsSection, is_own
from muniforeign.ui.organisations.people import PeopleSection
from muniforeign.ui.organisations.profile import ProfileSection
from muniforeign.ui.organisations.relations import RelationsSection
from muniforeign.ui.photo import PhotoField
from muniforeign.ui.record_history import HistorySection
from muniforeign.ui.record_view import RecordView
from muniforeign.ui.theme import Role

if TYPE_CHECKING:
    from muniforeign.domain.text import Localized
    from muniforeign.i18n import Language
    from muniforeign.services.organisations import OrganisationDetail


def organisation_lines(name: Localized, language: Language) -> tuple[str, str]:
    """A name as a screen shows it: in its language, and under it in Chinese or else in Spanish."""
    first = name.best(language.code)
    second = name.es if language.code == "zh" else name.zh
    return first, second if second != first else ""


class OrganisationView(RecordView["OrganisationDetail"]):
    """One organisation."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, organisations.get, parent)
        crest = PhotoField("crest", N_("Crest or logo"), square=True)
        self.crest = self.add_picture(crest, organisations.set_crest)
        own = desk.language.gettext("This is our own municipality")
        self.own = self.add_line(Role.ACCENT, own)
        self.name, self.second = self.add_line(Role.TITLE), self.add_line(Role.HEADING)
        self.place = self.add_line(Role.MUTED)
        self.details, self.people = DetailsSection(desk), PeopleSection(desk)
        self.profile, self.relations = ProfileSection(desk), RelationsSection(desk)
        contact = ContactSection(desk, "organisation_id")
        history = HistorySection(desk, "organisation_id")
        self.add_sections(
            [self.details, self.people, contact, self.profile, self.relations, history]
        )
        self._offer()

    def _offer(self) -> None:
        kind, contact, delete = "organisation", self.add_contact, self.delete_wanted.emit
        self.add_actions(
            [
                Action(f"{kind}.person", N_("Add person here"), self.add_person, "", "user-plus"),
                Action(f"{kind}.fact", N_("Add fact"), self.add_fact, "Ctrl+Shift+F", "plus"),
                Action(f"{kind}.contact", N_("Add contact"), contact, "Ctrl+Shift+K", "phone"),
            ],
            delete=Action(f"{kind}.delete", N_("Delete organisation"), delete, "", "trash-2"),
        )

    def show_head(self, detail: OrganisationDetail) -> None:
        language = self.desk.language
        first, second = organisation_lines(detail.name, language)
        self.name.setText(first or language.gettext("Organisation without a name yet"))
        show_text(self.second, second)
        self.own.setVisible(is_own(detail))
        relation = "" if is_own(detail) else language.gettext(detail.status.label)
        parts = (
            language.gettext(detail.kind.label),
            detail.place.best(language.code),
            language.country(detail.country),
            relation,
        )
        show_text(self.place, " · ".join(filter(None, parts)))
        self.crest.show_picture(detail.id, detail.crest_id, first[:1])

    def lacks(self, detail: OrganisationDetail) -> list[Missing]:
        return missing.of_organisation(detail, self.desk.language)

    def add_person(self) -> None:
        """Add a person with a post in this organisation."""
        self.tabs.show_section(self.people)
        self.people.add()

    def add_fact(self) -> None:
        """Show the profile and add a fact to it."""
        self.tabs.show_section(self.profile)
        self.profile.add()

    def add_contact(self) -> None:
        """Put the cursor where a new contact point is written."""
        self.tabs.focus("contact")
