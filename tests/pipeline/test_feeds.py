"""The shipped lists of feeds, OPML in and out, and trying feeds."""

from __future__ import annotations

import http.server
import json
import os
import socket
import threading
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given, strategies as st

from pipeline.commands.feeds import _print
from pipeline.config import ConfigError, Source, load
from pipeline.feeds import Checked
from pipeline.opml import OpmlError, read_opml, write_opml
from tests.conftest import NOON
from tests.pipeline.world import CALL, homologue, rss
from transforms.normalise.url import canonical_url

CONFIGS = Path(__file__).parents[2] / "configs"
LISTS = sorted((CONFIGS / "feeds").glob("*.yaml"))
CATEGORIES = {"press", "broadcaster", "agency", "review", "ministry", "presidency", "government", "organisation"}
PARTIES = {
    line.partition("\t")[0]
    for line in files("transforms.extract.lexicon").joinpath("parties.tsv").read_text("utf-8").splitlines()
}


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_a_list_is_whole(path: Path) -> None:
    for source in load(path).sources:
        assert source.is_url, source.id
        assert source.name, source.id
        assert source.country, source.id
        assert source.timezone, source.id
        assert source.terms, source.id
        assert source.category in CATEGORIES, source.id
        assert source.country in PARTIES | {"OIF"}, source.id
        assert urlsplit(source.location).hostname


def test_all_lists_together() -> None:
    sources = load(CONFIGS / "francophonie.yaml").sources
    assert len(sources) >= 80
    assert len({source.id for source in sources}) == len(sources)
    assert len({canonical_url(source.location) for source in sources}) == len(sources)
    assert {source.category for source in sources} == CATEGORIES
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
    with pytest.raises(ConfigError) as caught:
        load(config)
    (mistake,) = caught.value.mistakes
    assert mistake.startswith(
        f"{more}:1:12: sources[0].id: expected every source to have an id of its own, found 'a' twice"
    )
    assert mistake.endswith(f"{good}:1:12 has it too")
    more.unlink()
    config.write_text("include: [lists/*.yaml, lists/good.yaml, 'lists/../lists/*', .]\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"include\[3\]: found \".\", which matches nothing") as caught:
        load(config)
    assert len(caught.value.mistakes) == 1
    config.write_text("include: [lists/*.yaml, lists/good.yaml, 'lists/../lists/*']\n", encoding="utf-8")
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
        site=st.none() | st.just("https://journal.example/"),
        category=st.none() | st.sampled_from(["presse", "presse/Maghreb", "Agences & co <1>"]),
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
    assert sorted(taken.sources, key=lambda source: source.id) == sorted(sources, key=lambda source: source.id)
    assert read_opml(write_opml(taken.sources, title="Un titre")) == taken


def test_opml_of_other_readers() -> None:
    body = """<?xml version="1.0" encoding="ISO-8859-1"?><opml version="1.1"><head><title>Mes fils</title></head><body>
    <outline text="Presse"><outline title="Sud"><outline text="Le Monde – été" type="rss"
     xmlUrl="https://journal.example/rss" htmlUrl="https://journal.example/" language="fr-FR"/></outline>
    <outline title="Le Monde été" xmlURL="https://journal.example/rss2" htmlUrl="mailto:a"/></outline>
    <outline text="Le Monde, encore" xmlUrl="http://journal.example/rss/"/>
    <outline text="Un dossier vide"/><outline text="Un fichier" xmlUrl="file:///etc/passwd"/><outline xmlUrl="http://"/>
    <outline xmlUrl="http://autre.example/"/>
    <outline xmlns:h="urn:homologue:feeds" h:id="x" h:timezone="Mars/Olympus" xmlUrl="http://mars.example/"/>
    </body></opml>""".encode("latin-1", "xmlcharrefreplace")
    taken = read_opml(body, taken=["autre-example"])
    assert [(source.id, source.location) for source in taken.sources] == [
        ("le-monde-ete", "https://journal.example/rss"),
        ("le-monde-ete-2", "https://journal.example/rss2"),
        ("autre-example-2", "http://autre.example/"),
    ]
    first, second, third = taken.sources
    assert (first.category, first.site, first.language) == ("Presse/Sud", "https://journal.example/", "fr")
    assert (second.category, second.site, second.language, second.name) == ("Presse", None, None, "Le Monde été")
    assert (third.category, third.name) == (None, None)
    assert [line.partition(": ")[2] for line in taken.left] == [
        "http://journal.example/rss/ is there twice",
        "'Un dossier vide' has no xmlUrl",
        "file:///etc/passwd is no http or https URL",
        "http:// is no http or https URL",
        "http://mars.example/: timezone: Value error, expected an IANA time zone such as Europe/Paris",
    ]


