"""Makes VectorMath/Data/*.csv: what the double vector functions are tested against.

    python3 double_oracle.py ../VectorMath/Data        (needs mpmath; the result depends on nothing else)

A line holds the bits of the arguments, the bits of the correctly rounded result, and how much the true result is more than that, in
1/256 of a unit in the last place. A test can so measure errors below one ulp without arithmetic of its own.
"""
import random
import struct
import sys

from mpmath import mp, mpf

mp.prec = 400
INF, NAN = float("inf"), float("nan")
SMALLEST_EXPONENT = -1074


def bits(value):
    return struct.unpack("<Q", struct.pack("<d", value))[0]



def rounded(value):
    """The nearest double, and the rest in 1/256 ulp."""
    if not mp.isfinite(value) or value == 0:
        return float(value), 0
    _, exponent = mp.frexp(value)
    place = max(exponent - 53, SMALLEST_EXPONENT)
    scaled = mp.ldexp(value, -place)
    whole = mp.nint(scaled)
    if whole == 0:
        return (-0.0 if value < 0 else 0.0), int(mp.nint((scaled - whole) * 256))
    if abs(whole) * mpf(2) ** place >= mpf(2) ** 1024:
        return (INF if value > 0 else -INF), 0
    return float(mp.ldexp(whole, place)), int(mp.nint((scaled - whole) * 256))


def expm1(x):
    return mp.expm1(x)


def log(x):
    return mpf("nan") if x < 0 else -mp.inf if x == 0 else mp.log(x)


def log1p(x):
    if abs(x) < mpf(2) ** -150:
        return x - x * x / 2
    return mpf("nan") if x < -1 else -mp.inf if x == -1 else mp.log(1 + x)


def logcosh(x):
    if abs(x) < mpf(2) ** -70:
        return x * x / 2 - x ** 4 / 12
    return abs(x) + mp.log((1 + mp.exp(-2 * abs(x))) / 2)


def sigmoid(x):
    return 1 / (1 + mp.exp(-x)) if x > 0 else mp.exp(x) / (1 + mp.exp(x))


def softplus(x):
    if x > 0:
        return x + softplus(-x)
    power = mp.exp(x)
    return log1p(power)


def log_to(base):
    return lambda x: log(x) / mp.log(base) if x > 0 else log(x)


def exprest(x):
    return x * x / 2 + x ** 3 / 6 if abs(x) < mpf(2) ** -100 else mp.expm1(x) - x


def logratio(x, y):
    return mp.log(x / y)


def bce(p, y):
    return -(y * max(log(p), mpf(-100)) + (1 - y) * max(log1p(-p), mpf(-100)))


def surprise(others, _, distance):
    return log1p(others / mp.exp(distance))


def share(a, b):
    return mpf("nan") if a + b == 0 else a / (a + b)


def sparse(squares, total, own):
    return (squares + total * total) / 2 + max(-own, mpf(0))


def excess(p, q):
    return mpf("nan") if p + q == 0 else log(2 * p / (p + q)) / 2


def divergence(p, q):
    return (p * excess(p, q) if p > 0 else 0) + (q * excess(q, p) if q > 0 else 0)


def spread(generator, count, low, high, negative=True):
    """Sizes from 2^low to 2^high, evenly over the exponents."""
    for _ in range(count):
        size = generator.uniform(1, 2) * 2.0 ** generator.randint(low, high - 1)
        yield -size if negative and generator.random() < 0.5 else size


def between(generator, count, low, high):
    for _ in range(count):
        yield generator.uniform(low, high)


EXTREMES = [0.0, 5e-324, 2.2250738585072009e-308, 2.2250738585072014e-308, 1.7976931348623157e308, 1.0, 1 - 2.0 ** -53, 1 + 2.0 ** -52, 0.5, 2.0,
            0.70710678118654746, 0.70710678118654757, 1.4142135623730949, 1.4142135623730951]
BOTH = EXTREMES + [-x for x in EXTREMES]


