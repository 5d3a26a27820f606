"""Where everything to read begins."""

from glitterball.adapters import content
from tests.apps.learn.shelf import text_of


def test_every_article_but_the_rules_stands_in_one_group(client):
    page = text_of(client.get("/learn/"))
    for article in content.library().articles.values():
        assert page.count(f'href="/learn/{article.id}/"') == (0 if article.group == "legal" else 1), article.id


def test_the_first_one_of_its_group_is_what_the_others_refer_to_most(client):
    page = text_of(client.get("/learn/"))
    assert page.index("/learn/what-emotional-intimacy-is/") < page.index("/learn/the-family-systems-lens/")


def test_every_shelf_is_one_step_away(client):
    page = text_of(client.get("/learn/"))
    for shelf in ("signs", "causes", "practices", "prompts", "glossary", "sources"):
        assert f'href="/learn/{shelf}/"' in page
