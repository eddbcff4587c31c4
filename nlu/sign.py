"""Signs that part what a message says, in the scripts of all languages: one list for all who cut by them."""

from __future__ import annotations

ENDS = ".!?…؟۔"  # of sentences
COMMAS = ",;،؛"  # of clauses
