"""Feeds as they are: odd prefixes, dates of every module, markup in every wrapping, and XML that is none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Item = dict[str, Any]
OneItem = Callable[[bytes | str], Item]

ATOM = "http://www.w3.org/2005/Atom"
ATOM03 = "http://purl.org/atom/ns#"
DC = "http://purl.org/dc/elements/1.1/"
DCTERMS = "http://purl.org/dc/terms/"
MEDIA = "http://search.yahoo.com/mrss/"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RSS090 = "http://my.netscape.com/rdf/simple/0.9/"
RSS10 = "http://purl.org/rss/1.0/"
RSS11 = "http://purl.org/net/rss1.1#"
TEN = "2024-03-04T10:15:00Z"


def rss(item: str, *, namespaces: str = "", channel: str = "") -> str:
    return f'<rss version="2.0" {namespaces}><channel><title>c</title>{channel}<item>{item}</item></channel></rss>'


def atom(entry: str, *, attributes: str = "", feed: str = "") -> str:
    return f'<feed xmlns="{ATOM}" {attributes}><title>f</title>{feed}<entry>{entry}</entry></feed>'


def atom03(entry: str) -> str:
    return f'<feed version="0.3" xmlns="{ATOM03}"><entry>{entry}</entry></feed>'


# Where an entry may stand.


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<channel><title>x</title><item><title>t</title></item></channel>", "rss20"),
        ("<rss><item><title>t</title></item></rss>", "rss20"),
        ('<rss version="0.92"><channel><item><title>t</title></item></channel></rss>', "rss09x"),
        ('<rss version="2.0"><channel/><item><title>t</title></item></rss>', "rss20"),
        ("<RSS VERSION='2.0'><CHANNEL><ITEM><TITLE>t</TITLE></ITEM></CHANNEL></RSS>", "rss20"),
        ('<rss xmlns="http://backend.userland.com/rss2"><item><title>t</title></item></rss>', "rss20"),
        ('<rss xmlns="http://x.example/"><channel><item><title>t</title></item></channel></rss>', "rss20"),
        ('<z:rss xmlns:z="http://backend.userland.com/rss2"><z:item><z:title>t</z:title></z:item></z:rss>', "rss20"),
        (f'<r:RDF xmlns:r="{RDF}" xmlns:s="{RSS10}"><s:item><s:title>t</s:title></s:item></r:RDF>', "rss10"),
        (f'<r:RDF xmlns:r="{RDF}" xmlns="{RSS090}"><item><title>t</title></item></r:RDF>', "rss09x"),
        (f'<Channel xmlns="{RSS11}"><items><item><title>t</title></item></items></Channel>', "rss10"),
        (f'<feed xmlns="{ATOM}"><entry><title>t</title></entry></feed>', "atom10"),
        (f'<a:feed xmlns:a="{ATOM}"><a:entry><a:title>t</a:title></a:entry></a:feed>', "atom10"),
        (f'<entry xmlns="{ATOM}"><title>t</title></entry>', "atom10"),
        ("<feed><entry><title>t</title></entry></feed>", "atom10"),
        (f'<feed xmlns="{ATOM03}"><entry><title>t</title></entry></feed>', "atom03"),
        ("<s:Body xmlns:s='urn:soap'><rss><item><title>t</title></item></rss></s:Body>", "rss20"),
        ("<articles><item><title>t</title></item></articles>", "rss20"),
        ("<?xml version='1.1'?><?x y?><!--<rdf>--><rss><item><title>t</title></item></rss>", "rss20"),
        ("\n\n  <?xml version='1.0'?><rss><item><title>t</title></item></rss>", "rss20"),
        ("Warning: x in /index.php\n<?xml version='1.0'?><rss><item><title>t</title></item></rss>", "rss20"),
        ("<br />\n<b>Warning</b>: x<br />\n<?xml version='1.0'?><rss><item><title>t</title></item></rss>", "rss20"),
        ("<rss><item><title>t</title></item></rss>\n<script>x</script><div>", "rss20"),
        ("< rss><channel><item><title>t</title></item></channel></rss>", "rss20"),
    ],
)  # fmt: skip
def test_the_entry_is_found(body: str, expected: str, answer: Callable[[str], dict[str, Any]]) -> None:
    found = answer(body)
    assert (found["format"], [item["title"] for item in found["items"]]) == (expected, ["t"])


# XML that is none: no entry is lost, and each keeps what is its own.


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ("<item><title>A & B</title></item><item><title>C &nbsp;&eacute;&inconnu; D</title></item>",
         ["A & B", "C é&inconnu; D"]),
        ("<item><title>1 < 2 > 0</title></item><item><title>u</title></item>", ["1 < 2 > 0", "u"]),
        ("<item><title>t</title><description>a<br>b <b>c</description></item><item><title>u</title></item>",
         ["t", "u"]),
        ("<item><title>t</title><item><title>u</title>", ["t", "u"]),
        ("<item><title>t</item><item><title>u</title></item>", ["t", "u"]),
        ("<item><title>t</title></item></item></channel><item><title>u</title></item>", ["t", "u"]),
        ("<item><title>t</title><guid isPermaLink=false>x</guid></item><item a=b c><title>u</title></item>",
         ["t", "u"]),
        ('<item><title>t</title><guid a="1" a="2">x</guid></item><item><title>u</title></item>', ["t", "u"]),
        ("<item><title>t</title><1x>y</1x><a:b:c>d</a:b:c></item><item><title>u</title></item>", ["t", "u"]),
        ("<item><title>t</title><description><![CDATA[<p>x</p></description></item><item><title>u</title></item>",
         ["t", "u"]),
        ("<item><title>t</title><x:y z:w='1'/><media:title>no</media:title></item><item><title>u</title></item>",
         ["t", "u"]),
        ("<item><title>t &#0; &#x1f; &#150; &#xd800; &#99999999; v</title></item><item><title>u</title></item>",
         ["t \ufffd – \ufffd \ufffd v", "u"]),
        ("<item><title>t\0\x08v</title></item><item><title>u</title></item>", ["tv", "u"]),
        ("<item><title>t</title></item><item><title>u</tit", ["t", "u"]),
        ("<item><title>t</title></item><item><title>u &am", ["t", "u &am"]),
        ("<item><title>t</title></item></channel></rss><rss><channel><item><title>u</title></item>", ["t", "u"]),
        ("<item><title>t</title><!-- a -- b --></item><item><title>u</title></item>", ["t", "u"]),
        ("<item><TITLE>t</title><description>x</Description></ITEM><Item><title>u</title></item>", ["t", "u"]),
        ("<item/><item></item><item><title>t</title></item>", [None, None, "t"]),
    ],
)  # fmt: skip
def test_broken_xml_loses_no_entry(
    items: str, expected: list[str | None], answer: Callable[[str], dict[str, Any]]
) -> None:
    found = answer(f'<rss version="2.0"><channel><title>c</title>{items}</channel></rss>')
    titles = [item["title"] for item in found["items"]]
    assert titles[0] is None or titles[0].split() == (expected[0] or "").split()
    assert titles[1:] == expected[1:]


# When.


@pytest.mark.parametrize(
    "dates",
    [
        "<pubDate>Mon, 04 Mar 2024 10:15:00 GMT</pubDate>",
        "<pubdate>Mon, 04 Mar 2024 10:15:00 GMT</pubdate>",
        "<PubDate>Mon, 04 Mar 2024 11:15:00 CET</PubDate>",
        "<date>lun. 4 mars 2024 10:15 GMT</date>",
        f"<pubDate/><d:date xmlns:d='{DC}'>{TEN}</d:date>",
        f"<pubDate>bientôt</pubDate><d:date xmlns:d='{DC}'>{TEN}</d:date>",
        f"<dc:date>{TEN}</dc:date>",
        f"<t:issued xmlns:t='{DCTERMS}'>{TEN}</t:issued>",
        f"<t:created xmlns:t='{DCTERMS}'>{TEN}</t:created>",
        f"<t:modified xmlns:t='{DCTERMS}'>{TEN}</t:modified>",
        f"<a:published xmlns:a='{ATOM}'>{TEN}</a:published>",
        f"<a:updated xmlns:a='{ATOM}'>{TEN}</a:updated>",
        f"<a:issued xmlns:a='{ATOM03}'>{TEN}</a:issued>",
        f"<a:updated xmlns:a='{ATOM}'>2024-03-05T00:00:00Z</a:updated><pubDate>Mon, 04 Mar 2024 10:15:00 GMT</pubDate>",
        f"<p:publicationDate xmlns:p='http://prismstandard.org/namespaces/basic/2.0/'>{TEN}</p:publicationDate>",
        f"<source><pubDate>Mon, 04 Mar 2019 10:15:00 GMT</pubDate></source><pubDate>{TEN}</pubDate>",
    ],
)
def test_dates_of_every_module(dates: str, only_item: OneItem) -> None:
    assert only_item(rss(f"<title>t</title>{dates}"))["published_at"] == TEN


def test_broken_xml_keeps_empty_elements_empty(only_item: OneItem) -> None:
    found = only_item(
        f"<feed xmlns='{ATOM}'><entry><link rel='alternate' href='http://a.example/1'/><category term=x /><category/>"
        "<title>1 < 2</title><content type='html'>a<br>b</content><updated>2024-03-04T10:15:00Z</updated></feed>"
    )
    assert (found["url"], found["title"], found["text"]) == ("http://a.example/1", "1 < 2", "a\nb")
    assert (found["categories"], found["published_at"]) == (["x"], TEN)


def test_the_date_of_the_feed_is_not_that_of_its_entries(only_item: OneItem) -> None:
    found = only_item(rss("<title>t</title>", channel="<pubDate>Mon, 04 Mar 2024 10:15:00 GMT</pubDate>"))
    assert (found["published_at"], found["zone_origin"]) == (None, "none")


def test_a_date_without_zone_is_assumed_in_paris_for_french_and_in_utc_for_others(only_item: OneItem) -> None:
    item = "<title>t</title><pubDate>2024-03-04 10:15</pubDate>"
    french = only_item(rss(item, channel="<language>fr-be</language>"))
    other = only_item(rss(item, channel="<language>en</language>"))
    assert (french["published_at"], french["zone_origin"]) == ("2024-03-04T09:15:00Z", "assumed")
    assert (other["published_at"], other["zone_origin"]) == (TEN, "assumed")


# Where.


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (rss("<link> http://a.example/1 </link><guid>http://a.example/2</guid>"), "http://a.example/1"),
        (rss("<guid>http://a.example/2</guid>"), "http://a.example/2"),
        (rss('<guid isPermaLink="true">http://a.example/2</guid>'), "http://a.example/2"),
        (rss('<guid isPermaLink="false">http://a.example/2</guid>'), None),
        (rss("<guid>urn:x:1</guid>"), None),
        (rss("<link>javascript:alert(1)</link>"), None),
        (rss("<link>data:text/html,x</link>"), None),
        (rss("<link>/1</link>"), None),
        (rss("<link>/1</link>", channel="<link>https://a.example/rss</link>"), "https://a.example/1"),
        (rss("<link>//a.example/1</link>"), "https://a.example/1"),
        (rss("<link>http://a.example/?a=1&b=2</link>"), "http://a.example/?a=1&b=2"),
        (rss("<link>http://a.example/?a=1&amp;b=2</link>"), "http://a.example/?a=1&b=2"),
        (rss("<link>http://a.example/?a=1&amp;amp;b=2</link>"), "http://a.example/?a=1&b=2"),
        (rss('<link href="http://a.example/1"/>'), "http://a.example/1"),
        (rss(f'<a:link xmlns:a="{ATOM}" rel="self" href="http://a.example/s"/><link>http://a.example/1</link>'),
         "http://a.example/1"),
        (rss("<image><link>http://a.example/i</link></image><link>http://a.example/1</link>"), "http://a.example/1"),
        (atom('<link href="http://a.example/1"/>'), "http://a.example/1"),
        (atom('<link rel="self" href="http://a.example/s"/><link rel="edit" href="http://a.example/e"/>'), None),
        (atom('<link rel="enclosure" href="http://a.example/e.mp3"/><link rel="ALTERNATE" href="http://a.example/1"/>'),
         "http://a.example/1"),
        (atom('<link rel="http://www.iana.org/assignments/relation/alternate" href="http://a.example/1"/>'),
         "http://a.example/1"),
        (atom('<link type="application/json" href="http://a.example/j"/><link type="text/html" href="http://a.example/1"/>'),
         "http://a.example/1"),
        (atom('<link type="application/json" href="http://a.example/j"/>'), "http://a.example/j"),
        (atom('<link href="1"/>', attributes='xml:base="http://a.example/x/"'), "http://a.example/x/1"),
        (atom('<link href="1"/>', feed='<link href="http://a.example/"/>'), "http://a.example/1"),
        (atom('<link href="1"/>', attributes='xml:base="x/"', feed='<link href="http://a.example/"/>'),
         "http://a.example/x/1"),
        (rss("<guid ispermalink='False'>http://a.example/2</guid>"), None),
        (atom('<source><link href="http://b.example/"/></source><link href="http://a.example/1"/>'), "http://a.example/1"),
        (atom('<content type="text/html" src="http://a.example/1"/>'), "http://a.example/1"),
        (f'<feed xmlns="{ATOM}" xml:base="http://a.example/x/"><entry xml:base="y/"><link href="1"/></entry></feed>',
         "http://a.example/x/y/1"),
        ('<CHANNEL><ITEM HREF="http://a.example/1"><TITLE>t</TITLE></ITEM></CHANNEL>', "http://a.example/1"),
    ],
)  # fmt: skip
def test_the_page_of_an_entry(body: str, expected: str | None, only_item: OneItem) -> None:
    assert only_item(body)["url"] == expected


# What.


@pytest.mark.parametrize(
    ("body", "title", "text"),
    [
        (rss("<title><![CDATA[A <b>b</b> &eacute; &amp; c]]></title>"), "A b é & c", None),
        (rss("<title>A &lt;b&gt;b&lt;/b&gt; &amp;eacute;</title>"), "A b é", None),
        (rss("<title>\n A\r\n <b>b</b>\tc </title>"), "A b c", None),
        (rss("<title></title><m:title>m</m:title>", namespaces=f'xmlns:m="{MEDIA}"'), "m", None),
        (rss("<m:content><m:title>m</m:title></m:content><title>t</title>", namespaces=f"xmlns:m='{MEDIA}'"),
         "t", None),
        (rss("<image><title>i</title></image><source>s</source><title>t</title>"), "t", None),
        (rss(f"<d:title xmlns:d='{DC}'>t</d:title>"), "t", None),
        (rss("<description>court</description><c:encoded><![CDATA[<p>a</p><p>b &amp; c</p>]]></c:encoded>",
             namespaces=f'xmlns:c="{CONTENT}"'), None, "a\nb & c"),
        (rss("<content:encoded>a</content:encoded><description>plus long</description>"), None, "plus long"),
        (rss("<description>a &lt;img src='x.jpg'&gt; b&lt;br/&gt;c</description>"), None, "a b\nc"),
        (rss("<description><p>a</p><p>b</p></description>"), None, "a\nb"),
        (rss('<body xmlns="http://www.w3.org/1999/xhtml"><p>a</p></body>'), None, "a"),
        (rss("<fullitem>a</fullitem>"), None, "a"),
        (rss(f"<d:description xmlns:d='{DC}'>a</d:description>"), None, "a"),
        (atom('<title type="html">A &lt;b&gt;b&lt;/b&gt; &amp;eacute;</title>'), "A b é", None),
        (atom('<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <b>b</b> &lt; c</div></title>'),
         "A b < c", None),
        (atom('<title type="text">A &lt;b> c</title><content type="text">x &lt; y</content>'), "A <b> c", "x < y"),
        (atom("<title>Utiliser &lt;script> en HTML</title>"), "Utiliser <script> en HTML", None),
        (atom("<title>Un &lt;b>faux&lt;/b> texte &amp;eacute;</title>"), "Un faux texte é", None),
        (atom("<summary>s</summary><content>plus long</content>"), None, "plus long"),
        (atom('<content type="application/octet-stream">PHA+YWJjPC9wPg==</content>'), None, "abc"),
        (atom('<content type="image/png">iVBORw0KGgo</content>'), None, None),
        (atom('<content type="application/xml"><x>a</x></content>'), None, "a"),
        (atom03('<title mode="base64" type="text/html">PGI+YWJjPC9iPg==</title>'), "abc", None),
        (atom03('<title mode="escaped" type="text/html">&lt;b&gt;abc&lt;/b&gt;</title>'), "abc", None),
        (atom03('<title mode="xml"><div xmlns="http://www.w3.org/1999/xhtml">a <b>b</b></div></title>'), "a b", None),
        (atom03('<content mode="base64">pas du tout</content>'), None, "pas du tout"),
    ],
)  # fmt: skip
def test_markup_in_every_wrapping(body: str, title: str | None, text: str | None, only_item: OneItem) -> None:
    found = only_item(body)
    assert (found["title"], found["text"]) == (title, text)


def test_who_and_about_what(only_item: OneItem) -> None:
    person = "<author><name>Léa</name><email>l@a.example</email></author>"
    found = only_item(atom(person * 2 + '<category term="eu" label="Europe"/><category term="fr"/>'))
    assert (found["authors"], found["categories"]) == (["Léa"], ["Europe", "fr"])
    found = only_item(rss(f"<author>l@a.example (Léa)</author><d:creator xmlns:d='{DC}'>Léa</d:creator>"))
    assert found["authors"] == ["Léa"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (rss("<title>t</title>", channel="<language>fr-FR</language>"), "fr"),
        (rss(f"<title>t</title><d:language xmlns:d='{DC}'>de</d:language>", channel="<language>fr</language>"), "de"),
        (atom("<title>t</title>", attributes='xml:lang="fr_CA"'), "fr"),
        (rss("<title>Les ministres des deux pays se sont vus pour la première fois</title>"), "fr"),
        (rss("<title>The ministers of both countries met for the first time on Monday</title>"), "en"),
        (rss("<title>Les ministres des deux pays se sont vus</title>", channel="<language>en</language>"), "en"),
        (rss("<title>t</title>"), None),
    ],
)
def test_what_is_declared_outranks_what_is_detected(body: str, expected: str | None, only_item: OneItem) -> None:
    assert only_item(body)["language"] == expected


def test_items_keep_the_order_of_the_file_and_are_not_deduplicated(answer: Callable[[str], dict[str, Any]]) -> None:
    items = "".join(f"<item><title>{title}</title><guid>g</guid></item>" for title in "abca")
    found = answer(f"<rss><channel>{items}</channel></rss>")["items"]
    assert [item["title"] for item in found] == list("abca")
    assert len({item["item_id"] for item in found}) == 1
