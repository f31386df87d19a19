"""Training: courses, trainings, sessions, attendance, tests, leave, pledges, competence."""

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

    class Course(Model):
        version = IntegerField(default=0)
        slug = CharField(max_length=60)
        edition = CharField(max_length=20)
        title_ja = CharField(max_length=120)
        title_en = CharField(max_length=120)
        topics = CharField(max_length=200)
        minutes = IntegerField(default=0)
        sections = IntegerField()
        questions = IntegerField()
        own = BooleanField(default=False)
        state = CharField(max_length=12, default="published")
        effective_from = DateField(null=True)
        published_on = DateField()
        publisher = ForeignKeyField(Person, null=True)
        hash = CharField(max_length=64)
        material_hash = CharField(max_length=64)
        source = TextField(default="")

        class Meta:
            database = db
            table_name = "course"
            indexes = ((("slug", "edition"), True),)

    db.create_tables([Course])

    class Training(Model):
        version = IntegerField(default=0)
        no = CharField(max_length=20, unique=True)
        year = IntegerField(index=True)
        title = CharField(max_length=120)
        title_en = CharField(max_length=120, default="")
        purpose = TextField(default="")
        audience = CharField(max_length=12, default="everybody")
        roles = CharField(max_length=200, default="")
        departments = CharField(max_length=400, default="")
        since = DateField(null=True)
        course = ForeignKeyField(Course, null=True)
        topics = CharField(max_length=200, default="")
        contents = TextField(default="")
        method = CharField(max_length=12, default="e_learning")
        planned_on = DateField()
        first_planned_on = DateField()
        ends_on = DateField(null=True)
        lecturer = CharField(max_length=80, default="")
        test = CharField(max_length=8, default="program")
        pass_mark = IntegerField(default=80)
        makeup_due = DateField(null=True)
        material_name = CharField(max_length=200, default="")
        material_hash = CharField(max_length=64, default="")
        materials = CharField(max_length=200, default="")
        effect = TextField(default="")
        weak_topics = TextField(default="")
        next_improvement = TextField(default="")
        made_by = ForeignKeyField(Person, null=True)
        made_name = CharField(max_length=80, default="")
        made_on = DateField(null=True)
        approved_by = ForeignKeyField(Person, null=True)
        approved_name = CharField(max_length=80, default="")
        approved_on = DateField(null=True)
        opened_on = DateField(null=True)
        finished_on = DateField(null=True)
        reported_by = ForeignKeyField(Person, null=True)
        reported_name = CharField(max_length=80, default="")
        reported_on = DateField(null=True)
        closed_by = ForeignKeyField(Person, null=True)
        closed_name = CharField(max_length=80, default="")
        closed_on = DateField(null=True)
        postponed_reason = TextField(default="")
        missed_reason = TextField(default="")
        return_reason = TextField(default="")
        action = ForeignKeyField(CorrectiveAction, null=True)
        due_on = DateField(index=True, null=True)
        state = CharField(max_length=12, default="planned")

        class Meta:
            database = db
            table_name = "training"

    db.create_tables([Training])

    class Session(Model):
        version = IntegerField(default=0)
        training = ForeignKeyField(Training)
        place = IntegerField()
        held_on = DateField()
        until = DateField(null=True)
        times = CharField(max_length=40, default="")
        room = CharField(max_length=120, default="")
        lecturer = CharField(max_length=80, default="")
        makeup = BooleanField(default=False)
        remark = TextField(default="")

        class Meta:
            database = db
            table_name = "session"
            indexes = ((("training", "place"), True),)

    db.create_tables([Session])

    class Attendance(Model):
        version = IntegerField(default=0)
        training = ForeignKeyField(Training)
        person = ForeignKeyField(Person)
        staff_no = CharField(max_length=20)
        person_name = CharField(max_length=80)
        person_name_en = CharField(max_length=80, default="")
        kana = CharField(max_length=80, default="")
        employment = CharField(max_length=12)
        department = ForeignKeyField(Department, null=True)
        department_name = CharField(max_length=80, default="")
        department_name_en = CharField(max_length=80, default="")
        status = CharField(max_length=10, default="not_yet")
        due_on = DateField(null=True)
        session = ForeignKeyField(Session, null=True)
        attended_on = DateField(null=True)
        reason = CharField(max_length=400, default="")
        begun_at = DateTimeField(null=True)
        acknowledged_at = DateTimeField(null=True)
        first_score = IntegerField(null=True)
        score = IntegerField(null=True)
        attempts = IntegerField(default=0)
        passed = BooleanField(null=True)
        passed_on = DateField(null=True)
        waived_reason = CharField(max_length=400, default="")
        marked_name = CharField(max_length=80, default="")

        class Meta:
            database = db
            table_name = "attendance"
            indexes = (
                (("training", "person"), True),
                (("person", "status"), False),
            )

    db.create_tables([Attendance])

    class TestResult(Model):
        version = IntegerField(default=0)
        training = ForeignKeyField(Training)
        attendance = ForeignKeyField(Attendance)
        person_id = IntegerField()
        person_name = CharField(max_length=80)
        department_id = IntegerField(null=True)
        attempt = IntegerField()
        taken_on = DateField()
        taken_at = DateTimeField(null=True)
        taken_how = CharField(max_length=8)
        score = IntegerField()
        pass_mark = IntegerField()
        passed = BooleanField()
        right = IntegerField(default=0)
        asked = IntegerField(default=0)
        answers = TextField(default="{}")
        course_hash = CharField(max_length=64, default="")
        by_name = CharField(max_length=80, default="")

        class Meta:
            database = db
            table_name = "test_result"
            indexes = ((("attendance", "attempt"), True),)

    db.create_tables([TestResult])

    class Leave(Model):
        version = IntegerField(default=0)
        person = ForeignKeyField(Person)
        person_name = CharField(max_length=80)
        department_id = IntegerField(null=True)
        since = DateField()
        until = DateField(null=True)
        remark = CharField(max_length=200, default="")

        class Meta:
            database = db
            table_name = "leave"

    db.create_tables([Leave])

    class Pledge(Model):
        version = IntegerField(default=0)
        person = ForeignKeyField(Person, null=True)
        person_name = CharField(max_length=80, default="")
        department = ForeignKeyField(Department, null=True)
        department_name = CharField(max_length=80, default="")
        kind = CharField(max_length=12)
        signed_on = DateField()
        remark = CharField(max_length=400, default="")
        entered_name = CharField(max_length=80, default="")
        withdrawn_on = DateField(null=True)
        withdrawn_reason = CharField(max_length=400, default="")

        class Meta:
            database = db
            table_name = "pledge"
            indexes = ((("person", "signed_on"), False),)

    db.create_tables([Pledge])

    class Competence(Model):
        version = IntegerField(default=0)
        year = IntegerField(index=True)
        role = CharField(max_length=20)
        person = ForeignKeyField(Person)
        person_name = CharField(max_length=80)
        needed = TextField()
        has = TextField(default="")
        level = CharField(max_length=8, default="met")
        gap = TextField(default="")
        measure = TextField(default="")
        due_on = DateField(null=True)
        done_on = DateField(null=True)
        training = ForeignKeyField(Training, null=True)
        made_by = ForeignKeyField(Person, null=True)
        made_name = CharField(max_length=80, default="")
        approved_by = ForeignKeyField(Person, null=True)
        approved_name = CharField(max_length=80, default="")
        approved_on = DateField(null=True)
        state = CharField(max_length=10, default="draft")

        class Meta:
            database = db
            table_name = "competence"
            indexes = ((("year", "role", "person"), True),)

    db.create_tables([Competence])

    migrator.migrate(migrator.add_column("company", "joiner_days", IntegerField(default=30)))
