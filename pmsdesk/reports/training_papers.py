"""The papers of training: name, title, what it says, what it is about, who prints it, its place."""

from typing import Literal

from ..base.standing import Role
from ..base.text import T
from ..kinds.training.people import KEEPERS
from ..kinds.training.words import OFFICERS, OVERSEERS

OFFICE = OFFICERS | OVERSEERS
Needs = Literal["date", "year", "training", "attendance"]
TRAINING_PAPERS: tuple[tuple[str, T, T, Needs, frozenset[Role], str, str], ...] = (
    (
        "training_plan",
        T("Training plan of the year", "教育計画書"),
        T(
            "The trainings of a fiscal year as planned: for whom, what, how, when",
            "1年度の教育の計画（対象者、内容、方法、時期、必須の内容の網羅）",
        ),
        "year", OFFICE, "plan:gather", "plan:draw",
    ),
    (
        "training_sign_in",
        T("Sign-in sheet of a training", "受講者名簿"),
        T("Everybody who is to attend, with room to sign", "対象者の一覧（部門別・署名欄付き）"),
        "training", OFFICE, "sign_in:gather", "sign_in:draw",
    ),
    (
        "training_test",
        T("Comprehension test", "理解度確認テスト"),
        T("The questions of a training on paper", "教育の設問（配布用の用紙）"),
        "training", OFFICE, "test_sheet:gather", "test_sheet:draw",
    ),
    (
        "training_answers",
        T("Comprehension test with answers", "理解度確認テスト（正解・解説）"),
        T("For who marks the tests", "採点者用（受講者には配布しない）"),
        "training", OFFICE, "test_sheet:gather_answers", "test_sheet:draw",
    ),
    (
        "training_report",
        T("Training report", "教育実施報告書"),
        T(
            "One training: plan, attendance, test, effect, everybody's line",
            "1回の教育の計画、受講率、理解度、有効性の評価、受講記録",
        ),
        "training", OFFICE, "report:gather", "report:draw",
    ),
    (
        "training_certificate",
        T("Certificate of completion", "修了証"),
        T("One person's completed training", "1人分の修了証（受講・合格後）"),
        "attendance", frozenset(Role), "certificate:gather", "certificate:draw",
    ),
    (
        "pledge_coverage",
        T("Pledges of confidentiality: coverage", "秘密保持誓約書 提出状況"),
        T("Who has signed on a date and who is missing", "基準日時点の提出状況と未提出者"),
        "date", KEEPERS, "pledges:gather", "pledges:draw",
    ),
)  # fmt: skip