def points_of_exp(g):
    edges = [709.782712893384, 709.7827128933841, -708.3964185322641, -745.1332191019411, -745.1332191019412, 709.0, 710.5, -746.0, 1e5, -1e5]
    return BOTH + edges + [*spread(g, 500, -60, 3)] + [*between(g, 1000, -745, 710)] + [*between(g, 500, -1.5, 1.5)] + [*between(g, 100, -746, -700)]


def points_of_log(g):
    return EXTREMES + [-1.0, -0.0] + [*spread(g, 1200, -1073, 1024, False)] + [*between(g, 500, 0.5, 2)] + [*between(g, 300, 0.99, 1.01)] + [*spread(g, 50, -1074, -1022, False)]


def points_of_log1p(g):
    return EXTREMES + [-x for x in EXTREMES if x <= 2] + [*spread(g, 700, -1070, -1)] + [*spread(g, 300, 0, 1024, False)] + [*between(g, 500, -1, 1)] + [*between(g, 500, -0.35, 0.5)]


def points_of_sigmoid(g):
    return BOTH + [1e5, -1e5] + [*spread(g, 500, -60, 3)] + [*between(g, 900, -745, 40)] + [*between(g, 800, -3, 3)]


def points_of_even(g):
    return BOTH + [1e5, -1e5, 1e160, -1e-160] + [*spread(g, 500, -560, 10)] + [*between(g, 800, -1.2, 1.2)] + [*between(g, 800, -30, 30)]


def points_of_waves(g):
    near_zeros = [float(mp.nint(k) * mp.pi / 2) for k in [1, 2, 3, 4, 5, 11, 22, 344, 355, 710, 1e5, 1e9, 1e15]]
    return BOTH[:1] + [x for x in BOTH if abs(x) < 1e10] + near_zeros + [*between(g, 600, -4, 4)] + [*spread(g, 600, -60, 20)] + [*spread(g, 600, 20, 51)]


def points_of_sinh(g):
    edges = [710.4758600739439, 710.475860073944, 709.9, 711.0, -711.0, 1e5, 1.0, 1 - 2.0 ** -53]
    return BOTH + edges + [*spread(g, 500, -60, 3)] + [*between(g, 600, -711, 711)] + [*between(g, 800, -3, 3)]


def points_of_atan(g):
    edges = [0.41421356237309503, 0.41421356237309509, 2.4142135623730949, 2.4142135623730954]
    return BOTH + edges + [*spread(g, 900, -60, 60)] + [*between(g, 900, -3, 3)]


ONE = {
    "logtwo": (log_to(2), points_of_log),
    "logten": (log_to(10), points_of_log),
    "exprest": (exprest, points_of_exp),
    "sin": (mp.sin, points_of_waves),
    "cos": (mp.cos, points_of_waves),
    "sinh": (mp.sinh, points_of_sinh),
    "cosh": (mp.cosh, points_of_sinh),
    "atan": (mp.atan, points_of_atan),
    "exp": (mp.exp, points_of_exp),
    "expm1": (expm1, points_of_exp),
    "log": (log, points_of_log),
    "log1p": (log1p, points_of_log1p),
    "tanh": (mp.tanh, points_of_even),
    "logcosh": (logcosh, points_of_even),
    "sigmoid": (sigmoid, points_of_sigmoid),
    "softplus": (softplus, points_of_sigmoid),
}


def points_of_pow(g):
    for _ in range(1200):
        x = g.uniform(1, 2) * 2.0 ** g.randint(-1070, 1023)
        yield x, g.uniform(-745, 709) / float(mp.log(x))
    for _ in range(500):
        x = g.uniform(0.9, 1.1)
        yield x, g.uniform(-745, 709) / float(mp.log(x))
    for _ in range(500):
        yield g.uniform(0, 1), g.uniform(-5, 5)
    for _ in range(100):
        yield -g.uniform(0, 10), float(g.randint(-20, 20))


