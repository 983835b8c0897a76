"""What an article's page adds to its item."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, strategies as st

from tests.conftest import NOON
from transforms.normalise.pages import is_paywalled, page_text, with_page
from transforms.normalise.text import breaks_off
from transforms.records import Item, Page

FIRST = "Le président français Emmanuel Macron s’est entretenu lundi par téléphone avec son homologue égyptien."
SECOND = "Les deux hommes ont évoqué la situation à Gaza et la coopération entre leurs pays, selon l’Élysée."
HTML = f"""<!DOCTYPE html><html><head><title>Paris et Le Caire</title>%s</head><body>
<nav><ul><li><a href="/">Accueil</a></li><li><a href="/monde">Monde</a></li></ul></nav>
<article><h1>Paris et Le Caire se parlent</h1><p>{FIRST}</p><p>{SECOND}</p></article>
<footer><p>Mentions légales. Tous droits réservés.</p></footer></body></html>"""
SAYS = '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "isAccessibleForFree": %s}]}</script>'


def test_the_text_is_the_articles_and_not_the_sites(item: Callable[..., Item]) -> None:
    page = Page((HTML % "").encode())
    made = with_page(item(text=FIRST, truncated=True), page)
    assert FIRST in made.text
    assert SECOND in made.text
    assert "Accueil" not in made.text
    assert "Mentions" not in made.text
    assert (made.text_source, made.truncated, made.paywalled, made.content_hash) == ("page", False, None, "h")


def test_the_header_says_the_charset(item: Callable[..., Item]) -> None:
    page = Page((HTML % '<meta charset="utf-8">').encode("cp1252", "replace"), "text/html; charset=windows-1252")
    assert SECOND in page_text(page)
    assert SECOND in page_text(Page((HTML % "").encode(), 'text/html; charset="nonesuch"'))


def test_a_page_that_says_less_than_the_feed_changes_nothing(item: Callable[..., Item]) -> None:
    whole = item(text=f"{FIRST} {SECOND} Et bien d’autres choses encore, sur un autre ton et à un autre sujet." * 3)
    made = with_page(whole, Page((HTML % SAYS % '"False"').encode()))
    assert (made.text, made.text_source, made.paywalled) == (whole.text, "feed", True)
    for nothing in (None, Page(b""), Page(b"\x00\xff"), Page(b"<p>")):
        assert with_page(whole, nothing) == whole


def test_a_paywall_cuts_the_text(item: Callable[..., Item]) -> None:
    made = with_page(item(text=""), Page((HTML % SAYS % "false").encode()))
    assert (made.text_source, made.truncated, made.paywalled) == ("page", True, True)


def test_410_is_noted(item: Callable[..., Item]) -> None:
    made = with_page(item(), Page(gone_at=NOON))
    assert (made.gone_at, made.text, made.text_source) == (NOON, "Un texte.", "feed")


@pytest.mark.parametrize(
    ("said", "paywalled"),
    [("false", True), ('"false"', True), ('"False"', True), ('"no"', True), ("true", False), ('"True"', False)],
)
def test_what_a_page_says_of_being_free(said: str, paywalled: bool) -> None:
    assert is_paywalled((SAYS % said).encode()) is paywalled


def test_a_page_that_says_nothing_or_nonsense_of_it() -> None:
    assert is_paywalled(b"") is None
    assert is_paywalled(SAYS.encode().replace(b"{", b"[")) is None
    assert is_paywalled((SAYS % ("[" * 100_000)).encode()) is None
    assert is_paywalled(b'<script type="application/ld+json">' * 10_000) is None


@given(st.binary(max_size=2_000))
def test_no_page_breaks_it(body: bytes) -> None:
    page_text(Page(b"<html><body><article><p>" + body, "text/html; charset=utf-8"))
    is_paywalled(body)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Le ministre a déclaré que…", True),
        ("Le ministre a déclaré que...", True),
        ("Le ministre a déclaré que [...]", True),
        ("Le ministre a déclaré que […] Lire la suite", True),
        ("Le ministre a déclaré… (Lire la suite)", True),
        ("Le ministre a déclaré. Lire l’article", True),
        ("Le ministre a déclaré… puis il est parti.", False),
        ("Le ministre a déclaré.", False),
        ("", False),
    ],
)
def test_a_teaser_breaks_off(text: str, cut: bool) -> None:
    assert breaks_off(text) is cut
