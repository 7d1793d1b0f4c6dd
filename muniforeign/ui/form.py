"""Forms that save as one types: each field by itself, when the user leaves it.

    form = Form([Heading(N_("Name")), (TextField("given_names", N_("Given names")), …)],
                language, save=lambda name, value: people.update(workspace, id, **{name: value}))
    form.show_values({"given_names": "Ana"}, record=id)

A value that cannot be saved stays as it was typed, with a sentence under the field; Escape takes
back what is saved.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from muniforeign.domain.errors import UserError
from muniforeign.i18n import Language
from muniforeign.ui import theme
from muniforeign.ui.editor import Editor, Field, escape_pressed
from muniforeign.ui.sheet import bring_into_sight

Save = Callable[[str, object], object]
_SAVED_SHOWN = 2500


@dataclass(frozen=True)
class Heading:
    """A heading between the fields (msgid)."""

    text: str


class FieldRow(QWidget):
    """A label, the editor, and under it what is wrong.

    Where the row is too narrow for a sentence it is made with `sentence_apart`: whoever makes it
    then puts its `problem` where there is room.
    """

    saved = Signal()

    def __init__(
        self,
        field: Field,
        language: Language,
        save: Save,
        parent: QWidget | None = None,
        *,
        sentence_apart: bool = False,
    ) -> None:
        super().__init__(parent)
        self.field, self._language, self._save = field, language, save
        self._shown = 0
        self.editor: Editor = field.editor(language)
        self.problem, self._saved = QLabel(self), QLabel(language.gettext("Saved"), self)
        theme.set_role(self.problem, theme.Role.LATE)
        theme.set_role(self._saved, theme.Role.DONE)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.problem.hide()
        self._quiet = QTimer(self, singleShot=True, interval=_SAVED_SHOWN)
        self._quiet.timeout.connect(self._saved.clear)
        self._saved.clear()
        self._lay_out()
        if not sentence_apart:
            self._column.addWidget(self.problem)
        self.editor.committed.connect(self.commit)
        self.editor.target().installEventFilter(self)

    def _lay_out(self) -> None:
        text = self._language.gettext(self.field.label)
        target = self.editor.target()
        target.setAccessibleName(text)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.HALF)
        head = QHBoxLayout()
        if self.field.labelled:
            label = QLabel(text.replace("&", "&&"), self)
            theme.set_role(label, theme.Role.MUTED)
            label.setBuddy(target)
            head.addWidget(label)
            column.addLayout(head)
            head.addStretch(1)
            head.addWidget(self._saved)
        else:
            self._saved.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column.addWidget(self.editor)
        if self.field.help:
            help_ = QLabel(self._language.gettext(self.field.help), self)
            help_.setWordWrap(True)
            theme.set_role(help_, theme.Role.MUTED)
            column.addWidget(help_)

    def show_value(self, value: object) -> None:
        """Show what is saved."""
        self._shown += 1
        self.editor.show_value(value)
        self._tell_problem("")

    def commit(self) -> bool:
        """Save what is not saved; False when it cannot be, and then the sentence is shown."""
        if not self.editor.changed():
            self._tell_problem("")
            return True
        before = self.editor.settled
        try:
            self._save_value()
        except UserError as error:
            self.editor.settled = before
            self._tell_problem(error.text(self._language))
            return False
        except BaseException:
            self.editor.settled = before
            raise
        self._tell_problem("")
        self._tell_saved()
        return True

    def _save_value(self) -> None:
        value = self.editor.value()
        shown, self.editor.settled = self._shown, self.editor.raw()
        self._save(self.field.name, value)
        if self._shown == shown:
            self.editor.accept(value)

    def revert(self) -> None:
        """Take back what is saved in the place of what was typed."""
        self.editor.revert()
        self._tell_problem("")

    def _tell_problem(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        target = self.editor.target()
        target.setAccessibleDescription(text)
        if bool(text) != bool(target.property("wrong")):
            target.setProperty("wrong", bool(text))
            target.style().unpolish(target)
            target.style().polish(target)

    def _tell_saved(self) -> None:
        if self.field.labelled:
            self._saved.setText(self._language.gettext("Saved"))
        else:
            self._mark_saved()
        self._quiet.start()
        self.saved.emit()

    def _mark_saved(self) -> None:
        """Where no label stands above, a mark lies over the end of the field: nothing moves."""
        self._saved.setText("✓")
        self._saved.setAccessibleName(self._language.gettext("Saved"))
        self._saved.adjustSize()
        field = self.editor.geometry()
        self._saved.move(field.right() - 4 * theme.GRID - self._saved.width(), field.top() + 6)
        self._saved.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if escape_pressed(event) and self.editor.changed():
            self.revert()
            return True
        return super().eventFilter(watched, event)


FormLine = Field | tuple[Field, ...] | Heading
"""What a form declares: a field, fields side by side, or a heading."""


class Form(QWidget):
    """Fields under one another; those in a tuple stand side by side."""

    saved = Signal(str)
    """A field was saved; carries its name."""

    def __init__(
        self,
        fields: Sequence[FormLine],
        language: Language,
        save: Save,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._language, self._save = language, save
        self._record: object = None
        self.rows: dict[str, FieldRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.GRID + theme.HALF)
        for each in fields:
            self._add(each)

    def _add(self, declared: FormLine) -> None:
        if isinstance(declared, Heading):
            heading = QLabel(self._language.gettext(declared.text), self)
            theme.set_role(heading, theme.Role.HEADING)
            if self._column.count():
                self._column.addSpacing(theme.GRID)
            self._column.addWidget(heading)
            return
        side_by_side = QHBoxLayout()
        side_by_side.setSpacing(theme.GRID * 2)
        for field in declared if isinstance(declared, tuple) else (declared,):
            row = FieldRow(field, self._language, self._save, self)
            row.saved.connect(lambda name=field.name: self.saved.emit(name))
            self.rows[field.name] = row
            side_by_side.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(side_by_side)

    def show_values(self, values: Mapping[str, object], record: object = None) -> None:
        """Show the values of a record by the fields' names; nothing is saved by this.

        When it is the same record as before, what is typed and not yet saved stays. Commit
        before another record is shown.
        """
        same = record == self._record
        self._record = record
        for name, row in self.rows.items():
            if not (same and row.editor.changed()):
                row.show_value(values.get(name))

    def commit(self) -> bool:
        """Save everything that is typed; False when a field cannot be saved: it has the focus."""
        wrong = [row for row in self.rows.values() if not row.commit()]
        if wrong:
            self.focus(wrong[0].field.name)
        return not wrong

    def focus(self, name: str) -> None:
        """Put the cursor into a field."""
        row = self.rows.get(name)
        if row is None:
            return
        row.editor.enter()
        bring_into_sight(row)

    def unsaved(self) -> dict[str, object]:
        """What is typed and could not be saved, by field."""
        return {name: row.editor.raw() for name, row in self.rows.items() if row.editor.changed()}
