"""Where the server cannot listen, one line says why and what to do."""

from __future__ import annotations

import socket

import pytest

from bot.channels import terminal
from bot.server.__main__ import PortTaken, require_free_port
from bot.settings import Settings


def test_a_port_that_is_taken_is_named():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(PortTaken, match=f"^PORT {port} on HOST 127.0.0.1: .*; stop the other"):
            require_free_port(Settings(port=port))


@pytest.mark.parametrize("host", ["nowhere.invalid", "192.0.2.1"])
def test_an_address_of_another_machine_is_named(host):
    with pytest.raises(PortTaken, match=f"on HOST {host}: .*; set HOST to an address of this"):
        require_free_port(Settings(host=host))


@pytest.mark.parametrize("port", ["abc", "80000"])
def test_the_chat_in_the_terminal_names_a_wrong_setting_in_one_line(monkeypatch, port):
    monkeypatch.setenv("PORT", port)
    monkeypatch.setattr("sys.argv", ["terminal", "Hallo"])
    with pytest.raises(SystemExit, match=f'^PORT is "{port}", expected .*; correct it in .*$'):
        terminal.main()
