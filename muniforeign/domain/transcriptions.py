"""Spanish given names and surnames as Chinese news and embassies customarily write them.

Only forms in common use; several names have a second one. All await a native reader, and a
person's own choice goes before. Keys are folded (`folding.fold`).
"""

from __future__ import annotations

from typing import Final

_MEN: Final = """
jose 何塞|juan 胡安|carlos 卡洛斯|luis 路易斯|jorge 豪尔赫|manuel 曼努埃尔|francisco 弗朗西斯科
pedro 佩德罗|pablo 巴勃罗|diego 迭戈|andres 安德烈斯|antonio 安东尼奥|miguel 米格尔|angel 安赫尔
rafael 拉斐尔|fernando 费尔南多|ricardo 里卡多|eduardo 爱德华多|roberto 罗伯托|mario 马里奥
sergio 塞尔希奥|raul 劳尔|hector 埃克托尔|oscar 奥斯卡|hugo 乌戈|victor 维克托|patricio 帕特里西奥
cristian 克里斯蒂安|claudio 克劳迪奥|rodrigo 罗德里戈|gonzalo 贡萨洛|felipe 费利佩
sebastian 塞巴斯蒂安|nicolas 尼古拉斯|matias 马蒂亚斯|javier 哈维尔|ignacio 伊格纳西奥
alberto 阿尔贝托|alejandro 亚历杭德罗|alfredo 阿尔弗雷多|arturo 阿图罗|augusto 奥古斯托
enrique 恩里克|ernesto 埃内斯托|esteban 埃斯特万|gabriel 加布里埃尔|german 赫尔曼
guillermo 吉列尔莫|gustavo 古斯塔沃|jaime 海梅|joaquin 华金|julio 胡利奥|leonardo 莱昂纳多
marcelo 马塞洛|marcos 马科斯|mauricio 毛里西奥|ramon 拉蒙|salvador 萨尔瓦多|tomas 托马斯
vicente 比森特|agustin 阿古斯丁|cesar 塞萨尔|emilio 埃米利奥|ivan 伊万|martin 马丁|bernardo 贝尔纳多
domingo 多明戈|lautaro 劳塔罗|heraldo 埃拉尔多
"""
_WOMEN: Final = """
maria 玛丽亚|ana 安娜|rosa 罗莎|carmen 卡门|luz 卢斯|isabel 伊莎贝尔|elena 埃莱娜|gloria 格洛丽亚
marta 玛尔塔|claudia 克劳迪娅|carolina 卡罗利娜|paula 保拉|daniela 丹妮拉|francisca 弗朗西斯卡
fernanda 费尔南达|camila 卡米拉|valentina 瓦伦蒂娜|catalina 卡塔利娜|antonia 安东尼娅|sofia 索菲亚
cecilia 塞西莉亚|cristina 克里斯蒂娜|julia 胡利娅|laura 劳拉|lorena 洛雷娜|lucia 露西娅
luisa 路易莎|marcela 马塞拉|margarita 玛格丽塔|monica 莫妮卡|natalia 纳塔利娅|olga 奥尔加
sandra 桑德拉|silvia 西尔维娅|sonia 索尼娅|susana 苏珊娜|veronica 韦罗妮卡|victoria 维多利亚
ximena 希梅娜|alejandra 亚历杭德拉|alicia 阿莉西亚|violeta 比奥莱塔|adriana 阿德里亚娜
michelle 米歇尔
"""
_SURNAMES: Final = """
gonzalez 冈萨雷斯|munoz 穆尼奥斯|rojas 罗哈斯|diaz 迪亚斯|perez 佩雷斯|soto 索托
contreras 孔特雷拉斯
silva 席尔瓦|martinez 马丁内斯|sepulveda 塞普尔韦达|morales 莫拉莱斯|rodriguez 罗德里格斯
lopez 洛佩斯|fuentes 富恩特斯|hernandez 埃尔南德斯|torres 托雷斯|araya 阿拉亚|flores 弗洛雷斯
espinoza 埃斯皮诺萨|valenzuela 巴伦苏埃拉|castillo 卡斯蒂略|ramirez 拉米雷斯|reyes 雷耶斯
gutierrez 古铁雷斯|castro 卡斯特罗|vargas 巴尔加斯|alvarez 阿尔瓦雷斯|vasquez 巴斯克斯
vazquez 巴斯克斯|tapia 塔皮亚|fernandez 费尔南德斯|sanchez 桑切斯|carrasco 卡拉斯科|gomez 戈麦斯
cortes 科尔特斯|herrera 埃雷拉|nunez 努涅斯|jara 哈拉|rivera 里韦拉|figueroa 菲格罗亚
riquelme 里克尔梅|garcia 加西亚|miranda 米兰达|bravo 布拉沃|molina 莫利纳|vega 维加|campos 坎波斯
sandoval 桑多瓦尔|ortiz 奥尔蒂斯|salazar 萨拉萨尔|guzman 古斯曼|henriquez 恩里克斯|navarro 纳瓦罗
parra 帕拉|romero 罗梅罗|vidal 比达尔|pena 佩尼亚|caceres 卡塞雷斯|lagos 拉戈斯|ruiz 鲁伊斯
medina 梅迪纳|moreno 莫雷诺|jimenez 希门尼斯|mora 莫拉|mendoza 门多萨|mendez 门德斯|pizarro 皮萨罗
rios 里奥斯|cruz 克鲁斯|ortega 奥尔特加|ramos 拉莫斯|suarez 苏亚雷斯|dominguez 多明格斯
delgado 德尔加多|allende 阿连德|pinera 皮涅拉|frei 弗雷|bachelet 巴切莱特|boric 博里奇
o'higgins 奥希金斯|neruda 聂鲁达|valdivia 瓦尔迪维亚|carrera 卡雷拉|san martin 圣马丁
santa cruz 圣克鲁斯|de la cruz 德拉克鲁斯|montero 蒙特罗|acosta 阿科斯塔|aguirre 阿吉雷
toledo 托莱多|salinas 萨利纳斯|blanco 布兰科|leon 莱昂|correa 科雷亚|arias 阿里亚斯|santos 桑托斯
pacheco 帕切科|maldonado 马尔多纳多|guerrero 格雷罗|zapata 萨帕塔|rubio 鲁比奥|serrano 塞拉诺
bustamante 布斯塔曼特|bustos 布斯托斯|godoy 戈多伊|osorio 奥索里奥|benitez 贝尼特斯|marquez 马尔克斯
marin 马林|palma 帕尔马|prat 普拉特|balmaceda 巴尔马塞达|mistral 米斯特拉尔
"""


def _table(*lists: str) -> dict[str, str]:
    entries = "|".join(text.strip().replace("\n", "|") for text in lists).split("|")
    return {name: hanzi for name, _, hanzi in (entry.rpartition(" ") for entry in entries)}


CUSTOMARY: Final[dict[str, str]] = _table(_MEN, _WOMEN, _SURNAMES)