_BOMB = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"Bonjour",
        b"<rss/>",
        b"<opml><body>",
        b'<!DOCTYPE o [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml>&x;</opml',
        b"<opml>\xff</opml>",
        b'<?xml version="1.0" encoding="utf-16"?><opml/>',
        b'<?xml version="1.0" encoding="klingon"?><opml/>',
        f'<!DOCTYPE opml [<!ENTITY e0 "lol">{_BOMB}]><opml><outline text="&e11;" xmlUrl="http://a.example/"/></opml>'.encode(),
        b'<!DOCTYPE o [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml><outline text="&x;"/></opml>',
        b"<opml>" + b"<outline>" * 2000 + b"</outline>" * 2000 + b"</opml>",
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
    with socket.create_server(("localhost", 0)) as closed:  # nobody listens there any more
        urls |= {"ferme": f"http://localhost:{closed.getsockname()[1]}/"}
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
        "ferme": "Unreachable",
        "interdit": "Refused",
    }
    assert (found["bon"]["n_entries"], found["bon"]["newest"]) == (1, "2024-03-04T12:00:00Z")
    done = homologue("feeds", "check", config)
    head, *lines, counts = done.stdout.splitlines()
    assert head.split() == ["feed", "outcome", "http", "format", "entries", "newest", "(UTC)", "seconds", "remark"]
    http = head.index("http")
    assert [(*line.split()[:2], line[http : http + 4].strip()) for line in lines] == [
        ("perdu", "BadStatus", "404"),
        ("page", "HtmlPage", "200"),
        ("interdit", "Refused", ""),
        ("vide", "Silent", "200"),
        ("ferme", "Unreachable", ""),
        ("bon", "ok", "200"),
    ]
    assert lines[-1].split()[3:7] == ["rss20", "1", "2024-03-04", "12:00"]
    assert "1 ok" in counts
    assert done.stderr == "not tried, since no URL: local\n"
    config.write_text(json.dumps({"sources": sources[:1], "network": {"allow_hosts": ["localhost"]}}), encoding="utf-8")
    assert homologue("feeds", "check", config).returncode == 0


def test_a_terminal_gets_a_table(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "120")
    fine = Checked("bon", "ok", 200, "rss20", 3, NOON, 0.25, None, "https://journal.example/[rss]")
    _print([Checked("perdu", "Unresolved", None, None, 0, None, 1.0, "no [such] name", None), fine])
    said = capsys.readouterr().out
    assert "───" in said
    for text in ("no [such] name", "moved to https://journal.example/[rss]", "2024-03-04 12:00", "1 Unresolved, 1 ok"):
        assert text in said


def test_without_a_configuration_all_lists_are_meant(tmp_path: Path) -> None:
    done = homologue("feeds", "check", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "configs/francophonie.yaml: No such file or directory; expected a YAML file\n"
    done = homologue("feeds", "export", cwd=CONFIGS.parent)
    assert len(read_opml(done.stdout.encode()).sources) == len(load(CONFIGS / "francophonie.yaml").sources)


def test_lists_go_out_and_come_in(tmp_path: Path) -> None:
    opml, yaml = tmp_path / "liste.opml", tmp_path / "liste.yaml"
    assert homologue("feeds", "export", CONFIGS / "francophonie.yaml", "-o", opml).returncode == 0
    assert homologue("feeds", "import", opml, "-o", yaml).returncode == 0
    assert set(load(yaml).sources) == set(load(CONFIGS / "francophonie.yaml").sources)
    done = homologue("feeds", "import", yaml)
    assert done.returncode == 2
    assert "no well-formed XML" in done.stderr
    for done in (
        homologue("feeds", "import", opml, "-o", tmp_path / "nulle part" / "a.yaml"),
        homologue("feeds", "export", yaml, "-o", tmp_path / "nulle part" / "a.opml"),
    ):
        assert done.returncode == 1
        assert "No such file or directory" in done.stderr
        assert "Traceback" not in done.stderr
    os.mkfifo(tmp_path / "tube")
    done = homologue("feeds", "import", tmp_path / "tube", timeout=30)
    assert done.returncode == 2
    assert "not a regular file" in done.stderr


def test_what_comes_in_is_a_configuration(tmp_path: Path) -> None:
    """Names that YAML could take for something else, and those that it has to quote."""
    names = [
        "no",
        "12:30",
        "1e5",
        "~",
        "- a",
        "a: b",
        "# c",
        "'",
        '"',
        "é\x85\x9f\u2028\u200f\ufeffx",
        "2024-01-01",
        "{",
        "\\n",
    ]
    sources = [Source(id=f"s{n}", name=name, feed=f"https://a.example/{n}") for n, name in enumerate(names)]
    (tmp_path / "a.opml").write_bytes(write_opml(sources, title="Un titre"))
    done = homologue("feeds", "import", "a.opml", "-o", "a.yaml", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert load(tmp_path / "a.yaml").sources == tuple(sources)
