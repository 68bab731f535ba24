"""Surnames: those of two characters, those read unlike the word, and those in Latin letters."""

from __future__ import annotations

from functools import lru_cache

_COMPOUND = """
万俟 上官 東方 樂正 亓官 令狐 仲孫 公冶 公孫 公羊 公西 南宮 南門 司寇 司徒 司空 司馬 呼延 夏侯 太叔
太史 宇文 完顏 宗政 尉遲 左丘 巫馬 慕容 拓跋 歐陽 段干 淳于 澹臺 濮陽 獨孤 申屠 百里 皇甫 端木 第五
納蘭 西門 諸葛 赫連 軒轅 鍾離 長孫 聞人 閭丘 顓孫 鮮于 東郭 東門 北宮 羊舌 微生 梁丘 左人 漆雕 公良
公祖 谷梁 穀梁 單于 鐘離 達奚 爾朱 耶律 賀蘭 獨孤 豆盧 哥舒 葉赫 鈕祜 愛新 高堂 子車 南榮 叔孫 季孫
孟孫 王孫 屈突 長魚 胡毋 澹台 劉付 劉傅 殴阳 冷狐 夏候 范姜 張簡 張廖 范江 姜林 葉劉 西宮 東宮 侯莫
"""

_KOREAN_COMPOUND = "남궁 황보 제갈 선우 사공 서문 독고 동방"

# The surnames of most people, and those that married names carry in front of the own one.
_COMMON = """
王李張劉陳楊黃趙吳周徐孫馬朱胡郭何高林羅鄭梁謝宋唐許韓馮鄧曹彭曾肖蕭田董袁潘于蔣蔡余杜葉程蘇魏呂
丁任沈姚盧姜崔鍾鐘譚陸汪范金石廖賈夏韋付傅方白鄒孟熊秦邱丘江尹薛閻段雷侯龍史陶黎賀顧毛郝龔邵萬錢嚴
覃武戴莫孔向湯洪游賴詹簡柯施翁阮倪溫莊連紀卓康古藍涂凃辛童歐巫饒俞殷華嵇麥關鄔甘祝管鮑花卞凌梅季路
喬伍尤畢焦駱盛霍穆裴曲湛包左耿章魯葛柳安常齊易符裘祁牛岳聶房車申樊藺諸池項屈聞褚解單仇區查翟朴樂
"""

_READ_AS = """
單 shan4 ㄕㄢˋ|曾 zeng1 ㄗㄥ|解 xie4 ㄒㄧㄝˋ|仇 qiu2 ㄑㄧㄡˊ|區 ou1 ㄡ|查 zha1 ㄓㄚ
翟 zhai2 ㄓㄞˊ|朴 piao2 ㄆㄧㄠˊ|樸 piao2 ㄆㄧㄠˊ|任 ren2 ㄖㄣˊ|華 hua4 ㄏㄨㄚˋ
蓋 ge3 ㄍㄜˇ|葛 ge3 ㄍㄜˇ|繆 miao4 ㄇㄧㄠˋ|樂 yue4 ㄩㄝˋ|員 yun4 ㄩㄣˋ|召 shao4 ㄕㄠˋ
折 she2 ㄕㄜˊ|祭 zhai4 ㄓㄞˋ|秘 bi4 ㄅㄧˋ|祕 bi4 ㄅㄧˋ|冼 xian3 ㄒㄧㄢˇ|尹 yin3 ㄧㄣˇ
逄 pang2 ㄆㄤˊ|黑 he4 ㄏㄜˋ|句 gou1 ㄍㄡ|过 guo1 ㄍㄨㄛ|過 guo1 ㄍㄨㄛ|应 ying1 ㄧㄥ
應 ying1 ㄧㄥ|宁 ning4 ㄋㄧㄥˋ|甯 ning4 ㄋㄧㄥˋ|長 zhang3 ㄓㄤˇ|晟 cheng2 ㄔㄥˊ
種 chong2 ㄔㄨㄥˊ|种 chong2 ㄔㄨㄥˊ|洗 xian3 ㄒㄧㄢˇ|佴 nai4 ㄋㄞˋ|撒 sa3 ㄙㄚˇ
那 na1 ㄋㄚ|哈 ha3 ㄏㄚˇ|燕 yan1 ㄧㄢ|紀 ji3 ㄐㄧˇ|覃 qin2 ㄑㄧㄣˊ|尉 wei4 ㄨㄟˋ
柏 bai3 ㄅㄞˇ|郇 xun2 ㄒㄩㄣˊ|隗 wei3 ㄨㄟˇ|車 che1 ㄔㄜ|沈 shen3 ㄕㄣˇ|石 shi2 ㄕˊ
卜 bu3 ㄅㄨˇ|闞 kan4 ㄎㄢˋ|乜 nie4 ㄋㄧㄝˋ|粘 nian2 ㄋㄧㄢˊ|曽 zeng1 ㄗㄥ|都 du1 ㄉㄨ
能 nai4 ㄋㄞˋ|繁 po2 ㄆㄛˊ|肖 xiao1 ㄒㄧㄠ|費 fei4 ㄈㄟˋ|莘 shen1 ㄕㄣ|俞 yu2 ㄩˊ
尉遲 yu4,chi2 ㄩˋ,ㄔˊ|万俟 mo4,qi2 ㄇㄛˋ,ㄑㄧˊ|萬俟 mo4,qi2 ㄇㄛˋ,ㄑㄧˊ
長孫 zhang3,sun1 ㄓㄤˇ,ㄙㄨㄣ|澹臺 tan2,tai2 ㄊㄢˊ,ㄊㄞˊ|單于 chan2,yu2 ㄔㄢˊ,ㄩˊ
鮮于 xian1,yu2 ㄒㄧㄢ,ㄩˊ|令狐 ling2,hu2 ㄌㄧㄥˊ,ㄏㄨˊ|亓官 qi2,guan1 ㄑㄧˊ,ㄍㄨㄢ
顓孫 zhuan1,sun1 ㄓㄨㄢ,ㄙㄨㄣ|樂正 yue4,zheng4 ㄩㄝˋ,ㄓㄥˋ
"""

