"""Visits in both directions: what they are, how they stand, who stands where in them."""

from __future__ import annotations

from typing import Final

from muniforeign.domain.people import Gender
from muniforeign.domain.text import Term
from muniforeign.i18n import N_


class VisitKind(Term):
    """What kind of encounter a visit is."""

    INCOMING = "incoming", N_("Incoming delegation")
    OUTGOING = "outgoing", N_("Outgoing mission")
    CONFERENCE = "conference", N_("Conference")
    ONLINE = "online", N_("Online meeting")
    SIGNING = "signing", N_("Signing ceremony")


class VisitStatus(Term):
    """How a visit stands."""

    PROPOSED = "proposed", N_("Proposed")
    CONFIRMED = "confirmed", N_("Confirmed")
    DONE = "done", N_("Done")
    POSTPONED = "postponed", N_("Postponed")
    CANCELLED = "cancelled", N_("Cancelled")


OPEN_STATUSES = (VisitStatus.PROPOSED, VisitStatus.CONFIRMED)


class PointKind(Term):
    """What a point of a visit is for."""

    OBJECTIVE = "objective", N_("Objective")
    TO_OBTAIN = "to_obtain", N_("To obtain")
    TO_AVOID = "to_avoid", N_("To avoid")
    TALKING_POINT = "talking_point", N_("Talking point")


class Side(Term):
    """Whose side of the table somebody sits on."""

    OURS = "ours", N_("Our side")
    THEIRS = "theirs", N_("Their side")


class DelegateRole(Term):
    """What a delegate does in a visit."""

    HEAD = "head", N_("Head of delegation")
    DEPUTY_HEAD = "deputy_head", N_("Deputy head of delegation")
    MEMBER = "member", N_("Member")
    INTERPRETER = "interpreter", N_("Interpreter")
    LIAISON = "liaison", N_("Liaison officer")
    ENTOURAGE = "entourage", N_("Entourage member")

    def called(self, gender: Gender) -> str:
        """What somebody in this role is called (msgid): Spanish has another word for a woman."""
        return _OF_A_WOMAN.get(self, self.label) if gender is Gender.FEMALE else self.label


_OF_A_WOMAN: Final = {
    DelegateRole.HEAD: N_("Head of delegation, a woman"),
    DelegateRole.DEPUTY_HEAD: N_("Deputy head of delegation, a woman"),
}


class ProgrammeKind(Term):
    """What happens in a programme item."""

    ARRIVAL = "arrival", N_("Arrival")
    COURTESY_MEETING = "courtesy_meeting", N_("Courtesy meeting")
    TALKS = "talks", N_("Talks")
    SIGNING = "signing", N_("Signing ceremony")
    MEAL = "meal", N_("Meal")
    BANQUET = "banquet", N_("Banquet")
    STUDY_VISIT = "study_visit", N_("Study visit")
    CULTURE = "culture", N_("Culture")
    PRESS = "press", N_("Press")
    TRANSFER = "transfer", N_("Transfer")
    FREE = "free", N_("Free time")
    DEPARTURE = "departure", N_("Departure")
    OTHER = "other", N_("Other item")


class Dress(Term):
    """How to dress for a programme item."""

    FORMAL = "formal", N_("Formal")
    BUSINESS = "business", N_("Business")
    CASUAL = "casual", N_("Casual")
    OUTDOOR = "outdoor", N_("Outdoor")
