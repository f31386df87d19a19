"""The management review with its decisions; the annual plan with its objectives and activities."""

from peewee import *


def up(migrator, db):
    class Person(Model):
        class Meta:
            database = db
            table_name = "person"

    class Review(Model):
        version = IntegerField(default=0)
        no = CharField(max_length=20)
        year = IntegerField(index=True)
        occasion = CharField(max_length=10, default="regular")
        revision = IntegerField(default=1)
        revision_reason = TextField(default="")
        since = DateField()
        until = DateField()
        gathered_on = DateField(null=True)
        planned_on = DateField(null=True)
        held_on = DateField(null=True)
        attendees = TextField(default="")
        summary = TextField(default="")
        pms_change = CharField(max_length=12, default="")
        pms_change_text = TextField(default="")
        prepared_by = ForeignKeyField(Person, null=True, backref="reviews_prepared")
        prepared_name = CharField(max_length=80, default="")
        prepared_on = DateField(null=True)
        checked_by = ForeignKeyField(Person, null=True, backref="reviews_checked")
        checked_name = CharField(max_length=80, default="")
        checked_on = DateField(null=True)
        approved_by = ForeignKeyField(Person, null=True, backref="reviews_approved")
        approved_name = CharField(max_length=80, default="")
        approved_on = DateField(null=True)
        return_reason = TextField(default="")
        state = CharField(max_length=12, default="draft")

        class Meta:
            database = db
            table_name = "review"
            indexes = ((("no", "revision"), True), (("state", "held_on"), False))

    class ReviewInput(Model):
        version = IntegerField(default=0)
        review = ForeignKeyField(Review)
        place = IntegerField()
        topic = CharField(max_length=12)
        figure = CharField(max_length=200, default="")
        figure_en = CharField(max_length=200, default="")
        details = TextField(default="")
        details_en = TextField(default="")
        text = TextField(default="")
        no_change = BooleanField(default=False)
        page = CharField(max_length=40, default="")
        where = CharField(max_length=200, default="{}")

        class Meta:
            database = db
            table_name = "review_input"
            indexes = ((("review", "topic"), True),)

    class Decision(Model):
        version = IntegerField(default=0)
        review = ForeignKeyField(Review)
        no = CharField(max_length=24)
        place = IntegerField()
        text = TextField()
        topic = CharField(max_length=12, default="")
        no_change = BooleanField(default=False)
        owner = ForeignKeyField(Person, null=True, backref="decisions")
        owner_name = CharField(max_length=80, default="")
        due_on = DateField(index=True, null=True)
        first_due = DateField(null=True)
        change_reason = TextField(default="")
        result = TextField(default="")
        done_by = ForeignKeyField(Person, null=True, backref="decisions_done")
        done_name = CharField(max_length=80, default="")
        done_on = DateField(null=True)
        earlier = ForeignKeyField("self", null=True)
        state = CharField(max_length=10, default="proposed")

        class Meta:
            database = db
            table_name = "decision"
            indexes = ((("owner", "state"), False), (("state", "due_on"), False))

    class AnnualPlan(Model):
        version = IntegerField(default=0)
        no = CharField(max_length=20)
        year = IntegerField(index=True)
        revision = IntegerField(default=1)
        revision_reason = TextField(default="")
        policy = TextField(default="")
        prepared_by = ForeignKeyField(Person, null=True, backref="years_prepared")
        prepared_name = CharField(max_length=80, default="")
        prepared_on = DateField(null=True)
        checked_by = ForeignKeyField(Person, null=True, backref="years_checked")
        checked_name = CharField(max_length=80, default="")
        checked_on = DateField(null=True)
        approved_by = ForeignKeyField(Person, null=True, backref="years_approved")
        approved_name = CharField(max_length=80, default="")
        approved_on = DateField(null=True)
        return_reason = TextField(default="")
        state = CharField(max_length=12, default="draft")

        class Meta:
            database = db
            table_name = "annual_plan"
            indexes = ((("year", "revision"), True),)

    class Objective(Model):
        version = IntegerField(default=0)
        plan = ForeignKeyField(AnnualPlan)
        place = IntegerField()
        text = TextField()
        measure = CharField(max_length=200, default="")
        target = CharField(max_length=120, default="")
        owner = ForeignKeyField(Person, null=True, backref="objectives")
        owner_name = CharField(max_length=80, default="")
        due_on = DateField(null=True)
        achieved = CharField(max_length=8, default="")
        result = TextField(default="")
        assessed_name = CharField(max_length=80, default="")
        assessed_on = DateField(null=True)

        class Meta:
            database = db
            table_name = "objective"

    class Activity(Model):
        version = IntegerField(default=0)
        plan = ForeignKeyField(AnnualPlan)
        sort = CharField(max_length=12)
        title = CharField(max_length=120, default="")
        month = IntegerField()
        first = DateField()
        planned_on = DateField(null=True)
        owner = ForeignKeyField(Person, null=True, backref="activities")
        owner_name = CharField(max_length=80, default="")
        kind = CharField(max_length=30, default="")
        record = IntegerField(null=True)
        done_on = DateField(null=True)
        remark = TextField(default="")
        moved_to = DateField(null=True)
        move_reason = TextField(default="")
        missed_reason = TextField(default="")

        class Meta:
            database = db
            table_name = "activity"
            indexes = ((("plan", "first"), False),)

    db.create_tables([Review, ReviewInput, Decision, AnnualPlan, Objective, Activity])
