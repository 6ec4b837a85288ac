"""The losses as PyTorch's users write them, and as its experts might: several ways each, of which the fastest counts.

A way is made from the number of gradients and the inputs, and returns a function of nothing that returns the mean loss and the gradients.
"""
import torch
import torch.nn.functional as F

aten = torch.ops.aten
MEAN = 1


def usual(loss):
    """Forward and backward by the tape."""

    def make(gradients, *given):
        learnt = [x.clone().requires_grad_() for x in given[:gradients]]
        rest = list(given[gradients:])

        def run():
            for x in learnt:
                x.grad = None
            value = loss(*learnt, *rest)
            if learnt:
                value.backward()
            return value, [x.grad for x in learnt]

        return run

    return make


def by_hand(pair):
    """Forward and backward without a tape, into memory that is allocated once."""

    def make(gradients, *given):
        out = [torch.empty_like(x) for x in given[:max(gradients, 1)]]

        def run():
            with torch.no_grad():
                return pair(out, *given), out[:gradients]

        return run

    return make


def log_cosh(x, y):
    d = x - y
    return (d + F.softplus(-2 * d) - 0.6931471805599453).mean()


def focal(x, y):
    p = torch.sigmoid(x)
    cross = F.binary_cross_entropy_with_logits(x, y, reduction="none")
    miss = p + y - 2 * p * y
    return ((0.25 * y + 0.75 * (1 - y)) * miss * miss * cross).mean()


def kl_divergence(logarithms, y):
    return F.kl_div(logarithms, y, reduction="batchmean")


def cosine_similarity(x, y):
    return -F.cosine_similarity(x, y, dim=1, eps=1e-6).mean()


def triplet(anchor, positive, negative):
    return F.triplet_margin_loss(anchor, positive, negative)


def dice(p, t):
    return (1 - (2 * (p * t).sum(1) + 1) / (p.sum(1) + t.sum(1) + 1)).mean()


def mean_squared_error_by_hand(out, x, y):
    gradient, = out
    torch.sub(x, y, out=gradient)
    loss = torch.dot(gradient.view(-1), gradient.view(-1)) / x.numel()
    gradient.mul_(2 / x.numel())
    return loss


def huber_by_hand(out, x, y):
    aten.huber_loss_backward(torch.ones(()), x, y, MEAN, 1.0, grad_input=out[0])
    return F.huber_loss(x, y)


def log_cosh_by_hand(out, x, y):
    torch.sub(x, y, out=out[0])
    loss = (out[0] + F.softplus(-2 * out[0])).mean() - 0.6931471805599453
    out[0].tanh_().mul_(1 / x.numel())
    return loss


def binary_cross_entropy_with_logits_by_hand(out, x, y):
    torch.sigmoid(x, out=out[0]).sub_(y).mul_(1 / x.numel())
    return F.binary_cross_entropy_with_logits(x, y)


def cross_entropy_by_kernels(out, z, y):
    logarithms = torch.log_softmax(z, 1)
    loss, weight = aten.nll_loss_forward(logarithms, y, None, MEAN, -100)
    slope = aten.nll_loss_backward(torch.ones(()), logarithms, y, None, MEAN, -100, weight)
    aten._log_softmax_backward_data(slope, logarithms, 1, z.dtype, out=out[0])
    return loss


def cross_entropy_in_place(out, z, y):
    gradient, = out
    torch.sub(z, z.amax(1, keepdim=True), out=gradient)
    own = gradient.gather(1, y[:, None])
    gradient.exp_()
    total = gradient.sum(1, keepdim=True)
    loss = (total.log() - own).mean()
    rows = len(z)
    gradient.mul_(1 / (rows * total))
    gradient[torch.arange(rows), y] -= 1 / rows
    return loss


def cross_entropy_of_softmax(out, z, y):
    gradient, = out
    aten._log_softmax(z, 1, False, out=gradient)
    loss = F.nll_loss(gradient, y)
    rows = len(z)
    gradient.exp_().mul_(1 / rows)
    gradient[torch.arange(rows), y] -= 1 / rows
    return loss