def points_of_bce(g):
    for p in [0.0, 1.0, 5e-324, 1e-44, 1 - 2.0 ** -53, 0.5, 2.0 ** -54]:
        for y in [0.0, 1.0, 0.25]:
            yield p, y
    for _ in range(1000):
        yield g.uniform(0, 1), g.choice([0.0, 1.0, 0.1, g.uniform(0, 1)])
    for _ in range(500):
        yield 2.0 ** g.uniform(-150, 0), g.choice([0.0, 1.0, g.uniform(0, 1)])
    for _ in range(500):
        yield 1 - 2.0 ** g.uniform(-52, 0), g.choice([0.0, 1.0, g.uniform(0, 1)])


def points_of_pairs(g):
    for _ in range(700):
        yield g.uniform(1, 2) * 2.0 ** g.randint(-1074, 1023), g.uniform(1, 2) * 2.0 ** g.randint(-1074, 1023)
    for _ in range(700):
        x = g.uniform(1, 2) * 2.0 ** g.randint(-30, 30)
        yield x, x * g.uniform(0.3, 3)
    for _ in range(700):
        x = g.uniform(1, 2) * 2.0 ** g.randint(-1000, 1000)
        yield x, x * (1 + g.choice([-1, 1]) * 2.0 ** g.uniform(-52, -1))


def points_of_shares(g):
    for p in [0.0, 1.0, 5e-324, 1e-310, 1e-44, 1 - 2.0 ** -53, 0.5, 2.0 ** -54]:
        for q in [1.0, 5e-324, 1e-44, 0.25]:
            yield p, q
            yield q, p
    for _ in range(700):
        yield g.uniform(0, 1), g.uniform(0, 1)
    for _ in range(700):
        yield 2.0 ** g.uniform(-150, 0), 2.0 ** g.uniform(-150, 0)
    for _ in range(300):
        p = g.uniform(0, 1)
        yield p, min(1.0, p * (1 + 2.0 ** -g.uniform(0, 50)))


def points_of_surprise(g):
    for _ in range(700):
        yield 10 ** g.uniform(-20, 5), 1.0, 0.0
    for _ in range(1300):
        distance = -g.choice([2.0 ** -g.uniform(0, 60), g.uniform(0, 3), g.uniform(0, 740)])
        yield 1 + g.choice([0.0, 2.0 ** -g.uniform(0, 52), g.uniform(0, 5), 10 ** g.uniform(0, 5)]), float(mp.exp(distance)), distance


def points_of_sparse(g):
    for _ in range(1500):
        yield g.choice([g.uniform(0, 1), 2.0 ** -g.uniform(0, 80)]), g.choice([g.uniform(0, 1), 2.0 ** -g.uniform(0, 60), 1.0]), -g.choice([0.0, g.uniform(0, 9), 2.0 ** -g.uniform(0, 60)])


TWO = {"hypot": (mp.hypot, points_of_pairs), "logratio": (logratio, points_of_pairs), "pow": (lambda x, y: mp.power(x, int(y)) if x < 0 else mp.power(x, y), points_of_pow), "bce": (bce, points_of_bce)}
SHARES = {
    "share": (share, points_of_shares),
    "excess": (excess, points_of_shares),
    "divergence": (divergence, points_of_shares),
    "surprise": (surprise, points_of_surprise),
    "sparse": (sparse, points_of_sparse),
}


def write(folder, name, function, points):
    with open(f"{folder}/{name}.csv", "w", newline="\n") as file:
        for arguments in points:
            value = function(*(mpf(a) for a in arguments))
            result, rest = rounded(value)
            if result == 0 and len(arguments) == 1 and arguments[0] == 0:
                result = arguments[0] if name in ("expm1", "log1p", "tanh", "sin", "sinh", "atan") else 0.0
            file.write(",".join([*(f"{bits(a):x}" for a in arguments), f"{bits(result):x}", str(rest)]) + "\n")


for name, (function, points) in ONE.items():
    write(sys.argv[1], name, function, [(float(x),) for x in points(random.Random(name))])
for name, (function, points) in {**TWO, **SHARES}.items():
    write(sys.argv[1], name, function, points(random.Random(name)))
