"""Unauthorised access to the members' site (class 3): every clock, answered in time."""

from .course import Course
from .story import HEAD, MANAGER, SECRETARY, STAFF, TOP, Prevention, Story, at

LOGINS = Prevention(
    requirement="技術的安全管理措置（利用者の認証、不正なログインの検知）",
    impact="1,842人分の登録情報が閲覧された可能性がある。決済情報は保持していない。",
    whys=(
        ("なぜログインを許したか", "他社から流出したとみられるIDとパスワードの組合せが使われた。"),
        ("なぜ防げなかったか", "会員サイトに二要素認証がなく、試行回数の制限も緩かった。"),
        ("なぜ緩かったか", "公開時の設定のまま、年次の見直しの対象に入っていなかった。"),
    ),
    cause="会員サイトの認証の強さを定期に見直す仕組みがなく、公開時の設定が続いていた。",
    similar="社外から使える5つのサイトを確認し、1つに同じ不足があったため、あわせて是正した。",
    steps=(
        ("会員サイトに二要素認証を入れ、試行回数を制限する", "開発の担当者"),
        ("不正なログインの検知を24時間の監視に加える", "運用の担当者"),
        ("社外から使えるサイトの認証を毎年見直す手順を定める", "部門責任者"),
    ),
    result="予定どおり実施し、動作を確認した。",
    effect="実施から3か月の監視記録を確認した。同じ手口の試行はすべて遮断され、成功はなかった。",
    finish=40,
)
DONE = (
    "会員サイトのログインを止め、全会員のパスワードを無効にしました。試行回数の制限を強め、"
    "同じアクセス元からの通信を遮断しました。"
)
PLANNED = "二要素認証の導入と24時間の監視を、2か月以内に行います。"
LATER = "外部の調査会社による追加のログ解析（閲覧された項目の範囲の確定）"
ACCESS = Story(
    300,
    "D10",
    (
        at(
            0, "09:20", STAFF, Course.report, what="intrusion", found="09:05", occurred=-1,
            title="会員サイトへの不正ログイン",
            summary="深夜から早朝にかけて、会員サイトに短時間で大量のログインの試行があり、"
            "一部が成功していた。朝の監視記録の確認で分かった。",
            data_categories="会員の氏名、メールアドレス、購入した製品の名称（決済情報は保持していない）",
            medium="クラウド上の会員データベース",
        ),
        at(0, "09:35", HEAD, Course.confirm),
        at(0, "09:50", MANAGER, Course.take_up),
        at(
            0, "10:10", HEAD, Course.say,
            text="試行元の通信を遮断し、会員サイトのログインを一時停止した。",
        ),
        at(
            0, "11:15", STAFF, Course.say,
            text="全会員のパスワードを無効にし、再設定の案内を準備した。",
        ),
        at(
            0, "12:40", HEAD, Course.write, contained="yes",
            containment="試行元を遮断し、ログインを停止、全会員のパスワードを無効にした。",
            sensitive="no", financial="no", wrongful="yes", my_number="no", encrypted="none",
            recovered_unseen="no", other_copy="no", count_known=640, count_most=900,
        ),
        at(
            0, "13:30", MANAGER, Course.judge,
            reason="不正なログインが成功しており、不正の目的によるおそれがある（第3号）。"
            "決済情報は保持していないため第2号には当たらない。人数は多くて900人とみられる。",
        ),
        at(0, "15:10", TOP, Course.confirm),
        at(
            0, "15:30", TOP, Course.say,
            text="対策会議を開き、公表と本人への通知を最優先とすることを決めた。",
        ),
        at(
            1, "10:20", MANAGER, Course.say,
            text="みほん警察署（架空）に相談した。調査会社に記録の解析を依頼した。",
        ),
        at(2, "10:00", MANAGER, Course.draft),
        at(
            2, "11:30", MANAGER, Course.write,
            cause="他社から流出したとみられるIDとパスワードの組合せによる不正ログインです（主体は当社）。",
            secondary="現時点で、不正利用や苦情は確認していません。不審なメールが届くおそれがあります。",
            to_principals="人数の確定後、速やかに全員へメールで通知します。",
            publishing="会社のWebサイトで公表する予定です。", done=DONE,
            other="警察に相談しました。",
            safeguards="通信の暗号化、パスワードのハッシュ化、アクセス記録の取得を行っていました。",
        ),
        at(
            2, "15:20", MANAGER, Course.send, clock="ppc_preliminary", document="preliminary",
            number="見本-速-0312", method="報告フォーム",
        ),
        at(
            2, "15:50", SECRETARY, Course.attach, name="速報の受付画面の控え（見本）.txt",
            text="見本：速報を受け付けました。受付番号 見本-速-0312\n",
        ),
        at(
            3, "10:40", MANAGER, Course.send, clock="pmark_preliminary",
            document="pmark_preliminary", number="見本-審-0087", method="メール",
        ),
        at(
            4, "14:00", MANAGER, Course.write, publication="published", published=4,
            published_where="会社のWebサイト「お知らせ」",
            publication_reason="会員に不審なメールへの注意を早く呼びかけるため。",
        ),
        at(4, "14:10", SECRETARY, Course.say, text="Webサイトで公表し、問合せ窓口を設けた。"),
        at(9, "15:40", HEAD, Course.write, count_known=1842, count_most=1842),
        at(
            9, "15:50", HEAD, Course.say,
            text="調査会社の解析で、ログインに成功した会員が1,842人と分かった。",
        ),
        at(
            9, "16:30", MANAGER, Course.judge,
            reason="解析により人数が1,842人に確定し、1,000人を超えた（第4号を追加）。"
            "第3号にも当たるため、確報は60日以内とする。",
        ),
        at(
            10, "16:00", MANAGER, Course.send, clock="principals", document="principals",
            persons=1842, method="メール（届かない48人には書面）",
        ),
        at(12, "10:00", HEAD, Course.act, prevention=LOGINS),
        at(
            20, "11:00", HEAD, Course.write,
            investigation="アクセス記録の解析により、ログインは約4時間続き、登録情報の画面が表示されて"
            "いた。データベースからの一括の取得はなかった。",
        ),
        at(30, "13:00", SECRETARY, Course.say, text="問合せは累計62件。不正利用の申し出はない。"),
        at(50, "09:40", MANAGER, Course.write, overview=""),
        at(50, "09:45", MANAGER, Course.draft),
        at(
            50, "10:00", MANAGER, Course.write,
            principals="1,842人",
            secondary="不正利用の申し出はありません。不審なメールについての問合せが3件ありました。",
            to_principals="1,842人全員に通知しました（メール1,794人、書面48人）。",
            publishing="会社のWebサイト「お知らせ」で公表しました。", done=DONE, planned=PLANNED,
            other="警察に被害の相談を継続しています。",
        ),
        at(
            52, "14:30", MANAGER, Course.send, clock="ppc_final", document="final",
            number="見本-確-0455", method="報告フォーム", open_items=LATER,
        ),
        at(
            53, "11:10", MANAGER, Course.send, clock="pmark_final", document="pmark_final",
            number="見本-審-0131", method="メール",
        ),
        at(
            74, "10:20", MANAGER, Course.write,
            data_items="氏名、メールアドレス、購入した製品の名称。追加の解析により、住所・電話番号が"
            "表示された記録はないことを確認しました。",
        ),
        at(
            74, "10:45", MANAGER, Course.send, clock="ppc_final", document="supplement",
            number="見本-追-0029", method="報告フォーム",
        ),
        at(
            80, "10:00", MANAGER, Course.prevent,
            root_cause="会員サイトの認証の強さを定期に見直す仕組みがなく、公開時の設定が続いていた。",
        ),
        at(
            101, "15:00", MANAGER, Course.close,
            lessons="使い回されたパスワードによる攻撃は、パスワードの規則だけでは防げない。"
            "公開しているサイトの認証は、毎年の点検の対象にする。",
        ),
    ),
)  # fmt: skip
STORIES = (ACCESS,)
