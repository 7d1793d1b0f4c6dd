"""Chinese surnames: how those with several readings are read, and which have two hanzi.

Readings as in the usual dictionaries of Mandarin. Where families differ the first, commoner
reading stands here and the others in `OTHER_READINGS`: ask the person, and type it over.
"""

from __future__ import annotations

from typing import Final

SINGLE: Final[dict[str, str]] = {
    "单": "Shàn", "單": "Shàn", "曾": "Zēng", "仇": "Qiú", "解": "Xiè", "查": "Zhā",
    "区": "Ōu", "區": "Ōu", "盖": "Gě", "蓋": "Gě", "翟": "Zhái", "覃": "Qín", "华": "Huà",
    "華": "Huà", "宁": "Níng", "寧": "Níng", "黑": "Hè", "朴": "Piáo", "任": "Rén", "葛": "Gě",
    "员": "Yùn", "員": "Yùn", "缪": "Miào", "繆": "Miào", "种": "Chóng", "冼": "Xiǎn",
    "洗": "Xiǎn", "折": "Shé", "繁": "Pó", "秘": "Bì", "召": "Shào", "燕": "Yān", "哈": "Hǎ",
    "乜": "Niè", "那": "Nā", "柏": "Bǎi", "薄": "Bó", "卜": "Bǔ", "车": "Chē", "都": "Dū",
    "费": "Fèi", "干": "Gān", "过": "Guō", "句": "Gōu", "阚": "Kàn", "么": "Yāo", "万": "Wàn",
    "莘": "Shēn", "盛": "Shèng", "石": "Shí", "宿": "Sù", "相": "Xiàng", "应": "Yīng",
    "占": "Zhān", "祭": "Zhài", "钭": "Tǒu", "曲": "Qū", "瞿": "Qú",
    "少": "Shào", "沈": "Shěn", "要": "Yāo", "叶": "Yè", "殷": "Yīn", "乐": "Yuè", "樂": "Yuè",
    "谌": "Chén", "纪": "Jǐ", "紀": "Jǐ", "牟": "Móu", "尉": "Wèi", "长": "Cháng", "贾": "Jiǎ",
    "於": "Yū", "郗": "Xī", "俞": "Yú", "危": "Wēi", "娄": "Lóu", "晁": "Cháo", "逄": "Páng",
}  # fmt: skip

OTHER_READINGS: Final[dict[str, tuple[str, ...]]] = {
    "覃": ("Tán",), "盖": ("Gài",), "翟": ("Dí",), "黑": ("Hēi",), "乐": ("Lè",),
    "谌": ("Shèn",), "纪": ("Jì",), "牟": ("Mù",), "柏": ("Bó",), "费": ("Bì",), "郗": ("Chī",),
    "华": ("Huá",), "宁": ("Nìng",), "燕": ("Yàn",), "任": ("Rèn",), "隗": ("Wěi", "Kuí"),
}  # fmt: skip

COMPOUND: Final[dict[str, str]] = {
    "欧阳": "Ōuyáng", "歐陽": "Ōuyáng", "司马": "Sīmǎ", "司馬": "Sīmǎ", "上官": "Shàngguān",
    "诸葛": "Zhūgě", "諸葛": "Zhūgě", "尉迟": "Yùchí", "尉遲": "Yùchí", "万俟": "Mòqí",
    "萬俟": "Mòqí", "长孙": "Zhǎngsūn", "長孫": "Zhǎngsūn", "令狐": "Línghú", "夏侯": "Xiàhóu",
    "司徒": "Sītú", "司空": "Sīkōng", "皇甫": "Huángfǔ", "慕容": "Mùróng", "宇文": "Yǔwén",
    "公孙": "Gōngsūn", "公孫": "Gōngsūn", "轩辕": "Xuānyuán", "軒轅": "Xuānyuán",
    "钟离": "Zhōnglí", "鍾離": "Zhōnglí", "东方": "Dōngfāng", "東方": "Dōngfāng",
    "赫连": "Hèlián", "呼延": "Hūyán", "南宫": "Nángōng", "独孤": "Dúgū", "端木": "Duānmù",
    "百里": "Bǎilǐ", "东郭": "Dōngguō", "西门": "Xīmén", "拓跋": "Tuòbá", "纳兰": "Nàlán",
    "完颜": "Wányán", "澹台": "Tántái", "单于": "Chányú", "鲜于": "Xiānyú", "濮阳": "Púyáng",
    "淳于": "Chúnyú", "公冶": "Gōngyě", "公羊": "Gōngyáng", "太叔": "Tàishū",
    "申屠": "Shēntú", "仲孙": "Zhòngsūn", "闻人": "Wénrén", "闾丘": "Lǘqiū",
    "东宫": "Dōnggōng", "第五": "Dìwǔ", "宗政": "Zōngzhèng", "亓官": "Qíguān",
}  # fmt: skip

_COMMON_LIST: Final = """
wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang
song zheng xie han tang feng yu dong xiao cheng cao yuan deng fu shen zeng peng lü lyu lv su
lu jiang cai jia ding wei xue ye yan pan du dai xia zhong tian ren fan fang shi yao tan liao
zou xiong jin hao kong bai cui kang mao qiu qin gu hou shao meng long wan duan lei qian yin
yi chang qiao lai gong wen pang lan yin shan hong ge niu ji shu xi zhan qi mo mei sheng tong
bao xin geng guan lian min jian zuo ning you bian zhuang ou cen nie jiao mu
ouyang sima shangguan zhuge yuchi moqi zhangsun linghu xiahou situ sikong huangfu murong
yuwen gongsun xuanyuan zhongli dongfang helian huyan nangong dugu duanmu tantai xianyu
puyang chunyu shentu
"""
COMMON_PINYIN: Final[frozenset[str]] = frozenset(_COMMON_LIST.split())
