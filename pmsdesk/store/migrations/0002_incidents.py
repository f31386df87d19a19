"""Incidents: the incident itself, its timeline, ladder, judgements, clocks, reports, contacts."""

from peewee import *


def up(migrator, db):
    class CorrectiveAction(Model):
        class Meta:
            database = db
            table_name = "corrective_action"

    class Department(Model):
        class Meta:
            database = db
            table_name = "department"

    class Person(Model):
        class Meta:
            database = db
            table_name = "person"

    class Incident(Model):
        version = IntegerField(default=0)
        no = CharField(unique=True, max_length=20)
        title = CharField(max_length=200)
        drill = BooleanField(default=False)
        near_miss = BooleanField(default=False)
        what = CharField(max_length=20)
        summary = TextField(default="")
        department = ForeignKeyField(Department)
        department_name = CharField(max_length=80)
        year = IntegerField(index=True)
        occurred_on = DateField(null=True)
        found_at = DateTimeField()
        known_at = DateTimeField()
        known_on = DateField()
        reported_at = DateTimeField()
        reporter = ForeignKeyField(Person, null=True)
        reporter_name = CharField(max_length=80, default="")
        contained = CharField(max_length=10, default="unknown")
        containment = TextField(default="")
        data_categories = TextField(default="")
        medium = CharField(max_length=120, default="")
        count_known = IntegerField(null=True)
        count_most = IntegerField(null=True)
        sensitive = CharField(max_length=10, default="unknown")
        financial = CharField(max_length=10, default="unknown")
        wrongful = CharField(max_length=10, default="unknown")
        my_number = CharField(max_length=10, default="unknown")
        my_number_public = CharField(max_length=10, default="unknown")
        encrypted = CharField(max_length=10, default="unknown")
        key_safe = CharField(max_length=10, default="unknown")
        recovered_unseen = CharField(max_length=10, default="unknown")
        other_copy = CharField(max_length=10, default="unknown")
        party = CharField(max_length=12, default="own")
        entrusting_party = CharField(max_length=120, default="")
        contractor = CharField(max_length=120, default="")
        rules = TextField(default="{}")
        class_days = TextField(default="{}")
        reportable = CharField(max_length=8, default="open")
        overview = TextField(default="")
        data_items = TextField(default="")
        principals = TextField(default="")
        cause = TextField(default="")
        secondary = TextField(default="")
        to_principals = TextField(default="")
        publishing = TextField(default="")
        done = TextField(default="")
        planned = TextField(default="")
        other = TextField(default="")
        safeguards = TextField(default="")
        investigation = TextField(default="")
        root_cause = TextField(default="")
        publication = CharField(max_length=16, default="undecided")
        publication_reason = TextField(default="")
        published_on = DateField(null=True)
        published_where = CharField(max_length=200, default="")
        action = ForeignKeyField(CorrectiveAction, null=True)
        no_action_reason = TextField(default="")
        lessons = TextField(default="")
        scenario = TextField(default="")
        closed_by = ForeignKeyField(Person, null=True)
        closed_name = CharField(max_length=80, default="")
        closed_on = DateField(null=True)
        due_on = DateField(index=True, null=True)
        state = CharField(max_length=12, default="reported")

        class Meta:
            database = db
            table_name = "incident"
            indexes = ((("state", "due_on"), False), (("department", "due_on"), False))

    db.create_tables([Incident])

    class Clock(Model):
        version = IntegerField(default=0)
        incident = ForeignKeyField(Incident)
        department_id = IntegerField()
        sort = CharField(max_length=30)
        known_on = DateField()
        amber_on = DateField(null=True)
        due_on = DateField(index=True, null=True)
        first_due = DateField(null=True)
        certain = BooleanField(default=True)
        state = CharField(max_length=10, default="running")
        answered_on = DateField(null=True)
        number = CharField(max_length=60, default="")
        destination = CharField(max_length=160, default="")
        exempt_reason = TextField(default="")

        class Meta:
            database = db
            table_name = "clock"
            indexes = ((("incident", "sort"), True),)

    db.create_tables([Clock])

    class Contact(Model):
        version = IntegerField(default=0)
        place = CharField(max_length=12)
        order = IntegerField(default=1)
        name = CharField(max_length=120)
        duty = CharField(max_length=120, default="")
        person = ForeignKeyField(Person, null=True)
        phone = CharField(max_length=40, default="")
        second_phone = CharField(max_length=40, default="")
        mail = CharField(max_length=120, default="")
        hours = CharField(max_length=80, default="")
        remark = CharField(max_length=200, default="")
        checked_on = DateField(null=True)
        ended_on = DateField(null=True)

        class Meta:
            database = db
            table_name = "contact"

    db.create_tables([Contact])

    class Entry(Model):
        version = IntegerField(default=0)
        incident = ForeignKeyField(Incident)
        department_id = IntegerField()
        happened_at = DateTimeField()
        recorded_at = DateTimeField()
        text = TextField()
        text_en = TextField(default="")
        by = ForeignKeyField(Person, null=True)
        by_name = CharField(max_length=80, default="")

        class Meta:
            database = db
            table_name = "timeline_entry"

    db.create_tables([Entry])

    class Judgement(Model):
        version = IntegerField(default=0)
        incident = ForeignKeyField(Incident)
        department_id = IntegerField()
        place = IntegerField()
        classes = CharField(max_length=200, default="")
        reportable = CharField(max_length=8)
        exception = CharField(max_length=40, default="")
        reason = TextField()
        facts = TextField(default="{}")
        by = ForeignKeyField(Person, null=True)
        by_name = CharField(max_length=80, default="")
        judged_at = DateTimeField()
        judged_on = DateField()

        class Meta:
            database = db
            table_name = "judgement"

    db.create_tables([Judgement])

    class Rung(Model):
        version = IntegerField(default=0)
        incident = ForeignKeyField(Incident)
        department_id = IntegerField()
        place = IntegerField()
        role = CharField(max_length=12)
        told_names = CharField(max_length=400, default="")
        told_at = DateTimeField()
        due_at = DateTimeField(index=True)
        confirmed_by = ForeignKeyField(Person, null=True)
        confirmed_name = CharField(max_length=80, default="")
        confirmed_at = DateTimeField(null=True)
        passed_on_at = DateTimeField(null=True)

        class Meta:
            database = db
            table_name = "rung"
            indexes = ((("incident", "place"), True),)

    db.create_tables([Rung])

    class Submission(Model):
        version = IntegerField(default=0)
        incident = ForeignKeyField(Incident)
        department_id = IntegerField()
        clock = ForeignKeyField(Clock)
        document = CharField(max_length=20)
        destination = CharField(max_length=160, default="")
        sent_on = DateField()
        number = CharField(max_length=60, default="")
        persons = IntegerField(null=True)
        method = CharField(max_length=120, default="")
        open_items = TextField(default="")
        items = TextField(default="{}")
        by = ForeignKeyField(Person, null=True)
        by_name = CharField(max_length=80, default="")

        class Meta:
            database = db
            table_name = "submission"

    db.create_tables([Submission])

    migrator.migrate(migrator.add_column("company", "pmark_holder", BooleanField(default=True)))
    migrator.migrate(
        migrator.add_column("company", "assessment_body", CharField(max_length=120, default=""))
    )
    migrator.migrate(migrator.add_column("company", "head_hours", IntegerField(default=1)))
    migrator.migrate(migrator.add_column("company", "manager_hours", IntegerField(default=4)))
    migrator.migrate(migrator.add_column("company", "top_hours", IntegerField(default=24)))
