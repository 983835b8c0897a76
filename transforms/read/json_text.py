"""JSON without its dangers: the number of values and their nesting are limited before memory is taken for them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from transforms.read.errors import Malformed, TooDeep, TooLarge, TooManyParts

__all__ = ["kind_of", "load", "lower_keys", "string", "strings"]

_MAX_BYTES = 48 * 2**20
"""A string of Python takes up to four bytes a character, once for the text and once for what is read from it."""
_MAX_CONTAINERS = 1_500_000
_MAX_VALUES = 6_000_000


def load(body: bytes) -> Any:
    """The value in ``body``, UTF-8. Raises `TooLarge`, `TooManyParts`, `TooDeep` and `Malformed`."""
    if len(body) > _MAX_BYTES:
        raise TooLarge(f"JSON of more than {_MAX_BYTES:,} bytes")
    if body.count(b"{") + body.count(b"[") > _MAX_CONTAINERS or body.count(b",") > _MAX_VALUES:
        raise TooManyParts(f"more than {_MAX_CONTAINERS:,} objects and arrays or {_MAX_VALUES:,} values")
    try:
        return json.loads(body.decode("utf-8", "replace"), strict=False)
    except RecursionError:
        raise TooDeep("JSON nested too deeply") from None
    except ValueError as error:
        raise Malformed(f"JSON: {error}") from None


def kind_of(value: Any) -> str:
    """What JSON calls a value, with its article, for messages."""
    names = {dict: "an object", list: "an array", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")


def lower_keys(value: dict[str, Any]) -> dict[str, Any]:
    """An object with its keys in lower case: versions of ninjs differ in little else."""
    return {key.lower(): inner for key, inner in value.items()}


def string(value: Any) -> str | None:
    """A string or number as text; None for anything else and for what is empty."""
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return None


def strings(value: Any, key: str = "name") -> tuple[str, ...]:
    """The strings of a list, or the ``key`` of its objects, each once; one string counts as a list of one."""
    values: Iterable[Any] = value if isinstance(value, list) else [value]
    found = (string(lower_keys(one).get(key)) if isinstance(one, dict) else string(one) for one in values)
    return tuple(dict.fromkeys(one for one in found if one))
