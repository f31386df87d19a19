"""pmsdesk verify: the chain, the evidence and the database's own integrity."""

from argparse import ArgumentParser, Namespace

from ..base.text import Lang, T
from .door import declare_sign_in, opened
from .talk import Talk

WITNESS = T(
    "position and hash printed on a paper: say whether the database still contains that moment",
    "帳票に印字された照合値。その時点の記録が残っているかを確かめる",
)
FINE = T(
    "Nothing was altered: {lines} lines in the audit trail, {contents} files of evidence. "
    "Witness {witness}",
    "改ざん・破損はありません（操作履歴{lines}行、証跡ファイル{contents}件）。照合値 {witness}",
)
FOUND = T("The database still contains {witness}.", "照合値 {witness} の時点の記録は残っています。")


def declare(parser: ArgumentParser, lang: Lang) -> None:
    declare_sign_in(parser, lang)
    parser.add_argument("--witness", metavar="N:HASH", default="", help=WITNESS.into(lang))


def run(options: Namespace, talk: Talk) -> int:
    from ..services.verify import parse_witness, verify

    if options.witness:
        parse_witness(options.witness)  # told before anybody types a password
    with opened(options, talk) as seat:
        verdict = seat.do(seat.card.standing.person, lambda work: verify(options.witness)).result
    for mended in verdict.mended:
        talk.say(mended)
    for fault in verdict.faults:
        talk.complain(fault)
    if verdict.faults:
        return 1
    talk.say(FINE.fill(lines=verdict.lines, contents=verdict.contents, witness=verdict.witness))
    if options.witness:
        talk.say(FOUND.fill(witness=options.witness.strip()))
    return 0
