"""Where the relation stands: agreements, what both sides owe each other, earlier visits."""

from __future__ import annotations

from functools import partial

from muniforeign.documents import blocks, styles
from muniforeign.documents.brief_content import BriefContent, Commitment
from muniforeign.documents.brief_words import bracketed, colon, dated, semicolon, short_name
from muniforeign.documents.edition import Edition, Texts
from muniforeign.documents.rows import Story
from muniforeign.documents.styles import for_language
from muniforeign.documents.text import MixedParagraph, Run
from muniforeign.domain.commitments import CommitmentStatus
from muniforeign.domain.visits import Side
from muniforeign.i18n import N_, Language


def relation(content: BriefContent, edition: Edition) -> Story:
    """Agreements, commitments of both sides with what is late, and earlier visits."""
    parts = [*_agreements(content, edition), *_earlier(content, edition)]
    for side, title in (
        (Side.OURS, N_("What we promised")),
        (Side.THEIRS, N_("What they promised")),
    ):
        kept = [each for each in content.commitments if each.side is side]
        parts += _commitments(edition, title, kept)
    if not parts:
        return []
    return [*blocks.heading(edition, edition.say(N_("Where the relation stands"))), *parts]


def _agreements(content: BriefContent, edition: Edition) -> Story:
    heads = [N_("Agreement"), N_("Status"), N_("Signed on"), N_("Expires on")]
    rows: list[list[Texts | Story]] = [
        [
            _with_reference(edition, edition.texts(each.title), each.reference),
            edition.say(each.status.label),
            dated(edition, each.signed_on),
            dated(edition, each.expires_on),
        ]
        for each in content.agreements
    ]
    return _table(edition, N_("Agreements"), heads, rows, (4.9, 1.4, 1.75, 1.75))


def _commitments(edition: Edition, title: str, kept: list[Commitment]) -> Story:
    done = [each for each in kept if each.status is CommitmentStatus.FULFILLED]
    heads = [N_("Commitment"), N_("Responsible"), N_("Due on"), N_("Status")]
    rows: list[list[Texts | Story]] = [
        [
            _with_reference(edition, edition.texts(each.text), each.origin),
            edition.each(partial(_responsible, each)),
            dated(edition, each.due_on),
            _state(edition, each),
        ]
        for each in kept
        if each not in done
    ]
    story = _table(edition, title, heads, rows, (4.9, 1.8, 1.75, 1.45))
    if not done:
        return story
    if not rows:
        story = blocks.heading(edition, edition.say(title), level=2)
    fulfilled = edition.each(partial(_fulfilled, done))
    return [*story, *blocks.paragraphs(edition, fulfilled, styles.SMALL.but(after=6.0))]


def _fulfilled(done: list[Commitment], language: Language) -> str:
    """What was kept, in a line: it is good to thank for it, no more."""
    label = "✓ " + language.gettext(CommitmentStatus.FULFILLED.label) + colon(language)
    texts = (each.text.get(language.code) + bracketed(each.origin, language) for each in done)
    return label + semicolon(language).join(texts)


def _responsible(commitment: Commitment, language: Language) -> str:
    return short_name(commitment.responsible, language) if commitment.responsible else "—"


def _state(edition: Edition, commitment: Commitment) -> Story:
    """How it stands, said in words with a mark, so that a grey print tells it too."""
    if commitment.overdue:
        mark, label, color = "▲ ", N_("Overdue"), styles.LATE
    else:
        mark, label, color = "", commitment.status.label, styles.BLACK
    return [
        MixedParagraph(
            [Run(mark + language.gettext(label), bold=commitment.overdue, color=color)],
            for_language(styles.CELL, language.code),
        )
        for language in edition.languages
    ]


def _earlier(content: BriefContent, edition: Edition) -> Story:
    heads = [N_("Visit"), N_("Kind"), N_("Date")]
    rows: list[list[Texts | Story]] = [
        [
            _with_reference(edition, edition.texts(each.title), each.reference),
            edition.say(each.kind.label),
            dated(edition, each.start_on),
        ]
        for each in content.earlier_visits
    ]
    return _table(edition, N_("Earlier visits"), heads, rows, (5.2, 2.4, 2.0))


def _with_reference(edition: Edition, texts: Texts, reference: str) -> Texts:
    return tuple(
        text + bracketed(reference, language) if text else reference
        for text, language in zip(texts, edition.languages, strict=True)
    )


def _table(
    edition: Edition,
    title: str,
    heads: list[str],
    rows: list[list[Texts | Story]],
    shares: tuple[float, ...],
) -> Story:
    if not rows:
        return []
    return [
        *blocks.heading(edition, edition.say(title), level=2),
        *blocks.table(edition, [edition.say(head) for head in heads], rows, shares, padding=2.5),
    ]
