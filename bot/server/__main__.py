"""Starts the server: `python -m bot.server`."""

from __future__ import annotations

import asyncio
import errno
import gc
import socket
import sys
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import yaml
from rasa.core.channels.channel import InputChannel
from rasa.core.lock_store import LockStore
from rasa.core.run import configure_app
from rasa.core.tracker_store import TrackerStore
from rasa.core.utils import AvailableEndpoints
from rasa.shared.utils.common import class_from_module_path
from sanic import Sanic

from bot.data_file import BadData
from bot.database import DatabaseAway, engine, open_session
from bot.offers.store import load_offers
from bot.places.region import Region, region
from bot.server.conversations import CLEANING_SECONDS, clean
from bot.server.data import read_data
from bot.server.logs import quiet_logs
from bot.server.model import MODEL_FILE, TrainingFailed, train_if_changed
from bot.server.outages import tell_outages
from bot.server.turns import InProcessActions, LotseAgent, spare_rasa_work
from bot.settings import ROOT, BadSetting, Settings, settings
from bot.statistics.counters import COUNTERS
from nlu import age_model, fact, model
from nlu.model import ModelError

RESPONSE_TIMEOUT = 60  # seconds
BY_LAW = ("operator", "imprint", "privacy")  # § 5 DDG, Article 13 GDPR
WRITE_EVERY = 60  # seconds
REQUEST_BYTES = 1_000_000
GARBAGE = 20_000  # objects after which it is looked for


def main() -> None:
    """Loads offers and model, then serves every channel that is switched on; one line for what is wrong."""
    quiet_logs()
    try:
        chosen = settings()
        require_free_port(chosen)
        read_data()
        print("Familienlotse: loading the offers ...", flush=True)
        load_and_tell_faults()
        if train_if_changed():
            print("Familienlotse: dialogue trained.", flush=True)
        model.current()
        age_model.current()
        fact.current()
        serve(chosen)
    except (BadData, BadSetting, DatabaseAway, ModelError, PortTaken, TrainingFailed) as problem:
        sys.exit(f"Familienlotse: {problem}")


def load_and_tell_faults() -> None:
    """Loads the offers; a line to stderr for each problem of their files, none where all is well."""
    with open_session() as session:
        problems = load_offers(session).problems
    for problem in problems:
        print(problem, file=sys.stderr, flush=True)


class PortTaken(RuntimeError):
    """The server cannot listen on the port; the message says why and what to do."""


NEXT_STEPS = {
    errno.EADDRINUSE: "stop the other program or set PORT",
    errno.EACCES: "set PORT to one above 1023",
}
OTHER = "set HOST to an address of this machine"


def require_free_port(chosen: Settings) -> None:
    """Raises PortTaken where the server could not listen."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((chosen.host, chosen.port))
        except OSError as error:
            where = f"PORT {chosen.port} on HOST {chosen.host}"
            raise PortTaken(
                f"{where}: {error.strerror}; {NEXT_STEPS.get(error.errno or 0, OTHER)}"
            ) from None


def serve(chosen: Settings) -> None:
    """Runs the web server until it is stopped."""
    spare_rasa_work()
    tell_outages(engine(chosen.database_url))
    app = configure_app(channels(chosen), enable_api=False, port=chosen.port)
    app.config.RESPONSE_TIMEOUT = RESPONSE_TIMEOUT
    app.config.REQUEST_MAX_SIZE = REQUEST_BYTES
    app.config.FALLBACK_ERROR_FORMAT = "json"
    app.register_listener(load_agent, "before_server_start")
    app.register_listener(partial(announce, chosen), "after_server_start")
    app.register_listener(keep_house, "after_server_start")
    app.register_listener(write_counters, "before_server_stop")
    app.run(host=chosen.host, port=chosen.port, access_log=False, motd=False)


def channels(chosen: Settings) -> list[InputChannel]:
    """The channels of credentials.yml that are switched on."""
    names = yaml.safe_load((ROOT / "credentials.yml").read_text(encoding="utf-8"))
    made = (class_from_module_path(name).from_settings(chosen) for name in names)
    return [channel for channel in made if channel]


async def load_agent(app: Sanic, _: Any) -> None:
    """Makes the agent from endpoints.yml with the actions in this process."""
    endpoints = AvailableEndpoints.read_endpoints(str(ROOT / "endpoints.yml"))

    app.ctx.agent = LotseAgent(
        generator=endpoints.nlg,
        tracker_store=TrackerStore.create(endpoints.tracker_store),
        lock_store=LockStore.create(endpoints.lock_store),
        action_endpoint=InProcessActions(),
    )
    app.ctx.agent.load_model(MODEL_FILE)
    # What is loaded stays: to look through its million objects for garbage takes a second, in which
    # no family is answered.
    gc.freeze()
    # A turn makes thousands of objects and keeps none: to look for garbage after every 700 is a tenth of it.
    gc.set_threshold(GARBAGE)


async def keep_house(app: Sanic, _loop: Any) -> None:
    """Deletes what has expired and writes the counters, from time to time, beside the answers."""
    # With a name a task is ended with the server.
    app.add_task(repeat(clean, CLEANING_SECONDS), name="conversations")
    app.add_task(repeat(partial(asyncio.to_thread, write_counters), WRITE_EVERY), name="counters")


async def repeat(work: Callable[[], Awaitable[None]], seconds: float) -> None:
    """Does the work at once and then again and again, with a pause after each time."""
    while True:
        await work()
        await asyncio.sleep(seconds)


def write_counters(*_: Any) -> None:
    """Writes what was counted; with another clock than the real one nothing counts."""
    if settings().lotse_now is None:
        COUNTERS.write()


async def announce(chosen: Settings, _app: Sanic, _loop: Any) -> None:
    """Says where the assistant can be reached, and what is still to be done before families come."""
    print(f"Familienlotse: ready at http://{chosen.host}:{chosen.port}/chat", flush=True)
    for line in left_to_do(chosen, region()):
        print(f"Familienlotse: {line}", file=sys.stderr, flush=True)


def left_to_do(chosen: Settings, here: Region) -> list[str]:
    """What a county has to say or to take back before families may come; empty where it has."""
    lines = []
    if missing := [name for name in BY_LAW if getattr(here, name) is None]:
        said = f"data/region.yml says no {', '.join(missing)}, which families must be told by law"
        lines.append(f'{said}; see "Before families come" in docs/operation.md')
    if chosen.lotse_now:
        lines.append(
            f"the clock stands at LOTSE_NOW={chosen.lotse_now:%Y-%m-%dT%H:%M}; take it out"
        )
    return lines


if __name__ == "__main__":
    main()
