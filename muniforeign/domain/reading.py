"""How a Chinese name sounds, spelled for a Spanish speaker: Wáng Xiǎomíng is "uáng siao-míng".

The rule, always the same, so that a reader learns it once:

- A syllable is an initial and a final of the tables below. The syllables of a word are joined
  with hyphens, words stand apart, all in small letters.
- A written accent tells that the voice moves: the second tone rises, the fourth falls. Without
  accent it does not: the first tone stays level, the third low. So 王 (second) is "uáng", 晓
  (third) "siao" and 明 (second) "míng". The accent sits on the fullest vowel: a, e, o, else the
  last.
- Letters are read as in Spanish. h is written j; j and zh are ll; q and ch are ch; x is s; z is
  ds and c is ts; ü is iu; b, d and g stay, gue and güei as Spanish spells them.

No such table is official. It is an approximation for a handshake. The other way, Spanish names
are proposed in hanzi only from a table of customary transcriptions, never syllable by syllable.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from muniforeign.domain import pinyin
from muniforeign.domain.folding import clean, fold
from muniforeign.domain.transcriptions import CUSTOMARY
from muniforeign.i18n import N_, Language

_INITIALS: Final = {
    "zh": "ll", "ch": "ch", "sh": "sh", "b": "b", "p": "p", "m": "m", "f": "f", "d": "d",
    "t": "t", "n": "n", "l": "l", "g": "g", "k": "k", "h": "j", "j": "ll", "q": "ch", "x": "s",
    "r": "r", "z": "ds", "c": "ts", "s": "s",
}  # fmt: skip
_FINALS: Final = {
    "a": "a", "o": "o", "e": "e", "er": "er", "ai": "ai", "ei": "ei", "ao": "ao", "ou": "ou",
    "an": "an", "en": "en", "ang": "ang", "eng": "eng", "ong": "ung",
    "i": "i", "ia": "ia", "ie": "ie", "iao": "iao", "iu": "iou", "ian": "ien", "in": "in",
    "iang": "iang", "ing": "ing", "iong": "iung",
    "u": "u", "ua": "ua", "uo": "uo", "uai": "uai", "ui": "uei", "uan": "uan", "un": "uen",
    "uang": "uang", "ü": "iu", "üe": "iue", "üan": "iuan", "ün": "iun",
}  # fmt: skip
_WITHOUT_INITIAL: Final = {
    "ya": "ia", "yo": "io", "ye": "ie", "yao": "iao", "you": "iou", "yan": "ien",
    "yang": "iang", "yi": "i", "yin": "in", "ying": "ing", "yong": "iung",
    "yu": "iu", "yue": "iue", "yuan": "iuan", "yun": "iun",
    "wa": "ua", "wo": "uo", "wai": "uai", "wei": "uei", "wan": "uan", "wen": "uen",
    "wang": "uang", "weng": "ueng", "wu": "u",
}  # fmt: skip
_MOVING_TONES: Final = (2, 4)
_ACUTE: Final = "\u0301"
_HINTS: Final = (
    N_("An accent means that the voice moves, up or down; without accent it stays level or low."),
    N_("“ll” is firm, as the y of “yo” said with emphasis: close to a soft “ch”."),
    N_("“sh” is as in “show”; “ch” is said with a puff of air."),
    N_("“j” is the Spanish j, softer; “r” is soft and never rolled."),
    N_("“ds” and “ts” are one sound each; after them, and after sh and ch, “i” is hardly heard."),
    N_("“iu” is said as one sound, an i with rounded lips; “p”, “t” and “k” with a puff of air."),
)


def spanish_reading(text: str) -> str:
    """The reading of pinyin, with or without tone marks: "Wáng Xiǎomíng" gives "uáng siao-míng".

    What is no pinyin stays as it is, in small letters.
    """
    return " ".join("-".join(map(_syllable, pinyin.syllables(word))) for word in text.split())


def explain(language: Language) -> list[str]:
    """Short hints for whoever reads a name aloud for the first time."""
    return [language.gettext(hint) for hint in _HINTS]


def propose_transcription(latin: str) -> str:
    """A Spanish name as it is customarily written in hanzi: José Muñoz gives 何塞·穆尼奥斯.

    An empty text if any word of it has no customary form. A proposal for a native reader.
    """
    words = fold(clean(latin)).split()
    found: list[str] = []
    while words:
        size = next((n for n in (3, 2, 1) if " ".join(words[:n]) in CUSTOMARY), 0)
        if not size:
            return ""
        found.append(CUSTOMARY[" ".join(words[:size])])
        words = words[size:]
    return "·".join(found)


def _syllable(written: str) -> str:
    letters = pinyin.plain(written).lower()
    if letters not in pinyin.SYLLABLES:
        return written.lower()
    read = _WITHOUT_INITIAL.get(letters) or _initial_and_final(letters)
    return _accented(read) if pinyin.tone(written) in _MOVING_TONES else read


def _initial_and_final(letters: str) -> str:
    initial = next((start for start in _INITIALS if letters.startswith(start)), "")
    final = letters.removeprefix(initial)
    if initial in {"j", "q", "x"} and final.startswith("u"):
        final = "ü" + final[1:]
    read = _FINALS[final]
    if initial == "g" and read.startswith("e"):
        read = "u" + read
    elif initial == "g" and read.startswith("ue"):
        read = "ü" + read[1:]
    return _INITIALS.get(initial, "") + read


def _accented(read: str) -> str:
    place = next((read.find(vowel) for vowel in "aeo" if vowel in read), -1)
    if place < 0:
        place = max(read.rfind(vowel) for vowel in "iu")
    return unicodedata.normalize("NFC", read[: place + 1] + _ACUTE + read[place + 1 :])
