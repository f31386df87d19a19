"""A published course: its text and its test, frozen as (slug, edition, hash)."""

import peewee as pw

from ...base.text import Lang, T
from ...store.record import Record, Rights
from ..organization.person import Person
from .words import OFFICERS, CourseState


class Course(Record):
    """One version of one file. `source` is the file as it was; `material_hash` is of its text
    alone, so that last year's text under a new number is known again."""

    named = T("Course", "教育コース")
    titled = "title_ja"
    columns = (
        "slug", "edition", "title_ja", "minutes", "sections", "questions", "own", "state",
        "published_on",
    )  # fmt: skip
    searched = ("title_ja", "title_en", "slug")
    rights = Rights(write=OFFICERS)

    slug = pw.CharField(60, verbose_name=T("Id", "ID"))
    edition = pw.CharField(20, verbose_name=T("Version", "版"))
    title_ja = pw.CharField(120, verbose_name=T("Title (Japanese)", "名称"))
    title_en = pw.CharField(120, verbose_name=T("Title (English)", "英語名称"))
    topics = pw.CharField(200, verbose_name=T("Topics", "取り上げる内容"))
    minutes = pw.IntegerField(default=0, verbose_name=T("Minutes", "所要時間（分）"))
    sections = pw.IntegerField(verbose_name=T("Sections", "節の数"))
    questions = pw.IntegerField(verbose_name=T("Questions", "設問数"))
    own = pw.BooleanField(default=False, verbose_name=T("Our own file", "自社作成"))
    state = pw.CharField(
        12,
        default=CourseState.PUBLISHED,
        choices=CourseState.pairs(),
        verbose_name=T("State", "状態"),
    )
    effective_from = pw.DateField(null=True, verbose_name=T("Effective from", "適用開始日"))
    published_on = pw.DateField(verbose_name=T("Published on", "公開日"))
    publisher = pw.ForeignKeyField(Person, null=True, verbose_name=T("Published by", "公開者"))
    hash = pw.CharField(64, verbose_name=T("Hash", "ハッシュ値"))
    material_hash = pw.CharField(64)
    source = pw.TextField(default="")

    class Meta:
        indexes = ((("slug", "edition"), True),)

    def title(self, lang: Lang) -> str:
        return str(self.title_ja if lang == "ja" else self.title_en)
