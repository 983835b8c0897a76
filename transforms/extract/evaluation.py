"""How well predicted contacts agree with annotated ones, counted as the codebook defines it.

Contacts of a document are paired one to one, best first: level 1 agrees on the parties, level 2 on the mode too, level
3 on the date, level 4 on the status. Counts are summed over documents, so figures are micro-averages.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

__all__ = ["LEVELS", "Reliability", "Score", "pair_up", "prf", "reliability", "score", "thresholds"]

LEVELS = ("pair", "pair+mode", "pair+mode+date", "pair+mode+date+status")
_VALUES = ("initiator", "place", "multilateral", "negotiation")
_TEXTS = ("topics", "attribution")
_ARTICLES = {"le", "la", "les", "l"}

Annotation = Mapping[str, Any]
"""A contact in the codebook's JSON format."""


@dataclass
class Score:
    """Counts over documents; :meth:`figures` turns them into precision, recall and F1."""

    documents: int = 0
    gold: int = 0
    predicted: int = 0
    empty: int = 0
    left_empty: int = 0
    hits: Counter[int] = field(default_factory=Counter)
    fields: dict[str, Counter[str]] = field(
        default_factory=lambda: {name: Counter() for name in ("people", *_VALUES, *_TEXTS)}
    )
    misses: list[str] = field(default_factory=list)
    """One line for each contact that was missed, wrong at some level, or spurious."""

    def figures(self) -> dict[str, Any]:
        """All figures by name, in the order in which they are printed."""
        return {
            "documents": self.documents,
            "gold": self.gold,
            "predicted": self.predicted,
            **{name: prf(self.hits[k], self.predicted, self.gold) for k, name in enumerate(LEVELS)},
            "documents without contacts left empty": f"{self.left_empty}/{self.empty}",
            **{name: prf(c["tp"], c["pred"], c["gold"]) for name, c in self.fields.items()},
        }

    def add(self, key: str, gold: Sequence[Annotation], predicted: Sequence[Annotation]) -> None:
        """Count one document."""
        self.documents += 1
        self.gold += len(gold)
        self.predicted += len(predicted)
        if not gold:
            self.empty += 1
            self.left_empty += not predicted
        pairs = pair_up(gold, predicted)
        for i, j, level in pairs:
            for k in range(level):
                self.hits[k] += 1
            self._add_fields(gold[i], predicted[j])
        self._add_misses(key, gold, predicted, pairs)

    def _add_fields(self, gold: Annotation, predicted: Annotation) -> None:
        for name in _VALUES:
            a, b = (_value(contact, name) for contact in (gold, predicted))
            self.fields[name].update(gold=a is not None, pred=b is not None, tp=a is not None and a == b)
        for party in gold["parties"]:
            names, found = (_surnames(contact, party) for contact in (gold, predicted))
            self.fields["people"].update(gold=len(names), pred=len(found), tp=len(names & found))
        for name in _TEXTS:
            tokens, seen = (Counter(_words(" ".join(contact.get(name) or []))) for contact in (gold, predicted))
            self.fields[name].update(gold=tokens.total(), pred=seen.total(), tp=(tokens & seen).total())

    def _add_misses(
        self,
        key: str,
        gold: Sequence[Annotation],
        predicted: Sequence[Annotation],
        pairs: Sequence[tuple[int, int, int]],
    ) -> None:
        by_gold = {i: (j, level) for i, j, level in pairs}
        for i, contact in enumerate(gold):
            j, level = by_gold.get(i, (None, 0))
            if level < len(LEVELS):
                got = "nothing" if j is None else _brief(predicted[j])
                self.misses.append(f"{key}: gold {_brief(contact)} got {got}")
        taken = {j for _, j, _ in pairs}
        self.misses += [f"{key}: spurious {_brief(contact)}" for j, contact in enumerate(predicted) if j not in taken]


