"""The sections most records have: forms of their attributes, and rows that belong to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from muniforeign.ui import theme
from muniforeign.ui.child_rows import ChildRows, Item, Row, tool_button
from muniforeign.ui.desk import Desk
from muniforeign.ui.form import Form, FormLine
from muniforeign.ui.labels import plain_label
from muniforeign.ui.records import Section, card, offer_undo, small_button

D = TypeVar("D", bound=Item)
T = TypeVar("T", bound=Item)


class FormSection(Section[D]):
    """Forms whose fields show the attributes of their names, each saved as one leaves it.

    A subclass makes its forms in the constructor and says in `save` how a value is kept.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.detail: D | None = None
        self.forms: list[Form] = []

    def make_form(self, fields: Sequence[FormLine]) -> Form:
        """A form of the section, to be put somewhere in its column."""
        made = Form(fields, self.desk.language, self._save, self)
        self.forms.append(made)
        return made

    def add_form(self, fields: Sequence[FormLine]) -> Form:
        """A form at the end of the column."""
        made = self.make_form(fields)
        self.column.addWidget(made)
        return made

    def save(self, detail: D, name: str, value: object) -> None:
        """Keep the value of a field. Raises UserError when it cannot be kept."""
        raise NotImplementedError

    def values(self, detail: D) -> dict[str, object]:
        """What the fields show, by name."""
        return {name: getattr(detail, name) for form in self.forms for name in form.rows}

    def show_record(self, detail: D) -> None:
        self.detail = detail
        values = self.values(detail)
        for form in self.forms:
            form.show_values(values, record=detail.id)

    def _save(self, name: str, value: object) -> None:
        if self.detail is not None:
            self.save(self.detail, name, value)

    def commit(self) -> bool:
        wrong = [form for form in self.forms if not form.commit()]
        return not wrong

    def focus(self, field: str) -> None:
        form = next((each for each in self.forms if field in each.rows), self.forms[0])
        form.focus(field if field in form.rows else next(iter(form.rows)))


class RowsSection(Section[D], Generic[D, T]):
    """Rows that belong to the record, a sentence where there are none, a button to add one."""

    nothing: ClassVar[str] = ""
    """What is said while there are none (msgid)."""
    adding: ClassVar[str] = ""
    """The words of the button (msgid)."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        _ = desk.language.gettext
        self.detail: D | None = None
        self._nothing = plain_label(self, theme.Role.MUTED, _(self.nothing))
        self.rows: ChildRows[T] = ChildRows(self.make_row, self)
        self.column.addWidget(self._nothing)
        self.column.addWidget(self.rows)
        self.column.addWidget(small_button(_(self.adding), "plus", self.add, self))
        self.column.addStretch(1)

    def make_row(self, record: UUID) -> Row[T]:
        """A row for what has this id."""
        raise NotImplementedError

    def items(self, detail: D) -> Sequence[T]:
        """What belongs to the record, in order."""
        raise NotImplementedError

    def add_item(self, record: UUID) -> UUID:
        """Add an empty one to the record with this id; gives its own."""
        raise NotImplementedError

    def show_record(self, detail: D) -> None:
        self.detail, items = detail, self.items(detail)
        self._nothing.setVisible(not items)
        self.rows.show_items(items)

    def add(self) -> None:
        """Add an empty one and put the cursor into it."""
        if self.detail is not None and self.commit_record():
            self.desk.leave(self)
            made = self.add_item(self.detail.id)
            self.desk.blanks.made(made, self)
            self.rows.focus(made)

    def commit(self) -> bool:
        return self.rows.commit()

    def focus(self, field: str) -> None:
        if self.rows.rows:
            self.rows.focus_near(0)
        else:
            self.add()


class CardRow(Row[T]):
    """A row in a frame: a form, and a button that deletes what it shows."""

    deleting: ClassVar[str] = ""
    """The name of the button (msgid)."""
    deleted: ClassVar[str] = ""
    """What is told afterwards, with the offer to undo it (msgid)."""

    def __init__(self, desk: Desk, record: UUID, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self.record = desk, record
        self.item: T | None = None
        self.frame, self.inner = card(self)
        self.form = Form(self.lines(), desk.language, self.save, self.frame)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)

    def lines(self) -> Sequence[FormLine]:
        """What the form declares."""
        raise NotImplementedError

    def save(self, name: str, value: object) -> None:
        """Keep the value of a field. Raises UserError when it cannot be kept."""
        raise NotImplementedError

    def delete_item(self) -> None:
        """Delete what the row shows."""
        raise NotImplementedError

    def values(self, item: T) -> dict[str, object]:
        """What the fields show, by name."""
        return {name: getattr(item, name) for name in self.form.rows}

    def bar(self, note: QLabel | None = None, *buttons: QAbstractButton) -> QHBoxLayout:
        """A line for the frame: a note, and at the right buttons and the one that deletes."""
        line = QHBoxLayout()
        line.addWidget(note, 1) if note else line.addStretch(1)
        name = self.desk.language.gettext(self.deleting)
        for button in (*buttons, tool_button("trash-2", name, self.delete, self.frame)):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        return line

    def show_item(self, item: T, place: int) -> None:
        self.item = item
        self.form.show_values(self.values(item), record=item.id)

    def commit(self) -> bool:
        return self.form.commit()

    def focus(self) -> None:
        self.form.focus(next(iter(self.form.rows)))

    def delete(self) -> None:
        """Delete what the row shows, and offer to undo it."""
        self.delete_item()
        offer_undo(self.desk, self.desk.language.gettext(self.deleted))