def cross_entropy_forward(out, z, y):
    return F.cross_entropy(z, y)


def cross_entropy_forward_in_place(out, z, y):
    aten._log_softmax(z, 1, False, out=out[0])
    return F.nll_loss(out[0], y)


def soft_cross_entropy_by_hand(out, z, y):
    gradient, = out
    aten._log_softmax(z, 1, False, out=gradient)
    loss = -torch.dot(gradient.view(-1), y.view(-1)) / len(z)
    gradient.exp_().mul_(y.sum(1, keepdim=True)).sub_(y).mul_(1 / len(z))
    return loss


def kl_divergence_by_hand(out, logarithms, y):
    torch.mul(y, -1 / len(y), out=out[0])
    return F.kl_div(logarithms, y, reduction="batchmean")


def cosine_similarity_by_hand(out, x, y):
    own = (x * x).sum(1, keepdim=True)
    inverse = (own * (y * y).sum(1, keepdim=True)).rsqrt_()
    cosine = (x * y).sum(1, keepdim=True) * inverse
    torch.mul(x, cosine / own / len(x), out=out[0])
    out[0].addcmul_(y, inverse, value=-1 / len(x))
    return -cosine.mean()


def triplet_by_hand(out, anchor, positive, negative):
    grad_anchor, grad_positive, grad_negative = out
    torch.sub(anchor, positive, out=grad_positive).add_(1e-6)
    torch.sub(anchor, negative, out=grad_negative).add_(1e-6)
    near, far = grad_positive.norm(dim=1, keepdim=True), grad_negative.norm(dim=1, keepdim=True)
    losses = (near - far + 1).clamp_(min=0)
    scale = (losses > 0) / len(anchor)
    grad_positive.mul_(-scale / near)
    grad_negative.mul_(scale / far)
    torch.add(grad_positive, grad_negative, out=grad_anchor).neg_()
    return losses.mean()


def dice_by_hand(out, p, t):
    both = p.sum(1, keepdim=True) + t.sum(1, keepdim=True) + 1
    share = (2 * torch.linalg.vecdot(p, t)[:, None] + 1) / both
    torch.sub(share, t, alpha=2, out=out[0]).div_(both * len(p))
    return (1 - share).mean()


USUAL = {
    "mean_squared_error": [usual(F.mse_loss)],
    "huber": [usual(F.huber_loss)],
    "log_cosh": [usual(log_cosh)],
    "binary_cross_entropy_with_logits": [usual(F.binary_cross_entropy_with_logits)],
    "binary_cross_entropy_forward": [usual(F.binary_cross_entropy_with_logits)],
    "focal": [usual(focal)],
    "cross_entropy": [usual(F.cross_entropy)],
    "cross_entropy_forward": [usual(F.cross_entropy)],
    "soft_cross_entropy": [usual(F.cross_entropy)],
    "kl_divergence": [usual(kl_divergence)],
    "cosine_similarity": [usual(cosine_similarity)],
    "triplet": [usual(triplet)],
    "dice": [usual(dice)],
}

BY_HAND = {
    "mean_squared_error": [mean_squared_error_by_hand],
    "huber": [huber_by_hand],
    "log_cosh": [log_cosh_by_hand],
    "binary_cross_entropy_with_logits": [binary_cross_entropy_with_logits_by_hand],
    "binary_cross_entropy_forward": [],
    "focal": [],
    "cross_entropy": [cross_entropy_by_kernels, cross_entropy_in_place, cross_entropy_of_softmax],
    "cross_entropy_forward": [cross_entropy_forward, cross_entropy_forward_in_place],
    "soft_cross_entropy": [soft_cross_entropy_by_hand],
    "kl_divergence": [kl_divergence_by_hand],
    "cosine_similarity": [cosine_similarity_by_hand],
    "triplet": [triplet_by_hand],
    "dice": [dice_by_hand],
}

TUNED = {key: [by_hand(pair) for pair in pairs] + USUAL[key] for key, pairs in BY_HAND.items()}
