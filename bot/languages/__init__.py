"""The languages of the assistant: their list, their text catalogues, their dates and numbers."""
