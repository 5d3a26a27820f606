"""Whose rows a connection may see: on PostgreSQL a second wall behind the doors, on SQLite nothing.

The doors of each app (``access.py``) are the first wall. Where PostgreSQL keeps the rows, it checks again by itself:
the pages work under a role that owns no table, and a row comes out only for the person or the couple for whom the
connection stands. A query that forgot its filter then finds its viewer's own rows and no others.
"""
