"""The emergency network drawn so that it fits on one page: smaller type where there are many."""

from collections.abc import Iterator

from ...base.standing import Role
from ...base.text import Lang, T
from ..catalogue import Out
from ..one_page import draw_on_one
from ..paper import Band, Cell, Column, Paper, Row, Said, Stack, Style
from ..paper.cells import shown
from ..paper.look import CELL, DENSE_CELL, Type
from ..watch import Watch
from .network import HeadRow, NetworkPage, Way

FLOW = T(
    "Whoever notices something tells the department head at once. It goes on to the next where "
    "nobody confirms: {head} within {first} h, {manager} within {second} h, {top} within {third} h."
    " If nobody can be reached, call the next in order.",
    "気付いた人は、すぐに部門責任者へ報告します。確認がないときは次へ報告が進みます："
    "{head}（{first}時間以内）→ {manager}（{second}時間以内）→ {top}（{third}時間以内）。"
    "連絡がつかないときは、順に次の人へ連絡してください。",
)
INSIDE = T("Inside: the PMS", "社内（個人情報保護体制）")
HEADS = T("First: the department head", "最初の連絡先：部門責任者")
OTHERS = T("Then, in order", "次の連絡先（区分ごとに順に連絡）")
NO = T("No.", "順")
PART = T("Part", "役割")
NAME = T("Name", "氏名・名称")
PHONE = T("Telephone", "電話番号")
HEAD_PHONE = T("Tel.", "電話番号")
MORE = T("E-mail, hours, remarks", "メール・受付時間・備考")
CHECKED_ON = T("Checked on", "確認日")
DEPARTMENT = T("Dept.", "部門")
HEAD = T("Head, deputy", "部門責任者・代行")
HEAD_NAME = T("{name}", "{name}")
DEPUTY_NAME = T("{name} (dep.)", "{name}（代行）")
NO_PHONE = T("no number", "番号未登録")
CHECK = T("check", "要確認")
NEVER = T("never", "未確認")
NOBODY = T("Nobody is listed.", "登録がありません。")
SIZES: tuple[tuple[Type, int], ...] = (  # of type, and departments abreast
    (CELL, 1),
    (CELL, 2),
    (Type(7.6, 11.4), 2),
    (DENSE_CELL, 2),
    (Type(6, 8.2), 2),
    (Type(6, 8.2), 3),
    (Type(5, 6.4), 3),
)


def draw_network(data: NetworkPage, out: Out, lang: Lang, watch: Watch | None) -> int:
    def body(paper: Paper, size: tuple[Type, int]) -> None:
        type_, abreast = size
        _Page(paper, data, lang, type_).draw(abreast)

    return draw_on_one(body, SIZES, out, data.front, lang, watch)


class _Page:
    """The page in one size of type."""

    def __init__(self, paper: Paper, data: NetworkPage, lang: Lang, type_: Type) -> None:
        self.paper, self.data, self.lang = paper, data, lang
        self.style = Style(type=type_, zebra=False)

    def draw(self, abreast: int) -> None:
        first, second, third = self.data.hours
        words = FLOW.fill(
            head=Role.HEAD.label, manager=Role.MANAGER.label, top=Role.TOP.label,
            first=first, second=second, third=third,
        )  # fmt: skip
        self.paper.paragraph(words, small=True)
        if self.data.heads:
            self.paper.heading(HEADS, 3)
            self._heads(abreast)
        self.paper.heading(OTHERS, 3)
        columns = [
            Column(NO, width=9, align="right"),
            Column(NAME, weight=9),
            Column(PART, weight=9),
            Column(PHONE, width=31.5),
            Column(MORE, weight=12),
            Column(CHECKED_ON, width=25),
        ]
        self.paper.table(columns, self._ways(), style=self.style, empty=NOBODY)

    def _ways(self) -> Iterator[Row]:
        for title, ways in ((INSIDE, self.data.inside), *self.data.outside):
            if ways:
                yield Band(title.into(self.lang))
            for at, it in enumerate(ways, 1):
                more = "\n".join(text for text in (it.mail, it.more) if text)
                name = Said(it.name, bold=True)
                yield [at, name, it.part, self._phone(it), more, self._checked(it)]

    def _heads(self, abreast: int) -> None:
        columns = [
            Column(DEPARTMENT, weight=7.5),
            Column(HEAD, weight=8.6),
            Column(HEAD_PHONE, weight=8.3),
        ]
        self.paper.table(columns * abreast, list(self._abreast(abreast)), style=self.style)

    def _abreast(self, abreast: int) -> Iterator[list[Cell]]:
        """Down the page, then the next column of departments."""
        heads = self.data.heads
        depth = -(-len(heads) // abreast)
        for at in range(depth):
            row: list[Cell] = []
            for place in range(at, depth * abreast, depth):
                row += self._head(heads[place]) if place < len(heads) else [""] * 3
            yield row

    def _head(self, it: HeadRow) -> list[Cell]:
        """The head and, below, who stands in; numbers on the lines of their names."""
        names: list[Said] = []
        phones: list[Said] = []
        for way, words in ((it.head, HEAD_NAME), (it.deputy, DEPUTY_NAME)):
            if way is None:
                continue
            mine = [Said(each) for each in (way.phone, way.second_phone) if each]
            phones += mine or [Said(NO_PHONE.into(self.lang), quiet=True)]
            names.append(Said(words.fill(name=way.name).into(self.lang), bold=True))
            names += [Said("")] * (len(mine) - 1)
        return [it.department, Stack(tuple(names)), Stack(tuple(phones))]

    def _phone(self, it: Way) -> Cell:
        phones = [phone for phone in (it.phone, it.second_phone) if phone]
        if not phones:
            return "" if it.mail else Said(NO_PHONE.into(self.lang), quiet=True)
        return Stack(tuple(Said(phone) for phone in phones))

    def _checked(self, it: Way) -> Cell:
        if not (it.phone or it.second_phone or it.mail):
            return ""
        day = shown(it.checked_on, self.lang) if it.checked_on else NEVER.into(self.lang)
        if not it.stale:
            return day
        return Stack((Said(day), Said(CHECK.into(self.lang), bold=True, small=True)))
