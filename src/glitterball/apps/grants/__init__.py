"""Grants: a person lets a practitioner see something for a time. What is of two needs both; each look is logged."""
