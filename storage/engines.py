"""How a database is opened: SQLite as an encrypted file, or PostgreSQL; and what can be wrong with it, in words."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from storage.vault import KeyTrouble, derive

OLDEST_SAFE_SQLITE = (3, 51, 3)  # earlier ones hold the WAL-reset corruption bug
_FIRST_OF_ITS_KIND: dict[str, sa.Engine] = {}  # by kind of database: the engine whose compiled statements all share


class DatabaseTrouble(Exception):
    """The database cannot be used; the message is a sentence for a person, with what to do."""


def opened(url: str, key: bytes) -> tuple[sa.Engine, sa.Engine]:
    """The engines of the writer and of the readers, who cannot write. Raises DatabaseTrouble for a plaintext file."""
    if url.startswith("sqlite"):
        path = Path(url.removeprefix("sqlite:///"))
        path.parent.mkdir(parents=True, exist_ok=True)
        _refuse_plaintext(path)
        writer = _sqlite_engine(url, derive(key, "sqlcipher"), reader=False)
        readers = _sqlite_engine(url, derive(key, "sqlcipher"), reader=True)
    else:
        writer = sa.create_engine(url, pool_size=2, pool_pre_ping=True)
        only_reads = {"postgresql_readonly": True}
        readers = sa.create_engine(url, pool_size=4, pool_pre_ping=True, execution_options=only_reads)
    for engine in (writer, readers):
        _share_statements(engine)
    return writer, readers


def check(readers: sa.Engine) -> None:
    """Whether the database answers to its key. Raises KeyTrouble for a wrong one, DatabaseTrouble for anything else."""
    try:
        with readers.connect() as connection:
            if readers.dialect.name == "sqlite":
                connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
                found = str(connection.exec_driver_sql("SELECT sqlite_version()").scalar())
                version = tuple(int(part) for part in found.split("."))
                if version < OLDEST_SAFE_SQLITE:
                    raise DatabaseTrouble(f"SQLite {version} can damage its file; at least 3.51.3 is needed.")
    except sa.exc.DatabaseError as trouble:
        if "not a database" in str(trouble.orig):
            raise KeyTrouble(
                f"The key does not open the database {Path(readers.url.database or '').name}. Use the key it was made "
                "with (EVENKEEL_KEY or the key file); nothing was changed."
            ) from None
        raise DatabaseTrouble(f"The database does not answer: {type(trouble.orig).__name__}.") from None


def in_words(trouble: Exception) -> Exception:
    """A full disk as a sentence for a person; anything else as it is."""
    if isinstance(trouble, sa.exc.OperationalError) and "disk is full" in str(trouble.orig):
        return DatabaseTrouble("The disk is full, so nothing more can be stored. Make room; what is stored is safe.")
    return trouble


def _refuse_plaintext(path: Path) -> None:
    if path.exists() and path.stat().st_size:
        with path.open("rb") as file:
            if file.read(15) == b"SQLite format 3":
                raise DatabaseTrouble(
                    f"{path.name} is not encrypted, and Evenkeel only opens encrypted files. "
                    "Move it away, or name another data folder (EVENKEEL_DATA_DIR)."
                )


def _sqlite_engine(url: str, key: bytes, *, reader: bool) -> sa.Engine:
    import sqlcipher3.dbapi2

    engine = sa.create_engine(
        url,
        module=sqlcipher3.dbapi2,
        poolclass=sa.pool.QueuePool,
        pool_size=4 if reader else 1,
        pool_use_lifo=True,  # the connection that read last still has its pages, deciphered
        connect_args={"check_same_thread": False, "timeout": 10},
    )

    @sa.event.listens_for(engine, "connect")
    def on_connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA cipher_log_level = NONE")  # it writes to stderr by itself; what is wrong is raised, too
        cursor.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        pragmas = ["busy_timeout=10000", "foreign_keys=ON", "recursive_triggers=ON", "temp_store=MEMORY"]
        pragmas += ["query_only=ON"] if reader else ["journal_mode=WAL", "synchronous=FULL"]
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @sa.event.listens_for(engine, "begin")
    def on_begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN" if reader else "BEGIN IMMEDIATE")

    return engine


@contextmanager
def sqlcipher(path: Path, key: bytes) -> Iterator[Any]:
    """A plain connection to an encrypted SQLite file, for what SQLAlchemy has no words for."""
    import sqlcipher3.dbapi2

    connection = sqlcipher3.dbapi2.connect(str(path), timeout=10)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        yield connection
    finally:
        connection.close()


def _share_statements(engine: sa.Engine) -> None:
    """
    Reader and writer share what SQLAlchemy has compiled, which it keeps by engine and dialect otherwise: compiling a
    statement takes several times as long as running it.
    """
    first = _FIRST_OF_ITS_KIND.setdefault(engine.name, engine)
    engine.dialect = first.dialect
    engine.update_execution_options(compiled_cache=first._compiled_cache)
