"""The channel of the website widget and of the page /chat: see docs/web_channel.md."""

from bot.channels.web.channel import WebInput

__all__ = ["WebInput"]
