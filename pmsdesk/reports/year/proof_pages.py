"""The evidence index: every file of the year with its whole hash."""

from collections.abc import Sequence

from ...base.text import Lang, T
from ..paper import Cell, Column, Paper, Row, Said, Stack, Style
from ..paper.cells import shown
from ..paper.look import DENSE_CELL
from ..proofs import HASHES, NO_EVIDENCE, SPAN, TAKEN_BACK
from .proofs import FiledProof

RECORD = T("Record", "記録")
FILE = T("File and SHA-256", "ファイル名とSHA-256")
PROVES = T("Proves", "証明する日・期間")
FILED = T("Filed", "登録")
SIZE = T("{n} bytes", "{n}バイト")
TOTAL = T("Files: {n}; taken back: {back}.", "{n}件（うち取り下げ{back}件）")


def draw_proofs(paper: Paper, proofs: Sequence[FiledProof], lang: Lang) -> None:
    columns = [
        Column(RECORD, width=25),
        Column(FILE, weight=1),
        Column(PROVES, width=21),
        Column(FILED, width=21),
    ]
    rows = (_row(proof, lang) for proof in proofs)
    paper.table(columns, rows, style=Style(type=DENSE_CELL), empty=NO_EVIDENCE)
    if proofs:
        back = sum(1 for proof in proofs if proof.taken_back_on)
        paper.paragraph(TOTAL.fill(n=f"{len(proofs):,}", back=back))
        paper.paragraph(HASHES, small=True)


def _row(proof: FiledProof, lang: Lang) -> Row:
    record = [Said(proof.no)]
    if proof.about:
        record.append(Said(proof.about, bold=True, small=True))
    record.append(Said(proof.department.into(lang), small=True, quiet=True))
    size = SIZE.fill(n=f"{proof.size:,}").into(lang)
    file = [Said(proof.name), Said(proof.sha256, small=True), Said(size, small=True, quiet=True)]
    if proof.taken_back_on:
        day = shown(proof.taken_back_on, lang)
        words = TAKEN_BACK.into(lang).format(day=day, reason=proof.taken_back_reason)
        file.append(Said(words, bold=True, small=True))
    return [
        Stack(tuple(record)),
        Stack(tuple(file)),
        _proves(proof, lang),
        f"{shown(proof.added_on, lang)}\n{proof.added_name}",
    ]


def _proves(proof: FiledProof, lang: Lang) -> Cell:
    first, last = proof.proves_from, proof.proves_to
    if first and last and first != last:
        return SPAN.fill(first=shown(first, lang), last=shown(last, lang)).into(lang)
    return first or last
