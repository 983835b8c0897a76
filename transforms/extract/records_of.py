"""People of a contact: names as the article writes them, and names that it gives elsewhere for a role."""

from __future__ import annotations

from transforms.extract.people import surname
from transforms.extract.scene import Scene
from transforms.extract.telling import Telling
from transforms.records import Person

__all__ = ["people_of"]


def people_of(scene: Scene, telling: Telling, position: int) -> tuple[Person, ...]:
    """The officials of both parties; a role without a name takes it from the same document."""
    people: list[Person] = []
    for party in telling.parties:
        seen: set[str] = set()
        for member in telling.members[party]:
            names = [member.name] if member.name else scene.cast.names(party, member.office, position)
            for name in names:
                if surname(name) not in seen:
                    seen.add(surname(name))
                    people.append(Person(party, name, member.office))
    return tuple(people)
