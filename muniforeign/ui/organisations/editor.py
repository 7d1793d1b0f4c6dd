"""An organisation: head with crest, names and place; what is missing; the sections behind tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from muniforeign.i18n import N_
from muniforeign.services import attachments, organisations
from muniforeign.ui import theme
from muniforeign.ui.actions import Action
from muniforeign.ui.child_rows import Bare, tool_button
from muniforeign.ui.contacts import ContactSection
from muniforeign.ui.desk import Desk
from muniforeign.ui.form import FieldRow
from muniforeign.ui.labels import plain_label, show_text
from muniforeign.ui.links import MissingLine
from muniforeign.ui.organisations import missing
from muniforeign.ui.organisations.details import DetailsSection, is_own
from muniforeign.ui.organisations.people import PeopleSection
from muniforeign.ui.organisations.profile import ProfileSection
from muniforeign.ui.organisations.relations import RelationsSection
from muniforeign.ui.photo import PhotoEdit, PhotoField
from muniforeign.ui.record_history import HistorySection
from muniforeign.ui.records import RecordTabs, Section

if TYPE_CHECKING:
    from uuid import UUID

    from muniforeign.domain.text import Localized
    from muniforeign.i18n import Language
    from muniforeign.services.organisations import OrganisationDetail


def organisation_lines(name: Localized, language: Language) -> tuple[str, str]:
    """A name as a screen shows it: in its language, and under it in Chinese or else in Spanish."""
    first = name.best(language.code)
    second = name.es if language.code == "zh" else name.zh
    return first, second if second != first else ""


class OrganisationEditor(QWidget):
    """Shows one organisation and saves what is changed as one leaves a field."""

    delete_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.record: UUID | None = None
        self._crest_id: UUID | None = None
        self.details = DetailsSection(desk, self)
        self.profile = ProfileSection(desk, self)
        self.contact = ContactSection(desk, "organisation_id", self)
        self.people = PeopleSection(desk, self)
        self.relations = RelationsSection(desk, self)
        sections: list[Section[OrganisationDetail]] = [
            self.details,
            self.people,
            self.contact,
            self.profile,
            self.relations,
            HistorySection(desk, "organisation_id", self),
        ]
        self.tabs = RecordTabs(sections, desk.language, self)
        self._make_head()
        self._lay_out()
        for action in self._actions():
            desk.actions.add(action, self)

    def _actions(self) -> list[Action]:
        delete = self.delete_wanted.emit
        return [
            Action("organisation.person", N_("Add person here"), self.add_person, "", "user-plus"),
            Action("organisation.fact", N_("Add fact"), self.add_fact, "Ctrl+Shift+F", "plus"),
            Action(
                "organisation.contact", N_("Add contact"), self.add_contact, "Ctrl+Shift+K", "phone"
            ),
            Action("organisation.delete", N_("Delete organisation"), delete, "", "trash-2"),
        ]

    def _make_head(self) -> None:
        roles = theme.Role
        field = Bare.of(PhotoField("crest", N_("Crest or logo"), square=True))
        self.crest = FieldRow(
            field, self.desk.language, self._save_crest, self, sentence_apart=True
        )
        self.own = plain_label(
            self, roles.ACCENT, self.desk.language.gettext("This is our own municipality")
        )
        self.name = plain_label(self, roles.TITLE)
        self.second = plain_label(self, roles.HEADING)
        self.place = plain_label(self, roles.MUTED)
        self.missing = MissingLine(self.desk.language, self)
        self.missing.wanted.connect(self.focus)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(theme.HALF)
        for label in (self.own, self.name, self.second, self.place, self.missing):
            words.addWidget(label)
        words.addStretch(1)
        head = QHBoxLayout()
        head.setContentsMargins(theme.GRID * 2, theme.GRID * 2, theme.GRID * 2, theme.GRID)
        head.setSpacing(theme.GRID * 2)
        head.addWidget(self.crest)
        head.addLayout(words, 1)
        name = self.desk.language.gettext("Delete organisation")
        delete = tool_button("trash-2", name, self.delete_wanted.emit, self)
        head.addWidget(delete, 0, Qt.AlignmentFlag.AlignTop)
        self.crest.problem.setContentsMargins(theme.GRID * 2, 0, theme.GRID * 2, theme.GRID)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self.crest.problem)
        whole.addWidget(self.tabs, 1)

    def show_organisation(self, record: UUID) -> None:
        """Show an organisation; what is being typed stays where it is the same one.

        Raises NotFound.
        """
        detail = organisations.get(self.desk.workspace, record)
        another, self.record = record != self.record, record
        self._show_head(detail)
        if another or detail.crest_id != self._crest_id:
            self._crest_id = detail.crest_id
            self.crest.show_value(attachments.content(self.desk.workspace, detail.crest_id))
        self.tabs.show_record(detail)

    def _show_head(self, detail: OrganisationDetail) -> None:
        language = self.desk.language
        first, second = organisation_lines(detail.name, language)
        self.name.setText(first or language.gettext("Organisation without a name yet"))
        show_text(self.second, second)
        self.own.setVisible(is_own(detail))
        country = language.country(detail.country) if detail.country else ""
        relation = "" if is_own(detail) else language.gettext(detail.status.label)
        parts = (language.gettext(detail.kind.label), detail.place.best(language.code), country)
        show_text(self.place, " · ".join(filter(None, (*parts, relation))))
        self.missing.show_missing(missing.of_organisation(detail, language))
        editor = self.crest.editor
        if isinstance(editor, PhotoEdit):
            editor.set_initials(first[:1])

    def _save_crest(self, _name: str, value: object) -> None:
        if self.record is not None:
            picture = value if isinstance(value, bytes) else b""
            organisations.set_crest(self.desk.workspace, self.record, picture)

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

    def commit(self) -> bool:
        """Save what is being typed; False when it cannot be saved as it stands."""
        return self.tabs.commit()

    def focus(self, field: str) -> None:
        """Put the cursor into a field, by its name."""
        editor = self.crest.editor
        if field == "crest" and isinstance(editor, PhotoEdit):
            editor.frame.setFocus()
        else:
            self.tabs.focus(field or "name")
