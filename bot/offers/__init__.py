"""Offers for families: what they are, how they are kept in files and database, how they are found."""
