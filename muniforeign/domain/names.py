"""Personal names kept in their parts, by script: written, sorted and addressed per language.

A Chinese name is its hanzi and its pinyin; a Spanish name is given names and two surnames, and
how it is written in Chinese. `parse` reads a name out of one line of text.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from muniforeign.domain import chinese_names, latin_names, pinyin, salutation
from muniforeign.domain.folding import clean, fold, half_width, is_hanzi
from muniforeign.domain.latin_names import LatinParts
from muniforeign.domain.people import Gender
from muniforeign.i18n import CODES, N_, Code

GIVEN_NAMES_MISSING: Final = N_("given names")
FIRST_SURNAME_MISSING: Final = N_("first surname")
HANZI_MISSING: Final = N_("name in hanzi")
TRANSCRIPTION_MISSING: Final = N_("name as written in Chinese")


@dataclass(frozen=True, slots=True)
class PersonName:
    """The parts of one person's name; an empty text is a part that is not known.

    People with a Latin name fill the first three parts and `transcription_zh`, their name as it
    is written in Chinese (何塞·穆尼奥斯). Chinese people fill the hanzi; pinyin with tone marks is
    derived while its parts are empty. A name without a family name, as those of some of
    China's peoples (阿卜杜拉·买买提), stands whole in `given_hanzi`.
    """

    given_names: str = ""
    first_surname: str = ""
    second_surname: str = ""
    family_hanzi: str = ""
    given_hanzi: str = ""
    family_pinyin: str = ""
    given_pinyin: str = ""
    transcription_zh: str = ""

    def __bool__(self) -> bool:
        latin = (self.given_names, self.first_surname, self.second_surname)
        return self.is_chinese or any(latin) or bool(self.transcription_zh)

    @property
    def is_chinese(self) -> bool:
        """Whether the name has parts in hanzi or pinyin."""
        return any((self.family_hanzi, self.given_hanzi, self.family_pinyin, self.given_pinyin))

    @property
    def hanzi(self) -> str:
        """Family and given name in hanzi, 王晓明; empty for a Latin name."""
        return self.family_hanzi + self.given_hanzi

    @property
    def pinyin_parts(self) -> tuple[str, str]:
        """Family and given name in pinyin with tones; what was not typed is read off the hanzi."""
        family, given = self.family_pinyin, self.given_pinyin
        if (self.family_hanzi and not family) or (self.given_hanzi and not given):
            derived = pinyin.of_name(self.family_hanzi, self.given_hanzi)
            return family or derived[0], given or derived[1]
        return family, given

    @property
    def pinyin(self) -> str:
        """The whole name in pinyin with tones, Wáng Xiǎomíng; empty for a Latin name."""
        return " ".join(filter(None, self.pinyin_parts))

    @property
    def latin_plain(self) -> str:
        """The name in Latin letters: Wang Xiaoming, José Antonio Muñoz Soto."""
        if self.is_chinese:
            return pinyin.plain(self.pinyin)
        parts = (self.given_names, self.first_surname, self.second_surname)
        return " ".join(filter(None, parts))

    @property
    def initials(self) -> str:
        """One or two characters for where a portrait is missing: 王, JM."""
        if self.is_chinese and self.hanzi:
            return self.hanzi[0]
        parts = pinyin.plain(self.pinyin).split()[:2] or [self.given_names, self.first_surname]
        return "".join(part[0].upper() for part in parts if part)

    def in_language(self, code: Code) -> str:
        """The name as a text in this language writes it.

        A Chinese name keeps its order everywhere, family name first. What Chinese lacks (hanzi
        or a transcription) is shown in Latin letters; `missing` tells.
        """
        if code == "zh":
            return self.hanzi or self.transcription_zh or self.latin_plain
        return self.latin_plain or self.transcription_zh

    def surname(self, code: Code) -> str:
        """What follows Mr or Sra. and precedes 先生 in this language.

        The first surname only, also of a transcription; the whole name where there is no
        family name.
        """
        if code == "zh" and (self.family_hanzi or self.transcription_zh):
            return self.family_hanzi or self._transcribed_surname()
        if self.is_chinese:
            return pinyin.plain(self.pinyin_parts[0]) or self.in_language(code)
        return self.first_surname or self.in_language(code)

    def sort_key(self) -> str:
        """Folded, surnames first: "munoz soto jose antonio", "wang xiaoming"."""
        if self.is_chinese:
            return fold(self.latin_plain or self.hanzi)
        parts = (self.first_surname, self.second_surname, self.given_names)
        return fold(" ".join(filter(None, parts)) or self.transcription_zh)

    def formal(self, code: Code, gender: Gender = Gender.UNKNOWN, post_title: str = "") -> str:
        """The name with its polite form: Sr. Wang Xiaoming, Mr Wang, 王市长, 王晓明先生.

        Without a known gender there is no Sr., Mr or 先生. `post_title` is in the language of
        `code`.
        """
        return salutation.formal(
            code, self.in_language(code), self.surname(code), gender, post_title
        )

    def salutation(
        self,
        code: Code,
        gender: Gender = Gender.UNKNOWN,
        post_title: str = "",
        *,
        high_office: bool = False,
    ) -> str:
        """The first line of a letter to this person; see `salutation.opening`."""
        return salutation.opening(
            code,
            self.in_language(code),
            self.surname(code),
            gender,
            post_title,
            high_office=high_office,
        )

    def missing(self) -> dict[Code, tuple[str, ...]]:
        """The msgids of the parts still to be written, for each language that lacks any."""
        latin = self._missing_latin()
        chinese = self._missing_chinese()
        wanted: dict[Code, tuple[str, ...]] = {"es": latin, "zh": chinese, "en": latin}
        return {code: wanted[code] for code in CODES if wanted[code]}

    def with_usual_capitals(self) -> PersonName:
        """The name with its Latin parts as Spanish writes them: MUÑOZ becomes Muñoz."""
        parts = LatinParts(self.given_names, self.first_surname, self.second_surname)
        given, first, second = latin_names.with_usual_capitals(parts)
        return replace(self, given_names=given, first_surname=first, second_surname=second)

    def _transcribed_surname(self) -> str:
        parts = self.transcription_zh.split("·")
        both_surnames = self.second_surname and len(parts) > len(self.given_names.split()) + 1
        return parts[-2] if both_surnames else parts[-1]

    def _missing_latin(self) -> tuple[str, ...]:
        if self.is_chinese:
            return ()
        parts = {
            GIVEN_NAMES_MISSING: self.given_names,
            FIRST_SURNAME_MISSING: self.first_surname,
        }
        return tuple(msgid for msgid, text in parts.items() if not text)

    def _missing_chinese(self) -> tuple[str, ...]:
        if self.hanzi or self.transcription_zh:
            return ()
        return (HANZI_MISSING if self.is_chinese else TRANSCRIPTION_MISSING,)


def parse(text: str) -> PersonName:
    """A name out of one line in either script, or in both: 王晓明 Wang Xiaoming.

    Nothing typed is lost: what cannot be told apart stays together in one part.
    """
    line = clean(half_width(text))
    if not any(map(is_hanzi, line)):
        pair = chinese_names.split_pinyin(line)
        return PersonName(family_pinyin=pair[0], given_pinyin=pair[1]) if pair else _latin(line)
    hanzi, latin = chinese_names.split_scripts(line)
    return _in_both(hanzi, latin) if latin else parse_hanzi(hanzi)


def parse_hanzi(text: str) -> PersonName:
    """A name in hanzi: 王晓明, 李  明, 欧阳修, 阿卜杜拉·买买提 (whole in `given_hanzi`)."""
    family, given = chinese_names.split_hanzi(clean(half_width(text)))
    return PersonName(family_hanzi=family, given_hanzi=given)


def parse_latin(text: str) -> PersonName:
    """A Latin name: "José Antonio Muñoz Soto" or "Muñoz Soto, José Antonio"."""
    return _latin(clean(half_width(text)))


def _latin(line: str) -> PersonName:
    return PersonName(*latin_names.split(line))


def _in_both(hanzi: str, latin: str) -> PersonName:
    family, given = chinese_names.split_hanzi(hanzi)
    if family:
        typed = chinese_names.pick_pinyin(latin, *pinyin.of_name(family, given))
        if typed:
            spelled = pinyin.matching(family, given, *typed[:2])
            return PersonName(typed[2], "", "", family, given, *spelled)
    return PersonName(*latin_names.split(latin), transcription_zh=chinese_names.with_dots(hanzi))
