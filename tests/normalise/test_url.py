"""Links as published, their canonical form, and the identity that follows from it."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from transforms.normalise.identity import content_hash, item_id
from transforms.normalise.url import URL_LIMIT, canonical_url, web_url


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("https://a.example/1", "https://a.example/1"),
        (" \n https://a.example/\n1\t", "https://a.example/1"),
        ("HTTP://A.example/Un", "HTTP://A.example/Un"),
        ("//a.example/1", "https://a.example/1"),
        ("https://a.example/un titre", "https://a.example/un%20titre"),
        ("https://a.example/un\xa0titre", "https://a.example/un%C2%A0titre"),
        ("https://a.example/été?q=é#ù", "https://a.example/été?q=é#ù"),
        ("https://[::1]/x", "https://[::1]/x"),
        ("javascript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("JAVASCRIPT:alert(1)//http://a.example", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("ftp://a.example/1", None),
        ("mailto:a@a.example", None),
        ("/relatif", None),
        ("relatif", None),
        ("http://", None),
        ("http:///x", None),
        ("http://[::1", None),
        ("http://a b/", None),
        ("http:/a.example", None),
        ("urn:x:1", None),
        ("", None),
        (None, None),
        ("https://a.example/" + "x" * URL_LIMIT, None),
    ],
)
def test_only_links_to_web_pages_pass(raw: str | None, expected: str | None) -> None:
    assert web_url(raw) == expected


SAME = "https://www.a.example/monde/un-titre_12.html"


@pytest.mark.parametrize(
    "url",
    [
        "http://www.a.example/monde/un-titre_12.html",
        "https://a.example/monde/un-titre_12.html",
        "https://WWW.A.example:443/monde/un-titre_12.html",
        "http://a.example:80/monde//un-titre_12.html",
        "https://www.a.example./monde/un-titre_12.html/",
        "https://lecteur:secret@www.a.example/monde/un-titre_12.html",
        "https://www.a.example/monde/un%2Dtitre_12.html",
        "https://www.a.example/monde/un-titre_12.html?utm_source=rss&utm_medium=x&UTM_CAMPAIGN=y",
        "https://www.a.example/monde/un-titre_12.html?xtor=RSS-3208",
        "https://www.a.example/monde/un-titre_12.html#xtor=RSS-3208",
        "https://www.a.example/monde/un-titre_12.html?at_medium=RSS&at_campaign=x&fbclid=1&gclid=2",
        "https://www.a.example/monde/un-titre_12.html?amp;utm_source=rss&ref=rss",
        "https://www.a.example/monde/un-titre_12.html#ref=rss",
        "https://www.a.example/monde/un-titre_12.html#:~:text=un",
        "https://www.a.example/monde/un-titre_12.html#comments",
        "https://www.a.example/monde/un-titre_12.html?",
        "https://www.a.example/monde/un-titre_12.html#",
    ],
)
def test_what_makes_no_difference(url: str) -> None:
    assert canonical_url(url) == canonical_url(SAME) == "a.example/monde/un-titre_12.html"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/1", "https://a.example/2"),
        ("https://a.example/1", "https://b.example/1"),
        ("https://a.example/1", "https://a.example:8080/1"),
        ("https://a.example/Titre", "https://a.example/titre"),
        ("https://a.example/?id=1", "https://a.example/?id=2"),
        ("https://a.example/?id=1", "https://a.example/"),
        ("https://a.example/?a=1%26b=2", "https://a.example/?a=1&b=2"),
        ("https://a.example/direct#item-1", "https://a.example/direct#item-2"),
        ("https://a.example/#!/1", "https://a.example/#!/2"),
        ("https://a.example/?page=rss", "https://a.example/"),
        ("https://en.a.example/1", "https://fr.a.example/1"),
    ],
)
def test_what_makes_a_difference(one: str, other: str) -> None:
    assert canonical_url(one) != canonical_url(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/?b=2&a=1", "https://a.example/?a=1&b=2"),
        ("https://a.example/?b=2;a=1", "https://a.example/?a=1&b=2"),
        ("https://a.example/index.html", "https://a.example"),
        ("https://a.example/monde/index.php", "https://a.example/monde/"),
        ("https://été.example/", "https://xn--t-9fab.example"),
        ("https://a.example/été", "https://a.example/%C3%A9t%C3%A9"),
    ],
)
def test_ways_of_writing_the_same(one: str, other: str) -> None:
    assert canonical_url(one) == canonical_url(other)


_HOSTS = st.sampled_from(["a.example", "www.a.example", "www.www.a.example.", "été.example", "[::1]", "127.0.0.1:81"])
_PARTS = st.text(st.sampled_from("aé/%26?=&;#.+ 5CindexhtmlÉ~:@"), max_size=30)


@given(_HOSTS, _PARTS, st.sampled_from(["", "index.html", "/index.php/", "?utm_source=rss", "#xtor=1", "?a=%26&b=+"]))
def test_the_canonical_form_of_a_canonical_form_is_itself(host: str, path: str, tail: str) -> None:
    url = web_url(f"https://{host}/{path}{tail}")
    assert url is not None
    once = canonical_url(url)
    assert canonical_url(f"https://{once}") == once


@given(st.text(max_size=100) | st.text(st.sampled_from("htps:/[]@.%#?&=aé \n"), max_size=60))
def test_any_text_is_a_link_with_a_canonical_form_or_none(raw: str) -> None:
    url = web_url(raw)
    if url is not None:
        once = canonical_url(url)
        assert canonical_url(f"http://{once}") == once


# Identity


def test_one_item_a_canonical_link_over_all_sources() -> None:
    one = item_id(url="https://www.a.example/1?utm_source=rss", source="monde", guid="g1", content="a")
    other = item_id(url="http://a.example/1/", source="une", guid="g2", content="b")
    assert one == other
    assert one != item_id(url="http://a.example/2", source="monde", guid="g1", content="a")


def test_without_link_the_source_and_its_guid_and_without_both_the_content() -> None:
    by_guid = item_id(url=None, source="s", guid="g", content="a")
    assert by_guid == item_id(url=None, source="s", guid="g", content="b")
    assert by_guid != item_id(url=None, source="t", guid="g", content="a")
    by_content = item_id(url=None, source="s", guid=None, content="a")
    assert by_content != item_id(url=None, source="s", guid=None, content="b")
    assert len({by_guid, by_content, item_id(url=None, source="s", guid="a", content="")}) == 3


@pytest.mark.parametrize("revision", ["2", "12N", "3U"])
def test_the_revision_in_a_guid_of_newsml_is_no_part_of_the_identity(revision: str) -> None:
    first = item_id(url=None, source="s", guid="urn:newsml:a.example:20240304:TX-1:1", content="")
    assert first == item_id(url=None, source="s", guid=f"urn:newsml:a.example:20240304:TX-1:{revision}", content="")
    assert first != item_id(url=None, source="s", guid="urn:newsml:a.example:20240304:TX-2:1", content="")


def test_the_version_is_title_text_status_and_time() -> None:
    base = {"title": "t", "text": "x", "status": "usable", "published_at": None}
    assert content_hash(**base) == content_hash(**base)
    others = [
        {**base, "title": "u"},
        {**base, "text": "y"},
        {**base, "status": "canceled"},
        {**base, "title": "tx", "text": ""},
    ]
    assert len({content_hash(**one) for one in (base, *others)}) == 5
