"""One record: a head with picture, words and what is missing; its sections behind tabs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from muniforeign.services import attachments
from muniforeign.ui import theme
from muniforeign.ui.actions import Action
from muniforeign.ui.child_rows import Bare, Item, tool_button
from muniforeign.ui.desk import Desk
from muniforeign.ui.form import FieldRow
from muniforeign.ui.labels import plain_label
from muniforeign.ui.links import Missing, MissingLine
from muniforeign.ui.photo import PhotoEdit, PhotoField
from muniforeign.ui.records import RecordTabs, Section
from muniforeign.ui.steady_head import SteadyHead

if TYPE_CHECKING:
    from muniforeign.storage.workspace import Workspace

D = TypeVar("D", bound=Item)
SetPicture = Callable[["Workspace", UUID, bytes], object]


class Picture(FieldRow):
    """The photo or the crest of a record, kept as soon as there is another one."""

    def __init__(self, desk: Desk, field: PhotoField, keep: SetPicture, parent: QWidget) -> None:
        super().__init__(
            Bare.of(field), desk.language, self._keep_picture, parent, sentence_apart=True
        )
        self.problem.setContentsMargins(theme.GRID * 2, 0, theme.GRID * 2, theme.GRID)
        self._workspace, self._keep = desk.workspace, keep
        self._read: tuple[UUID, UUID | None] | None = None

    def show_picture(self, record: UUID, picture: UUID | None, initials: str) -> None:
        """Show the picture of a record, or initials where it has none."""
        self.edit.set_initials(initials)
        if self._read != (record, picture):
            self._read = record, picture
            self.show_value(attachments.content(self._workspace, picture))

    @property
    def edit(self) -> PhotoEdit:
        """The widget that shows and takes the picture."""
        assert isinstance(self.editor, PhotoEdit)
        return self.editor

    def _keep_picture(self, _name: str, value: object) -> None:
        if self._read is not None:
            self._keep(self._workspace, self._read[0], value if isinstance(value, bytes) else b"")


class RecordView(QWidget, Generic[D]):
    """Shows one record at a time and saves what is changed as one leaves a field.

    A subclass adds a picture, lines, sections and actions in its constructor, and says in
    `show_head` and `lacks` what stands at the head of a record.
    """

    delete_wanted = Signal()

    def __init__(
        self,
        desk: Desk,
        read: Callable[[Workspace, UUID], D],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk, self.read = desk, read
        self.record: UUID | None = None
        self.picture: Picture | None = None
        self.missing = MissingLine(desk.language, self)
        self.missing.wanted.connect(self.focus)
        self._lines: list[QLabel] = []
        self._words = QVBoxLayout()
        self._words.setSpacing(theme.HALF)
        self._words.addWidget(self.missing)
        self._words.addStretch(1)
        self._head = SteadyHead(self)
        self._head.row.addLayout(self._words, 1)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addWidget(self._head)

    # what a subclass puts into it

    def add_picture(self, field: PhotoField, keep: SetPicture) -> Picture:
        """The picture at the head; `keep` saves it (services: set_photo, set_crest)."""
        self.picture = Picture(self.desk, field, keep, self)
        self._head.row.insertWidget(0, self.picture, 0, Qt.AlignmentFlag.AlignTop)
        self._whole.insertWidget(1, self.picture.problem)
        return self.picture

    def add_line(self, role: theme.Role | None = None, text: str = "") -> QLabel:
        """A line of the head (already translated), above what is missing."""
        label = plain_label(self, role, text)
        self._lines.append(label)
        self._words.insertWidget(self._words.indexOf(self.missing), label)
        return label

    def add_sections(self, sections: Sequence[Section[D]]) -> None:
        """The sections, each behind its tab."""
        self.tabs: RecordTabs[D] = RecordTabs(sections, self.desk.language, self)
        self._whole.addWidget(self.tabs, 1)

    def add_actions(self, actions: Sequence[Action], *, delete: Action) -> None:
        """What can be done with the record; `delete` has a button at the head too."""
        for action in (*actions, delete):
            self.desk.actions.add(action, self)
        words = self.desk.language.gettext(delete.text)
        button = tool_button(delete.icon, words, delete.run, self)
        self._head.row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def show_head(self, detail: D) -> None:
        """Show the lines and the picture of the head."""
        raise NotImplementedError

    def lacks(self, detail: D) -> Sequence[Missing]:
        """What is not known yet of the record, what matters most first."""
        raise NotImplementedError

    # what is shown

    def show_record(self, record: UUID | None) -> None:
        """Show a record, or none; what is being typed stays where it is the same one.

        Raises NotFound.
        """
        detail = self.read(self.desk.workspace, record) if record else None
        self.record = record
        lacks = self.lacks(detail) if detail is not None else ()
        self._head.turn_to(record, self._room() if lacks else 0)
        if detail is not None:
            self.show_head(detail)
            self.missing.show_missing(lacks)
            self.tabs.show_record(detail)

    def _room(self) -> int:
        """How high all lines of the head are, with two of what is missing."""
        lines = [*self._lines, self.missing, self.missing]
        return sum(line.fontMetrics().lineSpacing() + theme.HALF for line in lines)

    def forget(self, records: Sequence[UUID]) -> None:
        """These records are no longer there: what is typed cannot be saved in them."""
        if self.record in records:
            self.record = None

    def commit(self) -> bool:
        """Save what is being typed; False when it cannot be saved as it stands."""
        return self.record is None or self.tabs.commit()

    def focus(self, field: str = "") -> None:
        """Put the cursor into a field, by its name; or where one begins to write."""
        if self.picture and field == self.picture.field.name:
            self.picture.edit.frame.setFocus()
        else:
            self.tabs.focus(field)
