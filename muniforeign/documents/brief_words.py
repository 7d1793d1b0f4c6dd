"""How a brief writes people, posts, periods and sources in each language."""

from __future__ import annotations

import datetime as dt

from muniforeign.documents.brief_content import BriefContent, Delegate, Note
from muniforeign.documents.edition import Edition, Texts
from muniforeign.domain import dates
from muniforeign.domain.names import PersonName
from muniforeign.domain.organisations import chinese_post
from muniforeign.domain.reading import spanish_reading
from muniforeign.i18n import N_, Language

_LONGEST_TITLE_AFTER_NAME = 8
"""Hanzi: a longer Chinese title is a whole office's and does not follow a name."""


def short_name(name: PersonName, language: Language) -> str:
    """A name as tables write it: the first given name and surname, or the whole Chinese name."""
    if name.is_chinese or language.code == "zh" or not name.first_surname:
        return name.in_language(language.code)
    return " ".join((*name.given_names.split()[:1], name.first_surname))


def with_title(delegate: Delegate, language: Language) -> str:
    """A person with the post: Ouyang Jinglan, Alcaldesa; 欧阳静澜市长."""
    name = delegate.name.in_language(language.code)
    post = delegate.post.get(language.code)
    if language.code == "zh":
        return name + post if len(post) <= _LONGEST_TITLE_AFTER_NAME else name
    return ", ".join(filter(None, (name, post)))


def post_line(delegate: Delegate, language: Language) -> str:
    """The post with its organisation: Alcaldesa, Gobierno …; in Chinese 云汀市人民政府市长."""
    post = delegate.post.get(language.code)
    organisation = delegate.organisation.get(language.code)
    if language.code == "zh":
        return chinese_post(organisation, post)
    return ", ".join(filter(None, (post, organisation)))


def sound(name: PersonName, edition: Edition) -> str:
    """How to say a Chinese name, for editions with Spanish; else an empty text."""
    spanish = next((each for each in edition.languages if each.code == "es"), None)
    if spanish is None or not name.pinyin:
        return ""
    return spanish.gettext(N_("say: {reading}")).format(reading=spanish_reading(name.pinyin))


def second_name(name: PersonName, edition: Edition) -> str:
    """What stands under a name: pinyin with tones, the transcription, or the Latin name."""
    if name.is_chinese:
        return name.pinyin if name.hanzi else ""
    latin, written = name.latin_plain, first_name(name, edition)
    other = latin if written != latin else name.transcription_zh
    return other if "zh" in edition.codes else ""


def first_name(name: PersonName, edition: Edition) -> str:
    """The large line of a person: hanzi, a Latin name, or its transcription in Chinese papers."""
    if name.is_chinese:
        return name.hanzi or name.pinyin
    return name.in_language(edition.first.code)


def period(content: BriefContent, language: Language) -> str:
    """The days of the visit; an empty text where they are not known."""
    if content.start_on is None:
        return ""
    return dates.format_range(content.start_on, content.end_on or content.start_on, language)


def dated(edition: Edition, day: dt.date | None) -> Texts:
    """A day in each language, a dash where it is not known."""
    return edition.each(lambda each: each.date(day) or "—")


def source_date(written: str, language: Language) -> str:
    """The date of a source, of which the day or the month may not be known, as ISO 8601 writes it.

    "2026-11" is noviembre de 2026, 2026年11月; "2019" is 2019, 2019年.
    """
    year, *rest = map(int, written.split("-"))
    if len(rest) == 2:
        return language.date(dt.date(year, *rest))
    if rest:
        return language.month(dt.date(year, rest[0], 1))
    return f"{year}年" if language.code == "zh" else str(year)


def both_scripts(texts: Texts, other: str) -> Texts:
    """Each text with the other script's name after it, where that is not the same."""
    return tuple(" · ".join(dict.fromkeys(filter(None, (text, other)))) for text in texts)


def original(note: Note, language: Language) -> str:
    """In brackets, the language of a note where the paper has another: (original en chino)."""
    if not note or note.code == language.code:
        return ""
    said = language.gettext(N_("original in {language}"))
    return bracketed(said.format(language=language.tongue(note.code)), language)


def colon(language: Language) -> str:
    """What stands between a label and its text."""
    return "：" if language.code == "zh" else ": "


def comma(language: Language) -> str:
    """What stands between two parts of a sentence."""
    return "，" if language.code == "zh" else ", "


def semicolon(language: Language) -> str:
    """What stands between the items of a line."""
    return "；" if language.code == "zh" else "; "


def bracketed(text: str, language: Language) -> str:
    """The text in brackets after another; nothing for an empty one."""
    if not text:
        return ""
    return f"（{text}）" if language.code == "zh" else f" ({text})"