def score(gold: Mapping[str, Sequence[Annotation]], predicted: Mapping[str, Sequence[Annotation]]) -> Score:
    """Compare contacts by document id; a document that ``predicted`` lacks counts as having none."""
    total = Score()
    for key, contacts in gold.items():
        total.add(key, contacts, predicted.get(key, ()))
    return total


def pair_up(gold: Sequence[Annotation], predicted: Sequence[Annotation]) -> list[tuple[int, int, int]]:
    """One-to-one pairs (index in gold, index in predicted, levels agreed on), deepest first."""
    candidates = sorted(
        (-_depth(g, p), i, j) for (i, g), (j, p) in itertools.product(enumerate(gold), enumerate(predicted))
    )
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    pairs = []
    for negative, i, j in candidates:
        if negative and i not in used_gold and j not in used_predicted:
            used_gold.add(i)
            used_predicted.add(j)
            pairs.append((i, j, -negative))
    return pairs


def prf(hits: float, predicted: float, gold: float) -> dict[str, float]:
    """Precision, recall and F1, each 0 where it is undefined."""
    precision = hits / predicted if predicted else 0.0
    recall = hits / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


@dataclass(frozen=True, slots=True)
class Reliability:
    """Contacts whose confidence lies in one band: how many, how sure on average, how many of them right."""

    low: float
    high: float
    count: int
    confidence: float
    correct: float


def reliability(outcomes: Iterable[tuple[float, bool]], *, bands: int = 5) -> list[Reliability]:
    """Group (confidence, right or not) into equal bands of confidence; empty bands are left out."""
    grouped: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in outcomes:
        grouped.setdefault(min(int(confidence * bands), bands - 1), []).append((confidence, right))
    return [
        Reliability(
            low=band / bands,
            high=(band + 1) / bands,
            count=len(rows),
            confidence=sum(confidence for confidence, _ in rows) / len(rows),
            correct=sum(right for _, right in rows) / len(rows),
        )
        for band, rows in sorted(grouped.items())
    ]


def thresholds(
    outcomes: Sequence[tuple[float, bool]], gold: int, *, steps: Sequence[float] = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9)
) -> list[tuple[float, dict[str, float]]]:
    """Precision and recall of the pairs when only contacts at or above each confidence are kept."""
    table = []
    for step in steps:
        kept = [right for confidence, right in outcomes if confidence >= step]
        table.append((step, prf(sum(kept), len(kept), gold)))
    return table


def _depth(gold: Annotation, predicted: Annotation) -> int:
    if sorted(gold["parties"]) != sorted(predicted["parties"]):
        return 0
    if gold["mode"] != predicted.get("mode"):
        return 1
    if not _same_date(gold, predicted):
        return 2
    return 4 if gold["status"] == predicted.get("status") else 3


def _same_date(gold: Annotation, predicted: Annotation) -> bool:
    day, found = gold.get("date"), predicted.get("date")
    if not day or not found:
        return not day and not found
    last, last_found = gold.get("date_end") or day, predicted.get("date_end") or found
    if day == found and gold.get("precision") == predicted.get("precision"):
        return True
    coarse = gold.get("precision") != "day" or day != last
    return bool(coarse and day <= found and last_found <= last)


def _words(text: str | None) -> list[str]:
    folded = unicodedata.normalize("NFKD", text or "").lower()
    return re.findall(r"[a-z0-9]+", "".join(c for c in folded if not unicodedata.combining(c)))


def _surnames(contact: Annotation, party: str) -> set[str]:
    names = (contact.get("people") or {}).get(party, [])
    return {_words(name)[-1] for name in names if _words(name)}


def _value(contact: Annotation, name: str) -> object:
    if name == "place":
        return set(_words(contact.get("place"))) - _ARTICLES or None
    return contact.get(name) or None


def _brief(contact: Annotation) -> str:
    dates = f"{contact.get('date')}..{contact.get('date_end')}/{contact.get('precision')}"
    return f"{'-'.join(contact['parties'])} {contact.get('mode')} {dates} {contact.get('status')}"
