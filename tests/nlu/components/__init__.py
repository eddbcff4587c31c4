"""Tests of the Rasa components."""
