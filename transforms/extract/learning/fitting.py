"""Fitting the encoder to annotated documents; needs PyTorch."""

from __future__ import annotations

import random
import time
from collections import defaultdict
from collections.abc import Callable, Sequence, Set as AbstractSet
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from transforms.extract.learning.encoder import all_sides, inputs
from transforms.extract.learning.encoding import CHOICES, SLOTS, Mention, Window
from transforms.extract.learning.examples import Example, Told
from transforms.extract.learning.network import HEAD, Network

__all__ = ["fit"]

_TOLD = 1.5
_FIELD = 0.3
_TAG = 0.1
"""Weights of the contact, of each of its fields beside it, and of what a piece tells."""
_TEXTS = 12
"""Texts of a step."""
_RATE, _HEAD_RATE = 1e-4, 5e-4
_WARM = 0.06
"""The share of steps in which the rate rises; then it falls to nothing."""
_COVERED, _COVERED_NAMES, _TEXTS_COVERED = 0.03, 0.25, 0.6
"""Shares of pieces and of names that are covered, so that who it is cannot decide; names in this share of texts."""


def fit(network: Network, given: Sequence[Example], *, epochs: int, seed: int, say: Callable[[str], None]) -> None:
    """Fit the network, in place; the same examples in the same order give nearly the same weights."""
    chance = random.Random(seed)  # noqa: S311
    torch.manual_seed(seed)
    head = [p for name, p in network.named_parameters() if name.split(".")[0] in HEAD]
    body = [p for name, p in network.named_parameters() if name.split(".")[0] not in HEAD]
    rates = (_RATE, _HEAD_RATE)
    optimizer = torch.optim.AdamW([{"params": body}, {"params": head}], lr=_RATE, weight_decay=0.01)
    network.train()
    begun = time.monotonic()
    steps = epochs * len(_batches(given, random.Random(seed)))  # noqa: S311
    step, total = 0, 0.0
    for _ in range(epochs):
        for batch in _batches(given, chance):
            share = min(step / (_WARM * steps), 1.0) * (1 - step / steps)
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * share
            loss = _loss(network, batch, chance) / len(batch)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            step += 1
            total += loss.item()
            if step % 100 == 0:
                say(f"step {step:,} of {steps:,}, loss {total / 100:.3f}, {time.monotonic() - begun:.0f} s")
                total = 0.0
    network.eval()


def _batches(given: Sequence[Example], chance: random.Random) -> list[list[Example]]:
    """Examples of like length together, in a new order each time."""
    shuffled = list(given)
    chance.shuffle(shuffled)
    found: list[list[Example]] = []
    for start in range(0, len(shuffled), 40 * _TEXTS):
        part = sorted(shuffled[start : start + 40 * _TEXTS], key=lambda example: len(example.window.pieces))
        found += [part[i : i + _TEXTS] for i in range(0, len(part), _TEXTS)]
    chance.shuffle(found)
    return found


@dataclass(slots=True)
class _Outcome:
    """What the network gives for a batch, and where each text's asked pairs begin among all."""

    starts: list[int]
    sides: list[tuple[Mention, Mention]]
    """Of each row of ``found``, ``scores`` and ``none``: the ways to pick two mentions."""
    choices: Tensor
    """The number in `CHOICES` of each column of ``scores``."""
    chosen: Tensor
    """The likeliest row of each asked pair."""
    found: Tensor
    scores: Tensor
    none: Tensor


def _loss(network: Network, batch: Sequence[Example], chance: random.Random) -> Tensor:
    tensors, sides, owners, starts = _tensors(batch, chance)
    with torch.autocast("cpu", torch.bfloat16):
        outcomes = network(**tensors)
    found, scores, none, tagged = (outcome.float() for outcome in outcomes)
    chosen = _likeliest(found[:, 0].detach(), owners, starts[-1])
    outcome = _Outcome(starts, sides, tensors["near"][..., 3], chosen, found, scores, none)
    contact = found[chosen, 0]
    loss = contact.new_zeros(())
    lacking = [(start + n, weight * e.weight) for e, start in zip(batch, starts, strict=False) for n, weight in e.none]
    if lacking:
        numbers, weights = zip(*lacking, strict=True)
        loss = loss + (functional.softplus(contact[list(numbers)]) * torch.tensor(weights)).sum()
    told = [(number, group) for number, example in enumerate(batch) for group in example.told]
    if told:
        weights = torch.tensor([batch[number].weight for number, _ in told])
        loss = loss + (weights * _of_told(told, outcome)).sum()
    return loss + _TAG * _of_tags(batch, tagged)


