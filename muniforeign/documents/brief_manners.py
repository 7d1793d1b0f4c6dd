"""How to behave and what to say: advice with its sources, and phrases with their sound."""

from __future__ import annotations

from functools import partial
from typing import Final

from muniforeign.documents import blocks, styles
from muniforeign.documents.brief_content import BriefContent
from muniforeign.documents.brief_words import colon, comma, semicolon, source_date
from muniforeign.documents.edition import Edition, Texts
from muniforeign.documents.rows import Story
from muniforeign.documents.text import MixedParagraph
from muniforeign.domain import reading
from muniforeign.domain.protocol import Advice, Phrase
from muniforeign.domain.text import Localized
from muniforeign.i18n import N_, Language

_CHINESE: Final = N_("In Chinese")
_PINYIN: Final = N_("Pinyin")
_SOUND: Final = N_("How to say it")
_MEANING: Final = N_("Meaning")
_SPANISH: Final = N_("In Spanish")
_HEADS: Final = {_CHINESE: 1.0, _PINYIN: 1.4, _SOUND: 1.55, _MEANING: 1.4, _SPANISH: 1.4}
"""The columns of the phrases and their shares of the width."""


def advice(content: BriefContent, edition: Edition) -> Story:
    """The advice that this visit needs, by topic; numbers lead to the sources below."""
    if not content.advice:
        return []
    sources = list(dict.fromkeys((each.source, each.date) for each in content.advice))
    topics = [each.topic for each in content.advice]
    rows: list[tuple[Texts, Texts]] = []
    for place, each in enumerate(content.advice):
        first = topics.index(each.topic) == place
        label = edition.say(each.topic.label) if first else edition.same("")
        number = sources.index((each.source, each.date)) + 1
        rows.append((label, _numbered(edition, each, number)))
    named = edition.each(partial(_sources, sources))
    return [
        *blocks.heading(edition, edition.say(N_("Protocol: guidance, not law"))),
        *(_in_columns(edition, rows) if edition.two else blocks.facts(edition, rows, share=0.19)),
        *blocks.paragraphs(edition, named, styles.CAPTION),
    ]


def _in_columns(edition: Edition, rows: list[tuple[Texts, Texts]]) -> Story:
    """Topics before their texts: beside them, two columns would be too narrow."""
    story: Story = []
    for topic, text in rows:
        story += blocks.paragraphs(edition, topic, styles.TABLE_HEAD.but(keep=True))
        story += blocks.paragraphs(edition, text, styles.CELL.but(after=3.0))
    return story


def _numbered(edition: Edition, advice: Advice, number: int) -> Texts:
    return tuple(f"{text} [{number}]" if text else "" for text in edition.texts(advice.text))


def _sources(sources: list[tuple[Localized, str]], language: Language) -> str:
    named = (
        f"[{number}] "
        + comma(language).join((source.get(language.code), source_date(date, language)))
        for number, (source, date) in enumerate(sources, start=1)
    )
    return language.gettext(N_("Sources")) + colon(language) + semicolon(language).join(named)


def phrases(content: BriefContent, edition: Edition) -> Story:
    """What to say in Chinese and how it sounds; in Chinese papers, what to say in Spanish."""
    if not content.phrases:
        return []
    columns = _for_guests if edition.codes == ("zh",) else _for_us
    rows = [columns(phrase, edition) for phrase in content.phrases]
    heads = [edition.say(head) for head in _HEADS if head in rows[0]]
    cells: list[list[Texts | Story]] = [list(row.values()) for row in rows]
    shares = [_HEADS[head] for head in _HEADS if head in rows[0]]
    return [
        *blocks.heading(edition, edition.say(N_("Useful phrases"))),
        *blocks.table(edition, heads, cells, shares, padding=1.8),
        *_hints(edition),
    ]


def _for_guests(phrase: Phrase, edition: Edition) -> dict[str, Texts]:
    return {_CHINESE: edition.same(phrase.text.zh), _SPANISH: edition.same(phrase.text.es)}


def _for_us(phrase: Phrase, edition: Edition) -> dict[str, Texts]:
    row = {_CHINESE: edition.same(phrase.text.zh), _PINYIN: edition.same(phrase.pinyin)}
    if "es" in edition.codes:
        row[_SOUND] = edition.same(reading.spanish_reading(phrase.pinyin))
    codes = [code for code in edition.codes if code != "zh"]
    row[_MEANING] = tuple(phrase.text.get(code) for code in codes)
    return row


def _hints(edition: Edition) -> Story:
    spanish = next((each for each in edition.languages if each.code == "es"), None)
    if spanish is None:
        return []
    hints = " ".join(reading.explain(spanish))
    return [MixedParagraph(hints, styles.CAPTION)]
