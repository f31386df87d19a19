"""The command line: one small module per command, imported when it is asked for.

Each has `declare(parser, lang)`, which adds its arguments, and `run(options, talk)`, which does it
and returns the exit code.
"""

from ..base.text import T

COMMANDS = {
    "new": T("make a new workspace and its first person", "ワークスペースと最初の利用者を作る"),
    "demo": T("build a sample company and open it", "見本の会社を作って開く"),
    "tick": T("do what is due, once", "期限の来た処理を1回行う"),
    "report": T("print a report as PDF", "帳票をPDFで出力する"),
    "export": T("write a register as Excel or CSV", "台帳をExcelまたはCSVに書き出す"),
    "calendar": T("write your dates for another calendar", "自分の期限を書き出す"),
    "checklist": T("check a checklist file", "点検表ファイルを検査する"),
    "course": T("check a course file", "教育コースのファイルを検査する"),
    "backup": T("back a workspace up while it is in use", "ワークスペースをバックアップする"),
    "restore": T("restore a backup", "バックアップから復元する"),
    "check": T("list what was forgotten", "点検・記録の漏れを一覧にする"),
    "verify": T("prove that nothing was altered", "改ざんや破損がないか検証する"),
}
