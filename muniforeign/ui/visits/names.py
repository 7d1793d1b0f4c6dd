"""How people are shown in lists of delegates: script, sound and post, by the screen's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from muniforeign.domain.reading import spanish_reading

if TYPE_CHECKING:
    from muniforeign.domain.names import PersonName
    from muniforeign.i18n import Language
    from muniforeign.services.people import PersonRow
    from muniforeign.services.posts import PostDetail


def name(person: PersonName, language: Language) -> str:
    """The name on one line: 王晓明 Wáng Xiǎomíng, José Muñoz, 何塞·穆尼奥斯."""
    if person.is_chinese:
        return "  ".join(filter(None, (person.hanzi, person.pinyin)))
    return person.in_language(language.code)


def reading(person: PersonName, language: Language) -> str:
    """How a Chinese name is said, for a reader of Spanish; in Chinese, a name's Latin form."""
    if language.code == "zh" and person.transcription_zh:
        return person.latin_plain
    if person.is_chinese and language.code == "es":
        return spanish_reading(person.pinyin)
    return ""


def post(held: PostDetail | None, language: Language) -> str:
    """A post with its organisation; empty for none."""
    if held is None:
        return ""
    parts = (held.title.best(language.code), held.organisation.best(language.code))
    return " · ".join(filter(None, parts))


def row_detail(row: PersonRow, language: Language) -> str:
    """What tells a person of a list from a namesake."""
    parts = (row.title.best(language.code), row.organisation.best(language.code))
    return " · ".join(filter(None, parts))
