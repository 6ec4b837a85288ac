"""Losses of the newer kinds and their gradients, computed with 60 digits from the formulas of the papers and libraries that each line names.

Usage: python3 known_values.py > ../KnownValues/known_values.json. Gradients are central differences at that precision, so that they know nothing of LossGen's rules.
"""
import json
import random

from mpmath import mp, mpf, exp, log, tanh, sqrt, acos, cos, atan, pi, inf

mp.dps = 60
CASES = []


def case(source, attribute, inputs, loss, integers=(), gradients=None, extra=None):
    """loss(**inputs) gives one value for each ℓ; inputs are lists of floats, row-major."""
    exact = {k: [mpf(float(v)) for v in vs] if k not in integers else list(vs) for k, vs in inputs.items()}
    losses = loss(**exact)
    slopes = {}
    for name in gradients or [k for k in inputs if k not in integers and k not in ("targets", "teacherLogits", "relevances")]:
        slopes[name] = []
        for i in range(len(exact[name])):
            step = mpf(10) ** -20

            def total(shift):
                moved = dict(exact)
                moved[name] = [v + shift if j == i else v for j, v in enumerate(exact[name])]
                return sum(loss(**moved))

            slopes[name].append(float((total(step) - total(-step)) / (2 * step)))
    CASES.append({
        "source": source, "attribute": attribute, "inputs": {k: [float(v) if k not in integers else v for v in vs] for k, vs in inputs.items()},
        "integers": list(integers), "extra": extra or {}, "losses": [float(v) for v in losses], "gradients": slopes,
    })


def elements(function):
    return lambda predictions, targets: [function(p, t) for p, t in zip(predictions, targets)]


def rows(values, columns):
    return [values[i:i + columns] for i in range(0, len(values), columns)]


def softplus(x):
    return log(1 + exp(x))


def sigmoid(x):
    return 1 / (1 + exp(-x))


def logsumexp(values):
    return log(sum(exp(v) for v in values))


def dot(a, b):
    return sum(x * y for x, y in zip(a, b))


def cosine(a, b):
    return dot(a, b) / sqrt(dot(a, a) * dot(b, b))


g = random.Random(14)
P = [0.5, -1.25, 3, 0.001, 12, -40, 2.5, 0.75]
T = [1.5, -1, 3.5, 0.25, -3, 2, 2.4375, 4]
Y = [1, 0, 3, 2.5, 7, 0.5, 1, 4]
Z = [0.5, -1.25, 3, 0.001, 2, -4, 2.5, 0.75]

case("Keras mean_absolute_percentage_error", "Kind.MeanAbsolutePercentageError", {"predictions": P, "targets": T},
     elements(lambda p, t: 100 * abs(t - p) / max(abs(t), mpf(10) ** -7)))
case("Keras mean_squared_logarithmic_error", "Kind.MeanSquaredLogarithmicError, Epsilon = 0.125", {"predictions": P, "targets": T},
     elements(lambda p, t: (log(max(p, mpf(0.125)) + 1) - log(max(t, mpf(0.125)) + 1)) ** 2))
for power in [1.5, 1.25, 3.0, -1.0]:
    case("scikit-learn HalfTweedieLoss", f"Kind.Tweedie, Power = {power}", {"predictions": Z, "targets": Y},
         elements(lambda z, y: exp((2 - power) * z) / (2 - mpf(power)) - y * exp((1 - power) * z) / (1 - mpf(power))))
case("scikit-learn HalfTweedieLoss at 1: HalfPoissonLoss", "Kind.Tweedie, Power = 1", {"predictions": Z, "targets": Y}, elements(lambda z, y: exp(z) - y * z))
case("scikit-learn HalfTweedieLoss at 2: HalfGammaLoss", "Kind.Tweedie, Power = 2", {"predictions": Z, "targets": Y}, elements(lambda z, y: z + y * exp(-z)))
case("scikit-learn HalfTweedieLoss at 0", "Kind.Tweedie, Power = 0", {"predictions": Z, "targets": Y}, elements(lambda z, y: (exp(z) - y) ** 2 / 2))
case("scikit-learn HalfGammaLoss", "Kind.Gamma", {"predictions": Z, "targets": Y}, elements(lambda z, y: z + y * exp(-z)))
for width, curvature in [(10, 2), (2, 0.5)]:
    case("Feng et al. 2018, equation 5", f"Kind.Wing, Width = {width}, Curvature = {curvature}", {"predictions": P, "targets": T},
         elements(lambda p, t: width * log(1 + abs(p - t) / mpf(curvature)) if abs(p - t) < width else abs(p - t) - (width - width * log(1 + width / mpf(curvature)))))


