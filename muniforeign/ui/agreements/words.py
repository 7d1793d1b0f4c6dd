"""How agreements and what they promised are said in a line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from muniforeign.domain.commitments import PENDING
from muniforeign.i18n import Language
from muniforeign.ui.guidance import day_of

if TYPE_CHECKING:
    from muniforeign.domain.text import Localized
    from muniforeign.services.agreements import AgreementRow
    from muniforeign.services.commitments import CommitmentDetail


def title(text: Localized, language: Language) -> str:
    """The title, or that there is none yet."""
    return text.best(language.code) or language.gettext("Agreement without a title")


def parties(row: AgreementRow, language: Language) -> str:
    """The parties in their order."""
    return " · ".join(filter(None, (name.best(language.code) for name in row.parties)))


def reference(row: AgreementRow, language: Language) -> str:
    """The reference and the parties."""
    return " · ".join(filter(None, (row.reference, parties(row, language))))


def expiry(row: AgreementRow, language: Language) -> str:
    """Until which month it is valid; empty where no day is set."""
    if row.expires_on is None:
        return ""
    month = day_of(row.expires_on.isoformat()[:7], language)
    return language.gettext("until {day}").format(day=month)


def late(commitments: Sequence[CommitmentDetail], today: dt.date, language: Language) -> str:
    """How many commitments are overdue, in words; empty where none is."""
    count = sum(each.is_overdue(today) for each in commitments)
    told = language.ngettext("{n} is overdue", "{n} are overdue", count)
    return told.format(n=language.number(count)) if count else ""


def still_open(commitments: Sequence[CommitmentDetail], language: Language) -> str:
    """How many commitments are to be fulfilled yet, in words; empty where there are none."""
    if not commitments:
        return ""
    count = sum(each.status in PENDING for each in commitments)
    told = language.ngettext("{n} is open", "{n} are open", count)
    return told.format(n=language.number(count)) if count else language.gettext("all settled")
