"""An organisation and a post in one text: told apart where the words tell, else not."""

from __future__ import annotations

import pytest

from muniforeign.domain import reference
from muniforeign.domain.organisation_and_post import parted


@pytest.mark.parametrize(
    ("text", "organisation", "title"),
    [
        ("云汀市人民政府副市长", "云汀市人民政府", "副市长"),
        ("云汀市人民政府常务副市长", "云汀市人民政府", "常务副市长"),
        ("云汀市人民政府外事办公室主任", "云汀市人民政府外事办公室", "主任"),
        ("云汀市人民政府外事办公室翻译", "云汀市人民政府外事办公室", "翻译"),
        ("云汀市外办国际交流处处长", "云汀市外办国际交流处", "处长"),
        ("云汀市人民政府办公室秘书处副处长", "云汀市人民政府办公室秘书处", "副处长"),
        ("云汀市商务局一级主任科员", "云汀市商务局", "一级主任科员"),
        ("云汀市人民政府市长助理", "云汀市人民政府", "市长助理"),
        ("云汀市外事办公室党组书记、主任", "云汀市外事办公室", "党组书记、主任"),
        ("云汀市人民政府副市长兼公安局局长", "云汀市人民政府", "副市长兼公安局局长"),
        ("云汀市人民政府副市长，党组成员", "云汀市人民政府", "副市长，党组成员"),
        ("云汀市商务局副局长（正处级）", "云汀市商务局", "副局长（正处级）"),
        ("云汀市人民政府　副市长", "云汀市人民政府", "副市长"),
        ("云汀市人民政府\n副市长", "云汀市人民政府", "副市长"),
        ("云汀市人民政府，副市长", "云汀市人民政府", "副市长"),
        ("副市长，云汀市人民政府", "云汀市人民政府", "副市长"),
        ("中共云汀市委书记", "中共云汀市委", "书记"),
        ("TCL集团副总经理", "TCL集团", "副总经理"),
        ("副市长、党组成员", "", "副市长、党组成员"),
        ("翻译", "", "翻译"),
        ("Alcaldesa, Municipalidad de Quilhuenco", "Municipalidad de Quilhuenco", "Alcaldesa"),
        ("Municipalidad de Quilhuenco, Alcaldesa", "Municipalidad de Quilhuenco", "Alcaldesa"),
        (
            "Municipalidad de Quilhuenco - Alcaldesa (S)",
            "Municipalidad de Quilhuenco",
            "Alcaldesa (S)",
        ),
        ("Jefa de Turismo, Municipalidad de X", "Municipalidad de X", "Jefa de Turismo"),
        ("Secretaría Comunal, Director", "Secretaría Comunal", "Director"),
        ("INTERPRETE\nMUNICIPALIDAD DE X", "MUNICIPALIDAD DE X", "INTERPRETE"),
        ("Yunting Municipal Government, Vice Mayor", "Yunting Municipal Government", "Vice Mayor"),
        ("Foreign Affairs Officer, City of X", "City of X", "Foreign Affairs Officer"),
        (
            "Director, Foreign Affairs Office, Yunting",
            "Foreign Affairs Office, Yunting",
            "Director",
        ),
        ("Alcaldesa", "", "Alcaldesa"),
    ],
)
def test_known_titles_tell_the_parts(text: str, organisation: str, title: str) -> None:
    assert parted(text) == (organisation, title)


@pytest.mark.parametrize(
    "text",
    [
        "云汀市人民政府",
        "云汀市长",
        "云汀市公安局长",
        "副市长，云汀市人民政府，云汀市商会",
        "云汀市商务局办公室、人事处处长",
        "云汀市人民政府副市长，云汀大学",
        "Municipalidad de Quilhuenco",
        "Alcaldesa de Quilhuenco",
        "Alcaldesa, Presidenta de la Asociación",
        "Directora de Turismo, Cultura y Deportes, Municipalidad de X",
        "Office of the Mayor, City of X",
    ],
)
def test_what_no_title_tells_is_not_guessed(text: str) -> None:
    assert parted(text) is None


def test_every_title_that_the_program_proposes_is_known() -> None:
    for by_place in reference.read("post_titles.json")["titles"].values():
        for row in by_place.values():
            found = parted("云汀市人民政府" + row["zh"])
            assert found is not None
            assert row["zh"].endswith(found.title)
            for title in (row.get("en", ""), *row.get("es", ())):
                assert not title or parted(f"Yunting, {title}") == ("Yunting", title)
