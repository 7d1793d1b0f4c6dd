"""Photos, crests and papers: what is taken in, what is refused, and what it is made into."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from PIL import Image

from muniforeign.i18n import Language
from muniforeign.services import agreements, attachments, people, records, visits
from muniforeign.storage.workspace import Workspace
from tests.services.desk import Desk

ORIENTATION = 0x0112
CAMERA = 0x010F


def picture(kind: str = "JPEG", mode: str = "RGB", size: tuple[int, int] = (40, 20)) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size).save(out, kind)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize("kind", attachments.PICTURE_FORMATS)
def test_usual_pictures_become_jpeg(kind: str) -> None:
    made = opened(attachments.prepare_picture(picture(kind), "a"))
    assert (made.format, made.mode, made.size) == ("JPEG", "RGB", (40, 20))


def test_a_crest_with_transparent_parts_stays_so() -> None:
    made = opened(attachments.prepare_picture(picture("PNG", "RGBA"), "a.png"))
    assert (made.format, made.mode) == ("PNG", "RGBA")


def test_large_pictures_are_made_smaller_in_proportion() -> None:
    data = attachments.prepare_picture(picture(size=(4000, 2000)), "a.jpg")
    side = attachments.LARGEST_PICTURE_SIDE
    assert opened(data).size == (side, side // 2)


def test_a_photo_is_turned_upright_and_forgets_its_camera() -> None:
    out = io.BytesIO()
    image = Image.new("RGB", (40, 20))
    exif = Image.Exif()
    exif[ORIENTATION], exif[CAMERA] = 6, "Camera"
    image.save(out, "JPEG", exif=exif)
    made = opened(attachments.prepare_picture(out.getvalue(), "a.jpg"))
    assert made.size == (20, 40)
    assert not dict(made.getexif())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello",
        picture()[:100],
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%PDF-1.4",
        b"\x89PNG\r\n\x1a\n" + b"\0" * 40,
    ],
)
def test_what_is_no_picture_is_refused_in_words(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "foto.jpg"
    path.write_bytes(data)
    with pytest.raises(attachments.NotAPicture) as refused:
        attachments.read_picture(path)
    for code in ("es", "zh", "en"):
        assert "foto.jpg" in refused.value.text(Language.of(code))


def test_a_bomb_of_pixels_is_refused() -> None:
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    with pytest.raises(attachments.NotAPicture):
        attachments.prepare_picture(out.getvalue(), "bomb.png")


def test_a_photo_of_200_megabytes_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "enorme.jpg"
    with path.open("wb") as file:
        file.truncate(200 * attachments.MEGABYTE)
    with pytest.raises(attachments.PictureTooLarge) as refused:
        attachments.read_picture(path)
    assert "200" in refused.value.text(Language.of("es"))


@pytest.mark.parametrize("path", [Path("missing.jpg"), Path()])
def test_a_missing_file_or_a_folder_is_no_picture(path: Path, tmp_path: Path) -> None:
    with pytest.raises(attachments.NotAPicture):
        attachments.read_picture(tmp_path / path)


def visit_papers(desk: Desk) -> tuple[attachments.AttachmentRow, ...]:
    return visits.get(desk.workspace, desk.visit).papers


def agreement_papers(desk: Desk) -> tuple[attachments.AttachmentRow, ...]:
    return agreements.get(desk.workspace, desk.agreement).papers


@pytest.mark.parametrize(
    ("owner", "papers"), [("visit_id", visit_papers), ("agreement_id", agreement_papers)]
)
def test_papers_are_kept_with_their_bytes(
    desk: Desk,
    tmp_path: Path,
    owner: str,
    papers: Callable[[Desk], tuple[attachments.AttachmentRow, ...]],
) -> None:
    path = tmp_path / "Carta de invitación 邀请函.pdf"
    path.write_bytes(b"%PDF-1.4 letter")
    record: UUID = getattr(desk, owner.removesuffix("_id"))
    (paper,) = desk.can_be_undone(
        lambda: papers(desk),
        lambda: attachments.add_paper(desk.workspace, owner, record, path),
    )
    assert (paper.name, paper.media_type, paper.size) == (path.name, "application/pdf", 15)
    assert attachments.content(desk.workspace, paper.id) == b"%PDF-1.4 letter"
    after = desk.can_be_undone(
        lambda: papers(desk), lambda: attachments.delete_paper(desk.workspace, paper.id)
    )
    assert after == ()
    assert attachments.content(desk.workspace, paper.id) is None


def test_a_paper_that_is_too_large_is_refused(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "plano.tif"
    with path.open("wb") as file:
        file.truncate(attachments.LARGEST_PAPER + 1)
    with pytest.raises(attachments.PaperTooLarge):
        attachments.add_paper(desk.workspace, "visit_id", desk.visit, path)
    assert visit_papers(desk) == ()


def test_what_is_not_there_has_no_bytes(workspace: Workspace) -> None:
    assert attachments.content(workspace, None) is None
    assert attachments.content(workspace, uuid4()) is None
    with pytest.raises(records.NotFound):
        attachments.delete_paper(workspace, uuid4())


def test_the_same_picture_of_two_people_outlives_one_of_them(desk: Desk) -> None:
    for person in (desk.wang, desk.munoz):
        people.set_photo(desk.workspace, person, b"same")
    people.set_photo(desk.workspace, desk.wang, b"")
    kept = people.get(desk.workspace, desk.munoz).photo_id
    assert attachments.content(desk.workspace, kept) == b"same"


def test_a_paper_of_a_deleted_visit_comes_back_with_it(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "programa.txt"
    path.write_bytes(b"09:00")
    attachments.add_paper(desk.workspace, "visit_id", desk.visit, path)
    (before,) = visit_papers(desk)
    visits.delete(desk.workspace, desk.visit)
    assert attachments.content(desk.workspace, before.id) is None
    desk.workspace.undo()
    assert visit_papers(desk) == (before,)
    assert attachments.content(desk.workspace, before.id) == b"09:00"
