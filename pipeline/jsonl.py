"""JSON lines as the commands take them: an object a line, whatever a hand-made file may hold."""

from __future__ import annotations

import json
from typing import Any

__all__ = ["parse_object"]


def parse_object(line: bytes) -> dict[str, Any]:
    """The JSON object on one line; `ValueError` says what stands there instead."""
    try:
        found = json.loads(line.decode("utf-8-sig").rstrip())
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8: byte {error.start + 1} of the line") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg} at column {error.colno}") from None
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, brackets nested as deeply
        raise ValueError(f"not JSON that can be read: {error}") from None
    if not isinstance(found, dict):
        raise ValueError(f"expected a JSON object, found {type(found).__name__}")
    return found
