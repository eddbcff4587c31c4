"""Alembic's entry: runs the migrations on the connection that `upgrade` hands over.

`alembic -c bot/offers/migrations/alembic.ini revision --autogenerate -m "…"` writes a new one.
"""

from alembic import context

from bot.database import engine
from bot.offers.tables import metadata
from bot.settings import settings

given = context.config.attributes.get("connection")
connection = given or engine(settings().database_url).connect()
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
