"""SQLite's FTS5: a virtual table beside the pages. A title counts most, and each page as much as its weight says."""

FIND = """
SELECT page.kind, page.name, page.title, snippet(learn_page_words, 2, %(mark)s, %(unmark)s, '…', 26)
FROM learn_page_words
JOIN learn_page AS page ON page.id = learn_page_words.rowid
WHERE learn_page_words MATCH %(query)s
ORDER BY bm25(learn_page_words, 20.0, 4.0, 1.0, 1.0) * page.weight, page.id
LIMIT %(limit)s
"""
REFRESH = "INSERT INTO learn_page_words(learn_page_words) VALUES ('rebuild')"


def all_of(words: tuple[tuple[str, ...], ...]) -> str:
    """Every word in one of its forms, each as a beginning."""
    return " AND ".join(f"({any_of((word,))})" for word in words)


def any_of(words: tuple[tuple[str, ...], ...]) -> str:
    """At least one of them."""
    return " OR ".join(f'"{form}" *' for word in words for form in word)
