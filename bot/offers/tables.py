"""The tables of offers, in the words of HSDS 3.1, and the one that the search reads."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    Time,
)

metadata = MetaData()


def _of_service(name: str, *columns: Column) -> Table:
    """A table with several rows a service, kept in the order of the file."""
    return Table(
        name,
        metadata,
        Column("service_id", ForeignKey("service.id"), primary_key=True),
        Column("position", Integer, primary_key=True),
        *columns,
    )


organization = Table(
    "organization",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
)
taxonomy_term = Table(
    "taxonomy_term",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("name", Text, nullable=False),
    Column("parent", String(40), nullable=False),
)
service = Table(
    "service",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("organization_id", ForeignKey("organization.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("summary", Text, nullable=False),
    Column("phases", String(80), nullable=False),
    Column("min_age_months", Integer),
    Column("max_age_months", Integer),
    Column("for_pregnancy", Boolean, nullable=False),
    Column("pregnancy_from_week", Integer),
    Column("pregnancy_to_week", Integer),
    Column("eligibility", Text),
    Column("confidential", Boolean, nullable=False),
    Column("serves", String(20), nullable=False),
    Column("email", Text),
    Column("website", Text),
    Column("access", String(20)),
    Column("format", String(20), nullable=False),
    Column("hours_note", Text),
    Column("interpreting", Text),
    Column("status", String(20), nullable=False),
    Column("kind", String(20)),
    Column("assured_date", String(10)),
    Column("estimated_date", String(10)),
    Column("notes", Text),
    Column("has_phone", Boolean, nullable=False),
    Column("has_schedule", Boolean, nullable=False),
    # Hash of everything above and below: tells what an import changes and what a cache may keep.
    Column("fingerprint", String(40), nullable=False),
)
service_at_location = Table(
    "service_at_location",
    metadata,
    Column("service_id", ForeignKey("service.id"), primary_key=True),
    Column("street", Text),
    Column("postal_code", String(10)),
    Column("municipality", String(60)),
    Column("district", String(60)),
    Column("lat", Float),
    Column("lon", Float),
)
cost_option = Table(
    "cost_option",
    metadata,
    Column("service_id", ForeignKey("service.id"), primary_key=True),
    Column("option", String(20)),
    Column("amount_description", Text),
)
service_name = _of_service("service_name", Column("name", String(80), nullable=False, index=True))
phone = _of_service("phone", Column("number", String(30), nullable=False), Column("label", Text))
schedule = _of_service(
    "schedule",
    Column("weekday", String(2), nullable=False),
    Column("opens", Time, nullable=False),
    Column("closes", Time),
    Column("every_weeks", Integer, nullable=False),
    Column("starts_on", Date),
    Column("ends_on", Date),
    Column("closed", Text, nullable=False, server_default=""),
    Column("nth", String(20), nullable=False),
    Column("season_from", String(5)),
    Column("season_to", String(5)),
    Column("not_in_school_holidays", Boolean, nullable=False),
    Column("only_in_school_holidays", Boolean, nullable=False),
    Column("not_on_public_holidays", Boolean, nullable=False),
    Column("also_on_public_holidays", Boolean, nullable=False),
    Column("min_age_months", Integer),
    Column("max_age_months", Integer),
    Column("by", String(10), nullable=False),
    Column("note", Text),
)
language = _of_service("language", Column("code", String(10), nullable=False))
service_area = _of_service(
    "service_area",
    Column("name", String(60), nullable=False),
    Column("extent_type", String(20), nullable=False),  # municipality or district
)
need = _of_service("need", Column("term_id", ForeignKey("taxonomy_term.id"), nullable=False))
required_document = _of_service("required_document", Column("document", Text, nullable=False))
source = _of_service("source", Column("url", Text, nullable=False), Column("label", Text))
summary = Table(
    "summary",
    metadata,
    Column("service_id", ForeignKey("service.id"), primary_key=True),
    Column("language", String(10), primary_key=True),
    Column("text", Text, nullable=False),
    Column("state", String(10), nullable=False),
)

# One row for every need (and one for any need) in every area that a service is there for: all
# that has to be compared before a service is worth reading. `standing` sorts the services that
# are fresh and easy to reach first; `cell` is a square of the map, for services of the whole
# region only, so that near ones are found without looking at the far.
match_entry = Table(
    "match_entry",
    metadata,
    Column("service_id", ForeignKey("service.id"), primary_key=True),
    Column("need", String(40), primary_key=True),
    Column("area", String(60), primary_key=True),
    Column("need_position", Integer, nullable=False),
    Column("standing", Integer, nullable=False),
    Column("cell", Integer, nullable=False),
    Column("first_month", Integer, nullable=False),
    Column("last_month", Integer, nullable=False),
    Column("for_pregnancy", Boolean, nullable=False),
)
# All that the search reads of this table, so that the index alone answers it.
_compared = (
    "standing",
    "service_id",
    "first_month",
    "last_month",
    "for_pregnancy",
    "need_position",
)
by_area = Index("match_by_area", *(match_entry.c[n] for n in ("need", "area", *_compared)))
by_cell = Index("match_by_cell", *(match_entry.c[n] for n in ("need", "cell", *_compared, "area")))

import_state = Table(
    "import_state",
    metadata,
    Column("folder", Text, primary_key=True),
    Column("fingerprint", String(64), nullable=False),
)

# The tables that hold parts of one service, those that depend on others first.
PARTS = (
    match_entry,
    summary,
    source,
    required_document,
    need,
    service_area,
    language,
    schedule,
    phone,
    service_name,
    cost_option,
    service_at_location,
    service,
)
