"""What a letter looks like in a mailbox: two forms, one click to end it, and nothing that tells anybody it was read."""

import re

import pytest

from glitterball.apps.letters import tasks
from glitterball.apps.letters.queries import chains, letters_of
from tests.apps.letters.conftest import HOST
from tests.mailbox import html_of, link_in, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter(subscribe, mailbox, hand):
    subscribe()
    hand.to(2026, 3, 10, 17)
    tasks.send_due()
    return mailbox.last


def test_the_subject_is_the_letters_own_and_the_sender_tells_nothing(letter):
    assert letter["Subject"] == letters_of("balance")[0].subject
    assert str(letter["From"]) == f"Notes <notes@{HOST}>"
    assert str(letter["To"]) == "alex@example.org"


def test_a_mailbox_can_end_it_in_one_click(letter, mailbox):
    raw = mailbox.taken[-1][1].decode("ascii")
    end = link_in(letter, "end")
    assert f"\r\nList-Unsubscribe: <https://{HOST}{end}>\r\n" in raw  # on one line, and not as an encoded word
    assert "\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n" in raw


def test_its_id_and_date_are_there(letter, hand):
    assert re.fullmatch(rf"<[0-9a-f-]{{36}}@{re.escape(HOST)}>", letter["Message-ID"])
    assert letter["Date"].datetime == hand.now
    assert letter["Auto-Submitted"] == "auto-generated"


def test_it_comes_as_text_and_as_html_in_ascii_lines(letter, mailbox):
    assert [part.get_content_type() for part in letter.walk()] == ["multipart/alternative", "text/plain", "text/html"]
    assert max(map(len, mailbox.taken[-1][1].split(b"\r\n"))) < 998
    mailbox.taken[-1][1].decode("ascii")


def test_the_text_has_its_links_below_and_the_end_in_sight(letter):
    text = text_of(letter)
    assert text.startswith("Hello,\n\nHere is the first of four")
    assert f"[1] https://{HOST}/safety/" in text
    assert "Help [1] shows where else to look" in text
    assert f"End them and delete my address: https://{HOST}/letters/end/" in text
    assert "](" not in text
    assert "&" not in text.replace("&c", "")


def test_the_html_asks_nothing_of_any_server_and_has_no_tables(letter):
    html = html_of(letter)
    assert not re.search(
        r"<(?:img|link|script|iframe|table|object|video|audio|svg|form)|url\(|@import|src=|srcset", html
    )
    links = re.findall(r'href="([^"]+)"', html)
    assert links
    assert all(link.startswith(f"https://{HOST}/") for link in links)
    assert not any("?" in link or "utm" in link for link in links)


def test_every_letter_links_only_to_pages_that_are_there(client, letter):
    for link in set(re.findall(rf"https://{HOST}(/[^\"\s]*)", html_of(letter))):
        assert client.get(link).status_code == 200, link


def test_a_preview_ends_with_the_first_paragraph(letter):
    html = html_of(letter)
    before, gap, after = re.split(r'(<div class="gap"[^>]*>.*?</div>)', html, maxsplit=1)
    assert before.count("</p>") == 2
    assert "No two lives weigh the same" in after
    assert len(re.sub(r"<[^>]+>", "", gap)) > 300


def test_the_first_letters_say_what_to_do_when_others_read_the_mailbox():
    for chain in chains():
        first = chain.letters[0].markdown
        assert "the link below each letter stops the whole series" in first.lower()


def test_the_last_letter_says_that_the_address_goes_and_links_the_general_ones(subscribe, mailbox, hand):
    subscribe(chain="balance")
    for _ in range(40):
        hand.on(days=1)
        tasks.send_due()
    text = text_of(mailbox.last)
    assert "This was the last of these letters. With it, your address is deleted here." in text
    assert f"there is a general series: https://{HOST}/letters/" in text
    assert "This was the last" not in text_of(mailbox.messages[-2])


def test_a_name_and_an_address_can_be_set_as_sender(subscribe, mailbox, hand, settings):
    settings.MAIL_FROM = "Jörg <letters@example.net>"
    subscribe()
    hand.to(2026, 3, 10, 17)
    tasks.send_due()
    assert str(mailbox.last["From"]) == "Jörg <letters@example.net>"


def test_an_address_in_another_script_gets_its_letter(subscribe, mailbox, hand):
    subscribe(address="søren@bücher.example")
    hand.to(2026, 3, 10, 17)
    tasks.send_due()
    assert mailbox.recipients == ["søren@xn--bcher-kva.example"] * 2
