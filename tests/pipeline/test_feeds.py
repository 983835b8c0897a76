"""The shipped lists of feeds, OPML in and out, and trying feeds."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given, strategies as st

from pipeline.config import ConfigError, Source, load
from pipeline.opml import OpmlError, read_opml, write_opml
from tests.pipeline.world import CALL, homologue, rss
from transforms.normalise.url import canonical_url

CONFIGS = Path(__file__).parents[2] / "configs"
LISTS = sorted((CONFIGS / "feeds").glob("*.yaml"))


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_a_list_is_whole(path: Path) -> None:
    for source in load(path).sources:
        assert source.is_url, source.id
        assert source.name, source.id
        assert source.country, source.id
        assert source.timezone, source.id
        assert source.terms, source.id
        assert urlsplit(source.location).hostname


def test_all_lists_together() -> None:
    sources = load(CONFIGS / "francophonie.yaml").sources
    assert len(sources) >= 80
    assert len({source.id for source in sources}) == len(sources)
    assert len({canonical_url(source.location) for source in sources}) == len(sources)
    countries = {source.country for source in sources}
    assert {"FRA", "BEL", "CHE", "LUX", "CAN", "DZA", "MAR", "TUN", "LBN", "SEN", "CIV", "COD", "EU", "UN"} <= countries


def test_an_included_file_speaks_for_itself(tmp_path: Path) -> None:
    config = tmp_path / "a.yaml"
    config.write_text("include: [lists/*.yaml, none.yaml]\nsources: [{id: own, feed: own.rss}]\n", encoding="utf-8")
    (tmp_path / "lists").mkdir()
    good, bad, more = (tmp_path / "lists" / f"{name}.yaml" for name in ("good", "bad", "more"))
    good.write_text("sources: [{id: a, feed: a.rss}]\n", encoding="utf-8")
    bad.write_text("sources:\n  - {id: b, feed: b.rss, zone: Europe/Paris}\n", encoding="utf-8")
    more.write_text("sources: [{id: c, feed: c.rss}]\noutput: elsewhere\n", encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load(config)
    found = caught.value.mistakes
    assert len(found) == 3
    assert found[0].startswith(f"{bad}:2:")
    assert "unknown key" in found[0]
    assert found[1].startswith(f"{more}:2:1: output: found in an included file")
    assert found[2].startswith(f"{config}:1:")
    assert "matches nothing" in found[2]
    bad.unlink()
    more.write_text("sources: [{id: a, feed: c.rss}]\n", encoding="utf-8")
    config.write_text("include: [lists/*.yaml]\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="'a' twice"):
        load(config)
    more.unlink()
    assert [source.location for source in load(config).sources] == [str(tmp_path / "lists" / "a.rss")]


_WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30).map(str.strip).filter(bool)
_SOURCES = st.lists(
    st.builds(
        Source,
        id=st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,20}", fullmatch=True),
        feed=st.from_regex(r"https://[a-z]{1,8}\.example/[a-z]{0,8}(\?a=1&b=[0-9]{1,3})?", fullmatch=True),
        name=st.none() | _WORDS,
        country=st.none() | st.sampled_from(["FRA", "EU"]),
        timezone=st.none() | st.sampled_from(["Europe/Paris", "UTC"]),
        terms=st.none() | _WORDS,
        language=st.none() | st.just("fr"),
        pages=st.booleans(),
    ),
    max_size=6,
    unique_by=(lambda s: s.id, lambda s: s.feed),
)


@given(_SOURCES)
def test_what_is_written_is_read_back(sources: list[Source]) -> None:
    taken = read_opml(write_opml(sources, title="Un titre"))
    assert taken.left == ()
    named = [source if source.name else source.model_copy(update={"name": source.id}) for source in sources]
    assert list(taken.sources) == named


def test_opml_of_other_readers() -> None:
    body = """<?xml version="1.0" encoding="ISO-8859-1"?><opml version="1.1"><head><title>Mes fils</title></head><body>
    <outline text="Presse"><outline text="Le Monde – été" type="rss" xmlUrl="https://journal.example/rss"/>
    <outline title="Le Monde été" xmlURL="https://journal.example/rss2"/></outline>
    <outline text="Le Monde, encore" xmlUrl="https://journal.example/rss"/>
    <outline text="Un dossier vide"/><outline text="Un fichier" xmlUrl="file:///etc/passwd"/>
    <outline xmlUrl="http://autre.example/"/></body></opml>""".encode("latin-1", "xmlcharrefreplace")
    taken = read_opml(body, taken=["autre-example"])
    assert [(source.id, source.location) for source in taken.sources] == [
        ("le-monde-ete", "https://journal.example/rss"),
        ("le-monde-ete-2", "https://journal.example/rss2"),
        ("autre-example-2", "http://autre.example/"),
    ]
    assert len(taken.left) == 3


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"Bonjour",
        b"<rss/>",
        b"<opml><body>",
        b'<!DOCTYPE o [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml>&x;</opml',
        b"<opml>\xff</opml>",
    ],
)
def test_what_is_no_opml_is_refused(body: bytes) -> None:
    with pytest.raises(OpmlError):
        read_opml(body)


def test_entities_of_opml_load_nothing(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("mot de passe", encoding="utf-8")
    body = (
        f'<!DOCTYPE opml [<!ENTITY x SYSTEM "file://{secret}">]><opml><body>'
        '<outline text="a" xmlUrl="https://journal.example/"/>&x;</body></opml>'
    )
    (source,) = read_opml(body.encode()).sources
    assert source.name == "a"


class Shop(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[str]:
    rss(tmp_path / "bon.rss", [("https://journal.example/1", *CALL)])
    rss(tmp_path / "vide.rss", [])
    (tmp_path / "page.html").write_text("<!DOCTYPE html><title>Bonjour</title>", encoding="utf-8")

    def handler(*arguments: Any) -> Shop:
        return Shop(*arguments, directory=str(tmp_path))

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield f"localhost:{running.server_port}"
        running.shutdown()
        thread.join()


def test_every_feed_is_tried(tmp_path: Path, shop: str) -> None:
    config = tmp_path / "config.yaml"
    urls = {name: f"http://{shop}/{file}" for name, file in (("bon", "bon.rss"), ("vide", "vide.rss"))}
    urls |= {"page": f"http://{shop}/page.html", "perdu": f"http://{shop}/none"}
    urls |= {"interdit": f"http://{shop}/bon.rss".replace("localhost", "127.0.0.1")}
    sources = [{"id": name, "feed": url} for name, url in urls.items()] + [{"id": "local", "feed": "bon.rss"}]
    config.write_text(json.dumps({"sources": sources, "network": {"allow_hosts": ["localhost"]}}), encoding="utf-8")
    done = homologue("feeds", "check", config, "--json")
    assert done.returncode == 1
    found = {line["id"]: line for line in map(json.loads, done.stdout.splitlines())}
    assert {name: line["outcome"] for name, line in found.items()} == {
        "bon": "ok",
        "vide": "Silent",
        "page": "HtmlPage",
        "perdu": "BadStatus",
        "interdit": "Refused",
    }
    assert (found["bon"]["n_entries"], found["bon"]["newest"]) == (1, "2024-03-04T12:00:00Z")
    said = homologue("feeds", "check", config).stdout
    assert all(name in said for name in urls)
    assert "1 ok" in said
    config.write_text(json.dumps({"sources": sources[:1], "network": {"allow_hosts": ["localhost"]}}), encoding="utf-8")
    assert homologue("feeds", "check", config).returncode == 0


def test_lists_go_out_and_come_in(tmp_path: Path) -> None:
    opml, yaml = tmp_path / "liste.opml", tmp_path / "liste.yaml"
    assert homologue("feeds", "export", CONFIGS / "francophonie.yaml", "-o", opml).returncode == 0
    assert homologue("feeds", "import", opml, "-o", yaml).returncode == 0
    assert load(yaml).sources == load(CONFIGS / "francophonie.yaml").sources
    done = homologue("feeds", "import", yaml)
    assert done.returncode == 2
    assert "no well-formed XML" in done.stderr
