"""Personal names: their parts, how each language writes them, and reading them from one line."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniforeign.domain import names
from muniforeign.domain.folding import fold
from muniforeign.domain.names import PersonName
from muniforeign.domain.people import Gender
from muniforeign.i18n import Code

WANG = PersonName(family_hanzi="王", given_hanzi="晓明")
JOSE = PersonName("José Antonio", "Muñoz", "Soto", transcription_zh="何塞·安东尼奥·穆尼奥斯·索托")
ANA = PersonName("Ana", "Soto", transcription_zh="安娜·索托")


@pytest.mark.parametrize(
    ("name", "code", "expected"),
    [
        (WANG, "es", "Wang Xiaoming"),
        (WANG, "en", "Wang Xiaoming"),
        (WANG, "zh", "王晓明"),
        (JOSE, "es", "José Antonio Muñoz Soto"),
        (JOSE, "en", "José Antonio Muñoz Soto"),
        (JOSE, "zh", "何塞·安东尼奥·穆尼奥斯·索托"),
        (PersonName("José", "Muñoz"), "zh", "José Muñoz"),
        (PersonName(family_pinyin="Lǐ", given_pinyin="Míng"), "zh", "Li Ming"),
        (PersonName(transcription_zh="何塞"), "es", "何塞"),
        (PersonName(), "es", ""),
    ],
)
def test_each_language_writes_the_name_in_its_way(
    name: PersonName, code: Code, expected: str
) -> None:
    assert name.in_language(code) == expected


def test_pinyin_is_derived_where_it_was_not_typed() -> None:
    assert WANG.pinyin == "Wáng Xiǎomíng"
    assert PersonName("", "", "", "覃", "丽", "Tán").pinyin == "Tán Lì"
    assert JOSE.pinyin == ""


def test_names_sort_by_surname_without_accents() -> None:
    assert WANG.sort_key() == "wang xiaoming"
    assert JOSE.sort_key() == "munoz soto jose antonio"
    assert PersonName(transcription_zh="何塞").sort_key() == "何塞"


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        (WANG, "王"),
        (JOSE, "JM"),
        (PersonName(family_pinyin="Lǐ", given_pinyin="Míng"), "LM"),
        (PersonName(), ""),
    ],
)
def test_initials_stand_in_for_a_portrait(name: PersonName, initials: str) -> None:
    assert name.initials == initials


@pytest.mark.parametrize(
    ("name", "code", "gender", "title", "expected"),
    [
        (WANG, "es", Gender.MALE, "", "Sr. Wang Xiaoming"),
        (WANG, "es", Gender.UNKNOWN, "", "Wang Xiaoming"),
        (JOSE, "es", Gender.FEMALE, "Alcaldesa", "Sra. Alcaldesa"),
        (WANG, "zh", Gender.MALE, "市长", "王市长"),
        (WANG, "zh", Gender.MALE, "", "王晓明先生"),
        (JOSE, "zh", Gender.MALE, "市长", "穆尼奥斯市长"),
        (
            PersonName("Ana", "Soto", transcription_zh="安娜·索托"),
            "zh",
            Gender.FEMALE,
            "市长",
            "索托市长",
        ),
        (PersonName("Ana", "Soto"), "zh", Gender.FEMALE, "", "Ana Soto女士"),
        (WANG, "en", Gender.MALE, "", "Mr Wang"),
        (JOSE, "en", Gender.FEMALE, "Mayor", "Mayor Muñoz"),
        (JOSE, "en", Gender.UNKNOWN, "", "José Antonio Muñoz Soto"),
        (WANG, "zh", Gender.MALE, "外事办公室主任", "王主任"),
        (WANG, "zh", Gender.MALE, "海洋与渔业局副局长", "王副局长"),
        (WANG, "zh", Gender.MALE, "常务副市长", "王常务副市长"),
        (WANG, "zh", Gender.MALE, "市委书记", "王书记"),
        (WANG, "zh", Gender.MALE, "局党组书记", "王书记"),
        (WANG, "zh", Gender.MALE, "总领事", "王总领事"),
        (WANG, "zh", Gender.MALE, "村务监督", "王村务监督"),
        (
            WANG,
            "en",
            Gender.FEMALE,
            "Deputy Director of the Foreign Affairs Office",
            "Deputy Director Wang",
        ),
        (WANG, "en", Gender.FEMALE, "Vice-President", "Vice-President Wang"),
        (WANG, "en", Gender.FEMALE, "Director, Ocean Bureau", "Director Wang"),
        (WANG, "en", Gender.FEMALE, "Head of Section", "Ms Wang"),
        (WANG, "en", Gender.UNKNOWN, "Chief of Staff", "Wang Xiaoming"),
    ],
)
def test_polite_forms(
    name: PersonName, code: Code, gender: Gender, title: str, expected: str
) -> None:
    assert name.formal(code, gender, title) == expected


@pytest.mark.parametrize(
    ("code", "gender", "title", "high_office", "expected"),
    [
        ("es", Gender.MALE, "Alcalde", False, "Señor Alcalde:"),
        ("es", Gender.UNKNOWN, "", False, "Wang Xiaoming:"),
        ("zh", Gender.MALE, "市长", False, "尊敬的王市长先生："),
        ("zh", Gender.FEMALE, "", False, "尊敬的王晓明女士："),
        ("zh", Gender.MALE, "省长", True, "尊敬的王省长阁下："),
        ("en", Gender.MALE, "Mayor", False, "Dear Mayor Wang,"),
        ("en", Gender.MALE, "Governor", True, "Your Excellency,"),
    ],
)
def test_letters_open_as_each_language_does(
    code: Code, gender: Gender, title: str, high_office: bool, expected: str
) -> None:
    assert WANG.salutation(code, gender, title, high_office=high_office) == expected


def test_what_is_missing_is_told_per_language() -> None:
    assert WANG.missing() == {}
    assert JOSE.missing() == {}
    assert PersonName("José", "Muñoz").missing() == {"zh": (names.TRANSCRIPTION_MISSING,)}
    assert PersonName(family_pinyin="Li").missing() == {"zh": (names.HANZI_MISSING,)}
    assert PersonName(first_surname="Soto", transcription_zh="索托").missing() == {
        "es": (names.GIVEN_NAMES_MISSING,),
        "en": (names.GIVEN_NAMES_MISSING,),
    }


def test_an_empty_name_is_false() -> None:
    assert not PersonName()
    assert WANG
    assert PersonName(transcription_zh="何塞")


@pytest.mark.parametrize(
    ("text", "given_names", "first", "second"),
    [
        ("José Antonio Muñoz Soto", "José Antonio", "Muñoz", "Soto"),
        ("Muñoz Soto, José Antonio", "José Antonio", "Muñoz", "Soto"),
        ("José Antonio Muñoz", "José Antonio", "Muñoz", ""),
        ("José Muñoz Soto", "José", "Muñoz", "Soto"),
        ("José Muñoz", "José", "Muñoz", ""),
        ("José", "José", "", ""),
        ("José MUÑOZ SOTO", "José", "MUÑOZ", "SOTO"),
        ("MUÑOZ SOTO José", "José", "MUÑOZ", "SOTO"),
        ("Luis de la FUENTE", "Luis", "de la FUENTE", ""),
        ("JOSÉ MUÑOZ SOTO", "JOSÉ", "MUÑOZ", "SOTO"),
        (
            "María de los Ángeles de la Cruz San Martín",
            "María de los Ángeles",
            "de la Cruz",
            "San Martín",
        ),
        ("José Ortega y Gasset", "José", "Ortega y Gasset", ""),
        ("Pedro del Río Santa María", "Pedro", "del Río", "Santa María"),
        ("\u202eAna\u202c <b>Soto</b>", "Ana", "<b>Soto</b>", ""),
        ("😀", "😀", "", ""),
        ("Ana Soto,", "Ana", "Soto", ""),
        ("de la", "de la", "", ""),
        ("", "", "", ""),
    ],
)
def test_latin_names_come_apart(text: str, given_names: str, first: str, second: str) -> None:
    assert names.parse(text) == PersonName(given_names, first, second)
    assert names.parse_latin(text) == PersonName(given_names, first, second)


@pytest.mark.parametrize(
    ("text", "family", "given_name"),
    [
        ("王晓明", "王", "晓明"),
        ("王 晓 明", "王", "晓明"),
        ("李\u3000 明", "李", "明"),
        ("欧阳修", "欧阳", "修"),
        ("诸葛孔明", "诸葛", "孔明"),
        ("李𬱖", "李", "𬱖"),
        ("阿卜杜拉·买买提", "", "阿卜杜拉·买买提"),
        ("阿卜杜拉 • 买买提", "", "阿卜杜拉·买买提"),
        ("阿卜杜拉‧买买提", "", "阿卜杜拉·买买提"),
        ("王晓明😀", "王", "晓明😀"),
        ("王A明", "王", "A明"),
        ("\u200f王晓明\u200b", "王", "晓明"),
    ],
)
def test_names_in_hanzi_come_apart(text: str, family: str, given_name: str) -> None:
    expected = PersonName(family_hanzi=family, given_hanzi=given_name)
    assert names.parse(text) == expected
    assert names.parse_hanzi(text) == expected


@pytest.mark.parametrize(
    ("text", "family", "given_name"),
    [
        ("WANG Xiaoming", "Wang", "Xiaoming"),
        ("Xiaoming WANG", "Wang", "Xiaoming"),
        ("Wang, Xiaoming", "Wang", "Xiaoming"),
        ("Wang Xiao Ming", "Wang", "Xiaoming"),
        ("Wang Xiao-ming", "Wang", "Xiaoming"),
        ("WANG XI'AN", "Wang", "Xi'an"),
        ("Wáng Xiǎomíng", "Wáng", "Xiǎomíng"),
        ("OUYANG Xiu", "Ouyang", "Xiu"),
    ],
)
def test_pinyin_is_known_as_a_chinese_name(text: str, family: str, given_name: str) -> None:
    assert names.parse(text) == PersonName(family_pinyin=family, given_pinyin=given_name)


@pytest.mark.parametrize("text", ["Ana Li", "Juan Pan", "Luis Chang", "Wang", "Rosa Wu Soto"])
def test_chileans_with_chinese_surnames_keep_spanish_order(text: str) -> None:
    assert not names.parse(text).is_chinese


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("王晓明 Wang Xiaoming", WANG),
        ("王晓明（Wang Xiaoming）", WANG),
        ("WANG Xiaoming 王晓明", WANG),
        ("王晓明 / Xiaoming Wang", WANG),
        ("覃丽 Tan Li", PersonName("", "", "", "覃", "丽", "Tán")),
        ("王晓明 Jack Wang", PersonName("Jack", family_hanzi="王", given_hanzi="晓明")),
        ("José Muñoz 何塞·穆尼奥斯", PersonName("José", "Muñoz", transcription_zh="何塞·穆尼奥斯")),
        ("Isabel Rojas (罗莎)", PersonName("Isabel", "Rojas", transcription_zh="罗莎")),
    ],
)
def test_names_in_both_scripts_come_apart(text: str, expected: PersonName) -> None:
    assert names.parse(text) == expected


_WORDS = st.sampled_from(
    [
        "José",
        "María",
        "Muñoz",
        "Soto",
        "de",
        "la",
        "del",
        "San",
        "y",
        "Wang",
        "Li",
        "Xiaoming",
        "MUÑOZ",
        "WANG",
        "Jr.",
        "<b>",
        "&",
        "😀",
        "王",
        "晓明",
        "李𬱖",
        "欧阳",
    ]
)


@given(st.lists(_WORDS, max_size=6).map(" ".join))
def test_no_word_of_a_name_is_ever_lost(text: str) -> None:
    name = names.parse(text)
    kept = fold(" ".join(getattr(name, field.name) for field in fields(PersonName)))
    derived = fold(name.pinyin)
    between_letters = str.maketrans("", "", " '")  # pinyin may part syllables: Xī'ān
    for word in fold(text).split():
        letters = word.translate(between_letters)
        assert letters in (kept + " " + derived).translate(between_letters)


@given(st.text(max_size=30))
def test_any_text_makes_a_name_that_every_language_can_show(text: str) -> None:
    name = names.parse(text)
    for code in ("es", "zh", "en"):
        assert bool(name.in_language(code)) == bool(name)
        name.formal(code, Gender.MALE, "")
    assert name.sort_key() == fold(name.sort_key())
