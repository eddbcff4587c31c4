"""Telegram: updates in, cards out, in the way that people know from there."""

from bot.channels.telegram.input import TelegramInput

__all__ = ["TelegramInput"]
