"""Rasa graph components: the only part of the understanding that knows Rasa."""
