"""The yearly drill: ransomware on paper, with its scenario and what came of it."""

from .course import Course
from .story import HEAD, MANAGER, SECRETARY, STAFF, TOP, Story, at

REASON = "訓練のため提出は行わず、提出先・様式・入力する項目を画面で確認した。"
CLOCKS = ("ppc_preliminary", "ppc_final", "principals", "pmark_preliminary", "pmark_final")
STORY = Story(
    130,
    "T10",
    (
        at(
            0, "10:00", MANAGER, Course.report, what="ransomware", drill=True, occurred=0,
            title="ランサムウェア感染を想定した連絡・判定訓練",
            scenario="朝、ファイルサーバーの文書が開けないとの連絡が従業者から入る。画面に金銭を"
            "求める文章が出ている。サーバーには顧客約1,500人分の連絡先がある。責任者は出張中で、"
            "代行者が対応する。\n目標：1時間以内に管理者まで連絡が届くこと、当日中に報告要否を"
            "判定し、速報の下書きを終えること。",
            summary="ファイルサーバーの文書が暗号化され、開けない（想定）。",
            data_categories="顧客の会社名・氏名・連絡先（想定）",
            medium="ファイルサーバー",
        ),
        at(0, "10:25", HEAD, Course.confirm),
        at(
            0, "10:30", STAFF, Course.say,
            text="該当のサーバーをネットワークから切り離した（想定）。",
        ),
        at(0, "10:50", SECRETARY, Course.take_up),
        at(
            0, "11:10", SECRETARY, Course.say,
            text="緊急連絡網に沿って、調査会社・保険会社・警察署に電話をかける手順を確認した。"
            "実際の発信は行っていない。",
        ),
        at(
            0, "11:40", HEAD, Course.write, contained="yes",
            containment="感染した端末とサーバーを切り離し、バックアップの無事を確認した（想定）。",
            sensitive="no", financial="no", wrongful="yes", my_number="no", count_most=1500,
            encrypted="none", recovered_unseen="no", other_copy="yes",
        ),
        at(
            0, "13:30", MANAGER, Course.judge,
            reason="外部からの攻撃であり、不正の目的によるおそれがある（第3号）。バックアップが"
            "あっても、情報が持ち出されたおそれは否定できないため、例外は適用しない。",
        ),
        at(0, "14:00", TOP, Course.confirm),
        at(0, "14:20", MANAGER, Course.draft),
        at(0, "15:30", MANAGER, Course.exempt, clocks=CLOCKS, reason=REASON),
        at(
            1, "10:00", MANAGER, Course.write,
            investigation="連絡は25分で部門責任者、50分で事務局まで届いた。判定は当日13時30分に"
            "終わり、目標を達成した。一方、夜間の連絡先が分からず、1社で確認に20分を要した。",
        ),
        at(
            4, "11:00", MANAGER, Course.prevent,
            root_cause="委託先の夜間の電話番号が連絡網に載っていなかった。"
            "速報の下書きでは、バックアップの取得日時を誰に聞くか決まっていなかった。",
        ),
        at(
            6, "15:00", MANAGER, Course.close,
            lessons="連絡網に夜間の番号を加えた。速報の入力に必要な項目と、それを知る人を一覧に"
            "した。次回は休日の朝を想定して行う。",
        ),
    ),
)  # fmt: skip
