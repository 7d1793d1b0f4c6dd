"""Chinese names as a Spanish speaker reads them, and Spanish names proposed in hanzi."""

from __future__ import annotations

import pytest

from muniforeign.domain import pinyin, reading
from muniforeign.domain.folding import fold, is_hanzi
from muniforeign.domain.transcriptions import CUSTOMARY
from muniforeign.i18n import CODES, Code, Language


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Wáng Xiǎomíng", "uáng siao-míng"),
        ("Wang Xiaoming", "uang siao-ming"),
        ("Zhāng Guìyīng", "llang güéi-ing"),
        ("Xī'ān", "si-an"),
        ("Gé Lǚqún", "gué liu-chiún"),
        ("Liú Jùn", "lióu lliún"),
        ("Hú Qióng", "jú chiúng"),
        ("Èr", "ér"),
        ("Zoë 😀", "zoë 😀"),
        ("", ""),
    ],
)
def test_names_are_spelled_for_spanish_readers(written: str, read: str) -> None:
    assert reading.spanish_reading(written) == read


def test_every_syllable_of_mandarin_has_a_reading_in_spanish_letters() -> None:
    for syllable in sorted(pinyin.SYLLABLES):
        read = reading.spanish_reading(syllable)
        assert read, syllable
        assert set(read) <= set("abcdefghijlklmnoprstuü"), syllable
        assert not read.startswith(("ge", "gi")), syllable


@pytest.mark.parametrize(
    ("written", "read"), [("mā", "ma"), ("má", "má"), ("mǎ", "ma"), ("mà", "má"), ("ma", "ma")]
)
def test_an_accent_tells_that_the_voice_moves(written: str, read: str) -> None:
    assert reading.spanish_reading(written) == read


@pytest.mark.parametrize("code", CODES)
def test_the_hints_speak_each_language(code: Code) -> None:
    hints = reading.explain(Language.of(code))
    assert len(hints) == 6
    assert all(hints)
    assert code == "en" or hints != reading.explain(Language.of("en"))


@pytest.mark.parametrize(
    ("latin", "hanzi"),
    [
        ("José Muñoz", "何塞·穆尼奥斯"),
        ("MARÍA GONZÁLEZ", "玛丽亚·冈萨雷斯"),
        ("José Antonio San Martín", "何塞·安东尼奥·圣马丁"),
        ("Juan de la Cruz", "胡安·德拉克鲁斯"),
        ("José Nombreinventado", ""),
        ("", ""),
    ],
)
def test_only_customary_transcriptions_are_proposed(latin: str, hanzi: str) -> None:
    assert reading.propose_transcription(latin) == hanzi


def test_the_table_of_transcriptions_is_folded_names_and_hanzi() -> None:
    assert all(fold(name) == name and all(map(is_hanzi, text)) for name, text in CUSTOMARY.items())
