"""Whatever the bytes, there is an answer that keeps the contract (`conftest.hold_to_contract`)."""

from __future__ import annotations

import gzip
import io
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import feedparser
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from transforms.read.sniff import FORMATS

_GOLDEN = {name: (Path(__file__).parent.parent / "data" / "read" / name).read_bytes() for name in FORMATS}
_QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
_LONG = settings(max_examples=4_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])

_PIECES = [
    *(
        b"<rss>",
        b"<rss version='2.0'>",
        b"<channel>",
        b"<item>",
        b"</item>",
        b"<title>",
        b"</title>",
        b"<entry",
        b"<feed ",
    ),
    *(b"<!DOCTYPE r [", b"<!ENTITY a 'b'>", b"]>", b"&a;", b"&#0;", b"&#xd800;", b"<![CDATA[", b"]]>", b"<!--", b"-->"),
    *(b"<?xml version='1.0' encoding='", b"utf-16", b"shift_jis", b"?>", b"xmlns='http://www.w3.org/2005/Atom'", b"\0"),
    *(
        b"<newsItem>",
        b"<NewsML>",
        b"<NewsItem>",
        b"<nitf>",
        b"<html>",
        b"'",
        b'"',
        b">",
        b"/>",
        b"<",
        b"&",
        b"\xff\xfe",
    ),
    *(
        b'{"items":[',
        b'{"uri":"a",',
        b'"headline":',
        b'{"title":"a"}',
        b"\n",
        b"]}",
        b"null",
        b"\\ud800",
        b"1e999",
        b",",
    ),
    *(
        b"\x01AFP001 1 I 0100 /AFP\r\n",
        b"\x02",
        b"\x03",
        b"\x04",
        b"\x16\x16\x01a1234\x1fbc-\r\n",
        b"b i am-x",
        b"ZCZC",
    ),
    *(b"<pubDate>", b"Mon, 04 Mar 2024 10:15:00 +9999", b"99999999999999", b"<link>", b"http://[", b"//x:y/", b"\xe9"),
]


def _mutated(draw: st.DrawFn) -> bytes:
    """A golden file with bytes taken out, put in, changed or moved."""
    body = bytearray(_GOLDEN[draw(st.sampled_from(FORMATS))])
    for _ in range(draw(st.integers(1, 8))):
        start = draw(st.integers(0, max(0, len(body) - 1)))
        end = min(len(body), start + draw(st.sampled_from([1, 2, 8, 60, 400])))
        match draw(st.sampled_from(["cut", "double", "insert", "flip", "end"])):
            case "cut":
                del body[start:end]
            case "double":
                body[start:start] = body[start:end]
            case "insert":
                body[start:start] = draw(st.sampled_from(_PIECES) | st.binary(max_size=4))
            case "flip" if body:
                body[start] ^= draw(st.integers(1, 255))
            case "end":
                del body[end:]
    return bytes(body)


def _any_bytes() -> st.SearchStrategy[bytes]:
    grammar = st.lists(st.sampled_from(_PIECES) | st.binary(max_size=8), max_size=30).map(b"".join)
    found = st.binary(max_size=300) | grammar | st.composite(_mutated)()
    return found | found.map(gzip.compress) | found.map(lambda body: gzip.compress(body)[:-9])


@_QUICK
@given(body=_any_bytes())
def test_any_bytes_are_answered(body: bytes, answer: Callable[[bytes], dict[str, Any]]) -> None:
    answer(body)


@pytest.mark.slow
@_LONG
@given(body=_any_bytes())
def test_any_bytes_are_answered_for_a_minute(body: bytes, answer: Callable[[bytes], dict[str, Any]]) -> None:
    answer(body)


# NUL and stray bytes are left out: feedparser falls over some of them.
_ACCIDENTS = [b"<", b"&", b"<br>", b"</item>", b"</title>", b"<b>", b'"', b">", b"]]>", b"<!--", b"<item>"]


def _damaged(body: bytes, chance: random.Random) -> bytes:
    """A feed with a tag taken out, or with one of the accidents that feeds have put in."""
    if chance.random() < 0.4:
        tag = chance.choice(list(re.finditer(rb"<[^<>]{1,80}>", body)))
        return body[: tag.start()] + body[tag.end() :]
    place = chance.randrange(len(body))
    return body[:place] + chance.choice(_ACCIDENTS) + body[place:]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["rss20", "rss10", "rss09x", "atom10", "atom03"])
def test_damaged_feeds_lose_no_more_entries_than_with_feedparser(
    name: str, answer: Callable[[bytes], dict[str, Any]]
) -> None:
    """The oracle is lenient in its own ways; the floor is that of 1,500 damaged feeds, of which 3 lost one more."""
    chance = random.Random(20240304)
    fewer = 0
    for _ in range(300):
        body = _damaged(_GOLDEN[name], chance)
        fewer += len(answer(body)["items"]) < len(feedparser.parse(io.BytesIO(body)).entries)
    assert fewer <= 3
