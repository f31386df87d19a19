"""What was done, in the words of a history: the trail keeps keys, people read these."""

from ..base.text import T

ANY = ""
ADDED = T("Entered", "登録")
SAVED = T("Changed", "変更")
DEEDS: dict[tuple[str, str], T] = {
    (ANY, "add"): ADDED,
    (ANY, "save"): SAVED,
    (ANY, "remove"): T("Removed", "削除"),
    (ANY, "import"): T("Imported", "取込"),
    (ANY, "import_roster"): T("Imported with the roster", "名簿から取込"),
    (ANY, "print"): T("Printed", "印刷"),
    (ANY, "export"): T("Exported", "書き出し"),
    ("Company", "found"): T("Workspace made", "ワークスペースを作成"),
    ("Company", "new_recovery_code"): T("New recovery code", "回復コードを再発行"),
    ("Department", "found"): ADDED,
    ("Person", "found"): ADDED,
    ("Department", "rename"): T("Renamed", "名称変更"),
    ("Company", "back_up"): T("Backed up", "バックアップ"),
    ("Company", "forget_login"): T(
        "Sign-in without a person taken away", "名簿にないサインインを停止"
    ),
    ("Department", "close"): T("Closed", "廃止"),
    ("Person", "give_login"): T("Login given", "ログイン名を付与"),
    ("Person", "take_login"): T("Login taken away", "ログイン名を停止"),
    ("Person", "forget_login"): T("Taken out of the workspace's keys", "鍵束から除外"),
    ("Person", "leave"): T("Leaving recorded", "退職を登録"),
    ("Person", "speak"): T("Language chosen", "表示言語を変更"),
    ("Person", "set_password"): T("Password set", "パスワードを設定"),
    ("Appointment", "appoint"): T("Appointed", "任命"),
    ("Appointment", "end"): T("Appointment ended", "任命の終了"),
    ("Checklist", "add"): T("Published", "公開"),
    ("Checklist", "publish"): T("Published", "公開"),
    ("Checklist", "publish_newer"): T("A newer version published", "新しい版を公開"),
    ("Checklist", "replace"): T("Replaced by a newer version", "新しい版に差替え"),
    ("Checklist", "withdraw"): T("Withdrawn", "使用を停止"),
    ("Checklist", "bring_back"): T("Brought back into use", "使用を再開"),
    ("Question", "publish"): T("Published", "公開"),
    ("SwitchedOff", "add"): T("Switched off", "対象外に設定"),
    ("SwitchedOff", "switch_off"): T("Switched off", "対象外に設定"),
    ("SwitchedOff", "switch_on"): T("Switched on again", "点検を再開"),
    ("Method", "choose"): T("Method chosen", "手法を選択"),
    ("Plan", "stop"): T("Stopped", "停止"),
    ("Plan", "resume"): T("Resumed", "再開"),
    ("Round", "add"): T("Opened", "配信"),
    ("Round", "close"): T("Closed", "終了"),
    ("Round", "reopen"): T("Opened again for a revision", "訂正のため再開"),
    ("Inspection", "issue"): T("Issued", "配信"),
    ("Inspection", "begin"): T("Begun", "記入を開始"),
    ("Inspection", "hand_in"): T("Handed in", "提出"),
    ("Inspection", "pass_on"): T("Passed on to the manager", "管理者へ回付"),
    ("Inspection", "confirm"): T("Confirmed by the department", "部門として確認"),
    ("Inspection", "approve"): T("Approved", "承認"),
    ("Inspection", "send_back"): T("Returned by the head", "差戻し（部門責任者）"),
    ("Inspection", "return"): T("Returned by the manager", "差戻し（管理者）"),
    ("Inspection", "miss"): T("Recorded as missed", "未実施として記録"),
    ("Inspection", "replace"): T("Replaced by a revision", "訂正版に差替え"),
    ("Inspection", "revise"): T("Revision opened", "訂正版を作成"),
    ("Answer", "answer"): T("Answered", "回答"),
    ("Answer", "add"): T("Taken over from the earlier version", "旧版から引継ぎ"),
    ("Answer", "begin"): T("Evidence begun", "証跡の登録を開始"),
    ("Evidence", "attach"): T("Attached", "添付"),
    ("Evidence", "add"): T("Taken over from the earlier version", "旧版から引継ぎ"),
    ("Evidence", "take_back"): T("Taken back", "取り下げ"),
    ("CorrectiveAction", "open"): T("Opened", "起票"),
    ("CorrectiveAction", "realign"): T(
        "Adapted to the corrected answer", "訂正後の回答に合わせて更新"
    ),
    ("CorrectiveAction", "withdraw"): T(
        "Put aside: the answer was corrected", "回答の訂正により取下げ"
    ),
    ("CorrectiveAction", "contain"): T("Contained", "応急処置を記録"),
    ("CorrectiveAction", "propose"): T("Plan sent for approval", "計画の承認を依頼"),
    ("CorrectiveAction", "approve_plan"): T("Plan approved", "計画を承認"),
    ("CorrectiveAction", "return_plan"): T("Plan returned", "計画を差戻し"),
    ("CorrectiveAction", "change_plan"): T("Plan taken up again", "計画の変更を開始"),
    ("CorrectiveAction", "finish"): T("Reported as done", "実施の完了を報告"),
    ("CorrectiveAction", "find_effective"): T("Found effective", "有効と判定"),
    ("CorrectiveAction", "find_insufficient"): T("Found not enough", "不十分と判定"),
    ("CorrectiveAction", "close"): T("Closed", "完了を承認"),
    ("CorrectiveAction", "decide_no_action"): T("Decided: no action", "是正不要と決定"),
    ("EffectCheck", "check"): T("Effect checked", "有効性を確認"),
}


def words_for(kind: str, deed: str) -> T:
    """A deed in words; one this table does not know is called a change."""
    return DEEDS.get((kind, deed)) or DEEDS.get((ANY, deed)) or SAVED
