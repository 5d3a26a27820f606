"""Train the message coach: ``python -m training.coach.train DATA_FOLDER``."""
