"""What a form's field is made of: its declaration, and the widget that edits one value."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from muniforeign.i18n import Language


class Editor(QWidget):
    """Edits one value. What it holds is settled when it is what was last shown or saved."""

    committed = Signal()
    """The user has left the field, pressed Enter or chosen: now it is to be saved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.settled: object = None
        self._saved_value: object = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def hold(self, widget: QWidget) -> None:
        """Make this widget the whole of the editor and the one that gets the focus."""
        self._column.addWidget(widget)
        self.setFocusProxy(widget)

    def raw(self) -> object:
        """What is in the field as it stands, typed text and all."""
        raise NotImplementedError

    def value(self) -> object:
        """The value to be saved. Raises UserError when what was typed cannot be understood."""
        raise NotImplementedError

    def put(self, value: object) -> None:
        """Put a value into the field without a signal."""
        raise NotImplementedError

    def show_value(self, value: object) -> None:
        """Show a value that is saved."""
        self._saved_value = value
        self.put(value)
        self.settled = self.raw()

    def accept(self, value: object) -> None:
        """What `value()` gave has been saved: show it as it is always written."""
        self.show_value(value)

    def revert(self) -> None:
        """Put what is saved in the place of what was typed."""
        self.show_value(self._saved_value)

    def changed(self) -> bool:
        """Whether the field holds something that is not saved."""
        return self.raw() != self.settled

    def enter(self) -> None:
        """Take the cursor, where the value is incomplete if it has parts."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def target(self) -> QWidget:
        """The widget that gets the focus."""
        return self.focusProxy() or self


def escape_pressed(event: QEvent) -> bool:
    """Whether an event is a press of the Escape key."""
    return (
        isinstance(event, QKeyEvent)
        and event.type() is QEvent.Type.KeyPress
        and event.key() == Qt.Key.Key_Escape
    )


@dataclass(frozen=True)
class Field(ABC):
    """A field of a form: its name in `save`, its label, what stands in it while empty (msgids).

    `help` is a quiet sentence under the field.
    """

    name: str
    label: str
    hint: str = ""
    help: str = ""

    @abstractmethod
    def editor(self, language: Language) -> Editor:
        """A new widget for this field."""

    @property
    def labelled(self) -> bool:
        """Whether the form writes the label above; a tick box has it beside."""
        return True
