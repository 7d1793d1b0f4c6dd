"""What a drop-down list shows, open and closed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from muniforeign.ui import theme
from muniforeign.ui.combo import Combo


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("scale", theme.TEXT_SCALES)
@pytest.mark.parametrize("count", [1, 3, 12, 40])
def test_a_list_shows_whole_rows(qtbot: QtBot, qapp: QApplication, scale: int, count: int) -> None:
    theme.apply(qapp, theme.Appearance.LIGHT, scale)
    combo = Combo()
    qtbot.addWidget(combo)
    combo.addItems([f"Fila {n} 中文" for n in range(count)])
    combo.show()
    for _time in ("first", "again"):
        combo.showPopup()
        qapp.processEvents()
        view = combo.view()
        row = view.sizeHintForRow(0)
        assert row >= combo.fontMetrics().height() + theme.GRID
        assert view.viewport().height() == min(count, 12) * row
        assert (view.verticalScrollBar().maximum() > 0) is (count > 12)
        combo.hidePopup()


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("count", [2, 40])
def test_a_list_is_as_wide_as_its_longest_text(
    qtbot: QtBot, qapp: QApplication, count: int
) -> None:
    combo = Combo()
    qtbot.addWidget(combo)
    longest = "3: Nombre · Apellidos · Cargo · Institución"
    combo.addItems([longest] * count)
    combo.resize(90, 30)
    combo.show()
    combo.showPopup()
    qapp.processEvents()
    view = combo.view()
    assert view.viewport().width() >= view.sizeHintForColumn(0)
    assert view.viewport().width() > combo.fontMetrics().horizontalAdvance(longest)
    assert combo.width() < view.width()
    combo.hidePopup()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_text_that_is_too_long_is_shortened_and_whole_under_the_mouse(
    qtbot: QtBot, qapp: QApplication
) -> None:
    combo = Combo()
    qtbot.addWidget(combo)
    combo.addItems(["Director(a) de la oficina de asuntos exteriores", "Alcalde"])
    combo.resize(150, 32)
    combo.show()

    def under_the_mouse() -> str:
        place = combo.mapToGlobal(QPoint(9, 9))
        QApplication.sendEvent(combo, QHelpEvent(QEvent.Type.ToolTip, QPoint(9, 9), place))
        return QToolTip.text()

    combo.setCurrentIndex(1)
    assert under_the_mouse() == ""
    combo.setCurrentIndex(0)
    assert under_the_mouse() == combo.itemText(0)
    cut = combo.grab().toImage()
    combo.setItemText(0, combo.itemText(0) + " y de cooperación")
    assert combo.grab().toImage() == cut
    combo.setToolTip("Qué cargo es")
    assert under_the_mouse() == "Qué cargo es"
