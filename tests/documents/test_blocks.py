"""Pages that end well: headings with what follows, whole rows, long rows, two columns."""

from __future__ import annotations

from copy import deepcopy
from uuid import UUID

import pytest
from reportlab.platypus import Flowable, Spacer

from muniforeign.documents import blocks, document, map_drawing, person_card, pictures
from muniforeign.documents.document import MissingText
from muniforeign.documents.edition import Edition, Masthead, Texts, inline
from muniforeign.documents.rows import Story
from muniforeign.domain.text import Localized
from muniforeign.i18n import Code
from tests.documents import paper_checks

LONG = "La delegación visitará el canal de riego y la escuela técnica de la comuna. "


class Only:
    """A document of one given story."""

    def __init__(self, flowables: list[Flowable]) -> None:
        self._flowables = flowables

    def gather(self, workspace: object, record_id: UUID) -> str:
        return ""

    def missing(self, content: str, edition: Edition) -> tuple[MissingText, ...]:
        return ()

    def masthead(self, content: str, edition: Edition) -> Masthead:
        return Masthead(Localized("Municipalidad"), Localized("Carpeta"))

    def story(self, content: str, edition: Edition) -> list[Flowable]:
        return deepcopy(self._flowables)


def pages(flowables: list[Flowable], edition: Edition) -> list[str]:
    return paper_checks.pages(document.render(Only(flowables), "", edition).data)


def edition(*codes: Code) -> Edition:
    return Edition.of(codes or ("es",))


@pytest.mark.parametrize("gap", range(440, 600, 9))
def test_a_heading_is_never_alone_at_the_foot_of_a_page(gap: int) -> None:
    one = edition()
    rows: list[list[Texts | Story]] = [[(LONG * 2,), ("x",)] for _ in range(4)]
    table = blocks.table(one, [("Columna",), ("Otra",)], rows, (3, 1))
    story = [Spacer(0, gap), *blocks.heading(one, ("Compromisos",)), *table]
    [text] = [text for text in pages(story, one) if "Compromisos" in text]
    assert "Columna" in text
    assert "La delegación" in text


def test_space_at_the_end_fills_no_page() -> None:
    story = [*blocks.paragraphs(edition(), ("x",)), Spacer(0, 900)]
    assert len(pages(story, edition())) == 1


@pytest.mark.parametrize("gap", range(300, 560, 13))
def test_rows_stay_whole_and_heads_are_repeated(gap: int) -> None:
    one = edition()
    rows: list[list[Texts | Story]] = [
        [(f"principio{number} {LONG * 3} final{number}",)] for number in range(12)
    ]
    story = [Spacer(0, gap), *blocks.table(one, [("Columna",)], rows, (1,))]
    for text in pages(story, one):
        for number in range(12):
            assert (f"principio{number} " in text) == (f"final{number}\n" in text + "\n")
        assert ("principio" in text) <= ("Columna" in text)


@pytest.mark.parametrize("codes", [("es",), ("es", "zh")])
def test_a_row_taller_than_a_page_goes_on_over_pages(codes: tuple[Code, ...]) -> None:
    long = edition(*codes)
    texts = (LONG * 120 + "final",) * len(codes)
    found = pages(
        [*blocks.paragraphs(long, texts), *blocks.box(long, lambda e: blocks.paragraphs(e, texts))],
        long,
    )
    assert sum(text.count("final") for text in found) == 2 * len(codes)


@pytest.mark.parametrize("gap", range(380, 560, 6))
def test_the_last_row_of_a_table_is_never_alone_on_a_page(gap: int) -> None:
    one = edition()
    rows: list[list[Texts | Story]] = [[(f"Fila {n}",), ("x",)] for n in range(5)]
    rows.append([("Fila 5 " + LONG * 2,), ("x",)])
    table = blocks.table(one, [("Columna",), ("Otra",)], rows, (3, 1))
    [*before, last] = pages([Spacer(0, gap), *table], one)
    assert "Fila 5" in last
    assert "Fila 4" in last
    assert "".join(before).count("Columna") <= 1


