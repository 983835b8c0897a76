"""What was discussed: the noun phrases that an article gives as the subject of a contact."""

from __future__ import annotations

from transforms.extract.scene import Scene

__all__ = ["topics"]


def topics(scene: Scene, number: int, head: int, last: int) -> tuple[str, ...]:
    """Noun phrases after "de", "sur", "pour discuter de", as written, at most eight."""
    return ()
