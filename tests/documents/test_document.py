"""A paper from content to file: exact texts, marks, page numbers, bytes, bad places to save."""

from __future__ import annotations

import errno
import os
from io import BytesIO
from pathlib import Path
from typing import cast
from uuid import UUID

import pytest
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import DictionaryObject
from reportlab.platypus import Flowable

from muniforeign.documents import blocks, document, map_drawing, person_card, programme_table
from muniforeign.documents.document import Document, MissingText, Rendered
from muniforeign.documents.edition import Edition, Masthead, Paper
from muniforeign.documents.person_card import PersonCard
from muniforeign.documents.programme_table import ProgrammeRow
from muniforeign.domain.errors import UserError
from muniforeign.domain.progress import Cancelled
from muniforeign.domain.text import Localized
from muniforeign.i18n import Code, Language
from tests.documents import paper_checks

NASTY = '<b>x</b> & <img src="file:///etc/passwd"/>'
SENTENCE = Localized(
    "La municipalidad recibirá a la delegación de la ciudad de 云河 (Yúnhé), ¿de acuerdo?",
    "市政府将接待云河市代表团一行七人，由副市长王晓明率团；双方签署《谅解备忘录》（中文、西班牙文）。",
    "The municipality will receive the delegation of the city of Yunhe (云河).",
)
EDITIONS: list[tuple[Code, ...]] = [("es",), ("zh",), ("en",), ("es", "zh"), ("zh", "en")]


def photo() -> bytes:
    stored = BytesIO()
    Image.linear_gradient("L").resize((300, 500)).save(stored, "PNG")
    return stored.getvalue()


def card(edition: Edition, data: bytes | None) -> PersonCard:
    post = edition.texts(Localized("Vicealcalde", "副市长", "Vice Mayor"))
    notes = (edition.texts(SENTENCE), edition.same(NASTY))
    return PersonCard("王晓明", "Wáng Xiǎomíng", "uáng", post, post, notes, post, data, "王")


class Sampler:
    """A document that uses every block, with texts that try to be markup."""

    def gather(self, workspace: object, record_id: UUID) -> str:
        return NASTY

    def missing(self, content: str, edition: Edition) -> tuple[MissingText, ...]:
        return ()

    def masthead(self, content: str, edition: Edition) -> Masthead:
        return Masthead(
            Localized("I. Municipalidad", "市政府", "Municipality"),
            Localized(content, content, content),
            "V-2026-003",
            Localized("Ñuble\nChile", "智利", "Chile"),
            photo(),
            sample=True,
        )

    def story(self, content: str, edition: Edition) -> list[Flowable]:
        texts, nasty = edition.texts(SENTENCE), edition.same(content)
        row = ProgrammeRow("09:30–10:15", texts, texts, texts, nasty, nasty)
        cards = [card(edition, photo()), card(edition, None)]
        return [
            *blocks.heading(edition, nasty),
            *blocks.bilingual(edition, [texts, nasty]),
            *blocks.box(edition, lambda inner: blocks.bullets(inner, [texts, nasty], "1")),
            *blocks.warning(edition, nasty, [texts]),
            *blocks.facts(edition, [(nasty, texts), (texts, nasty)]),
            *blocks.table(edition, [nasty, texts], [[texts, nasty]] * 40, (1, 2)),
            *blocks.heading(edition, texts, level=2),
            *blocks.table(edition, [nasty], [[tuple(text * 90 for text in texts)]], (1,)),
            *person_card.people(edition, cards * 3),
            *person_card.pairs(edition, [(cards[0], cards[1]), (None, cards[0])]),
            *programme_table.day(edition, texts, [row] * 5),
            map_drawing.pacific_map(
                [[(-170, 0), (170, 0), (170, 50)]],
                [map_drawing.Place(-71, -36, NASTY), map_drawing.Place(120, 28, "云河")],
                edition.width,
            ),
            *blocks.checklist(edition, [texts]),
        ]


class Given(Sampler):
    """A document of one given story."""

    def __init__(self, flowables: list[Flowable]) -> None:
        self._flowables = flowables

    def story(self, content: str, edition: Edition) -> list[Flowable]:
        return self._flowables


SAMPLER: Document = Sampler()


def rendered(
    codes: tuple[Code, ...], paper: Paper = Paper.LETTER, *, internal: bool = True
) -> Rendered:
    return document.render(SAMPLER, NASTY, Edition.of(codes, paper, internal=internal))


