"""Notices to people: written with the change they tell of, read in the program, mailed later."""

import peewee as pw

from .record import DB


class Message(pw.Model):
    """One notice to one person. `once` makes an effect happen once, however often we look."""

    id = pw.AutoField()
    person = pw.IntegerField(index=True)
    subject_ja = pw.TextField()
    subject_en = pw.TextField()
    weight = pw.CharField(10)  # "info", "soon", "late"
    kind = pw.CharField(40)
    record = pw.IntegerField()
    once = pw.CharField(120, null=True, unique=True)
    at = pw.DateTimeField()
    read_at = pw.DateTimeField(null=True)
    sent_at = pw.DateTimeField(null=True)

    class Meta:
        database = DB
        legacy_table_names = False
