"""Alembic's entry: uses the connection that storage.migrations.run opened."""

from alembic import context
from sqlmodel import SQLModel

import storage.tables  # noqa: F401 - names every table in SQLModel.metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    compare_type=True,
    transaction_per_migration=False,
)
context.run_migrations()
