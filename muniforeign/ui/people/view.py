"""A person: head with photo, name and post; what is missing; and the sections behind tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from muniforeign.domain.reading import spanish_reading
from muniforeign.i18n import N_
from muniforeign.services import people
from muniforeign.ui.actions import Action
from muniforeign.ui.contacts import ContactSection
from muniforeign.ui.desk import Desk
from muniforeign.ui.labels import show_text
from muniforeign.ui.links import Missing
from muniforeign.ui.people import missing
from muniforeign.ui.people.names import NameSection
from muniforeign.ui.people.notes import NotesSection
from muniforeign.ui.people.posts import PostsSection, equivalent
from muniforeign.ui.people.sensitive import SensitiveSection
from muniforeign.ui.people.visits import VisitsSection
from muniforeign.ui.photo import PhotoField
from muniforeign.ui.record_history import HistorySection
from muniforeign.ui.record_view import RecordView
from muniforeign.ui.theme import Role

if TYPE_CHECKING:
    from muniforeign.domain.names import PersonName
    from muniforeign.i18n import Language
    from muniforeign.services.people import PersonDetail


def name_lines(name: PersonName, language: Language) -> tuple[str, str, str]:
    """A name as a screen shows it: large, under it, and in grey how a Spanish speaker says it."""
    if name.is_chinese:
        said = spanish_reading(name.pinyin) if language.code == "es" else ""
        return (name.hanzi or name.pinyin), (name.pinyin if name.hanzi else ""), said
    if language.code == "zh" and name.transcription_zh:
        return name.transcription_zh, name.latin_plain, ""
    return name.latin_plain or name.transcription_zh, name.transcription_zh, ""


class PersonView(RecordView["PersonDetail"]):
    """One person."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, people.get, parent)
        self.photo = self.add_picture(PhotoField("photo", N_("Photo")), people.set_photo)
        self.name, self.second = self.add_line(Role.DISPLAY), self.add_line(Role.HEADING)
        self.reading = self.add_line(Role.MUTED)
        self.post, self.equivalent = self.add_line(), self.add_line(Role.MUTED)
        self.names, self.posts = NameSection(desk), PostsSection(desk)
        self.contact, self.sensitive = ContactSection(desk, "person_id"), SensitiveSection(desk)
        history = HistorySection(desk, "person_id")
        self.add_sections(
            [
                self.names, self.posts, self.contact, NotesSection(desk), VisitsSection(desk),
                self.sensitive, history,
            ]
        )  # fmt: skip
        choose = self.photo.edit.choose
        self.add_actions(
            [
                Action("person.post", N_("Add post"), self.add_post, "Ctrl+Shift+P", "plus"),
                Action(
                    "person.contact", N_("Add contact"), self.add_contact, "Ctrl+Shift+K", "phone"
                ),
                Action("person.photo", N_("Choose a photo"), choose, "", "image"),
            ],
            delete=Action(
                "person.delete", N_("Delete person"), self.delete_wanted.emit, "", "trash-2"
            ),
        )

    def show_head(self, detail: PersonDetail) -> None:
        language = self.desk.language
        first, second, said = name_lines(detail.name, language)
        self.name.setText(first or language.gettext("Person without a name yet"))
        show_text(self.second, second)
        show_text(self.reading, said)
        post = detail.posts[0] if detail.posts else None
        held = (post.title, post.organisation) if post else ()
        show_text(self.post, " · ".join(filter(None, (t.best(language.code) for t in held))))
        show_text(self.equivalent, equivalent(self.desk, post) if post else "")
        self.photo.show_picture(detail.id, detail.photo_id, detail.name.initials)

    def lacks(self, detail: PersonDetail) -> list[Missing]:
        return missing.of_person(detail, self.desk.language)

    def add_post(self) -> None:
        """Show the posts and add one."""
        self.tabs.show_section(self.posts)
        self.posts.add()

    def add_contact(self) -> None:
        """Put the cursor where a new contact point is written."""
        self.tabs.focus("contact")
