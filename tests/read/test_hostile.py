"""Files that attack a reader, and files that are broken: each is answered, in bounded time, and nothing leaks."""

from __future__ import annotations

import gzip
import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Answer = dict[str, Any]
Ask = Callable[[bytes | str], Answer]

SECRET = "le-secret-du-fichier"


def rss(items: str, prolog: str = "") -> str:
    return f'{prolog}<rss version="2.0"><channel><title>c</title>{items}</channel></rss>'


def error_of(answer: Answer) -> str | None:
    return answer["error"]["class"] if answer["error"] else None


# What others hold must not come in.


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE r [<!ENTITY x SYSTEM "{url}">]>',
        "<!DOCTYPE r [<!ENTITY x SYSTEM '{url}'>]>",
        '<!DOCTYPE r [<!ENTITY x PUBLIC "p" "{url}">]>',
        '<!DOCTYPE r SYSTEM "{url}">',
        '<!DOCTYPE r PUBLIC "p" "{url}">',
        '<!DOCTYPE r [<!ENTITY % p SYSTEM "{url}"> %p;]>',
        '<!DOCTYPE r [<!ENTITY % p SYSTEM "{url}"><!ENTITY % q "<!ENTITY x \'%p;\'>"> %q;]>',
        '<?xml version="1.0" standalone="no"?><!DOCTYPE r [<!ENTITY x SYSTEM "{url}" NDATA gif>]>',
    ],
)
@pytest.mark.parametrize("scheme", ["file", "http"])
def test_no_entity_opens_a_file_or_a_connection(doctype: str, scheme: str, answer: Ask, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text(SECRET)
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        url = secret.as_uri() if scheme == "file" else f"http://127.0.0.1:{server.getsockname()[1]}/x"
        found = answer(rss("<item><title>a &x; %p; b</title></item>", doctype.format(url=url)))
        with pytest.raises(BlockingIOError):
            server.accept()
    assert SECRET not in json.dumps(found)
    assert len(found["items"]) == 1
    assert found["items"][0]["title"].endswith("%p; b")


def test_no_inclusion_and_no_stylesheet_is_followed(answer: Ask, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text(SECRET)
    url = secret.as_uri()
    included = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" href="{url}"/>'
    items = f"<item><title>t{included}</title><link>{url}</link></item>"
    items += "<item><title>u</title><link>javascript:alert(1)</link></item>"
    found = answer(f'<?xml-stylesheet href="{url}"?>{rss(items)}')
    assert [(item["title"], item["url"]) for item in found["items"]] == [("t", None), ("u", None)]


# What grows.


def test_laughs_by_the_billion(answer: Ask) -> None:
    bomb = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    assert error_of(answer(rss("<item><title>&l9;</title></item>", f'<!DOCTYPE r [<!ENTITY l0 "ha">{bomb}]>'))) == (
        "EntityBomb"
    )


def test_growth_by_the_square(answer: Ask) -> None:
    doctype = f'<!DOCTYPE r [<!ENTITY a "{"a" * 50_000}">]>'
    assert error_of(answer(rss(f"<item><title>{'&a;' * 50_000}</title></item>", doctype))) == "EntityBomb"


@pytest.mark.parametrize(
    "entities",
    [
        '<!ENTITY a "&b;"><!ENTITY b "&a;">',
        '<!ENTITY a "&a;">',
        "".join(f'<!ENTITY a{i} "&a{i + 1};">' for i in range(100)) + '<!ENTITY a100 "x"><!ENTITY a "&a0;">',
    ],
)
def test_entities_without_end(entities: str, answer: Ask) -> None:
    assert error_of(answer(rss("<item><title>&a;</title></item>", f"<!DOCTYPE r [{entities}]>"))) == "EntityBomb"


def test_an_entity_of_the_document_is_text(only_item: Ask) -> None:
    doctype = '<!DOCTYPE r [<!-- ]> --> <!ENTITY nom "Ré]>union"><!ENTITY tag "</title><title>x">]>'
    assert only_item(rss("<item><title>A &nom; &tag;</title></item>", doctype))["title"] == "A Ré]>union x"


@pytest.mark.parametrize("depth", [2_500, 100_000])
@pytest.mark.parametrize("closed", [True, False])
def test_nesting_of_elements(depth: int, closed: bool, answer: Ask) -> None:
    nest = "<x>" * depth + "</x>" * (depth if closed else 0)
    assert error_of(answer(rss(f"<item><title>t</title>{nest}</item>"))) == "TooDeep"


@pytest.mark.parametrize(
    "body",
    [
        '{"items":' + "[" * 100_000,
        '{"version": "https://jsonfeed.org/version/1", "items": ' + '[{"a":' * 50_000 + "1" + "}]" * 50_000 + "}",
    ],
)
def test_nesting_of_json(body: str, answer: Ask) -> None:
    assert error_of(answer(body)) == "TooDeep"


def test_attributes_of_one_element(answer: Ask) -> None:
    """libxml2 compares each with all others."""
    crowd = " ".join(f'a{i}="x>"' for i in range(50_000))
    assert error_of(answer(rss(f"<item {crowd}><title>t</title></item>"))) == "TooManyParts"
    assert error_of(answer(rss(f"<item b=1 {crowd}><title>t</title></item>"))) == "TooManyParts"


@pytest.mark.parametrize("wrapped", [1, 2])
def test_gzip_bombs(wrapped: int, answer: Ask) -> None:
    body = gzip.compress(b"<rss>" + b" " * 2**27)
    for _ in range(wrapped - 1):
        body = gzip.compress(body)
    assert error_of(answer(body)) == "TooLarge"


def test_gzip_more_than_twice_is_no_feed(answer: Ask) -> None:
    body = rss("<item><title>t</title></item>").encode()
    for _ in range(3):
        body = gzip.compress(body)
    assert error_of(answer(body)) == "UnknownFormat"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("<rss><channel><item>" + "<" * 1_000_000, id="angles"),
        pytest.param("<rss><channel><item><title>" + "&" * 500_000, id="ampersands"),
        pytest.param("<rss><channel><item><title>" + "&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" * 20_000, id="references"),
        pytest.param("<rss>" + "<!--" * 500_000, id="comments"),
        pytest.param("<!DOCTYPE r [" + "<!--" * 500_000, id="comments of a document type"),
        pytest.param("<!DOCTYPE r [" + '<!ENTITY a "' * 200_000, id="entities"),
        pytest.param("<rss>" + "<![CDATA[" * 500_000, id="cdata"),
        pytest.param("<rss><channel><item>" + '<a "' * 200_000, id="quotes"),
        pytest.param("<rss><channel><item>" + "<x b='c\" " * 300_000, id="quotes of both kinds"),
        pytest.param("<rss " + " " * 2_000_000, id="spaces in a tag"),
        pytest.param("<?x?>" * 500_000 + "<rss/>", id="instructions"),
        pytest.param("<!DOCTYPE r>" * 500_000 + "<rss/>", id="document types"),
        pytest.param("<rss><channel>" + "<item>" * 5_000, id="items in items"),
        pytest.param("<rss><channel>" + "<item><title>a" * 5_000, id="items that never end"),
        pytest.param("<rss><channel><item>" + "<x>" * 1_000 + "<y></x>" * 50_000, id="ends of nothing"),
        pytest.param(rss("<item>" + "<category>c</category>" * 20_000 + "</item>"), id="categories"),
        pytest.param(rss("<item><description>" + "&lt;script&gt;" * 200_000 + "</description></item>"), id="scripts"),
        pytest.param(rss("<item><description>" + '&lt;a b="' * 100_000 + "</description></item>"), id="loose quotes"),
        pytest.param(rss("<item><description>a" + "\u0301\u0316" * 500_000 + "</description></item>"), id="marks"),
        pytest.param(rss("<item><description>" + "Ã©" * 300_000 + "</description></item>"), id="mojibake"),
        pytest.param(b"<rss><channel><item><title>" + b"\xe9" * 1_000_000, id="no UTF-8"),
        pytest.param(
            b"<rss><channel><item><title>" + b"\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xe9" * 100_000, id="half"
        ),
        pytest.param(
            "<NewsML Version='1.2'><NewsItem>" + "<NewsComponent>" * 500 + "<ContentItem/>" * 20_000, id="newsml"
        ),
        pytest.param("<newsItem>" * 500, id="g2 in g2"),
        pytest.param("<nitf>" * 1_000 + "x" * 1_000, id="nitf in nitf"),
        pytest.param('{"version":"https://jsonfeed.org/version/1","items":[' + "{}," * 20_000 + "{}]}", id="objects"),
        pytest.param(
            '{"version":"https://jsonfeed.org/version/1","items":[{"id":' + "9" * 2_000_000 + "}]}", id="digits"
        ),
        pytest.param(b"\x01AFP001 1 I 0100 /AFP\r\nx/\r\n\x02" + b"A\x04" * 10_000, id="messages"),
        pytest.param(b"a\n" * 1_500_000, id="lines"),
        pytest.param(b"\0" * 5_000_000, id="NUL"),
        pytest.param(rss("<item><pubDate>" + "1 " * 500_000 + "</pubDate></item>"), id="date"),
        pytest.param(rss("<item><link>http://" + "a." * 500_000 + "</link></item>"), id="link"),
    ],
)
def test_what_might_take_time_by_the_square_does_not(body: bytes | str, answer: Ask) -> None:
    started = time.process_time()
    answer(body)
    # About one second; five under coverage on a busy machine. What grows by the square takes minutes.
    assert time.process_time() - started < 20


