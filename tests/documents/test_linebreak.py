"""Line breaking against Unicode's own algorithm as uniseg implements it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from uniseg.linebreak import line_break_boundaries

from muniforeign.documents import linebreak

ALPHABET = (
    "aeñÁz Wángǚ   中文年月日市长，。：；！？、（）《》【】"
    ",.:;!?¿¡()[]-–—…/%°ºª$€+*&@_=0123456789％々"
)
CURLY = "“”‘’«»·"


def broken(text: str) -> list[str]:
    ends = [*linebreak.opportunities(text), len(text)]
    return [text[a:b] for a, b in zip([0, *ends], ends, strict=False)]


@given(st.text(alphabet=ALPHABET, max_size=40))
def test_never_breaks_where_unicode_forbids(text: str) -> None:
    assert set(linebreak.opportunities(text)) <= set(line_break_boundaries(text))


WORDS = st.sampled_from(
    [
        "de",
        "visita",
        "Ñuble",
        "China",
        "中国",
        "副市长",
        "，",
        "。",
        "（",
        "）",
        "《",
        "》",
        "2026",
        "年",
        "3,5",
        ".",
        ",",
        ";",
        "¿",
        "?",
        "¡",
        "!",
        "(",
        ")",
        " ",
        " ",
        " ",
    ]
)


@given(st.lists(WORDS, max_size=25).map(lambda words: "".join(words).lstrip()))
def test_breaks_wherever_unicode_allows_in_ordinary_texts(text: str) -> None:
    allowed = set(line_break_boundaries(text)) - {0, len(text)}
    before_stops = {position for position in allowed if text[position] in ".,;"}
    assert allowed - before_stops <= set(linebreak.opportunities(text))


@given(st.text(alphabet=ALPHABET + CURLY, max_size=40))
def test_a_line_never_begins_with_a_closing_mark(text: str) -> None:
    for position in linebreak.opportunities(text):
        if text[position - 1] != " ":
            assert not linebreak.closes(text[position])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Señor alcalde", ["Señor ", "alcalde"]),
        ("王晓明副市长。", ["王", "晓", "明", "副", "市", "长。"]),
        ("他说“你好”。", ["他", "说", "“你", "好”。"]),
        ("何塞·穆尼奥斯", ["何", "塞·", "穆", "尼", "奥", "斯"]),
        ("y/o", ["y/o"]),
        ("chileno/china", ["chileno/", "china"]),
        ("ítem -a bis", ["ítem ", "-a ", "bis"]),
        ("$ 1.234.567", ["$ ", "1.234.567"]),
        ("V-2026-003", ["V-2026-003"]),
        ("el día 23 de «mayo»", ["el ", "día ", "23 ", "de ", "«mayo»"]),
        ("", [""]),
    ],
)
def test_known_texts(text: str, expected: list[str]) -> None:
    assert broken(text) == expected


def test_an_address_is_cut_at_its_seams() -> None:
    address = "https://www.ejemplo.invalid/relaciones/visitas"
    cut = linebreak.emergency(address, 0, 30)
    assert re.search(r"[/.]$", address[:cut])
    assert cut <= 30


def test_an_emergency_cut_spares_closing_marks_and_always_advances() -> None:
    assert linebreak.emergency("好" * 5 + "。", 0, 5) == 4
    assert linebreak.emergency("。。。。", 0, 2) == 2
    assert linebreak.emergency("ab", 0, 0) == 1
