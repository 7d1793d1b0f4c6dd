"""Agreements and how they stand."""

from __future__ import annotations

from muniforeign.domain.text import Term
from muniforeign.i18n import N_


class AgreementKind(Term):
    """What kind of paper an agreement is."""

    LETTER_OF_INTENT = "letter_of_intent", N_("Letter of intent")
    MEMORANDUM = "memorandum", N_("Memorandum of understanding")
    FRIENDLY_EXCHANGE = "friendly_exchange", N_("Friendly exchange agreement")
    SISTER_CITY = "sister_city", N_("Sister-city agreement")
    COOPERATION = "cooperation", N_("Cooperation agreement")
    OTHER = "other", N_("Other agreement")


class AgreementStatus(Term):
    """How an agreement stands."""

    DRAFT = "draft", N_("Draft")
    IN_REVIEW = "in_review", N_("In review")
    APPROVED = "approved", N_("Approved")
    SIGNED = "signed", N_("Signed")
    IN_FORCE = "in_force", N_("In force")
    EXPIRED = "expired", N_("Expired")
    TERMINATED = "terminated", N_("Terminated")
