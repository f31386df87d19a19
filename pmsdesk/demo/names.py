"""Names for the sample company. Everybody here is invented."""

from random import Random
from typing import NamedTuple

COMPANY = "株式会社みほんクラウド"
COMPANY_EN = "Mihon Cloud, Inc. (sample)"

DEPARTMENTS = (
    ("A10", "経営企画部", "Corporate Planning"),
    ("A20", "総務部", "General Affairs"),
    ("A30", "人事部", "Human Resources"),
    ("A40", "経理部", "Accounting"),
    ("A50", "法務部", "Legal Affairs"),
    ("T10", "情報システム部", "Information Systems"),
    ("S10", "第一営業部", "Sales 1"),
    ("S20", "第二営業部", "Sales 2"),
    ("C10", "カスタマーサポート部", "Customer Support"),
    ("D10", "開発部", "Development"),
    ("D20", "品質管理部", "Quality Assurance"),
    ("M10", "マーケティング部", "Marketing"),
)
MORE = ("営業所", "Branch")

SURNAMES = tuple(
    pair.split("/")
    for pair in [
        "佐藤/サトウ/Sato",
        "鈴木/スズキ/Suzuki",
        "髙﨑/タカサキ/Takasaki",
        "田中/タナカ/Tanaka",
        "伊藤/イトウ/Ito",
        "渡邊/ワタナベ/Watanabe",
        "山本/ヤマモト/Yamamoto",
        "中村/ナカムラ/Nakamura",
        "小林/コバヤシ/Kobayashi",
        "加藤/カトウ/Kato",
        "吉田/ヨシダ/Yoshida",
        "山田/ヤマダ/Yamada",
        "佐々木/ササキ/Sasaki",
        "山口/ヤマグチ/Yamaguchi",
        "松本/マツモト/Matsumoto",
        "井上/イノウエ/Inoue",
        "木村/キムラ/Kimura",
        "林/ハヤシ/Hayashi",
        "斎藤/サイトウ/Saito",
        "清水/シミズ/Shimizu",
        "山崎/ヤマザキ/Yamazaki",
        "森/モリ/Mori",
        "池田/イケダ/Ikeda",
        "橋本/ハシモト/Hashimoto",
        "阿部/アベ/Abe",
        "石川/イシカワ/Ishikawa",
        "前田/マエダ/Maeda",
        "藤田/フジタ/Fujita",
        "小川/オガワ/Ogawa",
        "岡田/オカダ/Okada",
        "後藤/ゴトウ/Goto",
        "長谷川/ハセガワ/Hasegawa",
        "村上/ムラカミ/Murakami",
        "近藤/コンドウ/Kondo",
        "石井/イシイ/Ishii",
        "坂本/サカモト/Sakamoto",
        "遠藤/エンドウ/Endo",
        "青木/アオキ/Aoki",
        "藤井/フジイ/Fujii",
        "西村/ニシムラ/Nishimura",
    ]
)
GIVEN = tuple(
    pair.split("/")
    for pair in [
        "健一/ケンイチ/Kenichi",
        "由美/ユミ/Yumi",
        "大輔/ダイスケ/Daisuke",
        "舞/マイ/Mai",
        "誠/マコト/Makoto",
        "花子/ハナコ/Hanako",
        "翔太/ショウタ/Shota",
        "恵/メグミ/Megumi",
        "隆/タカシ/Takashi",
        "美咲/ミサキ/Misaki",
        "浩二/コウジ/Koji",
        "彩/アヤ/Aya",
        "直樹/ナオキ/Naoki",
        "真理/マリ/Mari",
        "拓也/タクヤ/Takuya",
        "香織/カオリ/Kaori",
        "学/マナブ/Manabu",
        "千尋/チヒロ/Chihiro",
        "昇/ノボル/Noboru",
        "陽子/ヨウコ/Yoko",
        "悠斗/ユウト/Yuto",
        "結衣/ユイ/Yui",
        "修/オサム/Osamu",
        "恵子/ケイコ/Keiko",
        "剛/ツヨシ/Tsuyoshi",
        "愛/アイ/Ai",
        "亮/リョウ/Ryo",
        "裕子/ユウコ/Yuko",
        "哲也/テツヤ/Tetsuya",
        "智子/トモコ/Tomoko",
    ]
)


class Name(NamedTuple):
    name: str
    kana: str
    english: str


def names(random: Random, count: int) -> list[Name]:
    """So many different names, the same ones for the same seed."""
    pairs = [(s, g) for s in SURNAMES for g in GIVEN]
    random.shuffle(pairs)
    chosen = [Name(f"{s[0]} {g[0]}", f"{s[1]} {g[1]}", f"{g[2]} {s[2]}") for s, g in pairs[:count]]
    extra = range(len(chosen), count)
    return chosen + [Name(f"見本 {n}号", f"ミホン {n}ゴウ", f"Sample {n}") for n in extra]


def departments(count: int) -> list[tuple[str, str, str]]:
    """Code, name and English name; beyond the first twelve they are branches."""
    more = range(1, max(0, count - len(DEPARTMENTS)) + 1)
    branches = [(f"B{n:03d}", f"第{n}{MORE[0]}", f"{MORE[1]} {n}") for n in more]
    return [*DEPARTMENTS[:count], *branches]
