"""The Familienlotse apart from language understanding and dialogue: offers, places, languages, channels."""
