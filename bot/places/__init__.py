"""Where things are: gazetteer, distances, calendar, the office responsible for a municipality."""
