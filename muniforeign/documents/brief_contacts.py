"""Whom to call, and what our office still has to do."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from muniforeign.documents import blocks
from muniforeign.documents.blocks import Story
from muniforeign.documents.brief_content import (
    BriefContent,
    Contact,
    Delegate,
    Organisation,
    PendingTask,
)
from muniforeign.documents.brief_words import comma, short_name
from muniforeign.documents.edition import Edition, Texts
from muniforeign.i18n import N_, Language


def contacts(content: BriefContent, edition: Edition) -> Story:
    """How to reach our office and, in the office's own copy, everybody else."""
    organisations = filter(None, (content.own, content.counterpart, *content.partners))
    rows = [
        *(_organisation(each, edition) for each in organisations),
        *(_person(each, edition) for each in content.delegates),
    ]
    rows = [row for row in rows if any(row[1])]
    if not rows:
        return []
    title = blocks.heading(edition, edition.say(N_("Contacts")))
    return [*title, *blocks.facts(edition, rows, share=0.36)]


def tasks(content: BriefContent, edition: Edition) -> Story:
    """What is still to be done, with boxes to tick."""
    if not content.tasks:
        return []
    items = [edition.each(partial(_task, task)) for task in content.tasks]
    title = blocks.heading(edition, edition.say(N_("Pending tasks")))
    return [*title, *blocks.checklist(edition, items)]


def _organisation(organisation: Organisation, edition: Edition) -> tuple[Texts, Texts]:
    return edition.texts(organisation.name), _reached(organisation.contacts, edition)


def _person(delegate: Delegate, edition: Edition) -> tuple[Texts, Texts]:
    names = edition.each(lambda each: delegate.name.in_language(each.code))
    return names, _reached(delegate.contacts, edition)


def _reached(points: Iterable[Contact], edition: Edition) -> Texts:
    def written(language: Language) -> str:
        return "\n".join(f"{language.gettext(point.kind.label)} {point.value}" for point in points)

    return edition.each(written)


def _task(task: PendingTask, language: Language) -> str:
    _ = language.gettext
    parts = [
        task.text,
        short_name(task.assignee, language) if task.assignee else "",
        language.date(task.due_on),
        "▲ " + _("Overdue") if task.overdue else "",
    ]
    return comma(language).join(filter(None, parts))
