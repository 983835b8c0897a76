"""Fitting the encoder to annotated documents; needs PyTorch."""

from __future__ import annotations

import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

import torch
from torch import Tensor
from torch.nn import functional

from transforms.extract.learning.encoder import all_sides, inputs
from transforms.extract.learning.encoding import SLOTS, Window
from transforms.extract.learning.examples import Example, Told
from transforms.extract.learning.network import HEAD, Network

__all__ = ["fit"]

_TOLD = 1.5
_FIELD = 0.3
"""Weights of the contact, and of mode, status and date beside it."""
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


def _loss(network: Network, batch: Sequence[Example], chance: random.Random) -> Tensor:
    tensors, owners, starts = _tensors(batch, chance)
    with torch.autocast("cpu", torch.bfloat16):
        found, near, none = network(**tensors)
    found, near, none = found.float(), near.float(), none.float()
    chosen = _likeliest(found[:, 0].detach(), owners, starts[-1])
    contact = found[chosen, 0]
    loss = contact.new_zeros(())
    lacking = [(start + n, weight * e.weight) for e, start in _with(batch, starts) for n, weight in e.none]
    if lacking:
        numbers, weights = zip(*lacking, strict=True)
        loss = loss + (functional.softplus(contact[list(numbers)]) * torch.tensor(weights)).sum()
    told = [(start, example.weight, group) for example, start in _with(batch, starts) for group in example.told]
    if told:
        loss = loss + _of_told(told, chosen, found, near, none)
    return loss


def _of_told(
    told: Sequence[tuple[int, float, Told]], chosen: Tensor, found: Tensor, near: Tensor, none: Tensor
) -> Tensor:
    """The loss of what does tell of contacts; each group comes with where its text's asked pairs begin."""
    widest = max(len(group.asked) for _, _, group in told)
    weights = torch.tensor([weight for _, weight, _ in told])
    asked = torch.tensor(
        [
            [start + n for n in group.asked] + [start + group.asked[0]] * (widest - len(group.asked))
            for start, _, group in told
        ]
    )
    there = torch.tensor([[True] * len(group.asked) + [False] * (widest - len(group.asked)) for _, _, group in told])
    contact = found[chosen, 0][asked].masked_fill(~there, -1e9)
    best = asked.gather(1, contact.detach().argmax(1, keepdim=True))[:, 0]
    at = chosen[best]
    loss = _TOLD * functional.softplus(-torch.logsumexp(contact, 1))
    for columns, name in ((slice(1, 7), "mode"), (slice(7, 10), "status")):
        right = torch.tensor([getattr(group, name) for _, _, group in told])
        loss = loss + _FIELD * functional.cross_entropy(found[at, columns], right, ignore_index=-1, reduction="none")
    scores = torch.cat([none[at, None], near[at]], 1)
    allowed = torch.ones_like(scores, dtype=torch.bool)
    for place, ((start, _, group), number) in enumerate(zip(told, best.tolist(), strict=True)):
        choices = group.dates.get(number - start)
        if choices is not None:
            allowed[place] = False
            allowed[place, list(choices)] = True
    loss = loss + _FIELD * (torch.logsumexp(scores, 1) - torch.logsumexp(scores.masked_fill(~allowed, -1e9), 1))
    return (weights * loss).sum()


def _with(batch: Sequence[Example], starts: Sequence[int]) -> Iterator[tuple[Example, int]]:
    return zip(batch, starts, strict=False)


def _likeliest(contact: Tensor, owners: Tensor, count: int) -> Tensor:
    """For each asked pair, which of the ways to pick two mentions says contact most."""
    best = torch.full((count,), -torch.inf).scatter_reduce(0, owners, contact, "amax")
    at = (contact >= best[owners]).nonzero()[:, 0]
    chosen = torch.zeros(count, dtype=torch.long)
    chosen[owners[at]] = at
    return chosen


def _tensors(batch: Sequence[Example], chance: random.Random) -> tuple[dict[str, Tensor], Tensor, list[int]]:
    """What the network takes; the asked pair of each way to pick two mentions; where each text's asked pairs begin."""
    length = max(len(example.window.pieces) for example in batch)
    made: dict[str, list[Tensor]] = defaultdict(list)
    owners: list[int] = []
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
        made["dates"].append(given["dates"])
        made["text"].append(torch.full((len(sides),), number))
        made["mask"].append((torch.arange(length) < size)[None])
        made["hidden"].append(_covered(example.window, length, chance)[None])
        owners += [starts[-1] + n for n in numbers]
        starts.append(starts[-1] + len(example.window.asked))
    widest = max(dates.shape[1] for dates in made["dates"])
    for place, dates in enumerate(made["dates"]):
        more = torch.tensor([0, 1, -1]).expand(dates.shape[0], widest - dates.shape[1], 3)
        made["dates"][place] = torch.cat([dates, more], 1)
    return {name: torch.cat(parts) for name, parts in made.items()}, torch.tensor(owners), starts


def _covered(window: Window, length: int, chance: random.Random) -> Tensor:
    covered = torch.rand(length) < _COVERED
    if chance.random() < _TEXTS_COVERED:
        for mention in window.mentions:
            if mention.party and chance.random() < _COVERED_NAMES:
                covered[mention.first : mention.last] = True
    return covered & (torch.arange(length) < len(window.pieces))
