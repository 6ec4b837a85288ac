"""Measures PyTorch's errors for docs/accuracy.md: the tests read the table that this prints.

    dotnet tests/LossGen.Generator.Tests/bin/Release/net10.0/LossGen.Generator.Tests.dll accuracy DIRECTORY
    python3 torch_accuracy.py DIRECTORY > torch_accuracy.csv

The first line writes the inputs, float by float, and the true results. A line of the table ends with the inputs' fingerprint, so that stale ones are found.
torch_accuracy.csv was measured with PyTorch 1.13.0, numpy 1.24 and Python 3.11 on an AMD EPYC (Zen 3, AVX2), one thread.
"""
import json
import math
import pathlib
import sys

import numpy as np
import torch
import torch.nn.functional as F

torch.set_num_threads(1)


def log_cosh(x, y):
    d = x - y
    return d + F.softplus(-2 * d) - math.log(2)


def quantile(x, y):
    d = y - x
    return torch.maximum(0.5 * d, -0.5 * d)


def hinge(x, y):
    return torch.clamp(1 - x * y, min=0)


def focal(x, y):
    p = torch.sigmoid(x)
    missed = 1 - (p * y + (1 - p) * (1 - y))
    return F.binary_cross_entropy_with_logits(x, y, reduction="none") * missed ** 2


def focal_of_indices(z, y):
    loss = F.cross_entropy(z, y, reduction="none")
    return (1 - torch.exp(-loss)) ** 2 * loss


def jensen_shannon(p, q):
    m = 0.5 * (p + q)
    return 0.5 * (p * (p / m).log() + q * (q / m).log()).sum(1)


def gaussian_kl(m, v):
    return -0.5 * (1 + v - m * m - v.exp()).sum(1)


def categorical(p, t):
    return -(t * p.clamp(1e-7, 1).log()).sum(1)


def sparse_categorical(p, y):
    return -p.gather(1, y[:, None])[:, 0].clamp(1e-7, 1).log()


def categorical_hinge(x, t):
    return torch.clamp(((1 - t) * x).max(1).values - (t * x).sum(1) + 1, min=0)


def contrastive(a, b, y):
    d = (a - b).norm(dim=1)
    return y * d ** 2 + (1 - y) * torch.clamp(1 - d, min=0) ** 2


def info_nce(a, b):
    similarities = F.normalize(a, dim=1) @ F.normalize(b, dim=1).T / 0.1
    return F.cross_entropy(similarities, torch.arange(len(a)), reduction="none")


def nt_xent(a, b):
    x = F.normalize(torch.cat([a, b]), dim=1)
    similarities = (x @ x.T / 0.5).masked_fill(torch.eye(len(x), dtype=bool), -math.inf)
    return F.cross_entropy(similarities, torch.arange(len(x)).roll(len(a)), reduction="none")


def jaccard(p, t):
    common = (p * t).sum(1)
    return 1 - (common + 1) / (p.sum(1) + t.sum(1) - common + 1)


def tversky(p, t):
    common = (p * t).sum(1)
    return 1 - (common + 1) / (common + 0.5 * (p * (1 - t)).sum(1) + 0.5 * ((1 - p) * t).sum(1) + 1)


def perceptual(f, t):
    # The layers of LayerTruth.cs.
    return 0.5 * ((f - t)[:, :48] ** 2).mean(1) + 2 * ((f - t)[:, 48:] ** 2).mean(1)


def ctc(z, y):
    frames, classes = 16, 8
    logarithms = z.view(-1, frames, classes).transpose(0, 1).log_softmax(2)
    return F.ctc_loss(logarithms, y.long(), [frames] * len(y), [y.shape[1]] * len(y), reduction="none")


def dice(p, t):
    return 1 - (2 * (p * t).sum(1) + 1) / (p.sum(1) + t.sum(1) + 1)


