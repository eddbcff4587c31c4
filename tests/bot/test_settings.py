from __future__ import annotations

import re
from datetime import datetime

import pytest

import bot.settings
from bot.settings import BadSetting, now, secret, settings


@pytest.fixture(autouse=True)
def root(monkeypatch, tmp_path):
    """A project folder without the operator's files."""
    monkeypatch.setattr(bot.settings, "ROOT", tmp_path)
    monkeypatch.setattr(bot.settings, "SECRET_FILE", tmp_path / "var" / "secret")
    for key in ("LOTSE_SECRET", "LOTSE_WEB_ORIGINS", "TELEGRAM_BOT_TOKEN"):
        monkeypatch.delenv(key, raising=False)
    return tmp_path


def test_a_setting_comes_from_the_default(root):
    assert settings().port == 5005


FILE = "# local\nPORT=5006\nLOTSE_WEB_ORIGINS='https://a.de, https://b.de'\n"


def test_a_setting_comes_from_the_file_before_the_default(root):
    (root / ".env").write_text(FILE)
    assert settings().port == 5006
    assert settings().lotse_web_origins == ("https://a.de", "https://b.de")


def test_a_setting_comes_from_the_environment_before_the_file(monkeypatch, root):
    (root / ".env").write_text(FILE)
    monkeypatch.setenv("PORT", "5007")
    assert settings().port == 5007


PORTS, HOURS = "a whole number from 1 to 65535", "1 to 72 hours"
ORIGINS = "addresses like https://www.linnich.de"


@pytest.mark.parametrize(
    "key, value, expected",
    [
        ("PORT", "http", PORTS),
        ("PORT", "0", PORTS),
        ("PORT", "80000", PORTS),
        ("LOTSE_CONVERSATION_HOURS", "ein", HOURS),
        ("LOTSE_CONVERSATION_HOURS", "0", HOURS),
        ("LOTSE_CONVERSATION_HOURS", "-5", HOURS),
        ("LOTSE_CONVERSATION_HOURS", "73", HOURS),
        ("LOTSE_WEB_ORIGINS", "*", ORIGINS),
        ("LOTSE_WEB_ORIGINS", "www.linnich.de", ORIGINS),
        ("LOTSE_WEB_ORIGINS", "https://*.dueren.de", ORIGINS),
        ("LOTSE_WEB_ORIGINS", "https://a.de/familie", ORIGINS),
        ("LOTSE_WEB_ORIGINS", "https://a.de;https://b.de", ORIGINS),
        ("LOTSE_NOW", "today", "a time like 2026-11-22T10:00"),
    ],
)
def test_a_bad_value_is_named_with_its_key_and_what_to_do(monkeypatch, root, key, value, expected):
    wrong = re.escape(f'{key} is "{value}", expected {expected}')
    (root / ".env").write_text(f"{key}={value}")
    with pytest.raises(BadSetting, match=f"^{wrong}.*; correct it in .env$"):
        settings()
    monkeypatch.setenv(key, value)
    with pytest.raises(BadSetting, match=f"^{wrong}.*; correct it in the environment$"):
        settings()


@pytest.mark.parametrize("hours", [1, 72])
def test_a_conversation_is_kept_for_one_hour_to_three_days(monkeypatch, hours):
    monkeypatch.setenv("LOTSE_CONVERSATION_HOURS", str(hours))
    assert settings().lotse_conversation_hours == hours


@pytest.mark.parametrize(
    "key, nearest",
    [
        ("TELEGRAM_TOKEN", "TELEGRAM_BOT_TOKEN"),
        ("LOTSE_CONVERSATON_HOURS", "LOTSE_CONVERSATION_HOURS"),
        ("LOTSE_FOO", "LOTSE_NOW"),
        ("LOTSE_QQQQQQQQQQ", "docs/operation.md"),
    ],
)
def test_a_name_that_sets_nothing_is_named_with_the_nearest_but_without_its_value(
    monkeypatch, root, caplog, key, nearest
):
    (root / ".env").write_text(f"{key}=secret words\nPROT=5006\n")
    monkeypatch.setenv(key, "secret words")
    settings()
    said = [record.getMessage() for record in caplog.records]
    assert f"{key} in .env sets nothing; see {nearest}" in said
    assert f"{key} in the environment sets nothing; see {nearest}" in said
    assert "PROT in .env sets nothing; see PORT" in said
    assert "secret" not in caplog.text


def test_names_of_other_programs_in_the_environment_are_nobodys_business(monkeypatch, caplog):
    monkeypatch.setenv("PROT", "5006")
    settings()
    assert not caplog.records


def test_a_file_of_settings_in_another_encoding_is_one_line(root):
    (root / ".env").write_bytes("HOST=f\xfcr".encode("cp1252"))
    with pytest.raises(BadSetting, match=r"^\.env is not UTF-8; save it as UTF-8$"):
        settings()


def test_a_file_of_settings_that_cannot_be_read_is_one_line(root):
    (root / ".env").mkdir()
    with pytest.raises(BadSetting, match=r"^\.env cannot be read .*; let this user read it$"):
        settings()


@pytest.mark.parametrize(
    "given, local",
    [
        ("2026-11-22T10:00", datetime(2026, 11, 22, 10)),
        ("2026-11-22T10:00+00:00", datetime(2026, 11, 22, 11)),
    ],
)
def test_the_clock_can_be_replaced(monkeypatch, given, local):
    monkeypatch.setenv("LOTSE_NOW", given)
    assert now() == local


def test_the_secret_is_made_once_and_kept(root):
    made = secret()
    assert len(made) == 64 and secret() == made
    assert (root / "var" / "secret").stat().st_mode & 0o077 == 0


def test_of_two_processes_that_make_a_secret_both_take_the_first(root, monkeypatch):
    (root / "var").mkdir()
    (root / "var" / "secret").write_text("of the other process")
    bot.settings._make_secret()
    assert secret() == "of the other process"
    assert [file.name for file in (root / "var").iterdir()] == ["secret"]


def test_a_given_secret_is_taken(monkeypatch, root):
    monkeypatch.setenv("LOTSE_SECRET", "given")
    assert secret() == "given"
    assert not (root / "var" / "secret").exists()
