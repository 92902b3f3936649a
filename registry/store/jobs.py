"""Jobs for other machines (hàng đợi việc): with PostgreSQL, kept and handed out by procrastinate; its only door.

Numbers are never given here: a job only makes what can be made again. The queue has a schema of its own in the
office's database. A job whose worker died is given out again by a periodic sweep, so that a handler may run twice.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from registry.errors import StoreFailed

if TYPE_CHECKING:
    from procrastinate import App

    from registry.store.store import Store

Handler = Callable[..., None]
SCHEMA = "vanthu_jobs"
QUEUE = "vanthu"
STALLED_SECONDS = 60.0  # without a sign of life
_SWEEP = "*/1 * * * *"
_TRIES = 3


class Jobs:
    """The queue of one database; `handlers` are what its jobs may do, by name."""

    def __init__(self, address: str, handlers: Mapping[str, Handler]) -> None:
        self._address, self._handlers = address, handlers

    @classmethod
    def of(cls, store: Store, handlers: Mapping[str, Handler]) -> Jobs | None:
        """The queue of a store; None on SQLite, where jobs are done at once by the machine itself."""
        url = store.engine.url
        if url.get_backend_name() != "postgresql":
            return None
        plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
        return cls(plain, handlers)

    def put(self, name: str, arguments: Sequence[Mapping[str, Any]]) -> int:
        """Put jobs of one name into the queue; gives how many. The queue's tables are made where there are none."""
        self._make_ready()
        with self._opened() as app:
            deferred = app.configure_task(name, queue=QUEUE)
            for one in arguments:
                deferred.defer(**one)
        return len(arguments)

    def work(self, *, wait: bool = True) -> None:
        """Do jobs as they come; without `wait` until none is left. Returns on SIGINT and SIGTERM, a job under way done."""
        self._make_ready()
        asyncio.run(self._work(wait))

    async def _work(self, wait: bool) -> None:
        app = self._app()
        async with app.open_async():
            await _sweep(app)
            await app.run_worker_async(
                queues=[QUEUE, "builtin"], wait=wait, concurrency=1, install_signal_handlers=wait
            )

    def _app(self) -> App:
        from procrastinate import App, PsycopgConnector, RetryStrategy

        app = App(connector=PsycopgConnector(**self._connection()))
        retry = RetryStrategy(max_attempts=_TRIES, exponential_wait=2)
        for name, handler in self._handlers.items():
            app.task(name=name, queue=QUEUE, retry=retry)(handler)

        @app.periodic(cron=_SWEEP)
        @app.task(name="sweep", queue=QUEUE, queueing_lock="sweep")
        async def sweep(timestamp: int) -> None:  # noqa: ARG001
            await _sweep(app)

        return app

    def _connection(self) -> dict[str, Any]:
        return {
            "conninfo": self._address,
            "kwargs": {"options": f"-c search_path={SCHEMA}"},
            "min_size": 1,
            "max_size": 4,
        }

    @contextmanager
    def _opened(self) -> Iterator[App]:
        app = self._app()
        with app.open():
            yield app

    def _make_ready(self) -> None:
        """The schema and its tables, made once, whoever comes first."""
        import psycopg
        from procrastinate.schema import SchemaManager

        try:
            with psycopg.connect(self._address) as connection:
                connection.execute("SELECT pg_advisory_xact_lock(%s)", (0x76616E74,))
                connection.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
                connection.execute(f"SET LOCAL search_path = {SCHEMA}")
                found = connection.execute("SELECT to_regclass('procrastinate_jobs')").fetchone()
                if found is None or found[0] is None:
                    connection.execute(SchemaManager.get_schema().encode())
        except psycopg.Error as error:
            raise StoreFailed(f"Không mở được hàng đợi việc trong cơ sở dữ liệu: {error}.") from error


async def _sweep(app: App) -> None:
    """Give out again the jobs of workers that show no sign of life."""
    from datetime import UTC, datetime

    for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_SECONDS):
        await app.job_manager.retry_job(job, retry_at=datetime.fromtimestamp(0, tz=UTC))
