"""Bytes to UTF-8: what the bytes say outranks what is said of them."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given, strategies as st

from transforms.read.decoding import inflate, to_utf8
from transforms.read.errors import Malformed, TooLarge

FRENCH = "« L’été » – Noël à Œting, 5 €"


def feed(declared: str | None, text: str = FRENCH) -> str:
    return (f'<?xml version="1.0" encoding="{declared}"?>' if declared else "") + f"<rss><title>{text}</title></rss>"


@pytest.mark.parametrize("declared", [None, "utf-8", "iso-8859-1", "windows-1252", "us-ascii", "utf-16", "nonsense"])
@pytest.mark.parametrize("actual", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_french_is_read_whatever_is_declared(declared: str | None, actual: str) -> None:
    assert to_utf8(feed(declared).encode(actual)).decode() == feed(declared)


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("iso-8859-15", "Œuvre à 5 €"),
        ("cp437", "été à Noël"),
        ("mac-roman", "été à Noël"),
        ("koi8-r", "привет мир"),
        ("windows-1251", "привет мир"),
        ("windows-1256", "مرحبا بالعالم"),
        ("big5", "會談"),
        ("shift_jis", "会談です"),
        ("euc-jp", "会談です"),
        ("iso-2022-jp", "会談です"),
        ("gb2312", "会谈"),
        ("euc-kr", "회담"),
        ("cp037", "entretien à Paris"),
    ],
)
def test_a_charset_that_is_declared_is_believed_where_the_bytes_leave_a_choice(charset: str, text: str) -> None:
    assert to_utf8(feed(charset, text).encode(charset)).decode() == feed(charset, text)


def test_the_header_outranks_the_declaration() -> None:
    """RFC 7303 §3.2."""
    body = feed("windows-1251", "мир").encode("koi8-r")
    assert "мир" in to_utf8(body, "text/xml; charset=KOI8-R").decode()
    assert "мир" in to_utf8(body, 'text/xml; charset="koi8-r"').decode()
    assert "мир" not in to_utf8(body).decode()
    assert to_utf8(feed(None).encode(), "text/xml; charset=iso-8859-1").decode() == feed(None)


def test_stray_bytes_do_not_turn_the_rest_into_mojibake() -> None:
    body = feed("utf-8").encode() * 20 + "été".encode("cp1252")
    assert to_utf8(body).decode() == feed("utf-8") * 20 + "été"


@pytest.mark.parametrize("declared", ["base64", "zlib", "rot13", "idna", "unicode_escape", "undefined", "punycode"])
def test_a_codec_of_python_is_no_charset(declared: str) -> None:
    assert to_utf8(feed(declared).encode()).decode() == feed(declared)
    assert to_utf8(feed(declared).encode("cp1252")).decode() == feed(declared)


def test_what_xml_forbids_goes_and_its_spaces_stay() -> None:
    assert to_utf8(b"a\0b\x08c\x0bd\x1fe\x7ff\tg\r\nh") == b"abcdef\tg\r\nh"


@given(st.binary(max_size=400), st.sampled_from([None, "text/xml", "text/xml; charset=utf-16", "charset=shift_jis"]))
def test_any_bytes_become_utf8(body: bytes, content_type: str | None) -> None:
    assert "\0" not in to_utf8(body, content_type).decode("utf-8")


@given(st.text(max_size=200))
def test_utf8_stays_as_it_is_but_for_forbidden_characters(text: str) -> None:
    body = b"<a>" + text.encode("utf-8", "ignore")
    kept = "".join(c for c in body.decode() if (c >= " " and c != "\x7f") or c in "\t\r\n")
    assert to_utf8(body).decode() == kept


def test_inflate() -> None:
    body = b"<rss/>"
    assert inflate(body) == body
    assert inflate(gzip.compress(body)) == body
    assert inflate(gzip.compress(gzip.compress(body))) == body
    assert inflate(gzip.compress(body) + gzip.compress(b"<!-- -->")) == b"<rss/><!-- -->"
    assert inflate(gzip.compress(body) + b"trailing rubbish") == body
    assert inflate(gzip.compress(body)[:-4]) == body
    with pytest.raises(Malformed):
        inflate(b"\x1f\x8b\x08\x00 rubbish that is no deflate stream")


def test_limits_count_what_comes_out(monkeypatch: pytest.MonkeyPatch) -> None:
    assert inflate(b"x" * 10, limit=10) == b"x" * 10
    for body in (b"x" * 11, gzip.compress(b"x" * 11), gzip.compress(b"x" * 6) * 2):
        with pytest.raises(TooLarge):
            inflate(body, limit=10)
    monkeypatch.setattr("transforms.read.decoding.MAX_BYTES", 10)
    assert to_utf8(b"\xe9" * 5) == "é".encode() * 5
    with pytest.raises(TooLarge):
        to_utf8(b"\xe9" * 6)
