"""Finds texts of a screen that were left in English."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import catalogues
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QTabBar, QWidget

from muniforeign.i18n import CATALOGUES, Language


@cache
def _translated(code: str) -> frozenset[str]:
    """The messages that read differently in this language than in English."""
    catalogue = catalogues.load(catalogues.catalogue_path(code), code)
    found = ((m.id, m.string) for m in catalogue if m.id and not m.context)
    return frozenset(one for one, text in found if isinstance(one, str) and text not in ("", one))


def texts(widget: QWidget) -> Iterator[str]:
    """Everything that a widget and what it contains say, to the eye or to a screen reader."""
    for part in [widget, *widget.findChildren(QWidget)]:
        yield from (part.toolTip(), part.accessibleName(), part.accessibleDescription())
        if isinstance(part, QLabel | QAbstractButton):
            yield part.text()
        elif isinstance(part, QLineEdit):
            yield part.placeholderText()
        elif isinstance(part, QComboBox):
            yield from (part.itemText(place) for place in range(part.count()))
        elif isinstance(part, QTabBar):
            yield from (part.tabText(place) for place in range(part.count()))


def left_in_english(widget: QWidget, language: Language) -> set[str]:
    """The texts of a widget that have a translation into its language and are not in it."""
    if language.code == "en":
        return set()
    return set(texts(widget)) & _translated(CATALOGUES[language.code])
