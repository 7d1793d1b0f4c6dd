"""What was read of one person of a file, in words."""

from __future__ import annotations

from collections.abc import Collection

from muniforeign.domain.contacts import ContactKind
from muniforeign.domain.drafts import PersonDraft
from muniforeign.i18n import N_, Language
from muniforeign.services import people

LABELLED = N_("{label}: {text}")


def points(draft: PersonDraft, kinds: Collection[ContactKind]) -> str:
    """The telephone numbers, or the e-mails, of somebody, on one line."""
    return " · ".join(point.value for point in draft.contact_points if point.kind in kinds)


def said(draft: PersonDraft, in_the_office: str, language: Language) -> str:
    """Everything that was read of somebody, a line each, and who of the office that is."""
    _, code = language.gettext, language.code
    birthday = language.date(draft.birth_date) if draft.birth_date else ""
    labelled = [
        (_("Post"), draft.post_title.best(code)),
        (_("Organisation"), draft.organisation.best(code)),
        *((_(point.kind.label), point.value) for point in draft.contact_points),
        (_("Address"), " ".join((draft.address.street.best(code), draft.address.city.best(code)))),
        (_("Passport number"), draft.passport_number),
        (_("Date of birth"), birthday),
        (_("Photo"), _("Yes") if draft.photo else ""),
        (_("Notes"), draft.notes),
        (_("In the office"), in_the_office),
    ]
    lines = [_(LABELLED).format(label=label, text=text) for label, text in labelled if text.strip()]
    return "\n".join([people.subject(draft.name), *lines])
