"""Windows icons from SVG: every size that Windows asks for is drawn, none is scaled."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)


def write_icon(svg: Path, target: Path) -> None:
    """Write the .ico with all `SIZES`."""
    pictures = [draw(svg, size, size) for size in SIZES]
    sizes = [(size, size) for size in SIZES]
    pictures[-1].save(target, format="ICO", sizes=sizes, append_images=pictures[:-1])


def write_picture(svg: Path, target: Path, width: int, height: int) -> None:
    """Write a bitmap of this size, in pixels, as installers show them."""
    draw(svg, width, height).convert("RGB").save(target, format="BMP")


def draw(svg: Path, width: int, height: int) -> Image.Image:
    """The picture in this size, in pixels."""
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(svg)).render(painter)
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return Image.open(BytesIO(content.data())).convert("RGBA")
