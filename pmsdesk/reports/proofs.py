"""Evidence on paper: the list with hashes and the dates that are proved, and the pictures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ..base.text import Lang, T
from ..kinds.evidence import Evidence
from ..store import blob
from .paper import Cell, Column, Paper, Photo, Said, Stack
from .paper.cells import shown

PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/bmp", "image/webp"})
LIGHT = 500_000  # bytes of a picture that goes to paper as it is; a heavier one is reduced first
PRINTED = (300.0, 300.0)  # points: no picture is printed larger

EVIDENCE = T("Evidence", "証跡一覧")
NO_EVIDENCE = T("No evidence was filed.", "登録された証跡はありません。")
NO = T("No.", "番号")
SHOWN_FOR = T("Item", "対象")
FILE = T("File and SHA-256", "ファイル名とSHA-256")
PROVES = T("Proves", "証明する日・期間")
FILED = T("Filed", "登録")
SIZE = T("{n} bytes", "{n}バイト")
TAKEN_BACK = T("Taken back on {day}: {reason}", "{day} 取り下げ: {reason}")
REMARK = T("Remarks: {text}", "備考: {text}")
UNDATED = T("Not stated", "記載なし")
PHOTOS = T("Photographs", "写真")
SPAN = T("{first} to {last}", "{first}～{last}")
HASHES = T(
    "The hashes let anybody check that a file is the one that was filed: equal contents have equal "
    "SHA-256 values.",
    "SHA-256の値が一致すれば、手元のファイルが登録時のものと同じ内容であることを確認できます。",
)


@dataclass(frozen=True, slots=True)
class Proof:
    """A file of evidence; `picture` is its content where it is a picture to be printed."""

    number: int
    about: str
    name: str
    sha256: str
    size: int
    proves_from: date | None
    proves_to: date | None
    remark: str
    added_name: str
    added_on: date
    taken_back_on: date | None
    taken_back_reason: str
    record: int
    picture: bytes | None = None

    @property
    def mark(self) -> str:
        """How other places of the paper call it."""
        return f"E{self.number}"


def proofs_of(kind: str, records: Sequence[int], photos: bool) -> tuple[Proof, ...]:
    """The evidence of these records of a kind, in their order; taken back or not."""
    rows = Evidence.select().where(Evidence.kind == kind, Evidence.record.in_(list(records)))
    place = {record: at for at, record in enumerate(records)}
    found = sorted(rows, key=lambda row: (place[row.record], row.id))
    return tuple(_proof(at, row, photos) for at, row in enumerate(found, 1))


def _proof(number: int, row: Evidence, photos: bool) -> Proof:
    wanted = photos and row.mime in PICTURES and row.taken_back_on is None
    return Proof(
        number, row.about, row.name, row.sha256, row.size, row.proves_from, row.proves_to,
        row.remark, row.added_name, row.added_on, row.taken_back_on, row.taken_back_reason,
        row.record, _reduced(blob.content(row.sha256)) if wanted else None,
    )  # fmt: skip


def _reduced(data: bytes) -> bytes:
    """No more than paper can show, so that a sheet of many photographs stays light."""
    if len(data) <= LIGHT:
        return data
    from .paper.photo import picture

    made = picture(data, *PRINTED)
    return data if isinstance(made, T) else made.data.getvalue()


def span(first: date | None, last: date | None, lang: Lang) -> str:
    """The day or period a file proves."""
    if first is None or last is None or first == last:
        day = first or last
        return shown(day, lang) if day else UNDATED.into(lang)
    return SPAN.fill(first=shown(first, lang), last=shown(last, lang)).into(lang)


def parted(sha256: str) -> str:
    """A hash in groups of sixteen digits, to be compared by eye."""
    return " ".join(sha256[at : at + 16] for at in range(0, len(sha256), 16))


def draw_proofs(paper: Paper, proofs: Sequence[Proof], lang: Lang) -> None:
    """The list of evidence, every file with its whole hash."""
    paper.heading(EVIDENCE)
    if not proofs:
        paper.paragraph(NO_EVIDENCE)
        return
    columns = [
        Column(NO, width=11),
        Column(SHOWN_FOR, width=29),
        Column(FILE, weight=1),
        Column(PROVES, width=25),
        Column(FILED, width=25),
    ]
    paper.table(columns, [_row(proof, lang) for proof in proofs])
    paper.paragraph(HASHES, small=True)


def _row(proof: Proof, lang: Lang) -> list[Cell]:
    said = [
        Said(proof.name),
        Said(parted(proof.sha256), small=True, quiet=True),
        Said(SIZE.fill(n=f"{proof.size:,}").into(lang), small=True, quiet=True),
    ]
    if proof.remark:
        said.append(Said(REMARK.fill(text=proof.remark).into(lang), small=True))
    if proof.taken_back_on:
        words = TAKEN_BACK.fill(day=proof.taken_back_on, reason=proof.taken_back_reason)
        said.append(Said(words.into(lang), bold=True, small=True))
    filed = (Said(shown(proof.added_on, lang)), Said(proof.added_name, small=True, quiet=True))
    days = span(proof.proves_from, proof.proves_to, lang)
    return [proof.mark, proof.about, Stack(tuple(said)), days, Stack(filed)]


def draw_photos(paper: Paper, proofs: Sequence[Proof], lang: Lang) -> None:
    """The pictures; nothing where there are none."""
    pictures = [
        Photo(proof.picture, _caption(proof, lang)) for proof in proofs if proof.picture is not None
    ]
    if pictures:
        paper.heading(PHOTOS)
        paper.photos(pictures)


def _caption(proof: Proof, lang: Lang) -> str:
    days = span(proof.proves_from, proof.proves_to, lang)
    return f"{proof.mark}  {proof.about}  {days}\n{proof.name}\n{proof.sha256[:16]}…"
