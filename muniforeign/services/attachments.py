"""Photos, crests and papers: checked, made small where they are pictures, kept in the workspace."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID

from sqlalchemy import select

from muniforeign.domain.errors import UserError
from muniforeign.i18n import N_
from muniforeign.services import records
from muniforeign.storage import attachments_store
from muniforeign.storage.attachments import Attachment

if TYPE_CHECKING:
    from PIL import Image
    from sqlalchemy.orm import Session

    from muniforeign.storage.base import Entity
    from muniforeign.storage.workspace import Workspace

MEGABYTE: Final = 1024 * 1024
LARGEST_PICTURE_FILE: Final = 40 * MEGABYTE
LARGEST_PAPER: Final = 25 * MEGABYTE
PICTURE_FORMATS: Final = ("JPEG", "PNG", "WEBP", "BMP", "TIFF", "GIF")
LARGEST_PICTURE_SIDE: Final = 1200
"""Pixels: a portrait of 25 × 32 mm is sharp at a fifth of it."""


class PictureTooLarge(UserError):
    """A file too large for a portrait or a crest."""

    def __init__(self, name: str, size: int) -> None:
        super().__init__(
            N_(
                "“{name}” has {megabytes} MB; pictures may have {limit} MB. Nothing was changed. "
                "Save a smaller copy of the picture and choose that."
            ),
            name=name,
            megabytes=size // MEGABYTE,
            limit=LARGEST_PICTURE_FILE // MEGABYTE,
        )


class NotAPicture(UserError):
    """A file that cannot be read as a picture."""

    def __init__(self, name: str) -> None:
        super().__init__(
            N_(
                "“{name}” is not a picture that can be read. Nothing was changed. "
                "Choose a JPEG or PNG file."
            ),
            name=name,
        )


class PaperTooLarge(UserError):
    """A file too large to be kept inside the workspace."""

    def __init__(self, name: str, size: int) -> None:
        super().__init__(
            N_(
                "“{name}” has {megabytes} MB; papers may have {limit} MB. Nothing was changed. "
                "Save it as a smaller PDF and add that."
            ),
            name=name,
            megabytes=size // MEGABYTE,
            limit=LARGEST_PAPER // MEGABYTE,
        )


@dataclass(frozen=True)
class AttachmentRow:
    """A paper that is kept in the workspace; size in bytes."""

    id: UUID
    name: str
    media_type: str
    size: int


def content(workspace: Workspace, attachment_id: UUID | None) -> bytes | None:
    """The bytes of an attachment, or None where there is none."""
    if attachment_id is None:
        return None
    with workspace.read() as session:
        return content_in(session, attachment_id)


def content_in(session: Session, attachment_id: UUID | None) -> bytes | None:
    """The bytes of an attachment read in this session, or None where there is none."""
    attachment = session.get(Attachment, attachment_id) if attachment_id else None
    return attachments_store.content(session, attachment.sha256) if attachment else None


def set_picture(
    workspace: Workspace, kind: type[Entity], record_id: UUID, attribute: str, picture: bytes
) -> None:
    """Make prepared bytes the photo or crest of a record, as one step. Raises NotFound.

    An empty picture takes the present one away.
    """
    label = N_("Change picture") if picture else N_("Remove picture")
    with workspace.change(label) as session:
        record = records.fetch(session, kind, record_id)
        before = getattr(record, attribute)
        added = store_picture(session, picture) if picture else None
        records.assign(record, {attribute: added.id if added else None})
        if before and (old := session.get(Attachment, before)):
            session.delete(old)


def store_picture(session: Session, picture: bytes) -> Attachment:
    """Keep a picture that `prepare_picture` made within a step that is under way."""
    kind = "png" if picture.startswith(b"\x89PNG") else "jpeg"
    return store(session, f"picture.{kind}", f"image/{kind}", picture)


def store(session: Session, name: str, media_type: str, data: bytes) -> Attachment:
    """Keep bytes in the workspace within a step that is under way."""
    digest = attachments_store.keep(session, data)
    attachment = Attachment(name=name, media_type=media_type, sha256=digest, size=len(data))
    session.add(attachment)
    session.flush()
    return attachment


def add_paper(workspace: Workspace, owner: str, owner_id: UUID, path: Path) -> UUID:
    """Keep a file with a visit (`visit_id`) or an agreement (`agreement_id`).

    Raises PaperTooLarge, and OSError where the file cannot be read.
    """
    import mimetypes

    size = path.stat().st_size
    if size > LARGEST_PAPER:
        raise PaperTooLarge(path.name, size)
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    with workspace.change(N_("Add paper"), path.name) as session:
        attachment = store(session, path.name, media_type, path.read_bytes())
        records.assign(attachment, {owner: owner_id})
        return attachment.id


def delete_paper(workspace: Workspace, attachment_id: UUID) -> None:
    """Take a paper away. Raises NotFound."""
    records.remove(workspace, Attachment, attachment_id, N_("Delete paper"))


def papers(session: Session, owner: str, owner_id: UUID) -> tuple[AttachmentRow, ...]:
    """The papers that are kept with a visit or an agreement."""
    column = Attachment.__table__.c[owner]
    found = session.scalars(select(Attachment).where(column == owner_id).order_by(Attachment.id))
    return tuple(AttachmentRow(a.id, a.name, a.media_type, a.size) for a in found)


def read_picture(path: Path) -> bytes:
    """A picture from a file, made ready for the workspace by `prepare_picture`.

    Raises PictureTooLarge, NotAPicture.
    """
    try:
        size = path.stat().st_size
        if size > LARGEST_PICTURE_FILE:
            raise PictureTooLarge(path.name, size)
        return prepare_picture(path.read_bytes(), path.name)
    except OSError as error:
        raise NotAPicture(path.name) from error


def prepare_picture(data: bytes, name: str) -> bytes:
    """A JPEG, or a PNG where it has transparent parts, upright, without the camera's data.

    Neither side has more than LARGEST_PICTURE_SIDE pixels. Raises NotAPicture.
    """
    import warnings

    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=PICTURE_FORMATS) as opened:
                upright = ImageOps.exif_transpose(opened)
                upright.thumbnail((LARGEST_PICTURE_SIDE, LARGEST_PICTURE_SIDE))
                return _saved(upright)
    except (OSError, ValueError, SyntaxError, Warning, Image.DecompressionBombError) as error:
        raise NotAPicture(name) from error


def _saved(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    if picture.has_transparency_data:
        picture.convert("RGBA").save(out, "PNG", optimize=True)
    else:
        picture.convert("RGB").save(out, "JPEG", quality=88)
    return out.getvalue()
