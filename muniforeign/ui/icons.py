"""Line icons in the colour of the text they stand beside.

`icon("user-plus")` draws `resources/icons/user-plus.svg` (lucide) in the palette's colour.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from muniforeign import paths

SIZE: Final = 18
_RATIOS: Final = (1, 2, 3)


def icon(name: str, role: QPalette.ColorRole = QPalette.ColorRole.ButtonText) -> QIcon:
    """The icon in a colour of the application's palette, sharp on every screen.

    Raises FileNotFoundError for a name that is not shipped.
    """
    palette = QGuiApplication.palette()
    disabled = palette.color(QPalette.ColorGroup.Disabled, role).name()
    result = tinted(name, palette.color(role).name())
    for pixmap in _pixmaps(name, disabled):
        result.addPixmap(pixmap, QIcon.Mode.Disabled)
    return result


def tinted(name: str, colour: str) -> QIcon:
    """The icon in a colour given as #RRGGBB."""
    result = QIcon()
    for pixmap in _pixmaps(name, colour):
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Active, QIcon.Mode.Selected):
            result.addPixmap(pixmap, mode)
    return result


def pixmap(name: str, colour: str, size: int = SIZE, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture of `size` pixels at a device pixel ratio."""
    drawing = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
    picture = QPixmap(QSize(size, size) * ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    drawing.render(painter)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def _pixmaps(name: str, colour: str) -> list[QPixmap]:
    return [pixmap(name, colour, SIZE, ratio) for ratio in _RATIOS]


@cache
def _source(name: str) -> str:
    return paths.resources("icons", f"{name}.svg").read_text(encoding="utf-8")
