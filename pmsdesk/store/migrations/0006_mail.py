"""Reminders by mail: the server they leave by, what waits to be sent, who wants none."""

from peewee import *


def up(migrator, db):
    class Person(Model):
        class Meta:
            database = db
            table_name = "person"

    class MailSetting(Model):
        version = IntegerField(default=0)
        enabled = BooleanField(default=False)
        host = CharField(max_length=120, default="")
        port = IntegerField(default=587)
        security = CharField(max_length=10, default="starttls")
        user = CharField(max_length=120, default="")
        sender = CharField(max_length=120, default="")
        from_name = CharField(max_length=80, default="")
        hour = IntegerField(default=8)
        gathered_at = DateTimeField(null=True)

        class Meta:
            database = db
            table_name = "mail_setting"

    class OutMail(Model):
        version = IntegerField(default=0)
        person = ForeignKeyField(Person)
        day = DateField()
        first_day = DateField()
        facts = TextField()
        count = IntegerField(default=0)
        upto = IntegerField()
        token = CharField(max_length=40)
        state = CharField(max_length=10, default="waiting")
        attempts = IntegerField(default=0)
        next_at = DateTimeField()
        claimed_until = DateTimeField(null=True)
        error_ja = CharField(max_length=300, default="")
        error_en = CharField(max_length=300, default="")
        sent_at = DateTimeField(null=True)

        class Meta:
            database = db
            table_name = "out_mail"
            indexes = ((("person", "day"), True), (("state", "next_at"), False))

    class MailWish(Model):
        version = IntegerField(default=0)
        person = ForeignKeyField(Person, unique=True)
        wanted = BooleanField(default=True)

        class Meta:
            database = db
            table_name = "mail_wish"

    db.create_tables([MailSetting, OutMail, MailWish])
