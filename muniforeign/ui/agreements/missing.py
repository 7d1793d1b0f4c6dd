"""What an agreement still lacks or contradicts, each with the field that mends it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from muniforeign.domain.agreements import AgreementStatus
from muniforeign.i18n import Language
from muniforeign.ui.links import Missing

if TYPE_CHECKING:
    from muniforeign.services.agreements import AgreementDetail

_AFTER_SIGNING = (AgreementStatus.SIGNED, AgreementStatus.IN_FORCE)


def missing(agreement: AgreementDetail, today: dt.date, language: Language) -> list[Missing]:
    """What is missing on a day, in words, in the order of the form."""
    return [
        *_texts(agreement, language),
        *_parties(agreement, language),
        *_dates(agreement, today, language),
    ]


def _texts(agreement: AgreementDetail, language: Language) -> Iterator[Missing]:
    _ = language.gettext
    if not agreement.title:
        yield Missing(_("the title"), "title")
        return
    texts = (
        ("title", agreement.title, _("the title in {language}")),
        ("summary", agreement.summary, _("the summary in {language}")),
    )
    for name, text, told in texts:
        for code in text.missing() if text else ():
            yield Missing(told.format(language=language.tongue(code)), name)


def _parties(agreement: AgreementDetail, language: Language) -> Iterator[Missing]:
    _ = language.gettext
    if not agreement.parties:
        yield Missing(_("the parties"), "parties")
    elif len(agreement.parties) == 1:
        yield Missing(_("the other party"), "parties")


def _dates(agreement: AgreementDetail, today: dt.date, language: Language) -> Iterator[Missing]:
    _ = language.gettext
    signed, expires = agreement.signed_on, agreement.expires_on
    if agreement.status in _AFTER_SIGNING and signed is None:
        yield Missing(_("the day it was signed"), "signed_on")
    if signed and expires and expires < signed:
        yield Missing(_("a day of expiry after the signature"), "expires_on")
    elif expires and expires < today and agreement.status in _AFTER_SIGNING:
        told = _("a new status: it expired on {day}")
        yield Missing(told.format(day=language.date(expires)), "status")
