"""Running numbers outside the books (dãy số): document keys, số đến. A rollback gives the number back."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select, update

from registry.store import schema


class Series:
    """`next` is only for writing transactions; it locks the series' row until they end."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def next(self, name: str, count: int = 1) -> int:
        """The next number of the series `name`, from 1; the first of `count` numbers taken together."""
        taking = update(schema.series).where(schema.series.c.name == name)
        taken = self._connection.execute(
            taking.values(last=schema.series.c.last + count).returning(schema.series.c.last)
        ).scalar_one_or_none()
        if taken is None:
            self._connection.execute(insert(schema.series).values(name=name, last=count))
            return 1
        return int(taken) - count + 1

    def raise_to(self, name: str, number: int) -> None:
        """Move a series up to `number`, from nothing where it has not begun; never down."""
        table = schema.series
        known = self._connection.execute(
            select(table.c.last).where(table.c.name == name)
        ).scalar_one_or_none()
        if known is None:
            self._connection.execute(insert(table).values(name=name, last=number))
        elif known < number:
            self._connection.execute(update(table).where(table.c.name == name).values(last=number))

    def all(self) -> dict[str, int]:
        """Every series with the last number given."""
        rows = self._connection.execute(select(schema.series.c.name, schema.series.c.last))
        return {row.name: row.last for row in rows}
