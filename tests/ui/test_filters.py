"""The filters above a list: a chosen one keeps its name, and "all" agrees with it."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from PySide6.QtWidgets import QApplication, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from muniforeign.domain.organisations import OrganisationKind, RelationshipStatus
from muniforeign.i18n import N_, Language
from muniforeign.ui.filters import Filter, FilterBar, FilterCombo

FILTERS = [
    Filter(N_("Country"), "country", lambda: [("CN", "China")]),
    Filter(N_("Kind"), "kind", terms=OrganisationKind),
    Filter(N_("Relationship"), "status", terms=RelationshipStatus),
]


@pytest.fixture
def bar(qtbot: QtBot, language: Language) -> FilterBar:
    made = FilterBar(FILTERS, language)
    qtbot.addWidget(made)
    made.show()
    return made


def combos(bar: FilterBar) -> list[FilterCombo]:
    found: Iterable[FilterCombo] = bar.findChildren(FilterCombo)
    return list(found)


def drawn(bar: FilterBar) -> list[str]:
    """What is painted on the closed boxes."""
    texts = []
    for combo in combos(bar):
        option = QStyleOptionComboBox()
        combo.initStyleOption(option)
        texts.append(option.currentText)  # type: ignore[attr-defined]
    return texts


@pytest.mark.parametrize("language", ["es"], indirect=True)
def test_nothing_chosen_agrees_with_the_name(bar: FilterBar) -> None:
    assert drawn(bar) == ["País: todos", "Tipo: todos", "Relación: todas"]


def test_a_chosen_filter_keeps_its_name(bar: FilterBar, language: Language) -> None:
    bar.set_values({"country": "CN"})
    wanted = {"es": "País: China", "zh": "国家：China", "en": "Country: China"}
    assert drawn(bar)[0] == wanted[language.code]
    combo = combos(bar)[0]
    assert combo.itemText(combo.currentIndex()) == "China", "the list does not repeat the name"


def test_a_long_choice_is_shown_whole_where_there_is_room(bar: FilterBar) -> None:
    bar.resize(1200, bar.height())
    combo = combos(bar)[2]
    combo.setCurrentIndex(combo.findData(RelationshipStatus.OWN))
    QApplication.processEvents()
    assert combo.width() > combo.fontMetrics().horizontalAdvance(combo.told())
