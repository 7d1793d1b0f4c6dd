"""Paragraphs of mixed text: fonts, breaking, splitting, and that nothing typed is markup."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics

from muniforeign.documents import fonts, linebreak, styles
from muniforeign.documents.text import MixedParagraph, Run, bold, plain, rich

MIXED = st.lists(
    st.sampled_from(
        [
            "La",
            "municipalidad",
            "recibirá",
            "a",
            "la",
            "delegación",
            "de",
            "云河市",
            "人民政府",
            "，",
            "。",
            "：",
            "《",
            "》",
            "“",
            "”",
            "(",
            ")",
            "¿",
            "?",
            "¡",
            "!",
            "Wáng",
            "Xiǎomíng",
            "王晓明",
            "2026",
            "年",
            "https://www.ejemplo.invalid/relaciones/visitas?id=2026-003",
            "secretaria@ejemplo.invalid",
            " ",
            " ",
            " ",
            " ",
            "3,5",
            "%",
            "…",
            "·",
            "\n",
        ]
    ),
    max_size=60,
).map("".join)
WIDTHS = st.floats(min_value=60, max_value=460)


def broken(text: str, width: float) -> MixedParagraph:
    paragraph = MixedParagraph(text, styles.BODY)
    paragraph.wrap(width, 1000)
    return paragraph


@settings(deadline=None)
@given(MIXED, WIDTHS)
def test_no_line_is_overfull(text: str, width: float) -> None:
    assert broken(text, width).width_of_longest_line() <= width + 0.02


@settings(deadline=None)
@given(MIXED, WIDTHS)
def test_nothing_is_lost_and_only_spaces_at_line_ends_go(text: str, width: float) -> None:
    whole = "".join(text.split())
    assert "".join("".join(broken(text, width).lines()).split()) == whole


@settings(deadline=None)
@given(MIXED, WIDTHS)
def test_lines_begin_and_end_as_chinese_and_spanish_demand(text: str, width: float) -> None:
    paragraph = broken(text, width)
    position = 0
    for line, following in zip(paragraph.lines(), paragraph.lines()[1:], strict=False):
        position = text.index(following, position + len(line)) if following else position
        ended_by_writer = text[:position].endswith("\n") or text[:position].endswith(" ")
        if following and line and not ended_by_writer and len(line) > 1:
            assert not linebreak.closes(following[0])


@settings(deadline=None)
@given(MIXED, WIDTHS, st.integers(min_value=1, max_value=12))
def test_parts_of_a_split_fit_and_hold_everything(text: str, width: float, count: int) -> None:
    paragraph = broken(text, width)
    room = count * styles.BODY.leading
    parts = paragraph.split(width, room)
    if len(parts) == 2:
        heights = [part.wrap(width, 1000)[1] for part in parts]
        assert heights[0] <= room + 0.01
        assert sum(heights) == pytest.approx(paragraph.height)
        assert [*parts[0].lines(), *parts[1].lines()] == paragraph.lines()


def test_words_stay_whole() -> None:
    text = "La municipalidad recibirá en audiencia a la delegación extranjera"
    words = {word for line in broken(text, 100).lines() for word in line.split()}
    assert words == set(text.split())


def test_latin_and_hanzi_take_their_fonts() -> None:
    assert fonts.pieces("El vicealcalde 王晓明 (Wáng Xiǎomíng)") == [
        fonts.Piece(fonts.LATIN, "El vicealcalde "),
        fonts.Piece(fonts.HANZI, "王晓明"),
        fonts.Piece(fonts.LATIN, " (Wáng Xiǎomíng)"),
    ]


@pytest.mark.parametrize(
    ("text", "font"),
    [("他说“Hello”。", fonts.HANZI), ("dijo “hola”", fonts.LATIN), ("“你好”", fonts.HANZI)],
)
def test_quotation_marks_follow_their_script_in_pairs(text: str, font: str) -> None:
    marks = [piece.font for piece in fonts.pieces(text) for char in piece.text if char in "“”"]
    assert marks == [font, font]


def test_rare_hanzi_are_set() -> None:
    assert fonts.missing_glyphs("𬱖䶮") == ()
    assert fonts.pieces("𬱖") == [fonts.Piece(fonts.HANZI, "𬱖")]


def test_what_no_font_has_is_marked_and_reported() -> None:
    assert fonts.settable("王\U0002b820😀\u200f明\u202e") == "王〓明"
    assert fonts.missing_glyphs(("a", {"b": ["王\U0002b820😀"]})) == ("\U0002b820",)


def test_decomposed_accents_are_joined() -> None:
    assert fonts.settable("Wa\u0301ng Mun\u0303oz") == "Wáng Muñoz"


@given(st.text(max_size=30))
def test_every_text_is_settable_with_glyphs(text: str) -> None:
    for piece in fonts.pieces(text):
        assert all(ord(char) in fonts.advances(piece.font) for char in piece.text if char != "\n")


@pytest.mark.parametrize(
    "typed", ["<b>x</b>", "a & b", '<img src="file:///etc/passwd"/>', "&lt;", "{name}", "<para>"]
)
def test_what_is_typed_is_printed_as_typed(typed: str) -> None:
    assert MixedParagraph(typed, styles.BODY).text == typed
    assert plain(rich("<b>{value}</b>", value=typed)) == typed


def test_rich_reads_tags_of_the_template_only() -> None:
    assert rich("See <b>{name}</b>, <i>now</i>", name="<i>A</i>") == (
        Run("See "),
        bold("<i>A</i>"),
        Run(", "),
        Run("now", italic=True),
    )


def test_hanzi_are_never_slanted() -> None:
    assert fonts.pieces("a中", italic=True) == [
        fonts.Piece(fonts.LATIN_ITALIC, "a"),
        fonts.Piece(fonts.HANZI, "中"),
    ]


def test_fonts_may_be_registered_from_many_threads_at_once() -> None:
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: fonts.register(), range(32)))
    assert set(fonts.NAMES) <= set(pdfmetrics.getRegisteredFontNames())


def test_what_is_left_out_leaves_no_gap() -> None:
    assert fonts.settable("Ana 😀🇨🇱 Muñoz") == "Ana Muñoz"
    assert fonts.settable("  Wáng") == "  Wáng"
