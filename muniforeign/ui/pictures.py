"""Pictures that are taken into the office: which kinds, how large, and as what they are kept."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from muniforeign.domain.errors import UserError
from muniforeign.i18n import N_

LARGEST_FILE: Final = 30 * 1024 * 1024
_LARGEST_SIDE: Final = 20_000
_LARGEST_AREA: Final = 60_000_000
_KEPT_SIDE: Final = 1200
"""Pixels: enough for every paper, and one photo stays a small part of the workspace."""
_FORMATS: Final = {
    "jpeg": ("*.jpg", "*.jpeg", "*.jfif"),
    "png": ("*.png",),
    "webp": ("*.webp",),
    "gif": ("*.gif",),
    "bmp": ("*.bmp",),
    "svg": ("*.svg",),
}
"""What is taken, by the reader's names."""
ENDINGS: Final = tuple(ending for endings in _FORMATS.values() for ending in endings)
"""What a picture's file may be called, for the dialog that asks for one."""

TOO_LARGE = N_(
    "The picture “{name}” is too large. Nothing has changed. "
    "Save it smaller (under 30 MB), then try again."
)
NO_PICTURE = N_(
    "“{name}” is not a picture that can be read. Nothing has changed. "
    "Save it as JPEG or PNG, then try again."
)


def read_picture(file: Path) -> bytes:
    """The picture in a file, upright and no larger than needed, as JPEG or PNG.

    What the camera noted beside the picture (place, device) is left out.
    Raises UserError for a file that is too large, cannot be read or is no picture.
    """
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise UserError(TOO_LARGE, name=file.name)
        content = file.read_bytes()
    except OSError as error:
        raise UserError(NO_PICTURE, name=file.name) from error
    return prepared(content, file.name)


def prepared(content: bytes, name: str) -> bytes:
    """The same of a picture in memory; `name` is what the sentence calls it."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    found = _read(buffer)
    if isinstance(found, str):
        raise UserError(found, name=name)
    return encoded(found)


def _read(buffer: QBuffer) -> QImage | str:
    """The picture, or what is wrong with it (msgid).

    Nothing is raised here, for a traceback would keep the reader longer than its buffer.
    """
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if not reader.canRead() or reader.format().toStdString() not in _FORMATS:
        return NO_PICTURE
    area = size.width() * size.height()
    if max(size.width(), size.height()) > _LARGEST_SIDE or area > _LARGEST_AREA:
        return TOO_LARGE
    image = reader.read()
    return NO_PICTURE if image.isNull() else image


def encoded(image: QImage) -> bytes:
    """The picture as JPEG, or as PNG where it is transparent, at most 1200 pixels long."""
    if max(image.width(), image.height()) > _KEPT_SIDE:
        image = image.scaled(
            QSize(_KEPT_SIDE, _KEPT_SIDE),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # the names of formats are str at run time; the stubs know only bytes
    image.save(buffer, "PNG" if image.hasAlphaChannel() else "JPEG", 88)  # type: ignore[call-overload]
    return bytes(buffer.data().data())
