"""Wire documents: state, embargo, versions, and the parts of an item that are no story."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from transforms.read.wire import after, status_of, urgency_of

Item = dict[str, Any]
OneItem = Callable[[bytes | str], Item]
Answer = Callable[[bytes | str], dict[str, Any]]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("stat:canceled", "canceled"),
        ("http://cv.iptc.org/newscodes/pubstatusg2/canceled", "canceled"),
        ("Canceled", "canceled"),
        ("cancelled", "canceled"),
        ("Killed", "canceled"),
        ("stat:withheld", "withheld"),
        ("Embargoed", "withheld"),
        ("stat:usable", "usable"),
        ("", "usable"),
        (None, "usable"),
        ("whatever", "usable"),
    ],
)
def test_status(word: str | None, expected: str) -> None:
    assert status_of(word) == expected


def test_urgency_and_order() -> None:
    assert [urgency_of(value) for value in ("1", " 9 ", "0", "10", "x", "", None)] == [
        1,
        9,
        None,
        None,
        None,
        None,
        None,
    ]
    assert after("20240304T120000", "20240304T110000")
    assert not after("20240304T110000", "20240304T110000")
    assert not after("20240304", "20240304T110000")
    assert not after(None, "20240304")


# NewsML-G2


def g2(meta: str = "", content: str = "", body: str = "", attributes: str = "") -> str:
    return (
        f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:g" version="1" {attributes}>'
        f"<itemMeta><versionCreated>2024-03-04T10:15:00Z</versionCreated>{meta}</itemMeta>"
        f"<contentMeta>{content}</contentMeta><contentSet>{body}</contentSet></newsItem>"
    )


def test_a_kill_has_a_title_and_no_text(only_item: OneItem) -> None:
    found = only_item(
        g2('<pubStatus qcode="stat:canceled"/>', "<headline>h</headline>", "<inlineData>Ne pas diffuser</inlineData>")
    )
    assert (found["status"], found["title"], found["text"]) == ("canceled", "h", None)


def test_headlines_by_rank_and_the_longest_inline_story(only_item: OneItem) -> None:
    body = (
        '<inlineXML contenttype="application/nitf+xml"><nitf><body><body.head><hedline><hl1>Titre</hl1></hedline>'
        "</body.head><body.content><p>Un.</p><media><media-caption>Légende</media-caption></media><p>Deux.</p>"
        "</body.content></body></nitf></inlineXML>"
        '<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>Court</body></html>'
        "</inlineXML>"
    )
    found = only_item(g2(content='<headline rank="10">c</headline><headline rank="2">b</headline>', body=body))
    assert (found["title"], found["text"]) == ("b", "Un.\nDeux.")


def test_of_headlines_in_several_languages_that_of_the_item(only_item: OneItem) -> None:
    content = '<language tag="fr-FR"/><headline xml:lang="en">e</headline><headline xml:lang="fr">f</headline>'
    assert only_item(g2(content=content))["title"] == "f"
    assert only_item(g2(content=content.replace("fr-FR", "de")))["title"] == "e"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<inlineData>a &lt; b</inlineData>", "a < b"),
        ('<inlineData contenttype="text/html">&lt;p>a&lt;/p>&lt;p>b&lt;/p></inlineData>', "a\nb"),
        ('<inlineData contenttype="text/plain">a&lt;br/>b</inlineData>', "a<br/>b"),
        ('<inlineData contenttype="image/jpeg" encoding="base64">/9j/4AA</inlineData>', None),
        ('<remoteContent href="http://a.example/x.jpg" contenttype="image/jpeg"/>', None),
    ],
)
def test_inline_data(body: str, expected: str | None, only_item: OneItem) -> None:
    assert only_item(g2(content="<headline>h</headline>", body=body))["text"] == expected


def test_a_description_stands_in_for_a_story(only_item: OneItem) -> None:
    assert only_item(g2(content="<description>d</description><description>e</description>"))["text"] == "d\ne"


def test_a_package_counts_if_it_has_a_headline(answer: Answer) -> None:
    package = '<packageItem guid="urn:p"><contentMeta>{}</contentMeta></packageItem>'
    message = f"<newsMessage><itemSet>{package}{g2(content='<headline>h</headline>')}</itemSet></newsMessage>"
    assert [item["guid"] for item in answer(message.format(""))["items"]] == ["urn:g"]
    assert [item["title"] for item in answer(message.format("<headline>Dossier</headline>"))["items"]] == [
        "Dossier",
        "h",
    ]
    assert answer(package.format(""))["error"]["class"] == "NotNews"


# NewsML 1.2


def newsml1(management: str = "", component: str = "", identifier: str = "<NewsItemId>i</NewsItemId>") -> str:
    return (
        f'<NewsML Version="1.2"><NewsItem xml:lang="fr"><Identification>{identifier}</Identification><NewsManagement>'
        f"<FirstCreated>20240304T101500</FirstCreated>{management}</NewsManagement>"
        f"<NewsComponent>{component}</NewsComponent></NewsItem></NewsML>"
    )


def test_an_alert_has_no_headline(only_item: OneItem) -> None:
    component = (
        "<NewsLines><HeadLine/></NewsLines><ContentItem><DataContent><p>Un fait (AG)</p></DataContent></ContentItem>"
    )
    found = only_item(newsml1('<Urgency FormalName="1"/>', component))
    assert (found["title"], found["text"], found["urgency"]) == (None, "Un fait (AG)", 1)
    assert (found["published_at"], found["zone_origin"]) == ("2024-03-04T09:15:00Z", "assumed")


WILL_CHANGE = (
    '<StatusWillChange><FutureStatus FormalName="Usable"/><DateAndTime>20240304T180000+0100</DateAndTime>'
    "</StatusWillChange>"
)


@pytest.mark.parametrize(
    ("management", "expected"),
    [
        ('<Status FormalName="Usable"/>', ("usable", None)),
        ('<Status FormalName="Canceled"/>', ("canceled", None)),
        ('<Status FormalName="Embargoed"/>', ("withheld", None)),
        (f'<Status FormalName="Embargoed"/>{WILL_CHANGE}', ("withheld", "2024-03-04T17:00:00Z")),
    ],
)  # fmt: skip
def test_the_state_of_newsml1(management: str, expected: tuple[str, str | None], only_item: OneItem) -> None:
    found = only_item(newsml1(management))
    assert (found["status"], found["embargo_until"]) == expected


def test_captions_and_pictures_are_no_story(only_item: OneItem) -> None:
    def content(text: str, more: str = "") -> str:
        return f"<ContentItem>{more}<DataContent><p>{text}</p></DataContent></ContentItem>"

    caption = (
        f'<NewsComponent><Role FormalName="Caption"/><NewsComponent>{content("c" * 90)}</NewsComponent></NewsComponent>'
    )
    photo = content("p" * 90, '<MediaType FormalName="Photo"/>')
    encoded = content("e" * 90, "<Encoding Notation='Base64'/>")
    assert only_item(newsml1(component=caption + photo + encoded + content("Le texte.")))["text"] == "Le texte."


def test_versions_of_an_item_are_one_item(only_item: OneItem) -> None:
    """NewsML 1.2 §5.5.3: the public identifier ends in the revision."""
    ids = [
        only_item(
            newsml1(
                identifier=f"<RevisionId>{n}</RevisionId><PublicIdentifier>urn:newsml:a:2:i:{n}N</PublicIdentifier>"
            )
        )
        for n in (1, 2)
    ]
    assert ids[0]["item_id"] == ids[1]["item_id"]
    assert [one["version"] for one in ids] == ["1", "2"]


# NITF


@pytest.mark.parametrize(
    ("docdata", "expected"),
    [
        ('<docdata management-status="usable"/>', ("usable", None)),
        ('<docdata management-status="canceled"/>', ("canceled", None)),
        ('<docdata management-status="embargoed"><date.release norm="20240304T180000Z"/></docdata>',
         ("withheld", "2024-03-04T18:00:00Z")),
        ('<docdata><date.issue norm="20240304T101500Z"/><date.release norm="20240304T101500Z"/></docdata>',
         ("usable", None)),
        ('<docdata><date.issue norm="20240304T101500Z"/><date.release norm="20240305T101500Z"/></docdata>',
         ("usable", "2024-03-05T10:15:00Z")),
    ],
)  # fmt: skip
def test_the_state_of_nitf(docdata: str, expected: tuple[str, str | None], only_item: OneItem) -> None:
    found = only_item(f"<nitf><head>{docdata}</head><body><body.content><p>a</p></body.content></body></nitf>")
    assert (found["status"], found["embargo_until"]) == expected


# ninjs


@pytest.mark.parametrize(
    ("body", "title", "text"),
    [
        ('{"uri": "u", "headline": "h", "body_text": "a < b"}', "h", "a < b"),
        ('{"uri": "u", "headline": "h", "body_html": "<p>a</p><p>b</p>"}', "h", "a\nb"),
        ('{"uri": "u", "headline": "h", "body_text": "plain", "body_xhtml": "<p>longer markup</p>"}', "h", "plain"),
        ('{"uri": "u", "headline_main": "h", "headline_short": "court", "description_text": "d"}', "h", "d"),
        ('{"uri": "u", "headlines": [{"role": "short", "value": "court"}, {"role": "main", "value": "h"}]}', "h", None),
        ('{"uri": "u", "bodies": [{"role": "main", "contentType": "text/html", "value": "<p>a</p>"}]}', None, "a"),
        ('{"uri": "u", "type": "picture", "headlines": [], "descriptions": [{"value": "d"}]}', None, "d"),
    ],
)  # fmt: skip
def test_the_versions_of_ninjs(body: str, title: str | None, text: str | None, only_item: OneItem) -> None:
    found = only_item(body)
    assert (found["title"], found["text"]) == (title, text)


def test_ninjs_keys_in_any_case_and_answers_of_services(answer: Answer) -> None:
    item = '{"uri": "u", "versionCreated": "2024-03-04T10:15:00Z", "pubStatus": "canceled", "headline": "h"}'
    for body in (item, f"[{item}]", f'{{"data": {{"items": [{{"item": {item}}}]}}}}', f'{{"data": [{item}]}}'):
        found = answer(body)
        assert found["format"] in ("ninjs", "jsonfeed"), body
        assert [one["status"] for one in found["items"]] == ["canceled"], body
        assert found["items"][0]["published_at"] == "2024-03-04T10:15:00Z"


# Documents


def test_documents_over_several_lines(answer: Answer) -> None:
    one = '{\n  "id": "1",\n  "title": "t",\n  "text": "a"\n}'
    for body in (one, f"[{one}, {one}]", f"[\n{one}\n]"):
        found = answer(body)
        assert found["format"] == "documents"
        assert {item["title"] for item in found["items"]} == {"t"}
    assert len(answer(f"[{one}, 3]")["items"]) == 1


def test_a_bad_line_does_not_end_the_archive(answer: Answer) -> None:
    lines = [b'{"title": "a"}', b"", b"rubbish", b'{"title": "\xe9t\xe9"}', b"[]", b'{"title": "c"}']
    assert [item["title"] for item in answer(b"\r\n".join(lines))["items"]] == ["a", "été", "c"]


def test_a_number_of_a_line_too_long_is_said(monkeypatch: pytest.MonkeyPatch, capsys: Any, answer: Answer) -> None:
    monkeypatch.setattr("transforms.read.documents.MAX_LINE", 40)
    found = answer('{"title": "a"}\n{"title": "' + "x" * 200 + '"}\n{"title": "b"}\n')
    assert [item["title"] for item in found["items"]] == ["a", "b"]
    assert "LineTooLong: line 2" in capsys.readouterr().err


# Telegrams


def test_iptc7901_without_its_controls(only_item: OneItem) -> None:
    """Gateways drop SOH, STX, ETX and EOT."""
    story = "Entretien à Rome\n\nROME (AG) - Ils se sont vus.\n\n"
    found = only_item(f"ZCZC\nAGF0123 3 I 0061 \nFrance-Italie/\n{story}041015 MAR 24\nNNNN\n")
    assert (found["guid"], found["title"], found["slugline"]) == ("AGF0123", "Entretien à Rome", "France-Italie")
    assert (found["published_at"], found["dateline"]) == ("2024-03-04T09:15:00Z", "ROME")
    assert found["text"] == "ROME (AG) - Ils se sont vus."


def test_iptc7901_with_several_messages(answer: Answer) -> None:
    message = (
        "\x01AGF012{} 1 I 0061 \r\nx/\r\n\x02{}\r\n\r\nPARIS (AG) - Un texte.\r\n\x03\r\n041015 GMT MAR 24\r\n\x04"
    )
    found = answer(message.format(1, "Premier titre") + message.format(2, "KILL: premier titre"))
    assert [(i["title"], i["status"], i["text"]) for i in found["items"]] == [
        ("Premier titre", "usable", "PARIS (AG) - Un texte."),
        ("KILL: premier titre", "canceled", None),
    ]


@pytest.mark.parametrize(
    ("body", "title", "text"),
    [
        ("Un titre\n\nUn texte\nsur deux lignes.\n\nEncore.", "Un titre", "Un texte sur deux lignes.\nEncore."),
        ("Un titre seul", "Un titre seul", None),
        ("PARIS (AG) - Une dépêche sans titre.", None, "PARIS (AG) - Une dépêche sans titre."),
        ("é".encode("cp1252") + b"t\xe9 \xe0 Paris\r\n\r\nTexte", "été à Paris", "Texte"),
    ],
)
def test_plain_text(body: bytes | str, title: str | None, text: str | None, only_item: OneItem) -> None:
    found = only_item(body)
    assert (found["title"], found["text"]) == (title, text)