def test_a_title_is_cut_and_a_link_too_long_is_none(only_item: Ask) -> None:
    found = only_item(rss(f"<item><title>{'a' * 2_000_000}</title><link>http://a.example/{'b' * 5_000}</link></item>"))
    assert found["title"] == "a" * 1_000
    assert found["url"] is None


def test_a_limit_on_items(answer: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.commands.read._MAX_ITEMS", 10)
    assert error_of(answer(rss("<item><title>t</title></item>" * 11))) == "TooManyEntries"
    assert len(answer(rss("<item><title>t</title></item>" * 10))["items"]) == 10


def test_a_limit_on_time(answer: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.commands.read._MAX_SECONDS", 0.0)
    found = answer(rss("<item><title>t</title></item>"))
    assert error_of(found) == "TooSlow"
    assert found["format"] == "rss20"


# What is no file.


def test_what_is_no_regular_file_is_not_opened(answer_file: Callable[[Path | str], Answer], tmp_path: Path) -> None:
    fifo, link, dangling, loop = (tmp_path / name for name in ("fifo", "link", "dangling", "loop"))
    os.mkfifo(fifo)
    link.symlink_to("/dev/zero")
    dangling.symlink_to(tmp_path / "nowhere")
    loop.symlink_to(loop)
    expected = {
        fifo: "NotRegular",
        link: "NotRegular",
        tmp_path: "NotRegular",
        Path("/dev/null"): "NotRegular",
        Path("/dev/zero"): "NotRegular",
        dangling: "Missing",
        tmp_path / "nothing": "Missing",
        loop: "Unreadable",
        tmp_path / ("x" * 5_000): "Unreadable",
    }
    assert {path: error_of(answer_file(path)) for path in expected} == expected
    assert error_of(answer_file("a\0b")) == "Unreadable"
    assert error_of(answer_file("https://a.example/rss")) == "Missing"


def test_a_file_beyond_the_limit_is_not_read(
    answer_file: Callable[[Path | str], Answer], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.commands.read._MAX_FILE", 100)
    (tmp_path / "big").write_bytes(b" " * 101)
    assert error_of(answer_file(tmp_path / "big")) == "FileTooLarge"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"", "Empty"),
        (b" \r\n\t\0", "Empty"),
        (b"\xef\xbb\xbf", "Empty"),
        ("<!DOCTYPE html><html><head><title>Accueil</title></head><body><p>Bonjour</p></body></html>", "HtmlPage"),
        ("<html lang=fr><title>403</title>", "HtmlPage"),
        ("<!-- x --><!doctype HTML PUBLIC '-//W3C//DTD'><HTML>", "HtmlPage"),
        ("<html><title>Just a moment...</title><div class=cf-chl></div></html>", "Challenge"),
        ("<opml version='1.0'><body><outline text='a'/></body></opml>", "UnknownFormat"),
        ("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'/>", "UnknownFormat"),
        ("<knowledgeItem xmlns='http://iptc.org/std/nar/2006-10-01/'/>", "NotNews"),
        ("<NewsML Version='1.2'><NewsEnvelope/></NewsML>", "NotNews"),
        ("<?xml version='1.0'?>", "Malformed"),
        ("<!DOCTYPE rss [", "Malformed"),
        ('{"a": 1}', "UnknownFormat"),
        ("[1, 2]", "UnknownFormat"),
        ('{"version": "https://jsonfeed.org/version/1", "items": [{"id": "1"', "Malformed"),
        ('{"version": "https://jsonfeed.org/version/1"}', "Malformed"),
        ('{"version": "https://jsonfeed.org/version/1", "items": [1, null]}', "NoEntry"),
        ('{"title": \n{"title": \n{"text": ', "NoEntry"),
        (b"%PDF-1.7\n" + bytes(range(256)), "UnknownFormat"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "UnknownFormat"),
        (b"PK\x03\x04" + bytes(range(256)) * 4, "UnknownFormat"),
        (bytes(range(256)) * 100, "UnknownFormat"),
        (b"\x1f\x8b", "Empty"),
        (b"\x1f\x8b\xff\xff\xff rubbish", "Malformed"),
        ("1 2 3 4", "UnknownFormat"),
    ],
)
def test_each_file_without_news_has_its_outcome(body: bytes | str, expected: str, answer: Ask) -> None:
    assert error_of(answer(body)) == expected


