"""A person: head with photo, name and post; what is missing; and the sections behind tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from muniforeign.domain.reading import spanish_reading
from muniforeign.i18n import N_
from muniforeign.services import attachments, people
from muniforeign.ui import theme
from muniforeign.ui.actions import Action
from muniforeign.ui.child_rows import Bare, tool_button
from muniforeign.ui.contacts import ContactSection
from muniforeign.ui.desk import Desk
from muniforeign.ui.form import FieldRow
from muniforeign.ui.labels import plain_label, show_text
from muniforeign.ui.links import MissingLine
from muniforeign.ui.people import missing
from muniforeign.ui.people.names import NameSection
from muniforeign.ui.people.notes import NotesSection
from muniforeign.ui.people.posts import PostsSection, equivalent
from muniforeign.ui.people.sensitive import SensitiveSection
from muniforeign.ui.people.visits import VisitsSection
from muniforeign.ui.photo import PhotoEdit, PhotoField
from muniforeign.ui.record_history import HistorySection
from muniforeign.ui.records import RecordTabs, Section

if TYPE_CHECKING:
    from uuid import UUID

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


class PersonEditor(QWidget):
    """Shows one person and saves what is changed as one leaves a field."""

    erased = Signal()
    delete_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.record: UUID | None = None
        self._photo_id: UUID | None = None
        self.names = NameSection(desk, self)
        self.posts = PostsSection(desk, self)
        self.contact = ContactSection(desk, "person_id", self)
        self.sensitive = SensitiveSection(desk, self)
        sections: list[Section[PersonDetail]] = [
            self.names,
            self.posts,
            self.contact,
            NotesSection(desk, self),
            VisitsSection(desk, self),
            self.sensitive,
            HistorySection(desk, "person_id", self),
        ]
        self.tabs = RecordTabs(sections, desk.language, self)
        self.sensitive.erased.connect(self.erased)
        self._make_head()
        self._lay_out()
        for action in self._actions():
            desk.actions.add(action, self)

    def _actions(self) -> list[Action]:
        return [
            Action("person.post", N_("Add post"), self.add_post, "Ctrl+Shift+P", "plus"),
            Action("person.contact", N_("Add contact"), self.add_contact, "Ctrl+Shift+K", "phone"),
            Action("person.photo", N_("Choose a photo"), self.choose_photo, "", "image"),
            Action("person.delete", N_("Delete person"), self.delete_wanted.emit, "", "trash-2"),
        ]

    def _make_head(self) -> None:
        roles = theme.Role
        field = Bare.of(PhotoField("photo", N_("Photo")))
        self.photo = FieldRow(
            field, self.desk.language, self._save_photo, self, sentence_apart=True
        )
        self.name = plain_label(self, roles.DISPLAY)
        self.second = plain_label(self, roles.HEADING)
        self.reading = plain_label(self, roles.MUTED)
        self.post = plain_label(self)
        self.equivalent = plain_label(self, roles.MUTED)
        self.missing = MissingLine(self.desk.language, self)
        self.missing.wanted.connect(self.focus)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(theme.HALF)
        shown = (self.name, self.second, self.reading, self.post, self.equivalent)
        for label in (*shown, self.missing):
            words.addWidget(label)
        words.addStretch(1)
        head = QHBoxLayout()
        head.setContentsMargins(theme.GRID * 2, theme.GRID * 2, theme.GRID * 2, theme.GRID)
        head.setSpacing(theme.GRID * 2)
        head.addWidget(self.photo)
        head.addLayout(words, 1)
        name = self.desk.language.gettext("Delete person")
        delete = tool_button("trash-2", name, self.delete_wanted.emit, self)
        head.addWidget(delete, 0, Qt.AlignmentFlag.AlignTop)
        self.photo.problem.setContentsMargins(theme.GRID * 2, 0, theme.GRID * 2, theme.GRID)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self.photo.problem)
        whole.addWidget(self.tabs, 1)

    def show_person(self, record: UUID) -> None:
        """Show a person; what is being typed stays where it is the same one. Raises NotFound."""
        detail = people.get(self.desk.workspace, record)
        another, self.record = record != self.record, record
        self._show_head(detail)
        self._show_photo(detail, another)
        self.tabs.show_record(detail)

    def _show_head(self, detail: PersonDetail) -> None:
        language = self.desk.language
        first, second, said = name_lines(detail.name, language)
        self.name.setText(first or language.gettext("Person without a name yet"))
        show_text(self.second, second)
        show_text(self.reading, said)
        post = detail.posts[0] if detail.posts else None
        held = (post.title, post.organisation) if post else ()
        show_text(self.post, " · ".join(filter(None, (t.best(language.code) for t in held))))
        show_text(self.equivalent, equivalent(self.desk, post) if post else "")
        self.missing.show_missing(missing.of_person(detail, language))

    def _show_photo(self, detail: PersonDetail, another: bool) -> None:
        editor = self.photo.editor
        if isinstance(editor, PhotoEdit):
            editor.set_initials(detail.name.initials)
        if another or detail.photo_id != self._photo_id:
            self._photo_id = detail.photo_id
            self.photo.show_value(attachments.content(self.desk.workspace, detail.photo_id))

    def _save_photo(self, _name: str, value: object) -> None:
        if self.record is not None:
            picture = value if isinstance(value, bytes) else b""
            people.set_photo(self.desk.workspace, self.record, picture)

    def add_post(self) -> None:
        """Show the posts and add one."""
        self.tabs.show_section(self.posts)
        self.posts.add()

    def add_contact(self) -> None:
        """Put the cursor where a new contact point is written."""
        self.tabs.focus("contact")

    def choose_photo(self) -> None:
        """Ask for a file with a photo."""
        if isinstance(self.photo.editor, PhotoEdit):
            self.photo.editor.choose()

    def commit(self) -> bool:
        """Save what is being typed; False when it cannot be saved as it stands."""
        return self.tabs.commit()

    def focus(self, field: str) -> None:
        """Put the cursor into a field, by its name; the photo asks for a file."""
        editor = self.photo.editor
        if field == "photo" and isinstance(editor, PhotoEdit):
            editor.frame.setFocus()
        else:
            self.tabs.focus(field or "name")
