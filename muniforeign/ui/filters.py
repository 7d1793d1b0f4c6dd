"""Above a list: the search field and the filters."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStyleOptionComboBox,
    QWidget,
)

from muniforeign.domain.text import Term
from muniforeign.i18n import N_, Language
from muniforeign.ui import icons, theme
from muniforeign.ui.combo import Combo

_SHORTEST: Final = 12
"""Letters for which a filter always has room."""
_BESIDE: Final = icons.SIZE + 2 * theme.GRID
"""Pixels of a closed combo box that its text does not have."""
_ALL: Final = {"Relationship": N_("Relationship: all")}
"""Filters whose name asks for a form of “all” of its own in some language."""


@dataclass(frozen=True)
class Filter:
    """One way to narrow a list: its label (msgid), its name in the query, its choices.

    `choices` gives values with their labels (already translated); `terms` are the words of a
    closed list. With neither the filter is a button to press, and its value is "yes".
    """

    label: str
    name: str
    choices: Callable[[], Sequence[tuple[str, str]]] | None = None
    terms: type[Term] | None = None

    @property
    def no_matter(self) -> str:
        """What is shown where nothing is chosen (msgid)."""
        return _ALL.get(self.label, N_("{filter}: all"))

    def offered(self, language: Language) -> Sequence[tuple[str, str]]:
        """The values that can be chosen, with their labels."""
        if self.terms:
            return [(term.value, language.gettext(term.label)) for term in self.terms]
        return self.choices() if self.choices else ()


class FilterCombo(Combo):
    """Offers the choices of a filter, and shows the chosen one with the name of the filter."""

    def __init__(self, label: str, language: Language, parent: QWidget | None = None) -> None:
        self._named = language.gettext("{filter}: {choice}")
        self._label = label
        super().__init__(parent)  # Qt asks at once what is told
        self.setAccessibleName(label)
        self.setMinimumContentsLength(_SHORTEST)
        self.currentIndexChanged.connect(self.updateGeometry)

    def told(self) -> str:
        """What the closed combo box says."""
        text = self.currentText()
        named = self._named.format(filter=self._label, choice=text)
        return named if self.currentData() else text

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        mode, room = Qt.TextElideMode.ElideRight, self.width() - _BESIDE
        told = self.fontMetrics().elidedText(self.told(), mode, room)
        option.currentText = told  # type: ignore[attr-defined]

    def sizeHint(self) -> QSize:
        """As wide as what it says, where there is room."""
        usual, metrics = super().sizeHint(), self.fontMetrics()
        more = metrics.horizontalAdvance(self.told()) - metrics.horizontalAdvance("X") * _SHORTEST
        return QSize(usual.width() + max(more, 0), usual.height())


class SearchField(QLineEdit):
    """Search as one types; Down goes into the list, Escape clears."""

    down_pressed = Signal()

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setClearButtonEnabled(True)
        self.addAction(
            icons.tinted("search", theme.colours().muted),
            QLineEdit.ActionPosition.LeadingPosition,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """The filters of a list in a row; hidden when there are none."""

    changed = Signal()

    def __init__(
        self, filters: Sequence[Filter], language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._combos: dict[str, QComboBox] = {}
        self._buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GRID)
        for each in filters:
            label = language.gettext(each.label)
            row.addWidget(
                self._combo(each, label, language)
                if each.choices or each.terms
                else self._button(each, label)
            )
        row.addStretch(1)
        self.setVisible(bool(filters))

    def _combo(self, declared: Filter, label: str, language: Language) -> QComboBox:
        combo = FilterCombo(label, language, self)
        combo.addItem(language.gettext(declared.no_matter).format(filter=label), "")
        for value, text in declared.offered(language):
            combo.addItem(text, value)
        combo.currentIndexChanged.connect(self.changed)
        self._combos[declared.name] = combo
        return combo

    def _button(self, declared: Filter, label: str) -> QPushButton:
        button = QPushButton(label, self)
        button.setCheckable(True)
        button.toggled.connect(self.changed)
        self._buttons[declared.name] = button
        return button

    def values(self) -> dict[str, str]:
        """The filters that are set, by name."""
        set_combos = {name: combo.currentData() for name, combo in self._combos.items()}
        pressed = {name: "yes" for name, button in self._buttons.items() if button.isChecked()}
        return {name: value for name, value in set_combos.items() if value} | pressed

    def set_values(self, values: Mapping[str, str]) -> None:
        """Set the filters without telling that they have changed."""
        self.blockSignals(True)
        for name, combo in self._combos.items():
            combo.setCurrentIndex(max(combo.findData(values.get(name, "")), 0))
        for name, button in self._buttons.items():
            button.setChecked(name in values)
        self.blockSignals(False)

    def clear(self) -> None:
        """Set no filter, without telling."""
        self.set_values({})