def test_what_is_cut_short_gives_what_could_be_read(answer: Ask) -> None:
    body = rss("".join(f"<item><title>Titre {i}</title><guid>{i}</guid></item>" for i in range(100)))
    cut = answer(body[: len(body) // 2])
    assert 48 <= len(cut["items"]) <= 51
    assert cut["items"][0]["title"] == "Titre 0"
    compressed = gzip.compress(body.encode())
    assert answer(compressed[:-8])["items"] == answer(body)["items"]
    assert answer(compressed[: len(compressed) // 2])["outcome"] == "ok"


def test_lone_surrogates_have_no_utf8(answer: Ask) -> None:
    found = answer('{"version": "https://jsonfeed.org/version/1", "items": [{"id": "\\ud800", "title": "a\\udfffb"}]}')
    assert found["items"][0]["title"] == "a\ufffdb"
    assert found["items"][0]["guid"] == "\ufffd"


def test_references_by_number_to_what_is_no_character(only_item: Ask) -> None:
    numbers = "&#55357;&#56832; &#xDFFF; &#x1f600; &#65535; &#xfffe; &#1114112; &#0; &#8; &#127; &#146; &#99999999999;"
    found = only_item(rss(f"<item><title>a {numbers} &#233;</title></item>"))["title"]
    assert found.replace("\ufffd", "").split() == ["a", "😀", "’", "é"]


def test_years_out_of_reach(answer: Ask) -> None:
    years = ("0000", "0001", "1601", "9999", "10000", "99999999999")
    found = answer(rss("".join(f"<item><title>t</title><pubDate>{y}-03-04T10:15:00Z</pubDate></item>" for y in years)))
    assert [item["published_at"] for item in found["items"]] == [None] * len(years)
    assert [item["published_raw"] for item in found["items"]] == [f"{y}-03-04T10:15:00Z" for y in years]


_BIG = {
    "title of 50 MB": lambda: rss(f"<item><title>{'é' * 25_000_000}</title></item>").encode(),
    "title of 50 MB in UTF-16": lambda: rss(f"<item><title>{'a' * 25_000_000}</title></item>").encode("utf-16"),
    "100,000 items": lambda: rss(
        "".join(
            f"<item><title>Titre {i}</title><link>http://a.example/{i}</link>"
            f"<pubDate>Mon, 04 Mar 2024 10:15:{i % 60:02} GMT</pubDate>"
            f"<description>Les deux ministres se sont vus &lt;b&gt;{i}&lt;/b&gt; fois.</description></item>"
            for i in range(100_000)
        )
    ).encode(),
    "a gigabyte of zeros": lambda: gzip.compress(b"\0" * 2**30, 1),
    "attributes": lambda: rss("<item " + "a='x' " * 1_000_000 + "/>").encode(),
    "no UTF-8": lambda: b"<rss><channel><item><title>" + b"\xe9" * 60_000_000,
    "Shift JIS": lambda: b'<?xml version="1.0" encoding="shift_jis"?><rss><item><title>' + b"\x82\xa0" * 20_000_000,
    "plain text": lambda: b"Bonjour le monde. " * 3_500_000,
    "ampersands": lambda: b"<rss><channel><item><title>" + b"&" * 30_000_000,
    "JSON": lambda: b'{"version":"https://jsonfeed.org/version/1","items":[' + b"{}," * 1_400_000 + b"{}]}",
}


# The peak of the process's own memory: what `resource` tells includes that of the parent before the exec.
_MEASURED = """
import atexit, sys
from pathlib import Path
from pipeline.cli import main
atexit.register(lambda: sys.stderr.write(Path("/proc/self/status").read_text()))
main()
"""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is measured on Linux")
@pytest.mark.parametrize("name", _BIG)
def test_any_file_is_answered_within_ten_seconds_and_600_mb(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(_BIG[name]())
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, "read", str(tmp_path / "file")], capture_output=True, check=True
    )
    assert time.monotonic() - started < 10
    assert json.loads(done.stdout)["outcome"] in ("ok", "rejected")
    peak = re.search(rb"VmHWM:\s+(\d+) kB", done.stderr)
    assert peak is not None
    assert int(peak[1]) < 600 * 1024