LOSSES = {
    "MeanSquaredError": lambda x, y: (x - y) ** 2,
    "MeanAbsoluteError": lambda x, y: (x - y).abs(),
    "Huber": lambda x, y: F.huber_loss(x, y, reduction="none"),
    "SmoothL1": lambda x, y: F.smooth_l1_loss(x, y, reduction="none"),
    "LogCosh": log_cosh,
    "Quantile": quantile,
    "Poisson": lambda x, y: F.poisson_nll_loss(x, y, reduction="none"),
    "Gaussian": lambda x, y, v: F.gaussian_nll_loss(x, y, v, reduction="none"),
    "BinaryCrossEntropy": lambda p, y: F.binary_cross_entropy(p, y, reduction="none"),
    "BinaryCrossEntropyWithLogits": lambda z, y: F.binary_cross_entropy_with_logits(z, y, reduction="none"),
    "Hinge": hinge,
    "SquaredHinge": lambda x, y: hinge(x, y) ** 2,
    "HingeEmbedding": lambda x, y: F.hinge_embedding_loss(x, y, reduction="none"),
    "SoftMargin": lambda x, y: F.soft_margin_loss(x, y, reduction="none"),
    "Focal": focal,
    "FocalOfIndices": focal_of_indices,
    "MarginRanking": lambda a, b, y: F.margin_ranking_loss(a, b, y, reduction="none"),
    "CrossEntropyOfIndices": lambda z, y: F.cross_entropy(z, y, reduction="none"),
    "CrossEntropy": lambda z, y: F.cross_entropy(z, y, reduction="none"),
    "NegativeLogLikelihood": lambda x, y: F.nll_loss(x, y, reduction="none"),
    "CategoricalCrossEntropy": categorical,
    "SparseCategoricalCrossEntropy": sparse_categorical,
    "MultiMargin": lambda x, y: F.multi_margin_loss(x, y, reduction="none"),
    "CategoricalHinge": categorical_hinge,
    "MultiLabelMargin": lambda x, y: F.multilabel_margin_loss(x, y, reduction="none"),
    "MultiLabelSoftMargin": lambda z, y: F.multilabel_soft_margin_loss(z, y, reduction="none"),
    "KLDivergence": lambda x, y: F.kl_div(x, y, reduction="none"),
    "JensenShannon": jensen_shannon,
    "GaussianKL": gaussian_kl,
    "Contrastive": contrastive,
    "Triplet": lambda a, p, n: F.triplet_margin_loss(a, p, n, reduction="none"),
    "CosineEmbedding": lambda x, y, t: F.cosine_embedding_loss(x, y, t, reduction="none"),
    "CosineSimilarity": lambda x, y: -F.cosine_similarity(x, y, dim=1),
    "InfoNce": info_nce,
    "NtXent": nt_xent,
    "Dice": dice,
    "Jaccard": jaccard,
    "Tversky": tversky,
    "Perceptual": perceptual,
    "Ctc": ctc,
}

def errors(actual, truth):
    """In ulp of the true float; no number, or infinity where there is none, is infinitely wrong."""
    actual, truth = actual.astype(np.float64).ravel(), truth.ravel()
    _, exponent = np.frexp(truth)
    unit = np.ldexp(1.0, np.maximum(np.where(truth == 0, -200, exponent - 1) - 23, -149))
    with np.errstate(invalid="ignore"):
        off = np.where(np.isfinite(actual), np.abs(actual - truth) / unit, np.inf)
        off = np.where(np.abs(truth) >= 3.4028235677973366e38, np.where(actual == np.sign(truth) * np.inf, 0, np.inf), off)
    return off.max(), off.mean()


def measure(case, directory):
    data = (directory / case["file"]).read_bytes()
    rows, columns, position = case["rows"], case["columns"], 0
    inputs, learnt = [], []

    def take(count, kind):
        nonlocal position
        values = np.frombuffer(data, kind, count, position)
        position += values.nbytes
        return values

    for name, width in zip(case["inputs"], case["widths"]):
        values = torch.from_numpy(take(rows * width, np.float32).copy())
        if width > 1:
            values = values.view(rows, width)
        if name in case["labels"]:
            values = values.long()
        if name != "targets":
            learnt.append(values.requires_grad_())
        inputs.append(values)
    loss = LOSSES[case["id"]](*inputs)
    gradients = torch.autograd.grad(loss.sum(), learnt)
    of_loss = errors(loss.detach().numpy(), take(case["losses"], np.float64))
    of_gradients = errors(np.concatenate([g.numpy().ravel() for g in gradients]), take(rows * columns * len(learnt), np.float64))
    print(f"{case['id']},{case['difficulty']},{of_loss[0]:.9g},{of_loss[1]:.9g},{of_gradients[0]:.9g},{of_gradients[1]:.9g},{case['fingerprint']}")


def long_sum():
    h = np.arange(1 << 24, dtype=np.uint32) * np.uint32(2654435761)
    h = (h ^ (h >> np.uint32(15))) * np.uint32(2246822519)
    h ^= h >> np.uint32(13)
    values = (h >> np.uint32(8)).astype(np.float32) * np.float32(2.0 ** -24)
    truth = values.astype(np.float64).mean()
    given = torch.from_numpy(values)
    mean = F.l1_loss(given, torch.zeros_like(given)).item()
    print(f"sum,,{abs(mean - truth) / truth:.9g}")


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1])
    print("kind,case,worst of loss,mean of loss,worst of gradients,mean of gradients,inputs")
    for entry in json.loads((folder / "cases.json").read_text()):
        measure(entry, folder)
    long_sum()
