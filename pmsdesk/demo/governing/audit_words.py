"""What the auditors of the sample company look at, find and write."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from random import Random
from typing import NamedTuple

from ...kinds.audit.line import AuditLine
from ...kinds.audit.words import FindingGrade

MAJOR, MINOR, OBSERVATION, GOOD = FindingGrade
FOCUS = ("physical,personnel", "handling_rules,contractors", "organizational,technical,personnel")
SAMPLES: dict[str, tuple[tuple[str, str], ...]] = {
    "physical": (
        ("キャビネット6台、書庫1室", "執務室・書庫の現物、鍵の管理簿"),
        ("退勤後の机上10席", "現場の巡回（18時30分）"),
        ("持出し記録の直近20件", "持出し管理簿"),
    ),
    "personnel": (
        ("誓約書の控え8人分", "PMS Deskの誓約書一覧、紙の控え"),
        ("聞き取り3人", "担当者への質問（各10分）"),
    ),
    "handling_rules": (
        ("台帳の記載12件", "個人情報管理台帳と現物の照合"),
        ("取得時の同意書15件", "申込書の原本"),
    ),
    "contractors": (
        ("委託先5社の契約書と評価表", "契約書の原本、委託先一覧"),
        ("再委託の承認記録3件", "承認の記録"),
    ),
    "technical": (
        ("端末12台の更新状況", "管理画面の表示、端末の現物"),
        ("アカウント30件の権限", "権限一覧と在籍者の照合"),
    ),
    "organizational": (
        ("役割分担表と連絡網", "最新版の掲示、担当者への質問"),
        ("点検記録の直近4回", "PMS Deskの点検記録"),
    ),
}
RULES = "規程・様式の現行版（{item}に対応する条項）", "PMS規程集、改訂履歴"
CONCLUSIONS = (
    "適合状況は、現行の指針に対しおおむね適合している。運用状況は、重大な不適合が1件あり、"
    "書類の保管の手順を早急に是正する必要がある。その他は軽微であり、有効に運用されている。",
    "前年度の指摘はすべて是正され、効果も確認できた。軽微な不適合を除き、PMSは指針に適合し、"
    "有効に運用されている。",
)
ORDERS = (
    "重大な指摘は、3か月以内に全部門で同じ状況がないか確かめ、結果を報告すること。",
    "指摘の是正を期限内に終え、良好な取組みを他部門にも広げること。",
)


class Seen(NamedTuple):
    """A finding: in the nth department (-1 for the rules), at a question; what was looked at."""

    department: int
    question: str
    grade: FindingGrade
    title: str
    content: str
    sampled: str
    where: str


FOUND: tuple[tuple[Seen, ...], ...] = (
    (
        Seen(-1, "J.4.5.2-1", MINOR, "改訂履歴の記載もれ",
             "直近の改訂2件について、改訂の理由と承認日が改訂履歴に記載されていない。",
             "改訂履歴の直近10件", "文書管理規程、改訂履歴"),
        Seen(1, "PHY-05", MAJOR, "採用の応募書類の施錠保管の不備",
             "応募書類300人分を入れた保管庫が終日施錠されておらず、部外者が入れる通路に"
             "置かれていた。",
             "応募書類の保管庫1台", "採用担当の執務室前の通路（現物）"),
        Seen(2, "PER-17", MINOR, "誓約書の未回収",
             "派遣社員1人の誓約書が、受入れから4か月たっても回収されていない。",
             "この半年に受け入れた8人", "PMS Deskの誓約書一覧、紙の控え"),
        Seen(3, "PHY-06", OBSERVATION, "鍵の管理簿の形がい化",
             "鍵の管理簿の記入が毎日同じ時刻で、実際の使用と合っていないおそれがある。",
             "鍵の管理簿の直近1か月", "鍵の管理簿、担当者への質問"),
        Seen(6, "PHY-05", GOOD, "退勤時の相互確認",
             "隣の席どうしで机上を確かめ合う運用が定着しており、他部門の参考になる。",
             "退勤後の机上10席", "現場の巡回（18時30分）"),
        Seen(8, "PHY-20", MINOR, "廃棄待ちの書類の放置",
             "廃棄待ちの書類が、ふたのない箱で2日間通路に置かれていた。",
             "廃棄待ちの書類の箱3個", "執務室・通路の現物"),
    ),
    (
        Seen(-1, "J.4.5.3-1", OBSERVATION, "様式番号の不一致",
             "規程が参照する様式番号と、現行の様式の番号が3か所で一致していない。",
             "規程8本が参照する様式", "PMS規程集、様式一覧"),
        Seen(2, "RUL-03", MINOR, "台帳への登録もれ",
             "採用説明会で集めた参加者名簿が、台帳に登録されないまま利用されている。",
             "台帳の記載12件と共有フォルダの一覧", "個人情報管理台帳と現物の照合"),
        Seen(5, "CON-04", OBSERVATION, "再評価の記録の不足",
             "委託先1社の再評価は行われているが、評価の根拠となる資料が残っていない。",
             "委託先5社の評価表", "委託先一覧、評価の記録"),
        Seen(7, "CON-05", MINOR, "再委託の承認の遅れ",
             "再委託の申請2件について、承認の前に業務が始まっていた。",
             "再委託の承認記録3件", "申請書、承認の記録"),
        Seen(9, "RUL-07", GOOD, "保管期限の見える化",
             "保管箱に廃棄予定月を大きく表示し、期限を過ぎた書類が1件もない。",
             "書庫の保管箱20個", "書庫の現物、個人情報管理台帳"),
    ),
    (
        Seen(-1, "J.9.2-2", OBSERVATION, "外部環境の把握の資料が前年度のまま",
             "外国にある事業者のサービスについて、制度を調べた資料が前年度の日付のままである。",
             "外国にある事業者のサービス2件", "安全管理規程、外国の制度の調査資料"),
        Seen(0, "PER-19", MINOR, "退職者のアカウントの残存",
             "退職した2人について、利用者IDの停止が依頼されておらず、退職日から10日を過ぎても"
             "アカウントが残っている。",
             "直近1年の退職者と異動者6人", "停止の依頼の記録、権限一覧"),
        Seen(2, "ORG-03", GOOD, "連絡網の実地の確認",
             "報告先を部門の全員が答えられた。夜間の連絡も四半期ごとに実際にかけて確かめ、"
             "記録を残している。",
             "聞き取り5人、連絡の確認の直近4回", "担当者への質問、連絡網の確認の記録"),
    ),
)  # fmt: skip


def found(place: int, department: int) -> list[Seen]:
    """What is found in a year, in the nth department."""
    return [seen for seen in FOUND[place % len(FOUND)] if seen.department == department]


def placed(lines: Sequence[AuditLine], found: Iterable[Seen]) -> dict[int, Seen]:
    """By the line of the question at which each is found."""
    asked = {it.code: it.id for it in lines}
    return {asked[seen.question]: seen for seen in found}


def sample(random: Random, measure: str, item: str) -> tuple[str, str]:
    """What was sampled, and where it was seen."""
    if item:
        return RULES[0].format(item=item), RULES[1]
    return random.choice(SAMPLES.get(measure, SAMPLES["organizational"]))
