"""Titles and texts as a reader sees them."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given, strategies as st

from transforms.normalise.text import TEXT_LIMIT, TITLE_LIMIT, clean_line, clean_text

MARKUP = [
    # Entities: once, twice, by number, by name, unknown, and what is none.
    ("L&rsquo;&eacute;t&eacute; &amp; la mer", "L’été & la mer"),
    ("L&amp;rsquo;&amp;eacute;t&amp;eacute;", "L’été"),
    ("&amp;amp;eacute;", "&eacute;"),
    ("&#233;t&#xE9; &#8217;", "été ’"),
    ("&#146;&#128;", "’€"),
    ("&inconnu; &; A&B AT&T", "&inconnu; &; A&B AT&T"),
    ("&laquo;&nbsp;Bonjour&nbsp;&raquo;", "« Bonjour »"),
    # Tags: inline ones vanish, blocks break the line, what is no element stays.
    ("A <b>b</b>c <em>d</em>", "A bc d"),
    ("<p>a</p><p>b</p>", "a\nb"),
    ("a<br>b<br/>c<BR />d", "a\nb\nc\nd"),
    ("<ul><li>a</li><li>b</li></ul>", "a\nb"),
    ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
    ("<h2>Titre</h2>Texte", "Titre\nTexte"),
    ("a<img src='x.jpg' alt='une photo'>b", "a b"),
    ("&lt;p&gt;a&lt;/p&gt;&lt;p&gt;b&lt;/p&gt;", "a\nb"),
    ("&amp;lt;i&amp;gt;a", "<i>a"),
    ('<a href="http://a.example/?a=1>2">lien</a>', "lien"),
    ("<a title='l\"heure' href=x>lien</a>", "lien"),
    ("<o:p>a</o:p><custom-tag>b</custom-tag>", "a\nb"),
    ("1 < 2 > 0 et a<b", "1 < 2 > 0 et a<b"),
    ("le parti <Les Républicains>", "le parti <Les Républicains>"),
    # What is no text.
    ("a<script>alert('<p>x</p>')</script>b", "a b"),
    ("a<style type='text/css'>p { color: red }</style>b", "a b"),
    ("a<script>jamais fermé", "a"),
    ("a<!-- un <b>commentaire</b> -->b", "ab"),
    ("a<!-- jamais fermé", "a"),
    ("<![CDATA[<b>a</b> &amp; b]]>c", "a & bc"),
    ("<?php echo 1 ?>a", "a"),
    ("<svg><path d='x'/><text>non</text></svg>a", "a"),
    # Characters.
    ("co\xadopération \u200bavec\u2060 \ufeffnous\u200e", "coopération avec nous"),
    ("a\xa0b\u202fc\u2009d\u3000e", "a b c d e"),
    ("«\xa0L’Élysée\xa0» – “oui”…", "« L’Élysée » – “oui”…"),
    ("l'heure d’été", "l'heure d’été"),
    ("e\u0301te\u0301", "été"),
    ("e\u200b\u0301", "é"),
    ("a\x00b\x08c\x1fd\x7fe\x9f", "abcde"),
    ("a\ud800b", "a\ufffdb"),
    ("a\n\n\n b \r\n\t c\u2028d", "a\nb\nc\nd"),
    ("  a   b  ", "a b"),
    # Mojibake.
    ("Lâ€™Ã©tÃ© Ã  NoÃ«l", "L’été à Noël"),
    ("Sound.\nAbÃ®mÃ©.", "Sound.\nAbîmé."),
    ("Ã la une", "Ã la une"),
    ("SÃO PAULO, L’ÂGE", "SÃO PAULO, L’ÂGE"),
    # Nothing.
    ("", ""),
    (None, ""),
    (" \n\xa0<p> </p>", ""),
]


@pytest.mark.parametrize(("raw", "expected"), MARKUP)
def test_markup(raw: str | None, expected: str) -> None:
    assert clean_text(raw, markup=True) == expected
    assert clean_line(raw, markup=True) == expected.replace("\n", " ")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("a <b>b</b> <3", "a <b>b</b> <3"),
        ("AT&amp;T &eacute; & co", "AT&T é & co"),
        ("ligne\n\nautre", "ligne\nautre"),
        ("  espaces\xa0fines\u202f! ", "espaces fines !"),
        ("plain ascii", "plain ascii"),
    ],
)
def test_plain_text_keeps_what_looks_like_tags(raw: str, expected: str) -> None:
    assert clean_text(raw, markup=False) == expected


def test_limits() -> None:
    assert len(clean_line("a" * 5_000, markup=True)) == TITLE_LIMIT
    assert len(clean_text("a " * TEXT_LIMIT, markup=False)) <= TEXT_LIMIT
    assert clean_line("ab" * 10, markup=True, limit=3) == "aba"


@given(st.text(max_size=200), st.booleans())
def test_what_holds_of_every_text(raw: str, markup: bool) -> None:
    text = clean_text(raw, markup=markup)
    assert text == text.strip()
    assert "  " not in text
    assert "\n\n" not in text
    assert not any(unicodedata.category(character) == "Cc" and character != "\n" for character in text)
    assert unicodedata.is_normalized("NFC", text)
    assert "\n" not in clean_line(raw, markup=markup)
    text.encode("utf-8")


@given(st.text(st.sampled_from("abé’« »\n.,!?-"), max_size=200))
def test_clean_text_stays_as_it_is(raw: str) -> None:
    text = clean_text(raw, markup=True)
    assert clean_text(text, markup=True) == text
    assert clean_text(text, markup=False) == text


@pytest.mark.parametrize(
    "raw",
    ["<![CDATA[" * 100_000, "<" * 500_000, "<a " * 300_000, '<a b="' * 200_000, "<!--" * 300_000, "<script>" * 200_000,
     "&" * 1_000_000, "&lt;" * 300_000, "a" + "\u0316\u0301" * 500_000, " \n" * 500_000, "Ã©" * 400_000,
     "\u200b" * 500_000],
)  # fmt: skip
def test_time_grows_with_the_length_alone(raw: str) -> None:
    started = time.process_time()
    clean_text(raw, markup=True)
    assert time.process_time() - started < 3
