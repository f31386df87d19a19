"""What runs today: a mail with health-check results, and a contractor's accident left too long."""

from .course import Course
from .story import HEAD, MANAGER, SECRETARY, STAFF, TOP, Prevention, Story, at

HEALTH = Story(
    3,
    "A30",
    (
        at(
            0, "16:40", STAFF, Course.report, what="mail", found="16:25", occurred=0,
            title="健康診断結果の一覧を別の委託先へメール誤送信",
            summary="健診機関あてのメールに添付する健康診断結果の一覧を、給与計算の委託先の担当者に"
            "送信した。宛先の入力補完で、名前の似た別の会社を選んだことに気付かなかった。",
            data_categories="従業者の氏名、社員番号、健康診断の判定区分と所見の有無",
            medium="電子メールの添付ファイル（表計算）",
        ),
        at(0, "16:55", HEAD, Course.confirm),
        at(0, "17:20", MANAGER, Course.take_up),
        at(
            0, "17:35", HEAD, Course.say,
            text="送信先の担当者に電話し、添付ファイルの削除を依頼した。"
            "担当者はファイルを一度開いたとのこと。",
        ),
        at(
            0, "18:10", STAFF, Course.write, count_known=24, count_most=24, contained="unknown",
            encrypted="none", party="own",
        ),
        at(
            1, "10:15", HEAD, Course.write, sensitive="yes", financial="no", wrongful="no",
            my_number="no", recovered_unseen="no", other_copy="no", contained="yes",
            containment="送信先に削除を依頼し、本文・添付・ごみ箱から削除したとの返信を受けた。"
            "社内では、健診結果のメール添付を全部門で一時停止した。",
        ),
        at(
            1, "11:00", MANAGER, Course.judge,
            reason="健康診断の結果は要配慮個人情報に当たり、1人でも報告対象となる（第1号）。"
            "送信先の担当者がファイルを開いているため、「見られる前に全て回収」には当たらない。",
        ),
        at(
            1, "11:40", HEAD, Course.say,
            text="対象の24人の部門と、判定区分ごとの人数を確認した。産業医に経過を伝えた。",
        ),
        at(1, "17:30", TOP, Course.confirm),
        at(2, "09:40", MANAGER, Course.draft),
        at(
            2, "10:30", MANAGER, Course.write,
            cause="人事部の担当者が、宛先の入力補完で表示された似た名前の会社を選び、宛先と添付を"
            "別の人が確認する手順を省いて送信した（主体は当社）。",
            to_principals="対象の24人に、状況と相談窓口を書面で知らせる準備をしています。",
            publishing="送信先が1社に限られ、削除を確認したため、公表は行わない方向で検討中です。",
        ),
        at(
            2, "14:20", SECRETARY, Course.say,
            text="送信先から、サーバーとバックアップからも削除したとの書面を受け取った。",
        ),
        at(
            2, "14:30", SECRETARY, Course.attach, name="削除の確認書（見本）.txt",
            text="見本：受信したファイルを削除し、複製がないことを確認しました。\n",
        ),
    ),
)  # fmt: skip
LABELS = Prevention(
    requirement="委託先の監督（発送業務の委託契約に定める照合の手順）",
    impact="誤って届いた46件のうち44件を未開封で回収した。2件は受取人が廃棄した。",
    whys=(
        ("なぜ誤って届いたか", "あて名ラベルが1行ずれて印刷された。"),
        ("なぜずれたか", "委託先で、途中で止まった印刷を目視で再開した。"),
        ("なぜ気付かなかったか", "再開後の先頭と末尾を照合する手順が、作業指示書になかった。"),
    ),
    cause="委託先の作業指示書に、印刷を再開したときの照合がなく、当社も作業指示書を確認して"
    "いなかった。",
    similar="同じ委託先に頼んでいる2つの発送業務の作業指示書を確認し、同じ不足があった。",
    steps=(
        ("作業指示書に、再開時の照合と2人による確認を加えてもらう", "委託先の責任者"),
        ("発送の業務を委託する全ての先の作業指示書を確認する", "各課の担当者"),
    ),
    result="実施した。",
    effect="3回分の発送の照合記録を確認した。",
    finish=45,
)
LABELLED = Story(
    36,
    "M10",
    (
        at(
            0, "13:10", STAFF, Course.report, what="contractor", found="12:50", occurred=-2,
            title="発送委託先での会員向け冊子の誤配達",
            summary="会員向け冊子の一部が、別の会員の住所に届いた。会員からの電話で分かった。",
            party="contractor", contractor="みほん発送サービス（架空）",
            data_categories="会員の氏名・住所（封筒のあて名）", medium="紙の封筒",
        ),
        at(0, "13:40", HEAD, Course.confirm),
        at(0, "14:30", MANAGER, Course.take_up),
        at(
            0, "15:00", HEAD, Course.say,
            text="委託先に作業を止めさせ、同じ日に印刷した封筒の範囲を確認した。",
        ),
        at(
            1, "16:30", HEAD, Course.write, contained="yes", count_known=46, count_most=46,
            containment="委託先が該当の46通の回収を始めた。", sensitive="no", financial="no",
            wrongful="no", my_number="no", encrypted="none", recovered_unseen="no", other_copy="no",
        ),
        at(
            2, "10:20", MANAGER, Course.judge,
            reason="封筒のあて名（氏名・住所）46人分であり、4つの類型のいずれにも当たらない。"
            "審査機関への報告は行う。",
        ),
        at(
            5, "15:20", HEAD, Course.say,
            text="46通のうち44通を未開封で回収した。残る2通は受取人が廃棄したことを電話で確認した"
            "。",
        ),
        at(6, "11:00", HEAD, Course.act, prevention=LABELS),
        at(
            8, "10:00", HEAD, Course.write,
            investigation="委託先の作業記録を確認し、印刷を再開した後の46通だけがずれていた。",
        ),
        at(
            12, "11:30", MANAGER, Course.write, publication="not_published",
            publication_reason="対象の46人に個別に連絡し、回収がほぼ終わっているため。",
        ),
        at(
            14, "10:00", MANAGER, Course.prevent,
            root_cause="委託先の作業指示書に、印刷を再開したときの照合の手順がなかった。",
        ),
        at(20, "10:30", SECRETARY, Course.draft),
    ),
)  # fmt: skip
STORIES = (LABELLED, HEALTH)
