"""Items to contacts, as a Beam stage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

import apache_beam as beam

from transforms.extract.codes import plover_and_cameo
from transforms.extract.extractor import EXTRACTOR_VERSION, extract
from transforms.extract.model import Document, Interaction
from transforms.identifiers import digest
from transforms.progress import Progress
from transforms.records import Contact, Item
from transforms.rejects import reject_item

__all__ = ["ExtractContacts", "contacts_of", "document_of", "withdrawn"]

_TICK = 50
"""Items after which the progress is told."""


@dataclass(eq=False)  # Beam sets the label of a transform
class ExtractContacts(beam.PTransform):
    """Extract the contacts of new item versions: ``contacts``, and ``rejects`` of items that the extractor fails on.

    Takes item versions, and pairs of a kill and the last version before it: what that one told is told again, as
    withdrawn.
    """

    run_id: str
    progress: Progress = field(default_factory=Progress)

    def expand(self, inputs: tuple[beam.PCollection[Item], beam.PCollection[tuple[Item, Item]]]) -> Any:
        items, kills = inputs
        told = (
            items | "Standing" >> beam.Map(lambda item: (item, None)).with_output_types(Any),
            kills | "Killed" >> beam.Map(lambda pair: (pair[1], pair[0])).with_output_types(Any),
        )
        extract = beam.ParDo(_Extract(self.run_id, self.progress))
        return told | beam.Flatten() | "Extract" >> extract.with_outputs("rejects", main="contacts")


class _Extract(beam.DoFn):
    def __init__(self, run_id: str, progress: Progress) -> None:
        self._run_id = run_id
        self._progress = progress

    def start_bundle(self) -> None:
        self._done = 0

    def process(self, told: tuple[Item, Item | None]) -> Iterator[Any]:
        item, kill = told
        try:
            contacts = contacts_of(item, run_id=self._run_id)
            yield from contacts if kill is None else withdrawn(contacts, kill)
        except Exception as fault:  # a mistake of ours, which must not cost the contacts of all other items
            message = f"{type(fault).__name__}: {fault}; the item is stored without contacts"
            row = reject_item(item, stage="extract", error_class="ExtractorFault", message=message, run_id=self._run_id)
            yield beam.pvalue.TaggedOutput("rejects", row)
        self._done += 1
        if self._done == _TICK:
            self.finish_bundle()

    def finish_bundle(self) -> None:
        if self._done:
            self._progress.tick("extracted", self._done)
        self._done = 0


def document_of(item: Item) -> Document:
    """What the extractor sees of an item."""
    return Document(
        id=item.item_id,
        title=item.title,
        text=item.text,
        published_on=item.published_on,
        published_at=item.published_at,
        source=item.source,
        url=item.url,
        language=item.language,
    )


def contacts_of(item: Item, *, run_id: str) -> list[Contact]:
    """The contact rows of one version of an item: none unless it may be published and is in French."""
    embargoed = item.embargo_until is not None and item.embargo_until > datetime.now(UTC)
    # What a wire withholds is withheld until its embargo ends (IPTC, pubStatus).
    usable = item.status == "usable" or (item.status == "withheld" and item.embargo_until is not None)
    if not usable or embargoed or item.language not in (None, "fr"):
        return []
    document = document_of(item)
    return _rows(item, document, extract(document), run_id)


def withdrawn(contacts: Sequence[Contact], kill: Item) -> list[Contact]:
    """The contacts of an article's last version, as the revision that kills it leaves them."""
    at = kill.updated_at or kill.first_seen_at
    return [replace(contact, revision=kill.revision, withdrawn_at=at, run_id=kill.run_id) for contact in contacts]


def _rows(item: Item, document: Document, interactions: Sequence[Interaction], run_id: str) -> list[Contact]:
    ordinals: Counter[tuple[object, ...]] = Counter()
    rows = []
    for found in interactions:
        identity = (item.item_id, *found.parties, found.mode, found.date_start, found.date_end)
        ordinals[identity] += 1
        plover_event, plover_mode, cameo = plover_and_cameo(found)
        rows.append(
            Contact(
                contact_id=digest(*identity, ordinals[identity]),
                event_id=None,
                item_id=item.item_id,
                revision=item.revision,
                source=item.source,
                url=item.url,
                published_at=item.published_at,
                party_a=found.parties[0],
                party_b=found.parties[1],
                mode=found.mode,
                status=found.status,
                date_start=found.date_start,
                date_end=found.date_end,
                precision=found.precision,
                people=found.people,
                initiator=found.initiator,
                visitor=found.visitor,
                place=found.place,
                multilateral=found.multilateral,
                negotiation=found.negotiation,
                attribution=found.attribution,
                topics=found.topics,
                evidence=document.body[found.evidence_start : found.evidence_end],
                evidence_start=found.evidence_start,
                evidence_end=found.evidence_end,
                spans=found.spans,
                rules=found.rules,
                cameo=cameo,
                plover_event=plover_event,
                plover_mode=plover_mode,
                confidence=found.confidence,
                is_lead=found.is_lead,
                withdrawn_at=None,
                extractor_version=EXTRACTOR_VERSION,
                run_id=run_id,
                published_date=item.published_date,
            )
        )
    return rows
