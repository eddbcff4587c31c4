"""Offers for families: what they are, how they are kept and how they are found."""
