"""The server: Rasa with our own store, locks, actions and channels, in one process."""

import logging
import os

# Rasa, Keras and TensorFlow print pages about themselves when they are imported; they concern
# their authors, not those who run this server.
logging.captureWarnings(True)
logging.getLogger("py.warnings").setLevel(logging.ERROR)
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
