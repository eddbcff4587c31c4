from __future__ import annotations

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


@pytest.mark.parametrize("key, value", [("PORT", "http"), ("LOTSE_NOW", "today")])
def test_a_bad_value_is_named_with_its_key(monkeypatch, key, value):
    monkeypatch.setenv(key, value)
    with pytest.raises(BadSetting, match=f'{key} is "{value}", expected'):
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


def test_a_given_secret_is_taken(monkeypatch, root):
    monkeypatch.setenv("LOTSE_SECRET", "given")
    assert secret() == "given"
    assert not (root / "var" / "secret").exists()
