"""Near misses: noticed in time, told all the same. The last one was yesterday."""

from .course import Course
from .story import HEAD, MANAGER, STAFF, Story, at

FAX = Story(
    390,
    "A40",
    (
        at(
            0, "11:20", STAFF, Course.report, what="fax", near_miss=True, occurred=0,
            title="FAX番号の読み合わせで宛先の誤りに気付いた",
            summary="支払通知書を送る前の読み合わせで、短縮番号が1つ隣の取引先になっていることに"
            "気付き、送信しなかった。",
            contained="yes", containment="送信前に取り消した。",
        ),
        at(0, "11:45", HEAD, Course.confirm),
        at(0, "14:10", MANAGER, Course.take_up),
        at(
            3, "10:30", MANAGER, Course.prevent,
            root_cause="短縮番号の一覧が五十音順で、似た社名が隣り合っていた。",
        ),
        at(
            12, "16:00", MANAGER, Course.close,
            lessons="読み合わせは有効である。似た社名の取引先には短縮番号を使わない。",
            no_action_reason="短縮番号の一覧をその週のうちに作り直し、全員に配布したため。",
        ),
    ),
)  # fmt: skip
ENCLOSURE = Story(
    120,
    "C10",
    (
        at(
            0, "15:40", STAFF, Course.report, what="enclosure", near_miss=True, occurred=0,
            title="封かん前の枚数確認で別の人の書類の混入に気付いた",
            summary="回答書を封入した後の枚数確認で、1通に別の人あての書類が1枚重なっているのを"
            "見つけ、入れ直した。",
            contained="yes", containment="封かん前に入れ直し、同じ束の全てを開けて確かめた。",
        ),
        at(0, "16:05", HEAD, Course.confirm),
        at(0, "17:15", MANAGER, Course.take_up),
        at(
            5, "11:00", MANAGER, Course.prevent,
            root_cause="プリンターから出た紙を、宛先ごとに分けずに重ねて置いていた。",
        ),
        at(
            14, "13:30", MANAGER, Course.close,
            lessons="枚数の確認は封かんの直前に行うと見つけやすい。",
            no_action_reason="宛先ごとに仕切り紙を出力する設定に変え、手順書に反映したため。",
        ),
    ),
)  # fmt: skip
MAIL = Story(
    1,
    "S10",
    (
        at(
            0, "17:30", STAFF, Course.report, what="mail", near_miss=True, occurred=0,
            title="送信の保留中に宛先の誤りに気付いたメール",
            summary="見積書のメールを送った直後、宛先が同姓の別の取引先の担当者になっていることに"
            "気付き、送信の保留時間のうちに取り消した。",
            contained="yes", containment="送信を取り消し、送信済みに残っていないことを確かめた。",
        ),
    ),
)  # fmt: skip
STORIES = (FAX, ENCLOSURE, MAIL)
