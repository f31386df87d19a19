"""The first schema. A frozen copy: it never imports the application's models."""

from peewee import *


def up(migrator, db):
    class Plan(Model):
        version = IntegerField(default=0)
        title = CharField(max_length=120)
        title_en = CharField(default="", max_length=120)
        checklists = TextField()
        audiences = TextField(default="dh")
        asked = TextField(default="monthly,quarterly,half_yearly,yearly")
        departments = TextField(default="")
        frequency = CharField(max_length=12)
        every = IntegerField(default=1)
        anchor = DateField()
        since = DateField()
        until = DateField(null=True)
        lead_days = IntegerField(default=14)
        due_days = IntegerField(default=5)
        shift = CharField(max_length=8, default="later")
        remind_before = CharField(max_length=40, default="7,1,0")
        remind_every = IntegerField(default=3)
        escalate_after = IntegerField(default=3)
        state = CharField(max_length=10, default="active")

        class Meta:
            database = db
            table_name = "plan"

    db.create_tables([Plan])

    class Round(Model):
        version = IntegerField(default=0)
        no = CharField(unique=True, max_length=20)
        plan = ForeignKeyField(Plan)
        period = IntegerField()
        year = IntegerField(index=True)
        title = CharField(max_length=160)
        title_en = CharField(max_length=160, default="")
        first = DateField()
        last = DateField()
        opened_on = DateField()
        due_on = DateField()
        original_due = DateField()
        state = CharField(max_length=10, default="open")
        closed_on = DateField(null=True)
        questions = IntegerField(default=0)
        counts = TextField(default="")

        class Meta:
            database = db
            table_name = "round"
            indexes = ((("plan", "period"), True),)

    db.create_tables([Round])

    class Department(Model):
        version = IntegerField(default=0)
        code = CharField(unique=True, max_length=20)
        name = CharField(max_length=80)
        name_en = CharField(max_length=80, default="")
        parent = ForeignKeyField("self", null=True)
        opened_on = DateField(null=True)
        closed_on = DateField(null=True)

        class Meta:
            database = db
            table_name = "department"

    db.create_tables([Department])

    class Person(Model):
        version = IntegerField(default=0)
        staff_no = CharField(unique=True, max_length=20)
        name = CharField(max_length=80)
        kana = CharField(max_length=80, default="")
        name_en = CharField(max_length=80, default="")
        department = ForeignKeyField(Department, null=True)
        title = CharField(max_length=60, default="")
        employment = CharField(max_length=12, default="employee")
        mail = CharField(max_length=120, default="")
        login = CharField(unique=True, null=True, max_length=40)
        joined_on = DateField(null=True)
        left_on = DateField(null=True)
        lang = CharField(max_length=2, default="ja")

        class Meta:
            database = db
            table_name = "person"

    db.create_tables([Person])

    class Inspection(Model):
        version = IntegerField(default=0)
        no = CharField(unique=True, max_length=20)
        round = ForeignKeyField(Round)
        department = ForeignKeyField(Department)
        department_name = CharField(max_length=80)
        department_name_en = CharField(max_length=80, default="")
        revision = IntegerField(default=1)
        revision_reason = TextField(default="")
        year = IntegerField(index=True)
        due_on = DateField(index=True)
        original_due = DateField()
        state = CharField(max_length=12, default="issued")
        total = IntegerField(default=0)
        answered = IntegerField(default=0)
        conform = IntegerField(default=0)
        partly = IntegerField(default=0)
        nonconform = IntegerField(default=0)
        na = IntegerField(default=0)
        tally = TextField(default="{}")
        overall = TextField(default="")
        filled_by = ForeignKeyField(Person, null=True)
        filled_name = CharField(max_length=80, default="")
        handed_in_on = DateField(null=True)
        confirmed_by = ForeignKeyField(Person, null=True)
        confirmed_name = CharField(max_length=80, default="")
        confirmed_on = DateField(null=True)
        approved_by = ForeignKeyField(Person, null=True)
        approved_name = CharField(max_length=80, default="")
        approved_on = DateField(null=True)
        return_reason = TextField(default="")
        missed_reason = TextField(default="")

        class Meta:
            database = db
            table_name = "inspection"
            indexes = (
                (("round", "department", "revision"), True),
                (("department", "due_on"), False),
                (("round", "state"), False),
                (("state", "due_on"), False),
            )

    db.create_tables([Inspection])

    class Checklist(Model):
        version = IntegerField(default=0)
        slug = CharField(max_length=60)
        edition = CharField(max_length=20)
        title_ja = CharField(max_length=120)
        title_en = CharField(max_length=120)
        measure = CharField(max_length=30)
        questions = IntegerField()
        own = BooleanField(default=False)
        state = CharField(max_length=12, default="published")
        effective_from = DateField(null=True)
        published_on = DateField()
        publisher = ForeignKeyField(Person, null=True)
        hash = CharField(max_length=64)
        source = TextField(default="")

        class Meta:
            database = db
            table_name = "checklist"
            indexes = ((("slug", "edition"), True),)

    db.create_tables([Checklist])

    class Question(Model):
        version = IntegerField(default=0)
        checklist = ForeignKeyField(Checklist)
        place = IntegerField()
        code = CharField(index=True, max_length=40)
        text_ja = TextField()
        text_en = TextField()
        evidence_ja = TextField()
        evidence_en = TextField()
        help_ja = TextField(default="")
        help_en = TextField(default="")
        measure = CharField(max_length=30)
        audience = CharField(max_length=5)
        frequency = CharField(max_length=12)
        size = CharField(max_length=10)
        twin = CharField(max_length=40, default="")
        references = TextField(default="{}")

        class Meta:
            database = db
            table_name = "question"

    db.create_tables([Question])

    class Answer(Model):
        version = IntegerField(default=0)
        inspection = ForeignKeyField(Inspection)
        question = ForeignKeyField(Question)
        department_id = IntegerField(index=True)
        code = CharField(max_length=40)
        measure = CharField(max_length=30)
        result = CharField(max_length=12, default="")
        comment = TextField(default="")
        immediate_action = TextField(default="")
        checked_on = DateField(null=True)
        checker = ForeignKeyField(Person, null=True)
        checker_name = CharField(max_length=80, default="")

        class Meta:
            database = db
            table_name = "answer"
            indexes = ((("inspection", "question"), True),)

    db.create_tables([Answer])

    class Appointment(Model):
        version = IntegerField(default=0)
        role = CharField(max_length=20)
        person = ForeignKeyField(Person)
        department = ForeignKeyField(Department, null=True)
        since = DateField()
        until = DateField(null=True)
        deputy = ForeignKeyField(Person, null=True)
        authority = TextField(default="")

        class Meta:
            database = db
            table_name = "appointment"

    db.create_tables([Appointment])

    class Blob(Model):
        sha256 = CharField(primary_key=True, max_length=64)
        size = IntegerField()

        class Meta:
            database = db
            table_name = "blob"

    db.create_tables([Blob])

    class BlobPart(Model):
        sha256 = CharField(max_length=64)
        number = IntegerField()
        data = BlobField()

        class Meta:
            database = db
            table_name = "blob_part"
            primary_key = CompositeKey("sha256", "number")

    db.create_tables([BlobPart])

    class Company(Model):
        version = IntegerField(default=0)
        name = CharField(max_length=120)
        name_en = CharField(max_length=120, default="")
        address = CharField(max_length=200, default="")
        representative = CharField(max_length=80, default="")
        contact = CharField(max_length=200, default="")
        fiscal_start = IntegerField(default=4)
        zone = CharField(max_length=40, default="Asia/Tokyo")
        classification = CharField(max_length=20, default="社外秘")
        seal = CharField(max_length=10, default="drawn")
        seal_order = CharField(max_length=12, default="senior_left")
        employees_over_100 = BooleanField(default=True)
        persons_over_5000 = BooleanField(default=True)
        entrusted = BooleanField(default=True)

        class Meta:
            database = db
            table_name = "company"

    db.create_tables([Company])

    class CorrectiveAction(Model):
        version = IntegerField(default=0)
        no = CharField(unique=True, max_length=20)
        sort = CharField(max_length=12)
        source = CharField(max_length=20)
        source_ref = CharField(default="", max_length=120)
        inspection = ForeignKeyField(Inspection, null=True)
        answer = ForeignKeyField(Answer, null=True)
        code = CharField(max_length=40, default="")
        measure = CharField(max_length=30, default="")
        department = ForeignKeyField(Department)
        department_name = CharField(max_length=80)
        year = IntegerField(index=True)
        title = CharField(max_length=200)
        content = TextField()
        requirement = TextField(default="")
        grade = CharField(max_length=12, default="minor")
        found_on = DateField()
        found_by = ForeignKeyField(Person, null=True)
        found_name = CharField(max_length=80, default="")
        immediate_correction = TextField(default="")
        corrected_on = DateField(null=True)
        impact = TextField(default="")
        cause = TextField(default="")
        similar_check = TextField(default="")
        plan_due = DateField(null=True)
        planned_by = ForeignKeyField(Person, null=True)
        planned_name = CharField(max_length=80, default="")
        planned_on = DateField(null=True)
        plan_approved_by = ForeignKeyField(Person, null=True)
        plan_approved_name = CharField(max_length=80, default="")
        plan_approved_on = DateField(null=True)
        return_reason = TextField(default="")
        action_due = DateField(null=True)
        first_action_due = DateField(null=True)
        change_reason = TextField(default="")
        done_by = ForeignKeyField(Person, null=True)
        done_name = CharField(max_length=80, default="")
        done_on = DateField(null=True)
        effect_due = DateField(null=True)
        effect = CharField(max_length=12, default="")
        effect_evidence = TextField(default="")
        effect_by = ForeignKeyField(Person, null=True)
        effect_name = CharField(max_length=80, default="")
        effect_on = DateField(null=True)
        attempt = IntegerField(default=1)
        no_action_reason = TextField(default="")
        closed_by = ForeignKeyField(Person, null=True)
        closed_name = CharField(max_length=80, default="")
        closed_on = DateField(null=True)
        due_on = DateField(index=True, null=True)
        state = CharField(max_length=12, default="found")

        class Meta:
            database = db
            table_name = "corrective_action"
            indexes = (
                (("state", "due_on"), False),
                (("department", "due_on"), False),
            )

    db.create_tables([CorrectiveAction])

    class DayOff(Model):
        version = IntegerField(default=0)
        day = DateField(unique=True)
        name = CharField(max_length=60)
        worked = BooleanField(default=False)

        class Meta:
            database = db
            table_name = "day_off"

    db.create_tables([DayOff])

    class EffectCheck(Model):
        version = IntegerField(default=0)
        action = ForeignKeyField(CorrectiveAction)
        department_id = IntegerField()
        attempt = IntegerField()
        cause = TextField(default="")
        done_name = CharField(max_length=80)
        done_on = DateField()
        effect = CharField(max_length=12)
        evidence = TextField()
        by = ForeignKeyField(Person, null=True)
        by_name = CharField(max_length=80)
        checked_on = DateField()

        class Meta:
            database = db
            table_name = "effect_check"

    db.create_tables([EffectCheck])

    class Entry(Model):
        kind = CharField(max_length=40)
        record = IntegerField()
        department = IntegerField(null=True)
        title = TextField()
        text = TextField()

        class Meta:
            database = db
            table_name = "entry"
            indexes = ((("kind", "record"), True),)

    db.create_tables([Entry])

    class Evidence(Model):
        version = IntegerField(default=0)
        kind = CharField(max_length=40)
        record = IntegerField()
        department_id = IntegerField(index=True)
        about = CharField(max_length=80, default="")
        name = CharField(max_length=200)
        mime = CharField(max_length=80, default="application/octet-stream")
        sha256 = CharField(index=True, max_length=64)
        size = IntegerField()
        proves_from = DateField(null=True)
        proves_to = DateField(null=True)
        remark = TextField(default="")
        added_by = ForeignKeyField(Person, null=True)
        added_name = CharField(max_length=80, default="")
        added_on = DateField()
        taken_back_on = DateField(null=True)
        taken_back_reason = TextField(default="")

        class Meta:
            database = db
            table_name = "evidence"
            indexes = ((("kind", "record"), False),)

    db.create_tables([Evidence])

    class Message(Model):
        person = IntegerField(index=True)
        subject_ja = TextField()
        subject_en = TextField()
        weight = CharField(max_length=10)
        kind = CharField(max_length=40)
        record = IntegerField()
        once = CharField(unique=True, null=True, max_length=120)
        at = DateTimeField()
        read_at = DateTimeField(null=True)
        sent_at = DateTimeField(null=True)

        class Meta:
            database = db
            table_name = "message"

    db.create_tables([Message])

    class Method(Model):
        version = IntegerField(default=0)
        measure = CharField(unique=True, max_length=30)
        size = CharField(max_length=10)

        class Meta:
            database = db
            table_name = "method"

    db.create_tables([Method])

    class Override(Model):
        version = IntegerField(default=0)
        plan = ForeignKeyField(Plan)
        period = IntegerField()
        skipped = BooleanField(default=False)
        moved_to = DateField(null=True)
        reason = TextField()

        class Meta:
            database = db
            table_name = "override"
            indexes = ((("plan", "period"), True),)

    db.create_tables([Override])

    class RoundQuestion(Model):
        version = IntegerField(default=0)
        round = ForeignKeyField(Round)
        question = ForeignKeyField(Question)
        place = IntegerField()

        class Meta:
            database = db
            table_name = "round_question"
            indexes = ((("round", "place"), True),)

    db.create_tables([RoundQuestion])

    class Serial(Model):
        series = CharField(max_length=8)
        year = IntegerField()
        last = IntegerField(default=0)

        class Meta:
            database = db
            table_name = "serial"
            primary_key = CompositeKey("series", "year")

    db.create_tables([Serial])

    class Step(Model):
        version = IntegerField(default=0)
        action = ForeignKeyField(CorrectiveAction)
        department_id = IntegerField()
        attempt = IntegerField(default=1)
        place = IntegerField()
        what = TextField(default="")
        who = CharField(default="", max_length=80)
        due_on = DateField(null=True)
        done_on = DateField(null=True)
        result = TextField(default="")

        class Meta:
            database = db
            table_name = "step"

    db.create_tables([Step])

    class SwitchedOff(Model):
        version = IntegerField(default=0)
        code = CharField(index=True, max_length=40)
        reason = TextField()
        since = DateField()
        until = DateField(null=True)
        decided_by = ForeignKeyField(Person, null=True)

        class Meta:
            database = db
            table_name = "switched_off"

    db.create_tables([SwitchedOff])

    class Mark(Model):
        name = CharField(max_length=20, primary_key=True)
        position = IntegerField()

        class Meta:
            database = db
            table_name = "mark"

    db.create_tables([Mark])

    class Trail(Model):
        position = IntegerField(primary_key=True)
        at = CharField(max_length=32)
        who = IntegerField()
        who_name = CharField(max_length=200)
        kind = CharField(max_length=40)
        record = IntegerField()
        deed = CharField(max_length=40)
        was = TextField()
        now = TextField()
        hash = CharField(max_length=64)

        class Meta:
            database = db
            table_name = "trail"
            indexes = ((("kind", "record", "position"), False),)

    db.create_tables([Trail])

    class Why(Model):
        version = IntegerField(default=0)
        action = ForeignKeyField(CorrectiveAction)
        department_id = IntegerField()
        attempt = IntegerField(default=1)
        place = IntegerField()
        why = TextField(default="")
        because = TextField(default="")

        class Meta:
            database = db
            table_name = "why"

    db.create_tables([Why])
