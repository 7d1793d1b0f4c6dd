"""Words for people."""

from __future__ import annotations

from muniforeign.domain.text import Term
from muniforeign.i18n import N_


class Gender(Term):
    """The gender that decides forms of address: Sr. or Sra., 先生 or 女士."""

    FEMALE = "female", N_("Female")
    MALE = "male", N_("Male")
    UNKNOWN = "unknown", N_("Not known")


class SpokenLanguage(Term):
    """A language that a person can work in."""

    SPANISH = "es", N_("Spanish")
    CHINESE = "zh", N_("Chinese")
    ENGLISH = "en", N_("English")
    CANTONESE = "yue", N_("Cantonese")
    PORTUGUESE = "pt", N_("Portuguese")
    FRENCH = "fr", N_("French")
    GERMAN = "de", N_("German")
    MAPUDUNGUN = "arn", N_("Mapudungun")
    RAPA_NUI = "rap", N_("Rapa Nui")
