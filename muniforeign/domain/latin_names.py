"""Spanish and other Latin names taken apart: given names, first surname, second surname."""

from __future__ import annotations

from itertools import pairwise
from typing import Final, NamedTuple

from muniforeign.domain.folding import fold

_PARTICLE_LIST: Final = """
de del la las los san santa santo da das do dos di van von der den ten el bin ibn
"""
_PARTICLES: Final = frozenset(_PARTICLE_LIST.split())
_AFTER_GIVEN_LIST: Final = """
de los angeles|del carmen|de la luz|de dios|del pilar|de jesus|de lourdes|del rosario
de las mercedes|de la paz|del mar|de fatima|de las nieves|del transito|de los dolores
de guadalupe|de la concepcion|del milagro|de la asuncion|de asis|paz
"""
_AFTER_GIVEN: Final = frozenset(_AFTER_GIVEN_LIST.strip().replace("\n", "|").split("|"))
_GIVEN_LIST: Final = """
juan jose luis carlos jorge manuel francisco pedro pablo diego andres antonio miguel angel
rafael fernando ricardo eduardo roberto mario sergio raul hector oscar hugo victor patricio
cristian christian claudio rodrigo gonzalo felipe sebastian nicolas matias javier ignacio alberto
alejandro alfredo arturo augusto enrique ernesto esteban eugenio gabriel german guillermo gustavo
jaime joaquin julio leonardo marcelo marco marcos mauricio maximiliano ramon rene ruben samuel
tomas vicente benjamin agustin cesar daniel david emilio fabian humberto ivan marcial osvaldo
maria ana rosa carmen luz isabel teresa elena gloria marta martha patricia claudia carolina
andrea paola daniela francisca fernanda camila javiera valentina constanza catalina josefa
antonia sofia martina florencia isidora beatriz cecilia cristina eliana elizabeth erika eva
gabriela gladys graciela ines ingrid irene jacqueline jessica juana julia karina laura lorena
lucia luisa macarena magdalena marcela margarita mariana marina mercedes mireya monica natalia
norma olga paula pamela paulina raquel rocio rosario sandra silvia soledad sonia susana
tamara veronica victoria viviana ximena yasna yolanda alejandra alicia amanda angelica barbara
bernardita blanca
"""
COMMON_GIVEN: Final[frozenset[str]] = frozenset(_GIVEN_LIST.split())
_SAINTS: Final = frozenset(["san", "santa", "santo"])
_IN_SMALL: Final = (_PARTICLES | {"y", "e", "i"}) - _SAINTS
_SHORTEST_LOUD: Final = 3
"""Letters: JM may be initials, PAZ is a name in capitals."""


class LatinParts(NamedTuple):
    """The three parts of a Latin name; empty texts for those it lacks."""

    given_names: str
    first_surname: str
    second_surname: str


def split(text: str) -> LatinParts:
    """Take apart one line with a name; every word comes back in one of the parts.

    A comma or words in capitals tell the surnames; otherwise the custom of Chile does: two
    surnames at the end, one where the second word is a usual given name ("José Antonio Muñoz").
    A lone word is a given name. Particles stay with their surname (de la Cruz, San Martín).
    """
    before, comma, after = text.partition(",")
    if comma and before.strip() and after.strip():
        return LatinParts(after.replace(",", " ").strip(), *_surnames(_units(before.split())))
    words = text.replace(",", " ").split()
    marked = _in_capitals(words)
    if marked:
        return marked
    return _by_custom(_units(words))


def with_usual_capitals(parts: LatinParts) -> LatinParts:
    """Names in capitals as Spanish writes them: PÉREZ DE LA CRUZ gives Pérez de la Cruz.

    Surnames in capitals beside given names that are not, as forms ask for them, are put right
    too; everything else stays as it was typed (McGregor, JM Soto).
    """
    whole = " ".join(filter(None, parts))
    surnames = " ".join(filter(None, parts[1:]))
    if _is_loud(whole):
        return LatinParts(*map(_in_small, parts))
    if parts.given_names and _is_loud(surnames):
        return LatinParts(parts.given_names, *map(_in_small, parts[1:]))
    return parts


def _is_loud(text: str) -> bool:
    return text.isupper() and max(map(len, text.split())) >= _SHORTEST_LOUD


def _in_small(part: str) -> str:
    words = [word.lower() for word in part.split()]
    return " ".join(word if word in _IN_SMALL else _capitalised(word) for word in words)


def _capitalised(word: str) -> str:
    """O'Higgins, Pérez-Cotapos: a capital after each sign too."""
    letters = zip(" " + word, word, strict=False)
    return "".join(char if before.isalpha() else char.upper() for before, char in letters)


def _in_capitals(words: list[str]) -> LatinParts | None:
    """The parts of "José MUÑOZ SOTO" or "MUÑOZ SOTO José"; None if capitals tell nothing."""
    capitals = [word.isupper() and len(word) > 1 and "." not in word for word in words]
    changes = sum(one != two for one, two in pairwise(capitals))
    if changes != 1:
        return None
    loud = [word for word, is_capital in zip(words, capitals, strict=True) if is_capital]
    soft = [word for word, is_capital in zip(words, capitals, strict=True) if not is_capital]
    while not capitals[0] and soft and fold(soft[-1]) in _PARTICLES:
        loud.insert(0, soft.pop())
    if not soft:
        return None
    return LatinParts(" ".join(soft), *_surnames(_units(loud)))


def _by_custom(units: list[str]) -> LatinParts:
    if len(units) < 3:
        return LatinParts(" ".join(units[:1]), " ".join(units[1:]), "")
    given_twice = all(fold(unit).partition(" ")[0] in COMMON_GIVEN for unit in units[:2])
    surnames = 1 if len(units) == 3 and given_twice else 2
    return LatinParts(" ".join(units[:-surnames]), *_surnames(units[-surnames:]))


def _surnames(units: list[str]) -> tuple[str, str]:
    return " ".join(units[:1]), " ".join(units[1:])


def _units(words: list[str]) -> list[str]:
    """Words that belong together: de la Cruz, Ortega y Gasset, María de los Ángeles."""
    units: list[str] = []
    pending: list[str] = []
    for word in words:
        folded = fold(word)
        if folded in {"y", "e", "i"} and units and not pending:
            pending = [units.pop(), word]
        elif folded in _PARTICLES and word is not words[-1]:
            pending.append(word)
        else:
            _add(units, " ".join([*pending, word]))
            pending = []
    return units + ([" ".join(pending)] if pending else [])


def _add(units: list[str], unit: str) -> None:
    if len(units) == 1 and fold(units[0]) in COMMON_GIVEN and fold(unit) in _AFTER_GIVEN:
        units[0] = f"{units[0]} {unit}"
    else:
        units.append(unit)