def _of_told(told: Sequence[tuple[int, Told]], outcome: _Outcome) -> Tensor:
    """The loss of each group that does tell of a contact; the number is its text's in the batch."""
    widest = max(len(group.asked) for _, group in told)
    starts, chosen = outcome.starts, outcome.chosen
    asked = torch.tensor(
        [
            [starts[text] + n for n in group.asked] + [starts[text] + group.asked[0]] * (widest - len(group.asked))
            for text, group in told
        ]
    )
    there = torch.tensor([[True] * len(group.asked) + [False] * (widest - len(group.asked)) for _, group in told])
    contact = outcome.found[chosen, 0][asked].masked_fill(~there, -1e9)
    best = asked.gather(1, contact.detach().argmax(1, keepdim=True))[:, 0]
    at = chosen[best]
    found = outcome.found[at]
    loss = _TOLD * functional.softplus(-torch.logsumexp(contact, 1))
    initiators = [_initiator(group, outcome.sides[place]) for (_, group), place in zip(told, at.tolist(), strict=True)]
    for columns, right in (
        (slice(1, 7), [group.mode for _, group in told]),
        (slice(7, 10), [group.status for _, group in told]),
        (slice(10, 13), initiators),
    ):
        loss = loss + _FIELD * functional.cross_entropy(
            found[:, columns], torch.tensor(right), ignore_index=-1, reduction="none"
        )
    for column, flags in (
        (13, [group.multilateral for _, group in told]),
        (14, [group.negotiation for _, group in told]),
    ):
        known = torch.tensor([flag is not None for flag in flags])
        right_flags = torch.tensor([float(flag or False) for flag in flags])
        loss = loss + _FIELD * known * functional.binary_cross_entropy_with_logits(
            found[:, column], right_flags, reduction="none"
        )
    numbers = [number - starts[text] for (text, _), number in zip(told, best.tolist(), strict=True)]
    for column, name in enumerate(CHOICES):
        right_choices = [group.right.get((number, name)) for (_, group), number in zip(told, numbers, strict=True)]
        of_kind = outcome.choices[at] == column
        scores, none = outcome.scores[at], outcome.none[at, column]
        if name == "person":
            loss = loss + _FIELD * _each(scores + none[:, None], of_kind & (scores > -1e8), right_choices)
        else:
            loss = loss + _FIELD * _one(scores.masked_fill(~of_kind, -1e9), none, right_choices)
    return loss


def _initiator(group: Told, sides: tuple[Mention, Mention]) -> int:
    """0 for nobody, else which of the two sides; -1 where it is not known."""
    if group.initiator is None:
        return -1
    return ("", sides[0].party, sides[1].party).index(group.initiator) if group.initiator else 0


def _one(scores: Tensor, none: Tensor, right: Sequence[AbstractSet[int] | None]) -> Tensor:
    """The loss of a choice of one among several, or none of them."""
    scores = torch.cat([none[:, None], scores], 1)
    allowed = torch.ones_like(scores, dtype=torch.bool)
    for place, numbers in enumerate(right):
        if numbers is not None:
            allowed[place] = False
            allowed[place, [number + 1 for number in numbers]] = True
    return torch.logsumexp(scores, 1) - torch.logsumexp(scores.masked_fill(~allowed, -1e9), 1)


def _each(scores: Tensor, there: Tensor, right: Sequence[AbstractSet[int] | None]) -> Tensor:
    """The loss of choices that are made each for itself."""
    wanted = torch.zeros_like(scores)
    for place, numbers in enumerate(right):
        if numbers is None:
            there[place] = False
        else:
            wanted[place, list(numbers)] = 1.0
    losses = functional.binary_cross_entropy_with_logits(scores.clamp(min=-30), wanted, reduction="none")
    return (losses * there).sum(1)


def _of_tags(batch: Sequence[Example], tagged: Tensor) -> Tensor:
    """The loss of what each piece tells, in the texts of which that is known."""
    loss = tagged.new_zeros(())
    for number, example in enumerate(batch):
        if example.tagged is not None:
            right = torch.tensor(example.tagged, dtype=torch.float)
            losses = functional.binary_cross_entropy_with_logits(tagged[number, : len(right)], right, reduction="sum")
            loss = loss + example.weight * losses
    return loss


def _likeliest(contact: Tensor, owners: Tensor, count: int) -> Tensor:
    """For each asked pair, which of the ways to pick two mentions says contact most."""
    best = torch.full((count,), -torch.inf).scatter_reduce(0, owners, contact, "amax")
    at = (contact >= best[owners]).nonzero()[:, 0]
    chosen = torch.zeros(count, dtype=torch.long)
    chosen[owners[at]] = at
    return chosen


def _tensors(
    batch: Sequence[Example], chance: random.Random
) -> tuple[dict[str, Tensor], list[tuple[Mention, Mention]], Tensor, list[int]]:
    """What the network takes; all ways to pick two mentions, and the asked pair of each; where each text's asked pairs
    begin.
    """
    length = max(len(example.window.pieces) for example in batch)
    made: dict[str, list[Tensor]] = defaultdict(list)
    owners: list[int] = []
    everything: list[tuple[Mention, Mention]] = []
    starts = [0]
    for number, example in enumerate(batch):
        sides, numbers = all_sides(example.window)
        given = {name: torch.tensor(array) for name, array in inputs(example.window, sides, numbers).items()}
        size = given["pieces"].shape[1]
        for name in ("pieces", "kinds", "slots"):
            made[name].append(functional.pad(given[name], (0, length - size), value=1 if name == "pieces" else 0))
        order = torch.tensor([0, *chance.sample(range(1, SLOTS + 1), SLOTS)])
        made["slots"][-1] = order[made["slots"][-1]]
        made["pairs"].append(given["pairs"])
        made["near"].append(given["near"])
        made["text"].append(torch.full((len(sides),), number))
        made["mask"].append((torch.arange(length) < size)[None])
        made["hidden"].append(_covered(example.window, length, chance)[None])
        everything += sides
        owners += [starts[-1] + n for n in numbers]
        starts.append(starts[-1] + len(example.window.asked))
    widest = max(near.shape[1] for near in made["near"])
    for place, near in enumerate(made["near"]):
        more = torch.tensor([0, 1, -1, 0]).expand(near.shape[0], widest - near.shape[1], 4)
        made["near"][place] = torch.cat([near, more], 1)
    return {name: torch.cat(parts) for name, parts in made.items()}, everything, torch.tensor(owners), starts


def _covered(window: Window, length: int, chance: random.Random) -> Tensor:
    covered = torch.rand(length) < _COVERED
    if chance.random() < _TEXTS_COVERED:
        for mention in window.mentions:
            if mention.party and chance.random() < _COVERED_NAMES:
                covered[mention.first : mention.last] = True
    return covered & (torch.arange(length) < len(window.pieces))
