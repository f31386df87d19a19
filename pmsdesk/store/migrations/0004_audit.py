"""Internal audits: plan, audit, auditors, work paper, findings, report."""

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

    class Question(Model):
        class Meta:
            database = db
            table_name = "question"

    class AuditPlan(Model):
        version = IntegerField(default=0)
        no = CharField(unique=True, max_length=20)
        year = IntegerField()
        revision = IntegerField(default=1)
        revision_reason = TextField(default="")
        title = CharField(max_length=120)
        title_en = CharField(max_length=120, default="")
        purpose = TextField(default="")
        criteria = TextField(default="")
        scope = TextField(default="")
        report_due = DateField(null=True)
        uncovered_reason = TextField(default="")
        schedule = TextField(default="{}")
        prepared_by = ForeignKeyField(Person, null=True)
        prepared_name = CharField(max_length=80, default="")
        prepared_on = DateField(null=True)
        approved_by = ForeignKeyField(Person, null=True)
        approved_name = CharField(max_length=80, default="")
        approved_on = DateField(null=True)
        return_reason = TextField(default="")
        state = CharField(max_length=12, default="drafting")

        class Meta:
            database = db
            table_name = "audit_plan"
            indexes = [(("year", "revision"), True)]

    db.create_tables([AuditPlan])

    class Audit(Model):
        version = IntegerField(default=0)
        no = CharField(unique=True, max_length=20)
        plan = ForeignKeyField(AuditPlan)
        year = IntegerField(index=True)
        track = CharField(max_length=12)
        department = ForeignKeyField(Department, null=True)
        department_name = CharField(max_length=80, default="")
        department_name_en = CharField(max_length=80, default="")
        items = TextField(default="")
        audiences = TextField(default="dh")
        measures = TextField(default="")
        planned_on = DateField()
        planned_to = DateField()
        first_planned_on = DateField()
        postponed_reason = TextField(default="")
        period_from = DateField()
        period_to = DateField()
        issued_on = DateField(null=True)
        finished_by = ForeignKeyField(Person, null=True)
        finished_name = CharField(max_length=80, default="")
        finished_on = DateField(null=True)
        reopen_reason = TextField(default="")
        cancel_reason = TextField(default="")
        sources = TextField(default="[]")
        total = IntegerField(default=0)
        answered = IntegerField(default=0)
        due_on = DateField(index=True, null=True)
        state = CharField(max_length=12, default="planned")

        class Meta:
            database = db
            table_name = "audit"
            indexes = [(("plan", "track"), False), (("department", "state"), False)]

    db.create_tables([Audit])

    class AuditAssignment(Model):
        version = IntegerField(default=0)
        audit = ForeignKeyField(Audit)
        department_id = IntegerField(null=True)
        person = ForeignKeyField(Person)
        person_name = CharField(max_length=80)
        lead = BooleanField(default=False)
        assigned_on = DateField()
        assigned_name = CharField(max_length=80, default="")
        home_name = CharField(max_length=200, default="")
        home_name_en = CharField(max_length=200, default="")
        held = TextField(default="")
        held_en = TextField(default="")
        verdict = CharField(max_length=12)
        verdict_reason = TextField(default="")
        verdict_reason_en = TextField(default="")
        checked_on = DateField()
        ended_on = DateField(null=True)
        end_reason = TextField(default="")

        class Meta:
            database = db
            table_name = "audit_assignment"

    db.create_tables([AuditAssignment])

    class AuditLine(Model):
        version = IntegerField(default=0)
        audit = ForeignKeyField(Audit)
        department_id = IntegerField(null=True)
        place = IntegerField()
        code = CharField(max_length=40)
        item = CharField(max_length=12, default="")
        item_title_ja = CharField(max_length=120, default="")
        item_title_en = CharField(max_length=200, default="")
        verified = BooleanField(default=True)
        measure = CharField(max_length=30, default="")
        question = ForeignKeyField(Question, null=True)
        text_ja = TextField()
        text_en = TextField(default="")
        evidence_ja = TextField(default="")
        evidence_en = TextField(default="")
        help_ja = TextField(default="")
        help_en = TextField(default="")
        references = TextField(default="{}")
        result = CharField(max_length=12, default="")
        sampled = TextField(default="")
        seen_where = TextField(default="")
        remark = TextField(default="")
        seen_on = DateField(null=True)
        seen_by = ForeignKeyField(Person, null=True)
        seen_name = CharField(max_length=80, default="")

        class Meta:
            database = db
            table_name = "audit_line"
            indexes = [(("audit", "code"), True)]

    db.create_tables([AuditLine])

    class Finding(Model):
        version = IntegerField(default=0)
        no = CharField(unique=True, max_length=30)
        audit = ForeignKeyField(Audit)
        line = ForeignKeyField(AuditLine, null=True)
        code = CharField(max_length=40, default="")
        grade = CharField(max_length=12)
        department = ForeignKeyField(Department, null=True)
        department_name = CharField(max_length=80, default="")
        title = CharField(max_length=200)
        content = TextField()
        requirement = TextField(default="")
        found_on = DateField()
        found_by = ForeignKeyField(Person, null=True)
        found_name = CharField(max_length=80, default="")
        action = ForeignKeyField(CorrectiveAction, null=True)
        no_action_reason = TextField(default="")
        decided_by = ForeignKeyField(Person, null=True)
        decided_name = CharField(max_length=80, default="")
        decided_on = DateField(null=True)

        class Meta:
            database = db
            table_name = "finding"

    db.create_tables([Finding])

    class AuditReport(Model):
        version = IntegerField(default=0)
        no = CharField(unique=True, max_length=20)
        plan = ForeignKeyField(AuditPlan)
        year = IntegerField(index=True)
        revision = IntegerField(default=1)
        revision_reason = TextField(default="")
        title = CharField(max_length=120)
        title_en = CharField(max_length=120, default="")
        audits = TextField(default="")
        summary = TextField(default="")
        conclusion = TextField(default="")
        proof = TextField(default="[]")
        sent_by = ForeignKeyField(Person, null=True)
        sent_name = CharField(max_length=80, default="")
        sent_on = DateField(null=True)
        received_by = ForeignKeyField(Person, null=True)
        received_name = CharField(max_length=80, default="")
        received_on = DateField(null=True)
        instruction = TextField(default="")
        state = CharField(max_length=12, default="drafting")

        class Meta:
            database = db
            table_name = "audit_report"

    db.create_tables([AuditReport])
