"""What operators set up: commands and descriptions in every language, links with QR codes."""

from __future__ import annotations

import asyncio
import re

import pytest
from typer.testing import CliRunner

from bot.channels.telegram.__main__ import app
from bot.channels.telegram.code import code_of, place_of
from bot.channels.telegram.command import COMMANDS
from bot.channels.telegram.profile import description, profile_languages, short_description
from bot.channels.telegram.sheet import Link, sheets
from bot.languages.language import languages
from bot.places.place import gazetteer


async def run(*arguments):
    return await asyncio.to_thread(CliRunner().invoke, app, arguments)


async def test_setup_sets_commands_and_descriptions_in_every_language(server, environment):
    environment(server.url)
    result = await run("setup")
    assert result.exit_code == 0, result.output
    codes = {"", *(code for code in languages() if len(code) == 2)}
    kinds = ("commands", "description", "short_description")
    assert set(server.profile) == {(code, kind) for code in codes for kind in kinds}
    assert [c["command"] for c in server.profile["", "commands"]] == list(COMMANDS)
    assert server.refusals == []


@pytest.mark.parametrize("code, words", profile_languages())
def test_descriptions_are_not_cut(code, words):
    assert len(description(words)) < 512
    assert len(short_description(words)) < 120


async def test_without_a_token_one_line_says_what_to_do(monkeypatch):
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "")
    monkeypatch.setattr("bot.settings.ROOT", __import__("pathlib").Path("/nowhere"))
    result = await run("setup")
    assert result.exit_code == 1
    assert "TELEGRAM_BOT_TOKEN is empty" in str(result.exception or result.output)


NOT_ACCEPTED = "TELEGRAM_BOT_TOKEN is not accepted by http.*; ask @BotFather for the right one"


@pytest.mark.parametrize("token", ["123456:another-token", "no token at all"])
@pytest.mark.parametrize("command", ["setup", "links"])
async def test_a_wrong_token_is_told_at_once_and_not_repeated_in_the_message(
    server, environment, monkeypatch, token, command, tmp_path
):
    environment(server.url)
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", token)
    said = str((await run(command, *([str(tmp_path)] if command == "links" else []))).output)
    assert re.fullmatch(NOT_ACCEPTED, said.strip()) and token not in said


async def test_no_network_is_told_from_a_wrong_token(environment, monkeypatch):
    environment("http://127.0.0.1:1")
    monkeypatch.setattr("bot.channels.telegram.profile.PATIENCE", 0.1)
    said = (await run("setup")).output
    assert "does not answer (NetworkError); check the network" in said
    assert "TELEGRAM_BOT_TOKEN" not in said


def test_every_place_has_a_code_of_its_own_that_fits_a_link():
    codes = [code_of(place) for place in gazetteer()]
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{1,64}", code) for code in codes)
    for place in gazetteer():
        found = place_of(code_of(place))
        assert found and found.municipality == place.municipality


@pytest.mark.parametrize(
    "code, place",
    [
        ("juelich", ("Jülich", None)),
        ("JUELICH-KOSLAR", ("Jülich", "Koslar")),
        ("juelich-koslar_kita-regenbogen", ("Jülich", "Koslar")),
        ("huertgenwald_hebamme", ("Hürtgenwald", None)),
    ],
)
def test_a_code_names_a_place_with_a_partner_behind_it_or_not(code, place):
    found = place_of(code)
    assert found and (found.municipality, found.district) == place


@pytest.mark.parametrize("code", ["", "nowhere", "_partner"])
def test_a_code_that_nobody_knows_names_no_place(code):
    assert place_of(code) is None


async def test_links_writes_a_sheet_of_municipalities_with_the_name_telegram_gives(
    server, environment, tmp_path
):
    environment(server.url)
    result = await run("links", str(tmp_path))
    assert result.exit_code == 0, result.output
    pages = [file.read_text() for file in sorted(tmp_path.glob("links-*.svg"))]
    assert len(pages) == 2
    assert sum(page.count("<path") for page in pages) == 15
    assert "Hürtgenwald" in "".join(pages)


async def test_links_for_partners_and_a_line_that_names_no_place(tmp_path):
    table = tmp_path / "partners.csv"
    table.write_text("name,municipality,district\nKita Regenbogen,Jülich,Koslar\n")
    result = await run("links", str(tmp_path), "--partners", str(table), "--bot", "@lotse_bot")
    assert result.exit_code == 0, result.output
    assert "Kita Regenbogen" in (tmp_path / "links-1.svg").read_text()
    table.write_text("name,municipality,district\nKita,Köln,\n")
    result = await run("links", str(tmp_path), "--partners", str(table), "--bot", "lotse_bot")
    assert result.exit_code == 1
    assert 'partners.csv line 2: "Köln" is no place' in str(result.exception or result.output)


def test_no_links_are_no_sheets_and_thirteen_are_two():
    assert sheets([]) == []
    assert len(sheets([Link("A & B", "https://t.me/b?start=a")] * 13)) == 2
