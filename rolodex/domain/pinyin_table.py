"""Every syllable of Mandarin in pinyin and zhuyin, without tones."""

from __future__ import annotations

import re
from functools import lru_cache

# ü is written v, as keyboards do.
_SYLLABLES = """
aㄚ aiㄞ anㄢ angㄤ aoㄠ baㄅㄚ baiㄅㄞ banㄅㄢ bangㄅㄤ baoㄅㄠ beiㄅㄟ benㄅㄣ bengㄅㄥ biㄅㄧ
bianㄅㄧㄢ biaoㄅㄧㄠ bieㄅㄧㄝ binㄅㄧㄣ bingㄅㄧㄥ boㄅㄛ buㄅㄨ caㄘㄚ caiㄘㄞ canㄘㄢ
cangㄘㄤ caoㄘㄠ ceㄘㄜ cenㄘㄣ cengㄘㄥ chaㄔㄚ chaiㄔㄞ chanㄔㄢ changㄔㄤ chaoㄔㄠ cheㄔㄜ
chenㄔㄣ chengㄔㄥ chiㄔ chongㄔㄨㄥ chouㄔㄡ chuㄔㄨ chuaㄔㄨㄚ chuaiㄔㄨㄞ chuanㄔㄨㄢ
chuangㄔㄨㄤ chuiㄔㄨㄟ chunㄔㄨㄣ chuoㄔㄨㄛ ciㄘ congㄘㄨㄥ couㄘㄡ cuㄘㄨ cuanㄘㄨㄢ
cuiㄘㄨㄟ cunㄘㄨㄣ cuoㄘㄨㄛ daㄉㄚ daiㄉㄞ danㄉㄢ dangㄉㄤ daoㄉㄠ deㄉㄜ deiㄉㄟ dengㄉㄥ
diㄉㄧ diaㄉㄧㄚ dianㄉㄧㄢ diaoㄉㄧㄠ dieㄉㄧㄝ dinㄉㄧㄣ dingㄉㄧㄥ diuㄉㄧㄡ dongㄉㄨㄥ
douㄉㄡ duㄉㄨ duanㄉㄨㄢ duiㄉㄨㄟ dunㄉㄨㄣ duoㄉㄨㄛ eㄜ eiㄟ enㄣ engㄥ erㄦ faㄈㄚ fanㄈㄢ
fangㄈㄤ feiㄈㄟ fenㄈㄣ fengㄈㄥ foㄈㄛ fouㄈㄡ fuㄈㄨ gaㄍㄚ gaiㄍㄞ ganㄍㄢ gangㄍㄤ gaoㄍㄠ
geㄍㄜ geiㄍㄟ genㄍㄣ gengㄍㄥ gongㄍㄨㄥ gouㄍㄡ guㄍㄨ guaㄍㄨㄚ guaiㄍㄨㄞ guanㄍㄨㄢ
guangㄍㄨㄤ guiㄍㄨㄟ gunㄍㄨㄣ guoㄍㄨㄛ haㄏㄚ haiㄏㄞ hanㄏㄢ hangㄏㄤ haoㄏㄠ heㄏㄜ heiㄏㄟ
henㄏㄣ hengㄏㄥ hongㄏㄨㄥ houㄏㄡ huㄏㄨ huaㄏㄨㄚ huaiㄏㄨㄞ huanㄏㄨㄢ huangㄏㄨㄤ huiㄏㄨㄟ
hunㄏㄨㄣ huoㄏㄨㄛ jiㄐㄧ jiaㄐㄧㄚ jianㄐㄧㄢ jiangㄐㄧㄤ jiaoㄐㄧㄠ jieㄐㄧㄝ jinㄐㄧㄣ
jingㄐㄧㄥ jiongㄐㄩㄥ jiuㄐㄧㄡ juㄐㄩ juanㄐㄩㄢ jueㄐㄩㄝ junㄐㄩㄣ kaㄎㄚ kaiㄎㄞ kanㄎㄢ
kangㄎㄤ kaoㄎㄠ keㄎㄜ kenㄎㄣ kengㄎㄥ kongㄎㄨㄥ kouㄎㄡ kuㄎㄨ kuaㄎㄨㄚ kuaiㄎㄨㄞ
kuanㄎㄨㄢ kuangㄎㄨㄤ kuiㄎㄨㄟ kunㄎㄨㄣ kuoㄎㄨㄛ laㄌㄚ laiㄌㄞ lanㄌㄢ langㄌㄤ laoㄌㄠ
leㄌㄜ leiㄌㄟ lenㄌㄣ lengㄌㄥ liㄌㄧ liaㄌㄧㄚ lianㄌㄧㄢ liangㄌㄧㄤ liaoㄌㄧㄠ lieㄌㄧㄝ
linㄌㄧㄣ lingㄌㄧㄥ liuㄌㄧㄡ loㄌㄛ longㄌㄨㄥ louㄌㄡ luㄌㄨ luanㄌㄨㄢ lunㄌㄨㄣ luoㄌㄨㄛ
lvㄌㄩ lveㄌㄩㄝ maㄇㄚ maiㄇㄞ manㄇㄢ mangㄇㄤ maoㄇㄠ meㄇㄜ meiㄇㄟ menㄇㄣ mengㄇㄥ miㄇㄧ
mianㄇㄧㄢ miaoㄇㄧㄠ mieㄇㄧㄝ minㄇㄧㄣ mingㄇㄧㄥ miuㄇㄧㄡ moㄇㄛ mouㄇㄡ muㄇㄨ naㄋㄚ
naiㄋㄞ nanㄋㄢ nangㄋㄤ naoㄋㄠ neㄋㄜ neiㄋㄟ nenㄋㄣ nengㄋㄥ niㄋㄧ niaㄋㄧㄚ nianㄋㄧㄢ
niangㄋㄧㄤ niaoㄋㄧㄠ nieㄋㄧㄝ ninㄋㄧㄣ ningㄋㄧㄥ niuㄋㄧㄡ nongㄋㄨㄥ nouㄋㄡ nuㄋㄨ
nuanㄋㄨㄢ nuoㄋㄨㄛ nvㄋㄩ nveㄋㄩㄝ oㄛ ouㄡ paㄆㄚ paiㄆㄞ panㄆㄢ pangㄆㄤ paoㄆㄠ peiㄆㄟ
penㄆㄣ pengㄆㄥ piㄆㄧ pianㄆㄧㄢ piaoㄆㄧㄠ pieㄆㄧㄝ pinㄆㄧㄣ pingㄆㄧㄥ poㄆㄛ pouㄆㄡ
puㄆㄨ qiㄑㄧ qiaㄑㄧㄚ qianㄑㄧㄢ qiangㄑㄧㄤ qiaoㄑㄧㄠ qieㄑㄧㄝ qinㄑㄧㄣ qingㄑㄧㄥ
qiongㄑㄩㄥ qiuㄑㄧㄡ quㄑㄩ quanㄑㄩㄢ queㄑㄩㄝ qunㄑㄩㄣ ranㄖㄢ rangㄖㄤ raoㄖㄠ reㄖㄜ
renㄖㄣ rengㄖㄥ riㄖ rongㄖㄨㄥ rouㄖㄡ ruㄖㄨ ruanㄖㄨㄢ ruiㄖㄨㄟ runㄖㄨㄣ ruoㄖㄨㄛ saㄙㄚ
saiㄙㄞ sanㄙㄢ sangㄙㄤ saoㄙㄠ seㄙㄜ senㄙㄣ sengㄙㄥ shaㄕㄚ shaiㄕㄞ shanㄕㄢ shangㄕㄤ
shaoㄕㄠ sheㄕㄜ sheiㄕㄟ shenㄕㄣ shengㄕㄥ shiㄕ shouㄕㄡ shuㄕㄨ shuaㄕㄨㄚ shuaiㄕㄨㄞ
shuanㄕㄨㄢ shuangㄕㄨㄤ shuiㄕㄨㄟ shunㄕㄨㄣ shuoㄕㄨㄛ siㄙ songㄙㄨㄥ souㄙㄡ suㄙㄨ
suanㄙㄨㄢ suiㄙㄨㄟ sunㄙㄨㄣ suoㄙㄨㄛ taㄊㄚ taiㄊㄞ tanㄊㄢ tangㄊㄤ taoㄊㄠ teㄊㄜ teiㄊㄟ
tengㄊㄥ tiㄊㄧ tianㄊㄧㄢ tiaoㄊㄧㄠ tieㄊㄧㄝ tingㄊㄧㄥ tongㄊㄨㄥ touㄊㄡ tuㄊㄨ tuanㄊㄨㄢ
tuiㄊㄨㄟ tunㄊㄨㄣ tuoㄊㄨㄛ waㄨㄚ waiㄨㄞ wanㄨㄢ wangㄨㄤ weiㄨㄟ wenㄨㄣ wengㄨㄥ woㄨㄛ
wuㄨ xiㄒㄧ xiaㄒㄧㄚ xianㄒㄧㄢ xiangㄒㄧㄤ xiaoㄒㄧㄠ xieㄒㄧㄝ xinㄒㄧㄣ xingㄒㄧㄥ
xiongㄒㄩㄥ xiuㄒㄧㄡ xuㄒㄩ xuanㄒㄩㄢ xueㄒㄩㄝ xunㄒㄩㄣ yaㄧㄚ yanㄧㄢ yangㄧㄤ yaoㄧㄠ
yeㄧㄝ yiㄧ yinㄧㄣ yingㄧㄥ yoㄧㄛ yongㄩㄥ youㄧㄡ yuㄩ yuanㄩㄢ yueㄩㄝ yunㄩㄣ zaㄗㄚ
zaiㄗㄞ zanㄗㄢ zangㄗㄤ zaoㄗㄠ zeㄗㄜ zeiㄗㄟ zenㄗㄣ zengㄗㄥ zhaㄓㄚ zhaiㄓㄞ zhanㄓㄢ
zhangㄓㄤ zhaoㄓㄠ zheㄓㄜ zheiㄓㄟ zhenㄓㄣ zhengㄓㄥ zhiㄓ zhongㄓㄨㄥ zhouㄓㄡ zhuㄓㄨ
zhuaㄓㄨㄚ zhuaiㄓㄨㄞ zhuanㄓㄨㄢ zhuangㄓㄨㄤ zhuiㄓㄨㄟ zhunㄓㄨㄣ zhuoㄓㄨㄛ ziㄗ zongㄗㄨㄥ
zouㄗㄡ zuㄗㄨ zuanㄗㄨㄢ zuiㄗㄨㄟ zunㄗㄨㄣ zuoㄗㄨㄛ
"""


@lru_cache(maxsize=1)
def zhuyin_by_pinyin() -> dict[str, str]:
    """Pinyin syllables in lower-case letters, with their zhuyin."""
    pairs = (re.fullmatch(r"([a-z]+)(.+)", pair) for pair in _SYLLABLES.split())
    return {pair[1]: pair[2] for pair in pairs if pair}


@lru_cache(maxsize=1)
def pinyin_by_zhuyin() -> dict[str, str]:
    """Zhuyin syllables with their pinyin."""
    return {zhuyin: pinyin for pinyin, zhuyin in zhuyin_by_pinyin().items()}
