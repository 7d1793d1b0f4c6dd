"""Chinese names in pinyin: readings of surnames, orthography, words to search by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pinyin_readings import readings

from muniforeign.domain import pinyin, reference, surnames
from muniforeign.domain.names import PersonName


@pytest.mark.parametrize(
    ("family", "given_name", "expected"),
    [
        ("王", "晓明", ("Wáng", "Xiǎomíng")),
        ("单", "安", ("Shàn", "Ān")),
        ("曾", "国", ("Zēng", "Guó")),
        ("仇", "", ("Qiú", "")),
        ("解", "", ("Xiè", "")),
        ("查", "", ("Zhā", "")),
        ("区", "", ("Ōu", "")),
        ("盖", "", ("Gě", "")),
        ("翟", "", ("Zhái", "")),
        ("覃", "", ("Qín", "")),
        ("华", "", ("Huà", "")),
        ("朴", "", ("Piáo", "")),
        ("任", "", ("Rén", "")),
        ("尉迟", "", ("Yùchí", "")),
        ("万俟", "", ("Mòqí", "")),
        ("长孙", "", ("Zhǎngsūn", "")),
        ("令狐", "", ("Línghú", "")),
        ("吕", "西安", ("Lǚ", "Xī'ān")),
        ("李", "𬱖", ("Lǐ", "Dí")),
        ("", "阿卜杜拉·买买提", ("", "Ābodùlā Mǎimǎití")),
        ("王", "😀", ("Wáng", "😀")),
        ("", "", ("", "")),
    ],
)
def test_names_are_read_with_tones(family: str, given_name: str, expected: tuple[str, str]) -> None:
    assert pinyin.of_name(family, given_name) == expected


def test_every_reading_in_the_tables_is_pinyin_with_tones() -> None:
    others = [reading for group in surnames.OTHER_READINGS.values() for reading in group]
    for reading in [*surnames.SINGLE.values(), *surnames.COMPOUND.values(), *others]:
        parts = pinyin.syllables(reading)
        assert all(pinyin.is_syllable(part) and pinyin.tone(part) for part in parts), reading
    assert all(len(pinyin.syllables(text)) == 1 for text in surnames.SINGLE.values())
    assert all(len(pinyin.syllables(text)) == 2 for text in surnames.COMPOUND.values())


@pytest.mark.parametrize(
    ("text", "passport", "expected"),
    [
        ("Wáng Xiǎomíng", False, "Wang Xiaoming"),
        ("Lǚ Xī'ān", False, "Lü Xi'an"),
        ("Lǚ Xī'ān", True, "LYU XIAN"),
        ("Nǚ Lüè", True, "NYU LYUE"),
    ],
)
def test_tones_come_off(text: str, passport: bool, expected: str) -> None:
    assert pinyin.plain(text, passport=passport) == expected


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Xiǎomíng", ["Xiǎo", "míng"]),
        ("Xī'ān", ["Xī", "ān"]),
        ("xian", ["xian"]),
        ("Xīān", ["Xī", "ān"]),
        ("Fangan", ["Fan", "gan"]),
        ("Wang Xiao-ming", ["Wang", "Xiao", "ming"]),
        ("Ouyang", ["Ou", "yang"]),
        ("lüe", ["lüe"]),
        ("José", ["José"]),
        ("", []),
    ],
)
def test_words_come_apart_into_syllables(word: str, parts: list[str]) -> None:
    assert pinyin.syllables(word) == parts


@given(st.lists(st.sampled_from(sorted(pinyin.SYLLABLES)), min_size=1, max_size=3))
def test_a_joined_word_spells_the_same_letters_when_it_comes_apart(parts: list[str]) -> None:
    word = pinyin.joined(parts)
    found = pinyin.syllables(word)
    assert "".join(found) == "".join(parts)
    assert all(map(pinyin.is_syllable, found))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            PersonName(family_hanzi="王", given_hanzi="晓明"),
            "wang xiao ming xiaoming wangxiaoming xiaomingwang wxm xm",
        ),
        (
            PersonName(family_hanzi="欧阳", given_hanzi="修"),
            "ou yang xiu ouyang ouyangxiu xiuouyang oyx x",
        ),
        (PersonName("José", "Muñoz"), ""),
    ],
)
def test_words_to_search_by(name: PersonName, expected: str) -> None:
    assert pinyin.search_tokens(name) == expected.split()


def test_a_name_with_u_umlaut_is_found_as_keyboards_and_passports_spell_it() -> None:
    tokens = pinyin.search_tokens(PersonName(family_hanzi="吕", given_hanzi="明"))
    assert {"lu", "lv", "lyu", "lyuming"} <= set(tokens)


def test_texts_are_found_by_syllables_and_initials() -> None:
    tokens = pinyin.text_tokens("外事办公室 (FAO)")
    assert tokens == ["wai", "shi", "ban", "gong", "waishibangongshi", "wsbgs"]
    assert pinyin.text_tokens("") == []


@pytest.mark.parametrize(
    ("given", "expected"),
    [("重阳", "Chóngyáng"), ("长春", "Chángchūn"), ("朝阳", "Zhāoyáng"), ("乐", "Lè")],
)
def test_short_phrases_are_read_as_words(given: str, expected: str) -> None:
    assert pinyin.of_name("李", given) == ("Lǐ", expected)


def test_the_table_of_readings_is_what_its_command_would_make() -> None:
    assert reference.read("readings.json") == {"readings": readings()}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("Qin", ""), ("Tan", "Tán"), ("Tàn", "Tàn"), ("Cham", "Cham"), ("", "")],
)
def test_typed_pinyin_is_kept_only_where_the_hanzi_read_differently(typed: str, kept: str) -> None:
    assert pinyin.matching("覃", "丽", typed, "Li") == (kept, "")
