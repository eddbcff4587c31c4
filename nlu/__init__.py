"""What a message says: plain functions from text to findings."""
