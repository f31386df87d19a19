"""A published checklist: frozen as (id, version, hash), questions and all."""

import peewee as pw

from ...base.standing import Role
from ...base.text import Choice, Lang, T
from ...store.record import Record, Rights
from ..organization.company import OFFICE
from ..organization.person import Person
from .words import Audience, Measure, Size


class State(Choice):
    PUBLISHED = "published", "In use", "使用中"
    REPLACED = "replaced", "Replaced by a newer version", "旧版"
    WITHDRAWN = "withdrawn", "Withdrawn", "廃止"


class Checklist(Record):
    """One version of one file. `source` is the file as it was, so that nothing can drift."""

    named = T("Checklist", "点検表")
    titled = "title_ja"
    columns = (
        "slug",
        "edition",
        "title_ja",
        "measure",
        "questions",
        "own",
        "state",
        "published_on",
    )
    searched = ("title_ja", "title_en", "slug")
    rights = Rights(write=OFFICE)

    slug = pw.CharField(60, verbose_name=T("Id", "ID"))
    edition = pw.CharField(20, verbose_name=T("Version", "版"))
    title_ja = pw.CharField(120, verbose_name=T("Title (Japanese)", "名称"))
    title_en = pw.CharField(120, verbose_name=T("Title (English)", "英語名称"))
    measure = pw.CharField(30, choices=Measure.pairs(), verbose_name=T("Measure", "措置区分"))
    questions = pw.IntegerField(verbose_name=T("Questions", "点検項目数"))
    own = pw.BooleanField(default=False, verbose_name=T("Our own file", "自社作成"))
    state = pw.CharField(
        12, default=State.PUBLISHED, choices=State.pairs(), verbose_name=T("State", "状態")
    )
    effective_from = pw.DateField(null=True, verbose_name=T("Effective from", "適用開始日"))
    published_on = pw.DateField(verbose_name=T("Published on", "公開日"))
    publisher = pw.ForeignKeyField(Person, null=True, verbose_name=T("Published by", "公開者"))
    hash = pw.CharField(64, verbose_name=T("Hash", "ハッシュ値"))
    source = pw.TextField(default="")

    class Meta:
        indexes = ((("slug", "edition"), True),)

    def title(self, lang: Lang) -> str:
        return str(self.title_ja if lang == "ja" else self.title_en)


class Question(Record):
    """A question of a published checklist. Never changed: a correction is a new version."""

    named = T("Check item", "点検項目")
    titled = "code"
    columns = ("code", "text_ja", "evidence_ja", "audience", "frequency", "size")
    searched = ("code", "text_ja", "text_en")
    rights = Rights(write=OFFICE)

    checklist = pw.ForeignKeyField(Checklist, verbose_name=T("Checklist", "点検表"))
    place = pw.IntegerField()
    code = pw.CharField(40, index=True, verbose_name=T("No.", "項目番号"))
    text_ja = pw.TextField(verbose_name=T("Question (Japanese)", "点検項目"))
    text_en = pw.TextField(verbose_name=T("Question (English)", "点検項目（英語）"))
    evidence_ja = pw.TextField(verbose_name=T("Evidence (Japanese)", "確認するもの"))
    evidence_en = pw.TextField(verbose_name=T("Evidence (English)", "確認するもの（英語）"))
    help_ja = pw.TextField(default="", verbose_name=T("Hint (Japanese)", "ヒント"))
    help_en = pw.TextField(default="", verbose_name=T("Hint (English)", "ヒント（英語）"))
    measure = pw.CharField(30, choices=Measure.pairs(), verbose_name=T("Measure", "措置区分"))
    audience = pw.CharField(5, choices=Audience.pairs(), verbose_name=T("Audience", "回答者"))
    frequency = pw.CharField(12, verbose_name=T("Frequency", "頻度"))
    size = pw.CharField(10, choices=Size.pairs(), verbose_name=T("Method", "手法の区分"))
    twin = pw.CharField(40, default="", verbose_name=T("Twin", "対になる項目"))
    references = pw.TextField(default="{}")  # JSON: appi, gl, jipdec, jipdec_unverified → lists

    checklist_id: int

    def text(self, lang: Lang) -> str:
        return str(self.text_ja if lang == "ja" else self.text_en)

    def evidence(self, lang: Lang) -> str:
        return str(self.evidence_ja if lang == "ja" else self.evidence_en)

    def hint(self, lang: Lang) -> str:
        return str(self.help_ja if lang == "ja" else self.help_en)


class SwitchedOff(Record):
    """A question the company does not ask, with the reason a reviewer will want to read."""

    named = T("Question switched off", "対象外とした点検項目")
    titled = "code"
    columns = ("code", "reason", "since", "decided_by", "until")
    form = ("code", "reason")
    rights = Rights(write=frozenset({Role.MANAGER, Role.SECRETARIAT}))

    code = pw.CharField(40, index=True, verbose_name=T("No.", "項目番号"))
    reason = pw.TextField(verbose_name=T("Reason", "理由"))
    since = pw.DateField(verbose_name=T("Since", "対象外とした日"))
    until = pw.DateField(null=True, verbose_name=T("Switched on again", "再開した日"))
    decided_by = pw.ForeignKeyField(Person, null=True, verbose_name=T("Decided by", "決定者"))


class Method(Record):
    """The company's choice, for a pair of twin questions, of the ordinary or the small method."""

    named = T("Method chosen", "手法の選択")
    titled = "measure"
    columns = ("measure", "size")
    form = ("measure", "size")
    rights = Rights(write=frozenset({Role.MANAGER, Role.SECRETARIAT}))

    measure = pw.CharField(
        30, unique=True, choices=Measure.pairs(), verbose_name=T("Measure", "措置区分")
    )
    size = pw.CharField(10, choices=Size.pairs(), verbose_name=T("Method", "手法の区分"))
