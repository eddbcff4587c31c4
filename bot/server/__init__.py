"""The server: Rasa with our own store, locks, actions and channels, in one process."""