# Surnames as pinyin, Wade-Giles, Hong Kong and Singapore spell them.
_LATIN = """
wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he gao lin luo zheng liang
xie song tang han feng deng cao peng zeng xiao tian dong yuan pan yu jiang cai jiang du ye cheng
su wei lu lü ding ren shen yao cui zhong tan fan jin shi liao jia xia fu fang bai zou meng xiong
qin qiu jiang yin xue yan duan lei hou long tao mao hao gong shao wan qian dai mo kong hong lai
chang chou chao hsu hsieh sung tsai tsao teng tseng hsiao tien tung jiang chiang tu yeh cheng
lee lu ting jen shen tsui chung liao chia hsia chiu kuo kao lo cheng liang chien chu ho
chan cheung wong lau leung ng ngai ho lam kwok kwan tse tsang tang fung yeung yip yuen yu yiu chow
chu cheng chung choi chiu cheuk chui hui fong ko kong kwong lai law leong lui luk mak mok ngan pang
poon sham shum siu so sit sin szeto sze tam tong tsui wan wat woo au auyeung kan ip mui hung
tan lim ong goh teo koh chua neo ang sim tay yeo toh quek ouyang sima situ zhuge shangguan
"""


@lru_cache(maxsize=1)
def compound_surnames() -> frozenset[str]:
    """Surnames of two characters, Chinese ones in simplified characters, and Korean ones."""
    from rolodex.domain.scripts import fold

    return frozenset(fold(_COMPOUND).split()) | frozenset(_KOREAN_COMPOUND.split())


@lru_cache(maxsize=1)
def common_surnames() -> frozenset[str]:
    """Frequent surnames of one character, in simplified characters."""
    from rolodex.domain.scripts import fold

    return frozenset(fold(_COMMON)) - {"\n"}


@lru_cache(maxsize=1)
def surname_readings() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Surnames read unlike the word: simplified surname to pinyin and zhuyin syllables."""
    from rolodex.domain.scripts import fold

    readings = {}
    for entry in _READ_AS.replace("\n", "|").strip("|").split("|"):
        surname, pinyin, zhuyin = entry.split(" ")
        readings[fold(surname)] = (tuple(pinyin.split(",")), tuple(zhuyin.split(",")))
    return readings


@lru_cache(maxsize=1)
def latin_surnames() -> frozenset[str]:
    """Chinese surnames in Latin letters, lower case and without accents."""
    from rolodex.domain.scripts import fold

    return frozenset(fold(_LATIN).split())
