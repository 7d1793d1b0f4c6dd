"""Text as it comes in, and as it is compared."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniforeign.domain.folding import clean, fold, half_width, is_hanzi


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\u202eMuñoz\u202c", "Muñoz"),
        ("Wang\u200b \ufeffXiaoming\u200f", "Wang Xiaoming"),
        ("  a\t\n b\x00c  ", "a b c"),
        ("王\u3000晓明", "王 晓明"),
        ("Munoz\u0303", "Munoz\u0303"),
        ("Mun\u0303oz", "Muñoz"),
        ("<b>José</b> & 😀", "<b>José</b> & 😀"),
        ("李𬱖", "李𬱖"),
        ("👩\u200d🌾", "👩\u200d🌾"),
        ("a\ud83d", "a\ufffd"),
    ],
)
def test_what_cannot_be_seen_goes_and_the_rest_stays(typed: str, kept: str) -> None:
    assert clean(typed) == unicodedata.normalize("NFC", kept)


@given(st.text())
def test_cleaning_twice_changes_nothing_and_leaves_storable_text(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert once.encode("utf-8").decode("utf-8") == once
    assert "\n" not in once


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("MUÑOZ  Ávila", "munoz avila"),
        ("Lǚ Xiǎomíng", "lu xiaoming"),
        ("王晓明", "王晓明"),
        ("Straße Łódź Øre", "strasse lodz ore"),
        ("ＷＡＮＧ", "wang"),
        ("한글", "한글"),
    ],
)
def test_folded_text_compares_without_case_and_accents(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_full_width_signs_become_ascii() -> None:
    assert half_width("２０２６（Ａ）：\u3000王") == "2026(A): 王"


@pytest.mark.parametrize("char", "王𬱖〇㐂")
def test_hanzi_beyond_the_basic_plane_are_hanzi(char: str) -> None:
    assert is_hanzi(char)


@pytest.mark.parametrize("char", "a😀，あ1")
def test_other_characters_are_no_hanzi(char: str) -> None:
    assert not is_hanzi(char)