def barron(alpha, c):
    def f(p, t):
        u = ((p - t) / c) ** 2
        if alpha == 2:
            return u / 2
        if alpha == 0:
            return log(u / 2 + 1)
        if alpha == -inf:
            return 1 - exp(-u / 2)
        return abs(mpf(alpha) - 2) / alpha * ((u / abs(mpf(alpha) - 2) + 1) ** (mpf(alpha) / 2) - 1)
    return f


for alpha in [1, 0, 2, -2, 1.5, 2.0 ** -20, 2 - 2.0 ** -20]:
    case("Barron 2019, equation 8 and its limits", f"Kind.Barron, Shape = {alpha!r}, Scale = 0.5", {"predictions": P[:5], "targets": T[:5]}, elements(barron(alpha, mpf(0.5))))
case("Barron 2019, equation 8 and its limits", "Kind.Barron, Shape = double.NegativeInfinity", {"predictions": P[:5], "targets": T[:5]}, elements(barron(-inf, 1)))

for positive, negative, clip in [(0, 4, 0.05), (1, 2, 0.0), (0.5, 3, 0.25)]:
    def asymmetric(z, y):
        p = sigmoid(z)
        q = max(p - mpf(clip), 0)
        return -(1 - p) ** positive * log(p) if y == 1 else -q ** negative * log(1 - q)
    case("Ridnik et al. 2021, equations 4 and 5", f"Kind.Asymmetric, GammaPositive = {positive}, GammaNegative = {negative}, Clip = {clip}",
         {"logits": [0.5, -1.25, 3, 20, -3, 2, -9, 0.75], "targets": [1, 0, 1, 1, 0, 0, 1, 0]}, lambda logits, targets: [asymmetric(z, y) for z, y in zip(logits, targets)])


def keras_focal(p, y):
    epsilon, gamma = mpf(1e-7), 2
    p = min(max(p, epsilon), 1 - epsilon)
    pt = y * p + (1 - y) * (1 - p)
    return (1 - pt) ** gamma * -(y * log(p) + (1 - y) * log(1 - p))


case("Keras binary_focal_crossentropy", "Kind.Focal, Probabilities = true", {"logits": [0.25, 0.9, 0.01, 0.99], "targets": [1, 0, 0, 1]},
     lambda logits, targets: [keras_focal(p, y) for p, y in zip(logits, targets)])
for kind, loss in [("Hinge", lambda p, y: max(0, 1 - y * p)), ("SquaredHinge", lambda p, y: max(0, 1 - y * p) ** 2), ("SoftMargin", lambda p, y: softplus(-y * p))]:
    case("Keras hinge, squared_hinge: 0 and 1 are converted to -1 and 1", f"Kind.{kind}, ZeroOneLabels = true", {"predictions": [0.5, -0.75, 2, 0.25], "targets": [1, 0, 0, 0]},
         elements(lambda p, t: loss(p, 2 * t - 1)))

