"""The schema's versions (phiên bản dữ liệu): made, brought up, or refused when newer than this program."""

from __future__ import annotations

from importlib.resources import as_file, files

from sqlalchemy import Connection, inspect, text

from registry.errors import StoreNewer
from registry.store import postgres

# Every revision this program knows, oldest first; a test holds it equal to the migrations folder.
REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010")


def current_revision(connection: Connection) -> str | None:
    """The revision the database is at; None where it has no tables of ours."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def is_current(connection: Connection) -> bool:
    """Whether nothing has to be done; raises `StoreNewer` for a revision this program does not know."""
    found = current_revision(connection)
    if found is not None:
        refuse_unknown(found)
    return found == REVISIONS[-1]


def refuse_unknown(revision: str) -> None:
    """Raise `StoreNewer` for a revision this program does not know."""
    if revision not in REVISIONS:
        raise StoreNewer(
            f"Dữ liệu này do phiên bản mới hơn của chương trình ghi (lược đồ {revision}). "
            "Hãy cập nhật chương trình rồi mở lại."
        )


def bring_up(connection: Connection, to: str = "head") -> bool:
    """Run what is missing, in the transaction that `connection` is in; False where nothing was."""
    if is_current(connection):
        return False
    from alembic import command
    from alembic.config import Config

    with as_file(files("registry.store") / "migrations") as scripts:
        config = Config()
        config.set_main_option("script_location", str(scripts).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, to)
    if connection.dialect.name == "postgresql":
        postgres.compare_by_letters(connection)
    return True
