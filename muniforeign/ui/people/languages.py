"""The field for the languages that a person can work in."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from muniforeign.domain.people import SpokenLanguage
from muniforeign.i18n import Language
from muniforeign.ui.editor import Editor, Field


class TicksEditor(Editor):
    """Any number of the languages that a person can work in; keeps codes that it does not know."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._others: tuple[str, ...] = ()
        holder = QWidget(self)
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        self.boxes: dict[str, QCheckBox] = {}
        for place, spoken in enumerate(SpokenLanguage):
            box = QCheckBox(language.gettext(spoken.label), holder)
            box.clicked.connect(self._clicked)
            grid.addWidget(box, place // 3, place % 3)
            self.boxes[spoken.value] = box
        self._column.addWidget(holder)
        self.setFocusProxy(self.boxes[SpokenLanguage.SPANISH.value])

    def _clicked(self) -> None:
        self.committed.emit()

    def raw(self) -> object:
        ticked = tuple(code for code, box in self.boxes.items() if box.isChecked())
        return (*ticked, *self._others)

    def value(self) -> object:
        return self.raw()

    def put(self, value: object) -> None:
        codes = tuple(value) if isinstance(value, tuple | list) else ()
        self._others = tuple(code for code in codes if code not in self.boxes)
        for code, box in self.boxes.items():
            box.setChecked(code in codes)


@dataclass(frozen=True)
class LanguagesField(Field):
    """The languages that a person can work in; saves their codes as a tuple."""

    def editor(self, language: Language) -> Editor:
        return TicksEditor(language)
