"""A field that chooses one of many records by typing: an organisation, a person, a commune."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit, QWidget

from muniforeign.domain import folding
from muniforeign.domain.errors import UserError
from muniforeign.i18n import N_, Language
from muniforeign.ui import icons, theme
from muniforeign.ui.editor import Editor, Field
from muniforeign.ui.fields import put_line

_ID = Qt.ItemDataRole.UserRole
_LABEL = Qt.ItemDataRole.UserRole + 1
NOT_IN_LIST = N_(
    "“{text}” is not in the list. Choose one from the list, or leave the field empty. "
    "What was saved before has not changed."
)


@dataclass(frozen=True)
class Choice:
    """One that can be chosen: its id or code, its name, and what tells it from its namesakes.

    One `is_new` is not there yet and is made of what was typed; it stands last.
    """

    id: object
    label: str
    detail: str = ""
    is_new: bool = False


Search = Callable[[str], Sequence[Choice]]


class ChoiceEditor(Editor):
    """Type a few letters, choose from what is found; Enter takes the first.

    `put` takes a Choice or None. Who leaves the field has written one of those that are there, or
    a new one that resembles none: a slip of the pen makes nothing new.
    """

    def __init__(
        self,
        search: Search,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._search = search
        self._chosen: Choice | None = None
        self._found = QStandardItemModel(self)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(hint)
        self.line.addAction(
            icons.tinted("chevron-down", theme.colours().muted),
            QLineEdit.ActionPosition.TrailingPosition,
        ).triggered.connect(self.offer)
        self._completer = QCompleter(self._found, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setCompletionRole(_LABEL)
        self._completer.setMaxVisibleItems(10)
        # queued, since the line writes what was chosen into itself after this signal;
        # the signal has two forms, which the stubs do not know
        chosen = self._completer.activated[QModelIndex]  # type: ignore[index]
        chosen.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self.line.setCompleter(self._completer)
        self.line.textEdited.connect(self._find)
        self.line.editingFinished.connect(self._left)
        self.hold(self.line)

    def raw(self) -> object:
        chosen = self._chosen
        known = chosen is not None and chosen.label == self.line.text()
        return (self.line.text(), chosen.id if chosen and known else None)

    def value(self) -> object:
        """The id of what was chosen, None for an empty field. Raises UserError."""
        text = self.line.text().strip()
        if not text:
            return None
        if self._chosen and self._chosen.label == text:
            return self._chosen.id
        self._chosen = self._only_match(text)
        if self._chosen is None:
            raise UserError(NOT_IN_LIST, text=text)
        return self._chosen.id

    def _only_match(self, text: str) -> Choice | None:
        """The one of this name: as it was typed, or else but for accents and capitals."""
        found = self._search(text)
        if len(found) > 1:
            found = [each for each in found if not each.is_new]
        same = [each for each in found if each.label.casefold() == text.casefold()]
        same = same or [each for each in found if folding.fold(each.label) == folding.fold(text)]
        return same[0] if len(same) == 1 else None

    def accept(self, value: object) -> None:
        self.show_value(self._chosen if value is not None else None)

    def put(self, value: object) -> None:
        if isinstance(value, Choice) or value is None:
            self._chosen = value
            put_line(self.line, value.label if value else "")

    def offer(self) -> None:
        """Show what can be chosen, as if nothing had been typed."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._find("")
        self._completer.complete()

    def _find(self, text: str) -> None:
        self._found.clear()
        for choice in self._search(text.strip()):
            shown = f"{choice.label}  ·  {choice.detail}" if choice.detail else choice.label
            item = QStandardItem(shown)
            item.setData(choice, _ID)
            item.setData(choice.label, _LABEL)
            self._found.appendRow(item)
        QTimer.singleShot(0, self, self._shown)

    def _shown(self) -> None:
        """Let Enter take the first, without its name going into what is being typed."""
        popup = self._completer.popup()
        if popup and popup.isVisible():
            none = QItemSelectionModel.SelectionFlag.NoUpdate
            popup.selectionModel().setCurrentIndex(popup.model().index(0, 0), none)
            self._widen(popup)

    def _widen(self, popup: QAbstractItemView) -> None:
        """Make the list as wide as its words, within the window; Qt makes it as the field."""
        room = self.window().geometry()
        bar = popup.verticalScrollBar().sizeHint().width() + 2 * theme.GRID
        wanted = min(popup.sizeHintForColumn(0) + bar, room.width())
        if wanted > popup.width():
            left = max(min(popup.x(), room.right() - wanted), room.left())
            popup.setGeometry(left, popup.y(), wanted, popup.height())

    def _take(self, index: QModelIndex) -> None:
        choice = index.data(_ID)
        self.put(choice)
        self.line.setText(choice.label)
        self.committed.emit()

    def _left(self) -> None:
        popup = self._completer.popup()
        if not (popup and popup.isVisible()):
            self.committed.emit()


def _nothing(_text: str) -> Sequence[Choice]:
    return ()


@dataclass(frozen=True)
class ChoiceField(Field):
    """A record chosen by typing. Shows a Choice or None; saves the id or None.

    `search` gives at most some twenty choices for a text, the likeliest first, and the usual
    ones for an empty text.
    """

    search: Search = _nothing

    def editor(self, language: Language) -> Editor:
        return ChoiceEditor(self.search, language.gettext(self.hint))
