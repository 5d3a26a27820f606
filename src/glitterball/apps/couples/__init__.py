"""Couples: one invites, the other says yes, and either can end it alone. What is shared stands in other apps."""
