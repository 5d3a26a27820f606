"""A look at what a full report holds."""

from glitterball.apps.checks import queries


def test_it_says_that_the_lines_are_made_up_and_where_reports_come_from(client):
    page = client.get("/sample/").content.decode()
    assert "they are nobody’s answers" in page
    assert "Your own report comes with the check" in page


def test_it_links_the_sample_where_the_installation_holds_one(client, monkeypatch):
    monkeypatch.setattr(queries, "sample_report", lambda: "/static/samples/joint.0.pdf")
    assert 'href="/static/samples/joint.0.pdf"' in client.get("/sample/").content.decode()


def test_it_links_no_report_that_is_not_there(client, monkeypatch):
    monkeypatch.setattr(queries, "sample_report", lambda: None)
    assert ".pdf" not in client.get("/sample/").content.decode()
