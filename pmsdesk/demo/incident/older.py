"""Small accidents of two years: none reportable to the authority, all told to the assessors."""

from .course import Course
from .older_actions import ADDRESSES, FAXES, LINKS, PHONES, SHEETS
from .story import HEAD, MANAGER, SECRETARY, STAFF, SYSTEM, Story, at

NONE = {  # no question answered yes
    "sensitive": "no", "financial": "no", "wrongful": "no", "my_number": "no", "encrypted": "none",
    "recovered_unseen": "no", "other_copy": "no",
}  # fmt: skip
FINAL = {"clock": "pmark_final", "document": "pmark_final", "method": "メール"}
MAIL = Story(
    655,
    "S10",
    (
        at(
            0, "14:25", STAFF, Course.report, what="mail", found="14:10", occurred=0,
            title="案内メールの宛先を全員に見える形で送信",
            summary="セミナーの案内を、宛先が互いに見える形（CC）で送信した。受信者からの連絡で"
            "気付いた。",
            data_categories="取引先の担当者の氏名・メールアドレス", medium="電子メール",
            contained="unknown",
        ),
        at(0, "14:50", HEAD, Course.confirm),
        at(0, "15:20", MANAGER, Course.take_up),
        at(
            0, "16:00", HEAD, Course.say,
            text="受信者の全員に、おわびと削除の依頼をメール（BCC）で送った。",
        ),
        at(
            1, "10:00", HEAD, Course.write, contained="yes",
            containment="おわびと削除の依頼を送り、31人から削除したとの返信を受けた。",
            count_known=38, count_most=38, **NONE,
        ),
        at(
            1, "11:10", MANAGER, Course.judge,
            reason="仕事用のメールアドレス38人分で、要配慮個人情報も財産的被害のおそれもない。"
            "誤操作であり、不正の目的もない。",
        ),
        at(
            2, "13:00", MANAGER, Course.write, publication="not_published",
            publication_reason="対象の38人全員に個別に連絡したため。",
            investigation="担当者が、過去のメールを写して作るときにCCとBCCを取り違えた。",
        ),
        at(3, "10:00", HEAD, Course.act, prevention=ADDRESSES),
        at(16, "10:40", MANAGER, Course.draft),
        at(
            16, "11:00", MANAGER, Course.write,
            done="一斉の案内は配信サービスに限ることを、営業部門の全員に周知した。",
            to_principals="38人全員に、おわびと削除の依頼をメール（BCC）で送った。",
        ),
        at(16, "11:30", MANAGER, Course.send, number="見本-審-0018", **FINAL),
        at(
            20, "10:00", MANAGER, Course.prevent,
            root_cause="一斉の案内に、個人のメールソフトを使っていた。",
        ),
        at(
            58, "15:30", MANAGER, Course.close,
            lessons="注意ではなく、間違えられない仕組み（配信サービス）に替える。",
        ),
    ),
)  # fmt: skip
ENCLOSURE = Story(
    560,
    "C10",
    (
        at(
            0, "10:40", STAFF, Course.report, what="enclosure", found="10:20", occurred=-4,
            title="請求書の封入ミス（2通の入れ違い）",
            summary="2人のお客さまの請求書が入れ違いで届いた。1人のお客さまからの電話で分かった。",
            data_categories="顧客の氏名・住所・利用料金", medium="紙の請求書",
        ),
        at(0, "11:00", HEAD, Course.confirm),
        at(0, "13:30", MANAGER, Course.take_up),
        at(
            0, "16:20", HEAD, Course.say,
            text="2人のお客さまに電話でおわびし、訪問して書類を引き取ることになった。",
        ),
        at(
            1, "17:10", HEAD, Course.write, contained="yes",
            containment="2通とも引き取り、正しい請求書を渡した。", count_known=2, count_most=2,
            **NONE,
        ),
        at(
            2, "09:30", MANAGER, Course.judge,
            reason="氏名・住所・料金の2人分で、いずれの類型にも当たらない。開封後に回収したため、"
            "例外ではなく対象外と判定した。",
        ),
        at(4, "10:00", HEAD, Course.act, prevention=SHEETS),
        at(
            6, "11:00", HEAD, Course.write,
            investigation="窓付き封筒が切れ、手書きのあて名で封入した日だけ、"
            "照合を行っていなかった。",
        ),
        at(
            9, "14:00", MANAGER, Course.write, publication="not_published",
            publication_reason="対象の2人に直接説明し、書類を回収したため。",
        ),
        at(20, "10:10", SECRETARY, Course.draft),
        at(
            20, "10:30", SECRETARY, Course.write,
            done="手書きであて名を書く封入を止め、届いた窓付き封筒に切り替えた。",
            to_principals="2人のお客さまに電話と訪問でおわびし、書類を引き取った。",
        ),
        at(20, "11:00", SECRETARY, Course.send, number="見本-審-0033", **FINAL),
        at(
            24, "10:00", MANAGER, Course.prevent,
            root_cause="資材が切れたときの手順がなく、照合を省いた。",
        ),
        at(
            70, "14:30", MANAGER, Course.close,
            lessons="いつもと違うやり方をするときこそ、照合を省かない。",
        ),
    ),
)  # fmt: skip
PHONE = Story(
    500,
    "S20",
    (
        at(
            0, "21:40", STAFF, Course.report, what="loss", found="21:15", occurred=0,
            title="営業用スマートフォンの紛失",
            summary="帰宅の途中、会社のスマートフォンがないことに気付いた。電車内に置き忘れたと"
            "みられる。",
            data_categories="取引先の担当者の氏名・電話番号・メールアドレス",
            medium="スマートフォン",
        ),
        at(0, "22:45", SYSTEM, Course.pass_on),
        at(0, "23:05", MANAGER, Course.take_up),
        at(
            0, "23:20", MANAGER, Course.say,
            text="端末管理の画面から、ロックと遠隔消去を指示した。"
            "鉄道会社と警察に遺失の届けを出した。",
        ),
        at(
            1, "09:30", HEAD, Course.write, contained="yes", count_most=1250,
            containment="遠隔消去を指示し、完了を管理画面で確認した。回線も止めた。",
            **{**NONE, "encrypted": "highly", "wrongful": "no"}, key_safe="yes",
        ),
        at(
            1, "10:30", MANAGER, Course.judge, exception="highly_encrypted",
            reason="連絡先は最大1,250人分だが、端末全体が高度に暗号化され、復号鍵は端末の保護領域から"
            "取り出せない。画面ロックは6桁以上で、10回の失敗で消去される。消去の完了も確認した。",
        ),
        at(
            1, "11:00", MANAGER, Course.attach, name="遠隔消去の完了画面（見本）.txt",
            text="見本：消去の指示が完了しました。\n",
        ),
        at(3, "10:00", HEAD, Course.act, prevention=PHONES),
        at(
            5, "13:00", HEAD, Course.write,
            investigation="端末は紛失の時点でロックされ、その後の操作の記録はない。",
        ),
        at(
            8, "17:00", STAFF, Course.say,
            text="鉄道会社から見つかったとの連絡があり、端末を受け取った。"
            "消去済みであることを確かめた。",
        ),
        at(
            10, "10:30", MANAGER, Course.write, publication="not_published",
            publication_reason="高度な暗号化により、本人の権利利益が害されるおそれがないため。",
        ),
        at(15, "10:00", MANAGER, Course.draft),
        at(
            15, "10:15", MANAGER, Course.write,
            done="紛失したときの連絡先を、すべての端末のロック画面に表示した。",
            to_principals="高度に暗号化されており、通知は要しないと判定した。",
        ),
        at(15, "10:30", MANAGER, Course.send, number="見本-審-0041", **FINAL),
        at(
            18, "10:00", MANAGER, Course.prevent,
            root_cause="端末を上着のポケットに入れて持ち歩く習慣があり、"
            "携行の方法が決まっていなかった。",
        ),
        at(
            64, "11:00", MANAGER, Course.close,
            lessons="夜間は部門責任者の確認が遅れることがある。代行者の登録が役に立つ。",
        ),
    ),
)  # fmt: skip
FAX = Story(
    430,
    "A40",
    (
        at(
            0, "15:15", STAFF, Course.report, what="fax", found="15:00", occurred=0,
            title="支払通知書のFAX誤送信",
            summary="個人の講師あての支払通知書を、別の会社にFAXで送った。受け取った会社からの電話で"
            "分かった。",
            data_categories="講師の氏名・住所・支払額", medium="FAX",
        ),
        at(0, "15:30", HEAD, Course.confirm),
        at(0, "16:10", MANAGER, Course.take_up),
        at(
            0, "16:40", HEAD, Course.say,
            text="受け取った会社が、目の前で裁断すると申し出た。社員が訪問して裁断に立ち会った。",
        ),
        at(
            1, "09:50", HEAD, Course.write, contained="yes",
            containment="訪問して裁断に立ち会った。複写はないとのこと。", count_known=1,
            count_most=1, **NONE,
        ),
        at(
            1, "10:40", MANAGER, Course.judge,
            reason="1人分の氏名・住所・支払額で、口座番号は含まれず、財産的被害のおそれはない。",
        ),
        at(3, "14:00", HEAD, Course.act, prevention=FAXES),
        at(
            5, "10:00", HEAD, Course.write,
            investigation="番号を手で入力し、1桁を打ち間違えた。前後の確認者はいなかった。",
        ),
        at(
            6, "11:00", MANAGER, Course.write, publication="not_published",
            publication_reason="本人に直接説明し、了解を得たため。",
        ),
        at(13, "10:00", SECRETARY, Course.draft),
        at(
            13, "10:15", SECRETARY, Course.write,
            done="個人あての書類のFAXを止め、郵送に切り替えた。",
            to_principals="本人に電話で説明しておわびし、了解を得た。",
        ),
        at(13, "10:30", SECRETARY, Course.send, number="見本-審-0056", **FINAL),
        at(15, "11:00", MANAGER, Course.prevent, root_cause="FAXの番号を毎回手で入力していた。"),
        at(
            52, "16:00", MANAGER, Course.close,
            lessons="個人あての書類はFAXをやめ、パスワード付きの共有リンクに替える。",
        ),
    ),
)  # fmt: skip
SETTING = Story(
    200,
    "M10",
    (
        at(
            0, "11:30", STAFF, Course.report, what="setting", found="11:00", occurred=-9,
            title="アンケート回答フォルダーの共有設定の誤り",
            summary="アンケートの回答を集めたクラウドのフォルダーが、リンクを知る人なら誰でも見られる"
            "設定になっていた。社内の点検で気付いた。",
            data_categories="展示会の来場者の会社名・氏名・メールアドレス・回答",
            medium="クラウドストレージ",
        ),
        at(0, "11:50", HEAD, Course.confirm),
        at(0, "13:10", MANAGER, Course.take_up),
        at(0, "13:20", STAFF, Course.say, text="共有の設定を社内の担当者だけに改めた。"),
        at(
            2, "15:00", HEAD, Course.write, contained="yes",
            containment="設定を改め、9日間のアクセス記録を調べた。社外からの閲覧は2件だった。",
            count_known=312, count_most=312, **NONE,
        ),
        at(
            2, "16:30", MANAGER, Course.judge,
            reason="312人分で1,000人を超えない。回答に要配慮個人情報はなく、"
            "閲覧した2件は共同で運営した会社の担当者と確認した。",
        ),
        at(5, "10:00", HEAD, Course.act, prevention=LINKS),
        at(
            8, "10:30", HEAD, Course.write,
            investigation="共同で運営した会社に渡すため、期限のない公開リンクを作り、"
            "そのままにしていた。",
        ),
        at(
            9, "11:00", MANAGER, Course.write, publication="not_published",
            publication_reason="閲覧した人が特定でき、削除を確認したため。",
        ),
        at(21, "10:00", MANAGER, Course.draft),
        at(
            21, "10:20", MANAGER, Course.write,
            done="期限のない公開リンクを一覧にし、使っていないものをすべて止めた。",
            to_principals="閲覧した2件が共同で運営した会社の担当者であり、削除を確認したため、個別の通知は行わなかった。",
        ),
        at(21, "10:45", MANAGER, Course.send, number="見本-審-0104", **FINAL),
        at(
            26, "10:00", MANAGER, Course.prevent,
            root_cause="公開リンクを作るときの承認と期限の決まりがなかった。",
        ),
        at(
            66, "13:30", MANAGER, Course.close,
            lessons="共有の設定は、作った本人以外が月に1度見直す。",
        ),
    ),
)  # fmt: skip
STORIES = (MAIL, ENCLOSURE, PHONE, FAX, SETTING)
