"""Addresses of one page of every kind."""

PAGES = {
    "index": "/learn/",
    "article": "/learn/touch/",
    "causes": "/learn/causes/",
    "cause": "/learn/causes/routine/",
    "signs": "/learn/signs/",
    "sign": "/learn/signs/sign-feels-safe/",
    "practices": "/learn/practices/",
    "practice": "/learn/practices/talk-about-desire/",
    "prompts": "/learn/prompts/",
    "deck": "/learn/prompts/repair/",
    "glossary": "/learn/glossary/",
    "sources": "/learn/sources/",
    "search": "/learn/search/",
    "terms": "/terms/",
    "privacy": "/privacy/",
    "imprint": "/imprint/",
    "source": "/source/",
}


def text_of(response) -> str:
    return response.content.decode()
