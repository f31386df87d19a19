"""What is reported to the sample company's management reviews, and what they decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ...kinds.organization.person import Person
from ...kinds.review.words import Topic

if TYPE_CHECKING:
    from ..people import Cast

INPUTS: dict[str, str] = {
    Topic.PREVIOUS: "前回の決定事項は、期限を延ばした1件を含めて実施した。",
    Topic.AUDIT: "適合状況・運用状況とも計画どおり実施した。不適合は是正中である。",
    Topic.CHECKS: "適合率は上がったが、期限後の提出が残る部門がある。",
    Topic.INCIDENTS: "原因はいずれも確認の不足であり、送信前の確認を仕組みで補う必要がある。",
    Topic.COMPLAINTS: "",
    Topic.LAW: "改正法の動向と審査基準の改定を確認した。規程への影響を調べている。",
    Topic.OBJECTIVES: "教育の目的は達成の見込み。事故の件数は目標に届かない見込み。",
    Topic.RISKS: "新しいクラウドサービスの利用に伴うリスクを追加した。",
    Topic.CONTRACTORS: "",
    Topic.TRAINING: "全員が受講した。違反した際の結果についての理解を補う。",
    Topic.PROPOSALS: "点検票の写真の添付を必須にする提案があった。",
}
FIRST = "初回のため、前回の決定事項はない。"
CHANGE = "書類の保管の手順を改め、施錠の確認を部門の点検項目に加える。"
LATER = "対象の機器の調達が遅れたため。"
SUMMARIES = (
    "PMSは有効に運用されている。重大な指摘を重く受け止め、保管の手順を速やかに改めること。",
    "前回の決定事項は実施された。事故をなくすため、仕組みによる対策を優先すること。",
)


class Decided(NamedTuple):
    """`days` until it is due; 0 decides to change nothing."""

    text: str
    topic: str
    owner: str
    days: int
    result: str


DECISIONS: tuple[tuple[Decided, ...], ...] = (
    (
        Decided("保管庫の施錠の確認を、退勤時の点検項目に加える", Topic.AUDIT, "office", 45,
                "点検項目を改め、全部門に周知した。翌月の点検で運用を確かめた。"),
        Decided("宛先の多いメールを送信前に止める設定を導入する", Topic.INCIDENTS, "system", 75,
                "設定を導入し、試験の送信で止まることを確かめた。"),
        Decided("教育をeラーニングに改め、設問ごとの理解度を把握する", Topic.TRAINING, "office", 60,
                "教育コースを公開し、設問別の正答率を集計できるようにした。"),
        Decided("個人情報保護方針は変更しない", "", "", 0, ""),
    ),
    (
        Decided("台帳の登録もれを防ぐため、催事の申請に台帳の欄を設ける", Topic.AUDIT, "office", 50,
                "申請の様式を改め、3件の催事で登録を確かめた。"),
        Decided("退職者のアカウントを退職日に自動で止める", Topic.RISKS, "system", 90,
                "人事の異動情報と連動させ、翌月の退職者で停止を確かめた。"),
        Decided("PMSの体制と方針は変更しない", "", "", 0, ""),
    ),
)  # fmt: skip


def attendees(cast: Cast) -> str:
    """The top, the manager, the chief auditor and the office, by their names."""
    people = ((cast.top, "代表者"), (cast.manager, "個人情報保護管理者"),
              (cast.auditor, "個人情報保護監査責任者"), (cast.secretary, "PMS事務局"))  # fmt: skip
    return "、".join(f"{Person.get_by_id(id).name}（{role}）" for id, role in people)