C = 4
L = [g.uniform(-3, 3) for _ in range(5 * C)]
K = [2, 0, 3, 1, 2]
R4 = [abs(g.uniform(0, 3)) for _ in range(5 * C)]
S = [g.uniform(-3, 3) for _ in range(5 * C)]
PR = [exp(mpf(v)) for v in L]
PR = [float(v / sum(PR[i // C * C:i // C * C + C])) for i, v in enumerate(PR)]
for q in [0.7, 1, 0.125]:
    case("Zhang and Sabuncu 2018, equation 6", f"Kind.GeneralizedCrossEntropy, Q = {q}", {"probabilities": PR, "targets": K},
         lambda probabilities, targets: [(1 - row[k] ** mpf(q)) / mpf(q) for row, k in zip(rows(probabilities, C), targets)], integers=("targets",))


def distillation(s, t, tau):
    s, t = [v / tau for v in s], [v / tau for v in t]
    return tau ** 2 * sum(exp(b - logsumexp(t)) * (b - logsumexp(t) - a + logsumexp(s)) for a, b in zip(s, t))


for tau in [1, 4]:
    case("Hinton et al. 2015", f"Kind.Distillation, Temperature = {tau}", {"studentLogits": L, "teacherLogits": S},
         lambda studentLogits, teacherLogits: [distillation(a, b, tau) for a, b in zip(rows(studentLogits, C), rows(teacherLogits, C))], extra={"classes": C},
         gradients=["studentLogits", "teacherLogits"])
case("coral-pytorch coral_loss", "Kind.Ordinal", {"logits": L, "targets": [4, 0, 3, 1, 2]},
     lambda logits, targets: [sum(softplus(-z) if k > j else softplus(z) for j, z in enumerate(row)) for row, k in zip(rows(logits, C), targets)], integers=("targets",), extra={"classes": C + 1})
case("optax ranking_softmax_loss", "Kind.RankingSoftmax", {"scores": L, "relevances": R4},
     lambda scores, relevances: [-sum(r * (s - logsumexp(row)) for s, r in zip(row, of)) for row, of in zip(rows(scores, C), rows(relevances, C))], extra={"classes": C}, gradients=["scores"])


def sparsemax(row, k):
    ordered = sorted(row, reverse=True)
    size = max(n for n in range(1, len(row) + 1) if 1 + n * ordered[n - 1] > sum(ordered[:n]))
    tau = (sum(ordered[:size]) - 1) / size
    return -row[k] + sum(z * z - tau * tau for z in ordered[:size]) / 2 + mpf(1) / 2


case("Martins and Astudillo 2016, equation 15", "Kind.Sparsemax", {"scores": [v / 4 for v in L] + [5, 1, 0, 0], "targets": K + [0]},
     lambda scores, targets: [sparsemax(row, k) for row, k in zip(rows(scores, C), targets)], integers=("targets",))
COS = [g.uniform(-0.95, 0.95) for _ in range(5 * C)]


def angular(row, k, scale, margin, isAngular):
    own = cos(acos(row[k]) + margin) if isAngular else row[k] - margin
    logits = [scale * (own if j == k else c) for j, c in enumerate(row)]
    return logsumexp(logits) - logits[k]


for options, scale, margin, isAngular in [("", 64, mpf(0.5), True), (", Scale = 8, Margin = 0.25, Angular = false", 8, mpf(0.25), False), (", Scale = 4, Margin = 1", 4, 1, True)]:
    case("Deng et al. 2019, equation 3; Wang et al. 2018, equation 4", "Kind.AngularMargin" + options, {"cosines": COS, "targets": K},
         lambda cosines, targets: [angular(row, k, scale, margin, isAngular) for row, k in zip(rows(cosines, C), targets)], integers=("targets",))


def box(p, t, variant, held=None):
    epsilon = mpf(1e-7)
    common = max(0, min(p[2], t[2]) - max(p[0], t[0])) * max(0, min(p[3], t[3]) - max(p[1], t[1]))
    union = (p[2] - p[0]) * (p[3] - p[1]) + (t[2] - t[0]) * (t[3] - t[1]) - common
    iou = common / (union + epsilon)
    width, height = max(p[2], t[2]) - min(p[0], t[0]), max(p[3], t[3]) - min(p[1], t[1])
    if variant == "Plain":
        return 1 - iou
    if variant == "Generalized":
        return 1 - iou + (width * height - union) / (width * height + epsilon)
    centers = ((p[0] + p[2] - t[0] - t[2]) / 2) ** 2 + ((p[1] + p[3] - t[1] - t[3]) / 2) ** 2
    loss = 1 - iou + centers / (width ** 2 + height ** 2 + epsilon)
    if variant == "Distance":
        return loss
    v = 4 / pi ** 2 * (atan((t[2] - t[0]) / (t[3] - t[1])) - atan((p[2] - p[0]) / (p[3] - p[1]))) ** 2
    return loss + (v / (1 - iou + v + epsilon) if held is None else held) * v


BOXES = [0, 0, 2, 3, 1, 1, 4, 2, 0, 0, 1, 1, -1, 0.5, 3, 2]
OTHERS = [0.5, 0.25, 2.5, 2, 1, 1.5, 3, 4, 2, 2, 3, 3.5, 0, 0.75, 2, 1.5]
for variant in ["Plain", "Generalized", "Distance"]:
    case("torchvision generalized_box_iou_loss, distance_box_iou_loss", f"Kind.BoxIoU, Variant = BoxVariant.{variant}", {"predictions": BOXES, "targets": OTHERS},
         lambda predictions, targets: [box(p, t, variant) for p, t in zip(rows(predictions, 4), rows(targets, 4))])
ALPHAS = []
for p, t in zip(rows([mpf(v) for v in BOXES], 4), rows([mpf(v) for v in OTHERS], 4)):
    v = 4 / pi ** 2 * (atan((t[2] - t[0]) / (t[3] - t[1])) - atan((p[2] - p[0]) / (p[3] - p[1]))) ** 2
    ALPHAS.append(v / (box(p, t, "Plain") + v + mpf(1e-7)))
case("torchvision complete_box_iou_loss, whose alpha is not differentiated", "Kind.BoxIoU, Variant = BoxVariant.Complete", {"predictions": BOXES, "targets": OTHERS},
     lambda predictions, targets: [box(p, t, "Complete", a) for p, t, a in zip(rows(predictions, 4), rows(targets, 4), ALPHAS)])
case("optax poly_loss_cross_entropy", "Kind.CrossEntropy, Poly = 1.5", {"logits": L, "targets": K},
     lambda logits, targets: [logsumexp(row) - row[k] + mpf(1.5) * (1 - exp(row[k] - logsumexp(row))) for row, k in zip(rows(logits, C), targets)], integers=("targets",))
A, B, N = ([g.uniform(-1, 1) for _ in range(12)] for _ in range(3))
DISTANCES = {"SquaredEuclidean": lambda a, b: dot([x - y for x, y in zip(a, b)], [x - y for x, y in zip(a, b)]),
             "Cosine": lambda a, b: 1 - cosine(a, b)}
for name, distance in DISTANCES.items():
    case("pytorch-metric-learning TripletMarginLoss with that distance", f"Kind.Triplet, Distance = Distance.{name}", {"anchor": A, "positive": B, "negative": N},
         lambda anchor, positive, negative: [max(0, distance(a, p) - distance(a, n) + 1) for a, p, n in zip(rows(anchor, 3), rows(positive, 3), rows(negative, 3))], extra={"dimensions": 3})
    case("Hadsell et al. 2006 with that distance", f"Kind.Contrastive, Distance = Distance.{name}", {"first": A, "second": B, "targets": [1, 0, 0, 1]},
         lambda first, second, targets: [y * distance(a, b) ** 2 + (1 - y) * max(0, 1 - distance(a, b)) ** 2 for a, b, y in zip(rows(first, 3), rows(second, 3), targets)])
case("Keras and Hadsell et al. 2006, from distances", "Kind.Contrastive, Margin = 1.5", {"distances": [0.25, 1, 2, 0.75], "targets": [1, 0, 0, 0]},
     lambda distances, targets: [y * d ** 2 + (1 - y) * max(0, mpf(1.5) - d) ** 2 for d, y in zip(distances, targets)])
E3 = [g.uniform(-1, 1) for _ in range(7 * 3)]
LABELS = [1, 0, 1, 1, 0, 5, 0]


def clusters(embeddings, labels, function):
    vectors = rows(embeddings, 3)
    return [function([cosine(v, w) for w in vectors], [j for j in range(len(labels)) if j != i and labels[j] == labels[i]], [j for j in range(len(labels)) if labels[j] != labels[i]])
            for i, v in enumerate(vectors)]


def supcon(s, near, far):
    return sum(logsumexp([s[k] / mpf(0.125) for k in near + far]) - s[j] / mpf(0.125) for j in near) / len(near) if near else mpf(0)


def ntxent(s, near, far):
    return sum(logsumexp([s[k] / mpf(0.25) for k in [j, *far]]) - s[j] / mpf(0.25) for j in near)


def circle(s, near, far):
    m, gamma = mpf(0.25), 16
    if not near or not far:
        return mpf(0)
    return softplus(logsumexp([-gamma * (m + 1 - s[j]) * (m - 1 + s[j]) for j in near]) + logsumexp([gamma * max(1 + m - 1 + s[j], 0) * (1 - m - 1 + s[j]) for j in far]))


case("Khosla et al. 2020, equation 2", "Kind.SupervisedContrastive, Temperature = 0.125", {"embeddings": E3, "labels": LABELS}, lambda embeddings, labels: clusters(embeddings, labels, supcon), integers=("labels",))
case("optax ntxent", "Kind.NtXent, Temperature = 0.25", {"embeddings": E3, "labels": LABELS}, lambda embeddings, labels: clusters(embeddings, labels, ntxent), integers=("labels",))
case("Keras circle", "Kind.Circle, Gamma = 16, Margin = 0.25", {"embeddings": E3, "labels": LABELS}, lambda embeddings, labels: clusters(embeddings, labels, circle), integers=("labels",))

print("[\n" + ",\n".join(json.dumps(c) for c in CASES) + "\n]")
