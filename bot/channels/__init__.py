"""Channels: how messages come in, and how cards are shown on Telegram, on websites and over REST."""
