"""PostgreSQL's tsvector, in a column that the database itself keeps. A title counts most, then a page's weight."""

FIND = """
SELECT kind, name, title,
       ts_headline('simple', text, query,
                   'MinWords=14, MaxWords=26, StartSel=' || %(mark)s || ', StopSel=' || %(unmark)s)
FROM learn_page, to_tsquery('simple', %(query)s) AS query
WHERE words @@ query
ORDER BY ts_rank('{0.02, 0.05, 0.1, 1.0}', words, query, 1) * weight
    * CASE WHEN to_tsvector('simple', title) @@ query THEN 4 ELSE 1 END DESC, id
LIMIT %(limit)s
"""
REFRESH = ""


def all_of(words: tuple[tuple[str, ...], ...]) -> str:
    """Every word in one of its forms, each as a beginning."""
    return " & ".join(f"({any_of((word,))})" for word in words)


def any_of(words: tuple[tuple[str, ...], ...]) -> str:
    """At least one of them."""
    return " | ".join(f"'{form}':*" for word in words for form in word)
