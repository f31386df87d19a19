"""Record numbers without gaps, drawn inside the transaction that uses them: 2026-SI-0007."""

import peewee as pw

from .record import DB


class Serial(pw.Model):
    """The last number given for a series in a fiscal year."""

    series = pw.CharField(8)
    year = pw.IntegerField()
    last = pw.IntegerField(default=0)

    class Meta:
        database = DB
        legacy_table_names = False
        primary_key = pw.CompositeKey("series", "year")


def draw(series: str, year: int, count: int = 1) -> list[str]:
    """The next `count` numbers of a series."""
    mine = (Serial.series == series) & (Serial.year == year)
    Serial.insert(series=series, year=year, last=0).on_conflict_ignore().execute()
    Serial.update(last=Serial.last + count).where(mine).execute()
    last = Serial.select(Serial.last).where(mine).scalar()
    return [f"{year}-{series}-{n:04d}" for n in range(last - count + 1, last + 1)]
