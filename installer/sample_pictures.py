"""Draws the pictures of the sample office: a portrait for each invented person, and a crest.

    python installer/sample_pictures.py

The portraits are plain drawings without faces, so that they are nobody's, and stay readable at
25 x 32 mm in black and white. Everything is drawn here; the files go to resources/sample/pictures.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parent))

from sample_drawing import HEIGHT, WIDTH, Board, crest, shade

SAMPLE = Path(__file__).resolve().parent.parent / "resources" / "sample"

LOWER_HEAD = 48

SKINS = {"light": "#F0D2B8", "warm": "#E3B994", "tan": "#CB9A72", "brown": "#A97650"}
HAIRS = {
    "black": "#23211F",
    "brown": "#4A3426",
    "chestnut": "#6B4630",
    "grey": "#8E8C88",
    "white": "#C9C7C2",
    "red": "#8A4A2C",
}
CLOTHES = {
    "navy": "#22344F",
    "slate": "#44505C",
    "charcoal": "#2F3236",
    "wine": "#6A2B38",
    "teal": "#22575A",
    "green": "#33513F",
    "sand": "#A08A68",
    "plum": "#55395A",
}
GROUNDS = ("#D9E2EA", "#E4DFD4", "#DCE5DD", "#E6DADA", "#DDDCE8", "#D5E3E4")

PORTRAITS = """
ouyang_jinglan       bob     black    light navy     blouse #B8352A glasses
shan_zhiyuan         parted  black    warm  charcoal tie    #2C5A86 -
zhou_min             bun     black    light slate    blouse #E8E2D4 -
he_bingwen           crop    grey     warm  navy     tie    #7A2E36 glasses
zheng_haining        long    black    light teal     blouse #F2EFE8 -
aynur                waves   brown    warm  wine     blouse #E9D9B4 -
su_xiaotang          fringe  black    light plum     collar #F4F2EE -
han_liqun            parted  grey     warm  charcoal tie    #3A4A5E -
yuchi_mingyuan       crop    black    tan   slate    tie    #2D4E3C glasses
shen_ruolan          long    black    light slate    collar #DDE6EE glasses
tang_wei             spiky   black    warm  navy     collar #E8EDF2 -
zeng_zihan           tail    black    light green    blouse #EFE8DC -
xie_wenbo            parted  black    warm  wine     collar #EEE8DE glasses
qiu_yuwei            fringe  black    light charcoal blouse #A8BCCB -
wu_dachuan           bald    grey     tan   slate    collar #DFE7EC -
zha_huilin           bob     grey     light plum     blouse #E6E0EA glasses
feng_qiming          crop    black    light teal     tie    #8A6A2C -
piao_yingji          waves   black    light sand     blouse #F3EEE2 -
dong_haoran          spiky   black    tan   charcoal collar #F1F1EF -
ma_siyuan            parted  black    tan   green    tie    #B08A3C -
gu_mingzhe           crop    black    light navy     tie    #8C2F2F -
patricio_riquelme    parted  grey     warm  navy     tie    #A33A2E -
carolina_de_la_fuente long   chestnut light charcoal blouse #D8C6B0 -
gloria_navarro       bob     white    warm  plum     blouse #EDE6DC glasses
matias_araya         beard   brown    warm  slate    collar #E6ECF0 -
javier_soto          beard   black    tan   navy     collar #F0F0EC glasses
veronica_huenchullan tail    black    tan   wine     blouse #E7DBC8 -
andres_valenzuela    bald    brown    warm  green    collar #E9EBE4 -
ximena_contreras     curly   brown    tan   teal     blouse #F0E8DA -
lorena_espinoza      waves   chestnut warm  green    blouse #F2EADC -
daniela_munoz        fringe  brown    warm  navy     blouse #EFE3D2 glasses
hector_bustamante    beard   white    light charcoal tie    #24506A glasses
segundo_carcamo      crop    grey     brown slate    crew   #B0B7BC -
paula_guzman         long    red      light wine     blouse #F1E6DE -
sebastian_nunez      curly   black    warm  charcoal crew   #55606A -
ana_lucia_chang      bun     black    warm  teal     blouse #F2EEE6 glasses
helene_moreau        bob     chestnut light sand     blouse #F5F0E6 -
samuel_whitfield     beard   red      light green    crew   #8C9A86 -
"""


@dataclass(frozen=True)
class Look:
    """What tells one drawn person from another."""

    key: str
    hair: str
    hair_colour: str
    skin: str
    jacket: str
    neckline: str
    accent: str
    glasses: bool


def looks() -> list[Look]:
    """The people of `PORTRAITS`."""
    found = []
    for line in PORTRAITS.strip().splitlines():
        key, hair, colour, skin, jacket, neckline, accent, glasses = line.split()
        found.append(
            Look(
                key,
                hair,
                HAIRS[colour],
                SKINS[skin],
                CLOTHES[jacket],
                neckline,
                accent,
                glasses == "glasses",
            )
        )
    return found


def portrait(look: Look, ground: str) -> Image.Image:
    """A head and shoulders in the proportions of an identity photograph."""
    board = Board(WIDTH, HEIGHT, ground)
    board.ellipse(40, 60, 560, 720, shade(ground, 1.04))
    board.down = LOWER_HEAD
    hair_behind(board, look)
    board.down = 0
    shoulders(board, look)
    neckline(board, look)
    board.down = LOWER_HEAD
    head(board, look)
    hair_in_front(board, look)
    if look.glasses:
        glasses(board)
    return board.finished()


def shoulders(board: Board, look: Look) -> None:
    board.shape([(244, 560), (356, 560), (396, 584), (204, 584)], look.jacket)
    board.ellipse(58, 566, 542, 1050, look.jacket)
    neck = shade(look.skin, 0.88)
    board.box(250, 430, 350, 610, neck, 40)


def neckline(board: Board, look: Look) -> None:
    if look.neckline == "crew":
        board.ellipse(225, 540, 375, 640, look.accent)
        board.ellipse(245, 520, 355, 612, shade(look.skin, 0.88))
        return
    front = look.accent if look.neckline == "blouse" else "#F4F4F1"
    if look.neckline == "collar":
        front = look.accent
    board.shape([(238, 566), (362, 566), (330, 768), (270, 768)], front)
    board.shape([(252, 556), (348, 556), (300, 640)], shade(look.skin, 0.88))
    if look.neckline == "blouse":
        board.shape([(250, 552), (350, 552), (300, 668)], shade(look.skin, 0.88))
    else:
        board.shape([(238, 548), (256, 552), (300, 628), (262, 662)], shade(front, 0.96))
        board.shape([(362, 548), (344, 552), (300, 628), (338, 662)], shade(front, 0.96))
    if look.neckline == "tie":
        board.shape([(284, 624), (316, 624), (310, 652), (290, 652)], shade(look.accent, 0.85))
        board.shape([(290, 652), (310, 652), (328, 768), (272, 768)], look.accent)
    lapel = shade(look.jacket, 1.22)
    board.shape([(236, 562), (196, 588), (222, 690), (272, 768), (282, 768)], lapel)
    board.shape([(364, 562), (404, 588), (378, 690), (328, 768), (318, 768)], lapel)


def head(board: Board, look: Look) -> None:
    board.ellipse(186, 318, 222, 388, shade(look.skin, 0.92))
    board.ellipse(378, 318, 414, 388, shade(look.skin, 0.92))
    board.ellipse(200, 196, 400, 440, look.skin)
    board.ellipse(206, 262, 394, 486, look.skin)
    if look.hair == "beard":
        board.ellipse(206, 330, 394, 492, look.hair_colour)
        board.ellipse(224, 290, 376, 424, look.skin)
        board.box(268, 418, 332, 432, shade(look.skin, 0.84), 7)


def hair_behind(board: Board, look: Look) -> None:
    ink = shade(look.hair_colour, 0.86)
    if look.hair in {"long", "fringe"}:
        board.box(172, 250, 428, 640, ink, 70)
    elif look.hair == "bob":
        board.box(170, 240, 430, 482, ink, 80)
    elif look.hair == "waves":
        for left, top in ((150, 300), (330, 300), (142, 390), (340, 390), (158, 470), (322, 470)):
            board.ellipse(left, top, left + 120, top + 130, ink)
    elif look.hair == "tail":
        board.box(372, 300, 446, 600, ink, 36)
    elif look.hair == "bun":
        board.ellipse(248, 110, 352, 214, ink)
    elif look.hair == "curly":
        for left, top in CURLS:
            board.ellipse(left, top, left + 110, top + 110, ink)


CURLS = (
    *((150, 230), (160, 170), (205, 128), (260, 118), (310, 128), (340, 172), (346, 232)),
    *((146, 300), (350, 300)),
)


def hair_in_front(board: Board, look: Look) -> None:
    ink = look.hair_colour
    if look.hair == "bald":
        board.shape([(192, 350), (196, 268), (214, 250), (212, 330)], ink)
        board.shape([(408, 350), (404, 268), (386, 250), (388, 330)], ink)
        return
    cap(board, look, ink)
    if look.hair == "spiky":
        for left in range(206, 380, 29):
            board.shape([(left, 222), (left + 26, 168), (left + 48, 222)], ink)
    if look.hair == "curly":
        for left, top in CURLS[1:6]:
            board.ellipse(left + 12, top + 16, left + 96, top + 96, ink)


def cap(board: Board, look: Look, ink: str) -> None:
    """The hair over the forehead: its line says most of what a hairstyle is."""
    top = [(192, 330), (190, 268), (204, 218), (240, 182), (300, 168), (360, 182), (396, 218)]
    top += [(410, 268), (408, 330)]
    lines = {
        "fringe": [(396, 300), (380, 292), (300, 298), (220, 292), (204, 300)],
        "bob": [(398, 340), (388, 286), (340, 240), (270, 262), (212, 300), (202, 340)],
        "long": [(398, 350), (384, 286), (316, 224), (300, 236), (220, 290), (202, 350)],
        "waves": [(400, 340), (372, 292), (330, 232), (262, 272), (214, 296), (200, 340)],
        "tail": [(396, 320), (372, 262), (300, 238), (228, 262), (204, 320)],
        "bun": [(396, 310), (370, 250), (300, 232), (230, 250), (204, 310)],
        "parted": [(396, 312), (384, 262), (252, 232), (224, 262), (206, 312)],
        "crop": [(396, 306), (382, 248), (300, 230), (218, 248), (204, 306)],
    }
    board.shape([*top, *lines.get(look.hair, lines["crop"])], ink)
    board.ellipse(204, 160, 396, 300, ink)
    under = {"fringe": 312, "bob": 286, "waves": 292, "parted": 268, "long": 262}
    reach = under.get(look.hair, 254) - 22
    if look.hair != "fringe":
        board.ellipse(214, reach, 386, reach + 150, look.skin)
    if look.hair in {"parted", "bob", "waves"}:
        board.shape([(226, 200), (380, 214), (392, 296), (330, reach + 22), (246, reach - 6)], ink)


def glasses(board: Board) -> None:
    ink = "#3A3A3C"
    board.ring(222, 322, 292, 376, ink, 5)
    board.ring(308, 322, 378, 376, ink, 5)
    board.line([(292, 344), (308, 344)], ink, 5)


def main() -> None:
    folder = SAMPLE / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    drawn = looks()
    for place, look in enumerate(drawn):
        picture = portrait(look, GROUNDS[place % len(GROUNDS)])
        picture.save(folder / f"{look.key}.jpg", quality=82, optimize=True)
    crest().quantize(48, Image.Quantize.FASTOCTREE).save(folder / "crest.png", optimize=True)
    people = json.loads((SAMPLE / "people.json").read_text(encoding="utf-8"))
    wanted = {person["photo"] for person in people if person["photo"]}
    if wanted != {f"{look.key}.jpg" for look in drawn}:
        raise SystemExit("people.json and the portraits drawn here do not agree")


if __name__ == "__main__":
    main()
