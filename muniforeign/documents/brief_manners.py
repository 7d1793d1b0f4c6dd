"""How to behave and what to say: advice with its sources, and phrases with their sound."""

from __future__ import annotations

from muniforeign.documents import blocks, styles
from muniforeign.documents.blocks import Story
from muniforeign.documents.brief_content import BriefContent
from muniforeign.documents.brief_words import colon, comma
from muniforeign.documents.edition import Edition, Texts
from muniforeign.documents.text import MixedParagraph
from muniforeign.domain import reading
from muniforeign.domain.protocol import Advice, AdviceTopic, Phrase
from muniforeign.domain.text import Localized
from muniforeign.i18n import N_, Language


def advice(content: BriefContent, edition: Edition) -> Story:
    """The advice that this visit needs, by topic; numbers lead to the sources below."""
    if not content.advice:
        return []
    sources = list(dict.fromkeys((each.source, each.date) for each in content.advice))
    rows: list[tuple[Texts, Texts]] = []
    topic: AdviceTopic | None = None
    for each in content.advice:
        label = edition.say(each.topic.label) if each.topic is not topic else edition.same("")
        topic = each.topic
        number = sources.index((each.source, each.date)) + 1
        rows.append((label, _numbered(edition, each, number)))
    return [
        *blocks.heading(edition, edition.say(N_("Protocol: guidance, not law"))),
        *blocks.facts(edition, rows, share=0.19),
        *blocks.paragraphs(edition, edition.each(lambda e: _sources(e, sources)), styles.CAPTION),
    ]


def _numbered(edition: Edition, advice: Advice, number: int) -> Texts:
    return tuple(f"{text} [{number}]" if text else "" for text in edition.texts(advice.text))


def _sources(language: Language, sources: list[tuple[Localized, str]]) -> str:
    named = (
        f"[{number}] " + comma(language).join((source.get(language.code), date))
        for number, (source, date) in enumerate(sources, start=1)
    )
    return language.gettext(N_("Sources")) + colon(language) + "; ".join(named)


def phrases(content: BriefContent, edition: Edition) -> Story:
    """What to say in Chinese and how it sounds; in Chinese papers, what to say in Spanish."""
    if not content.phrases:
        return []
    heads, rows = _spanish(content) if edition.codes == ("zh",) else _chinese(content, edition)
    story = blocks.heading(edition, edition.say(N_("Useful phrases")))
    story += blocks.table(edition, [edition.say(head) for head in heads], rows, (1,) * len(heads))
    return [*story, *_hints(edition)]


def _spanish(content: BriefContent) -> tuple[list[str], list[list[Texts | Story]]]:
    rows: list[list[Texts | Story]] = [
        [(phrase.text.zh,), (phrase.text.es,)] for phrase in content.phrases
    ]
    return [N_("Meaning"), N_("In Spanish")], rows


def _chinese(
    content: BriefContent, edition: Edition
) -> tuple[list[str], list[list[Texts | Story]]]:
    heads = [N_("Chinese"), N_("Pinyin"), N_("How to say it"), N_("Meaning")]
    rows = [_phrase(phrase, edition) for phrase in content.phrases]
    if "es" in edition.codes:
        return heads, rows
    return [heads[0], heads[1], heads[3]], [[row[0], row[1], row[3]] for row in rows]


def _phrase(phrase: Phrase, edition: Edition) -> list[Texts | Story]:
    meaning = next(phrase.text.get(code) for code in edition.codes if code != "zh")
    same = edition.same
    sound = reading.spanish_reading(phrase.pinyin)
    return [same(phrase.text.zh), same(phrase.pinyin), same(sound), same(meaning)]


def _hints(edition: Edition) -> Story:
    spanish = next((each for each in edition.languages if each.code == "es"), None)
    if spanish is None:
        return []
    hints = " ".join(reading.explain(spanish))
    return [MixedParagraph(hints, styles.CAPTION)]
