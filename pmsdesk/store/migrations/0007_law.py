"""That notices of changes of law were checked, by whom, and what came of it."""

from peewee import *


def up(migrator, db):
    class Person(Model):
        class Meta:
            database = db
            table_name = "person"

    class LawCheck(Model):
        version = IntegerField(default=0)
        notice = CharField(max_length=40, index=True)
        edition = CharField(max_length=20)
        title = CharField(max_length=200)
        effect = CharField(max_length=8)
        note = TextField()
        checked_on = DateField()
        checked_by = ForeignKeyField(Person, null=True)
        checked_name = CharField(max_length=80, default="")
        again_on = DateField(null=True)

        class Meta:
            database = db
            table_name = "law_check"

    db.create_tables([LawCheck])
