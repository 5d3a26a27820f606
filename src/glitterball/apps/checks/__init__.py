"""Answering questions: the door, first light, and a look at what a report holds."""