@pytest.mark.parametrize("codes", EDITIONS)
def test_every_edition_is_a_good_paper(codes: tuple[Code, ...]) -> None:
    data = rendered(codes).data
    paper_checks.assert_good_paper(data)
    paper_checks.assert_contains(data, NASTY, *(SENTENCE.get(code) for code in codes))


@pytest.mark.parametrize("paper", list(Paper))
def test_every_paper_has_its_size(paper: Paper) -> None:
    data = rendered(("es", "zh"), paper).data
    paper_checks.assert_good_paper(data)
    box = PdfReader(BytesIO(data)).pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(paper.size, abs=0.1)


def test_the_same_content_gives_the_same_bytes() -> None:
    assert rendered(("es", "zh")).data == rendered(("es", "zh")).data


def test_every_page_has_its_number_and_its_marks() -> None:
    paper = rendered(("es", "zh"))
    texts = paper_checks.pages(paper.data)
    assert len(texts) == paper.pages
    for number, text in enumerate(texts, start=1):
        assert f"{number} de {paper.pages} / 第{number}页，共{paper.pages}页" in text
        assert "Uso interno / 内部使用" in text
        assert "Muestra · 样本 · Sample" in text
        assert "V-2026-003" in text


def test_a_paper_to_hand_out_bears_no_internal_mark() -> None:
    paper_checks.assert_lacks(rendered(("es",), internal=False).data, "Uso interno", "内部使用")


def test_the_file_tells_its_title_author_and_language() -> None:
    reader = PdfReader(BytesIO(rendered(("zh", "en")).data))
    assert reader.metadata is not None
    assert NASTY in str(reader.metadata.title)
    assert reader.metadata.author == "市政府 / Municipality"
    assert str(reader.root_object["/Lang"]) == "zh-Hans-CN"


def test_headings_are_in_the_outline() -> None:
    root = PdfReader(BytesIO(rendered(("es",)).data)).root_object
    outlines = cast(DictionaryObject, root["/Outlines"].get_object())
    first = cast(DictionaryObject, outlines["/First"].get_object())
    assert str(first["/Title"]) == NASTY


def test_what_no_font_has_is_reported_and_explained_on_paper() -> None:
    paper = document.render(SAMPLER, "王\U0002b820", Edition.of(("es",)))
    assert paper.missing_glyphs == ("\U0002b820",)
    paper_checks.assert_contains(paper.data, "王〓", "U+2B820")


def test_progress_is_told_and_may_cancel() -> None:
    heard: list[tuple[float, str]] = []
    document.render(SAMPLER, "x", Edition.of(("es",)), lambda *told: heard.append(told))
    assert heard[0] == (0, "Preparing the texts")
    assert all(0 <= fraction <= 1 for fraction, _ in heard)
    assert heard[-1][1] == "Laying out the pages"

    def cancel(fraction: float, text: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        document.render(SAMPLER, "x", Edition.of(("es",)), cancel)


@pytest.mark.parametrize("codes", [(), ("es", "es"), ("es", "zh", "en"), ("fr",)])
def test_impossible_editions_are_refused(codes: tuple[Code, ...]) -> None:
    with pytest.raises(UserError):
        Edition.of(codes)


def test_saving_replaces_the_file_whole(tmp_path: Path) -> None:
    target = tmp_path / "carpeta.pdf"
    target.write_bytes(b"old")
    document.save(b"new", target)
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "carpeta.pdf"
    target.write_bytes(b"old")

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match="disk is full") as caught:
        document.save(b"new", target)
    assert "El disco está lleno" in caught.value.text(Language.of("es"))
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_missing_folder_and_a_file_in_place_of_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="does not exist"):
        document.save(b"new", tmp_path / "nowhere" / "carpeta.pdf")
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "inside").touch()
    with pytest.raises(UserError, match="could not be saved"):
        document.save(b"new", tmp_path / "taken")


def test_an_unknown_document_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(UserError, match="delegation-brief"):
        document.kind("nothing")


def test_rare_hanzi_can_be_copied_out_of_the_paper() -> None:
    story = blocks.paragraphs(Edition.of(("zh",)), ("陈𬱖、王晓明",))
    data = document.render(Given(story), "", Edition.of(("zh",))).data
    paper_checks.assert_contains(data, "陈𬱖、王晓明")