def test_a_row_that_fits_no_page_under_its_headings_begins_there_all_the_same() -> None:
    one = edition()
    rows: list[list[Texts | Story]] = [[(LONG * 28,), ("x",)], [("Fin",), ("x",)]]
    table = blocks.table(one, [("Columna",), ("Otra",)], rows, (1, 1))
    heads = [*blocks.heading(one, ("Programa",)), *blocks.heading(one, ("Lunes",), level=2)]
    [text] = [text for text in pages([*heads, *table], one) if "Programa" in text]
    assert "La delegación" in text


@pytest.mark.parametrize("lines", range(86, 112))
def test_no_paper_ends_with_a_nearly_empty_page(lines: int) -> None:
    one = edition()
    story = [flowable for _ in range(lines) for flowable in blocks.paragraphs(one, ("Una línea",))]
    [*before, last] = pages(story, one)
    assert not before or last.count("Una línea") > 4


def test_a_long_paragraph_leaves_no_single_line_at_the_foot() -> None:
    for gap in range(560, 620, 3):
        [paragraph] = blocks.paragraphs(edition(), (LONG * 8,))
        for text in pages([Spacer(0, gap), paragraph], edition()):
            lines = [line for line in text.split("\n") if line in paragraph.text]
            assert len(lines) != 1, gap


def test_two_languages_stand_side_by_side() -> None:
    both = edition("es", "zh")
    [row] = blocks.paragraphs(both, ("hola", "你好"))
    width, height = row.wrap(both.width, 1000)
    assert width == pytest.approx(both.width)
    assert height == pytest.approx(15.4)


def test_what_has_no_text_prints_nothing() -> None:
    one = edition()
    assert blocks.paragraphs(one, ("",)) == []
    assert blocks.facts(one, [(("Fecha",), ("",))]) == []
    assert person_card.people(one, []) == []
    assert person_card.pairs(one, []) == []


def test_texts_on_one_line_are_not_repeated() -> None:
    assert inline(("V-1", "V-1")) == "V-1"
    assert inline(("a", "b")) == "a / b"


def test_a_crest_or_photo_that_is_no_picture_is_left_out() -> None:
    assert pictures.whole(b"no picture") is None
    assert pictures.cropped(b"\x89PNG\r\n\x1a\n broken", 10, 10) is None
    assert pictures.cropped(None, 10, 10) is None


def test_the_way_between_two_cities_is_the_shortest() -> None:
    way = map_drawing.great_circle((0, 0), (90, 0), steps=2)
    assert way[1] == pytest.approx((45, 0))
    assert map_drawing.great_circle((5, 5), (5, 5)) == [(5, 5), (5, 5)]


def test_land_is_clipped_to_the_map_and_drawn_across_the_date_line() -> None:
    ring = [(170.0, -10.0), (-170.0, -10.0), (-170.0, 10.0), (170.0, 10.0)]
    drawing = map_drawing.pacific_map([ring], [], 260)
    [land] = [shape for shape in drawing.contents if type(shape).__name__ == "Polygon"]
    assert min(land.points[::2]) == pytest.approx(170 - map_drawing.WEST)
    assert max(land.points[::2]) == pytest.approx(190 - map_drawing.WEST)
    world = [(-400.0, -90.0), (400.0, -90.0), (400.0, 90.0), (-400.0, 90.0)]
    whole = map_drawing.pacific_map([world], [], 260)
    for shape in whole.contents:
        if type(shape).__name__ == "Polygon":
            assert 0 <= min(shape.points) <= max(shape.points) <= 260.01


@pytest.mark.parametrize("codes", [("es",), ("es", "zh")])
def test_a_person_with_endless_notes_goes_on_over_pages(codes: tuple[Code, ...]) -> None:
    one = edition(*codes)
    note = (LONG * 150 + "final",) * len(codes)
    post = ("Alcalde",) * len(codes)
    card = person_card.PersonCard("王晓明", "Wáng", "uáng", post, post, (note, note))
    text = "".join(pages(person_card.people(one, [card, card]), one))
    assert text.count("final") == 4 * len(codes)
    pair = person_card.pairs(one, [(card, card)])
    assert sum(page.count("王晓明") for page in pages(pair, one)) == 2
