"""Words found in a table of pages: SQLite's FTS5 and PostgreSQL's tsvector behind one function.

Both take words as they stand and match their beginnings, so both find the same pages. What they look in is made by the
migration of the app that owns the table.
"""

from glitterball.adapters.fulltext.looking import Match, find, refresh, words_of

__all__ = ["Match", "find", "refresh", "words_of"]
