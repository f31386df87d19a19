"""pmsdesk check: what was forgotten, rule by rule; the same as the page "Anything forgotten?"."""

from argparse import ArgumentParser, Namespace

from ..base.text import Lang, T
from .door import declare_sign_in, opened
from .talk import Talk

NOTHING = T("Nothing was forgotten.", "漏れは見つかりませんでした。")
HEAD = T("{area}: {title} ({n})", "{area}：{title}（{n}件）")
MORE = T("  and {n} more", "  ほか{n}件")
COUNTED = T("{n} in all, {late} of them late.", "全部で{n}件（うち期限超過など{late}件）。")
MARKS = {"late": "!", "soon": "-", "info": " "}


def declare(parser: ArgumentParser, lang: Lang) -> None:
    declare_sign_in(parser, lang)


def run(options: Namespace, talk: Talk) -> int:
    from ..services.consistency.check import check
    from ..store.workspace import BACKUPS

    with opened(options, talk) as seat:
        folder = seat.workspace.folder / BACKUPS
        outcomes = seat.do(seat.card.standing.person, check, folder).result
    for each in outcomes:
        talk.say(HEAD.fill(area=each.area.label, title=each.title, n=each.count))
        for it in each.some:
            line = T(f"{MARKS[it.ink]} {it.what}", f"{MARKS[it.ink]} {it.what.ja}")
            talk.say(T(f"  {line}", f"  {line.ja}"))
        if each.more:
            talk.say(MORE.fill(n=each.more))
    late = sum(it.ink == "late" for each in outcomes for it in each.some)
    count = sum(each.count for each in outcomes)
    talk.say(COUNTED.fill(n=count, late=late) if count else NOTHING)
    return 0
