"""Links: as published where they lead to a page, and in canonical form as a key, never shown.

The key is the same for an article in all the feeds of its outlet and after every re-publication: the scheme, ``www.``,
the default port, tracking parameters and fragments, order of parameters, and a slash or index file at the end make no
difference. A fragment that is no tracking does: live pages give each of their entries one.
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote, urlsplit

__all__ = ["URL_LIMIT", "canonical_url", "web_url"]

URL_LIMIT = 2_048
"""Characters: longer ones are no addresses of articles, and most browsers and caches refuse them."""

_TRACKING = re.compile(
    r"(?:utm_|at_|pk_|mtm_|mc_|ns_|wt_|hsa_|_hs|vero_|oly_|stm_|itm_|ito_|wt\.|xt(?:or|ref|cr|s|np|loc)\b|xtor)"
    r".*|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|li_fat_id|_ga|_gl|gaa_\w+|srsltid"
    r"|cmpid|cmp|ncid|ocid|icid|intcid|cid_source|ens_id|mkt_tok|trk|trkinfo|spm|ref_src|ref_url|__twitter_impression|m_bt"
    r"|echobox|actid|actcampaigntype|fb_\w+|share|sharedid|origin_feed|wkrid|rss|source_rss|ftcamp|lire_aussi",
    re.IGNORECASE,
)
_FROM_FEED = re.compile(
    r"(?:ref|from|src|source|via|origin|partner|feature|campaign|provenance)=(?:rss|flux|feed)\w*", re.IGNORECASE
)
_TRACKING_FRAGMENT = re.compile(
    r"(?:xtor|xtref|utm_|at_|ref|ref_src|echobox|link_time|intcid|ens_id|rss|from|source|pk_|mtm_|wt|ns_|xtmc|tblci|"
    r"fbclid|gclid|google_vignette)(?:[=_.-].*)?|:~:.*|comments?|respond|top|article|main|/",
    re.IGNORECASE,
)
_INDEX = re.compile(r"(?:/++(?:(?:index|default)\.(?:html?|php|aspx?|jsp))?+)++$", re.IGNORECASE)
_WWW = re.compile(r"^(?:www\.)+")
_UNWANTED = re.compile("[\x00-\x1f\x7f\u200b\ufeff]+")
_AMPERSAND = re.compile("(?:^|&)amp;")
_SPACE = re.compile(r"\s")
_PLAIN = re.compile(r"[\w/:@!$'()*+,=~.-]*", re.ASCII)
"""What is written one way only."""
_QUERY_SAFE = "/:@!$'()*+,=~"
_PATH_SAFE = _QUERY_SAFE + "&"


def web_url(raw: str | None) -> str | None:
    """A link as published if it leads to a web page: absolute, http or https, with a host; else None."""
    if not raw:
        return None
    url = (raw if raw.isprintable() else _UNWANTED.sub("", raw)).strip()
    if url.startswith("//"):
        url = "https:" + url
    if len(url) > URL_LIMIT:
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host or _SPACE.search(parts.netloc):
        return None
    return url if url.isprintable() and " " not in url else _SPACE.sub(lambda match: quote(match[0]), url)


def canonical_url(url: str) -> str:
    """The key of a link that `web_url` let pass: host, path, query and fragment, without scheme."""
    parts = urlsplit(url)
    host = _WWW.sub("", (parts.hostname or "").rstrip("."))
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            host = quote(host)
    if ":" in host:
        host = f"[{host}]"
    try:
        port = parts.port
    except ValueError:
        port = None
    if port and port not in (80, 443):
        host += f":{port}"
    path = re.sub("/{2,}", "/", _INDEX.sub("", _recode(parts.path)))
    query = sorted(
        _recode(pair, _QUERY_SAFE)
        for pair in re.split("[&;]", _AMPERSAND.sub("&", parts.query))
        if pair and not _TRACKING.fullmatch(pair.partition("=")[0]) and not _FROM_FEED.fullmatch(pair)
    )
    fragment = "" if _TRACKING_FRAGMENT.fullmatch(parts.fragment) else parts.fragment
    return host + path + ("?" + "&".join(query) if query else "") + ("#" + fragment if fragment else "")


def _recode(text: str, safe: str = _PATH_SAFE) -> str:
    """One way of writing what may be written escaped or not (RFC 3986 §6.2.2)."""
    if _PLAIN.fullmatch(text):
        return text
    return quote(unquote(text, errors="surrogateescape"), safe=safe, errors="surrogateescape")
