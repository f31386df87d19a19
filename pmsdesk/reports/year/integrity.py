"""What makes this paper a witness, and how anybody checks it."""

from ...base.text import Lang, T
from ..paper import Paper
from ..paper.cells import shown
from .annual import AnnualReport

STATEMENT = T(
    "Every figure and every line of this report was read from the database of PMS Desk when it was "
    "printed; nothing was entered for the report itself. Each change of a record appends a line to "
    "the audit trail. A line holds who changed what and when, the old and the new values, and a "
    "SHA-256 hash over itself and the line before it: whoever alters, removes or inserts a line "
    "afterwards breaks the chain from there on.",
    "本報告書の数値と記載は、印刷時にPMS Deskのデータベースから読み取ったもので、"
    "報告書のために入力した値はありません。記録を変更するたびに、操作履歴へ1行が追記されます。"
    "各行には、いつ・誰が・何を変更したか、変更前後の値、および直前の行を含めて計算した"
    "ハッシュ値（SHA-256）が入っています。後から行を書き換え、削除、または挿入すると、"
    "その行以降の連鎖が一致しなくなります。",
)
WITNESS = T("Witness of this paper", "本報告書の照合値")
LINES = T("Lines in the audit trail", "操作履歴の行数")
HEAD = T("Head of the chain (first 16 digits)", "末尾のハッシュ値（先頭16桁）")
PRINTED = T("Printed at", "印刷日時")
HOW = T("How to verify", "確認方法")
STEPS = T(
    "1. Run the command below with the witness of this paper and sign in.\n"
    "   pmsdesk verify --witness {witness}\n"
    "2. It recomputes the whole chain, compares every file of evidence with its hash and checks "
    "the database file itself.\n"
    "3. If it says that the database still contains this moment, no line that existed when this "
    "paper was printed has been changed since. If a line is missing or altered, it names the line.",
    "1. 次のコマンドを実行し、サインインします。\n"
    "　 pmsdesk verify --witness {witness}\n"
    "2. 操作履歴の連鎖をすべて再計算し、証跡ファイルをハッシュ値と照合し、"
    "データベースファイルを検査します。\n"
    "3. 「この時点の記録は残っています」と表示されれば、本報告書の印刷時点までの行は"
    "変更されていません。欠落や変更があれば、その行番号が表示されます。",
)
FOOTER = T(
    "The same witness stands at the foot of every page. Keep a signed copy outside the system: "
    "paper in other hands is what makes a rewritten database visible.",
    "同じ照合値を各ページの下部に印字しています。署名または押印した控えを本システムの外で"
    "保管してください。手元の紙と照合することで、データベースの書換えを発見できます。",
)
NO_WITNESS = T("The audit trail is empty.", "操作履歴はまだありません。")


def draw_integrity(paper: Paper, data: AnnualReport, lang: Lang) -> None:
    paper.paragraph(STATEMENT)
    witness = data.front.witness
    if witness is None or not witness.position:
        paper.paragraph(NO_WITNESS)
        return
    head = witness.head[:16]
    mark = f"{witness.position}:{head}"
    paper.facts(
        [
            (WITNESS, mark),
            (LINES, witness.position),
            (HEAD, head),
            (PRINTED, shown(data.front.printed_at, lang)),
        ]
    )
    paper.heading(HOW, 2)
    paper.paragraph(STEPS.fill(witness=mark))
    paper.paragraph(FOOTER)
