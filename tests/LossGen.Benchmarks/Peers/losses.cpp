// What a C++ programmer would write; g++ -O3 -march=native -ffast-math turns each loop into vector code with calls to libmvec.
#include "peers.h"
#include <cmath>

#define LOSS(name, body)                                                                                               \
    PEER(name)                                                                                                         \
    {                                                                                                                  \
        const std::ptrdiff_t count = rows * columns;                                                                   \
        const float scale = 1.0f / static_cast<float>(count);                                                          \
        float sum = 0;                                                                                                 \
        for (std::ptrdiff_t i = 0; i < count; i++)                                                                     \
        {                                                                                                              \
            const float x = first[i], y = second[i];                                                                   \
            float loss, slope;                                                                                         \
            body                                                                                                       \
            sum += loss;                                                                                               \
            first_gradient[i] = scale * slope;                                                                         \
        }                                                                                                              \
        return static_cast<double>(sum) / static_cast<double>(count);                                                  \
    }

LOSS(mean_squared_error,
     const float d = x - y;
     loss = d * d;
     slope = 2 * d;)

LOSS(huber,
     const float d = x - y;
     const float a = std::fabs(d);
     loss = a <= 1 ? 0.5f * d * d : a - 0.5f;
     slope = a <= 1 ? d : std::copysign(1.0f, d);)

LOSS(log_cosh,
     const float d = x - y;
     const float a = std::fabs(d);
     const float e = std::exp(-2 * a);
     loss = a + std::log1p(e) - 0.69314718f;
     slope = std::copysign((1 - e) / (1 + e), d);)

LOSS(binary_cross_entropy_with_logits,
     const float e = std::exp(-std::fabs(x));
     const float s = 1 / (1 + e);
     const float p = x >= 0 ? s : e * s;
     loss = std::fmax(x, 0.0f) - x * y + std::log1p(e);
     slope = p - y;)

PEER(binary_cross_entropy_forward)
{
    const std::ptrdiff_t count = rows * columns;
    float sum = 0;
    for (std::ptrdiff_t i = 0; i < count; i++) sum += std::fmax(first[i], 0.0f) - first[i] * second[i] + std::log1p(std::exp(-std::fabs(first[i])));
    return static_cast<double>(sum) / static_cast<double>(count);
}

LOSS(focal,
     const float e = std::exp(-std::fabs(x));
     const float s = 1 / (1 + e);
     const float p = x >= 0 ? s : e * s;
     const float cross = std::fmax(x, 0.0f) - x * y + std::log1p(e);
     const float miss = p + y - 2 * p * y;
     const float alpha = 0.25f * y + 0.75f * (1 - y);
     loss = alpha * miss * miss * cross;
     slope = alpha * miss * (2 * cross * (1 - 2 * y) * p * (1 - p) + miss * (p - y));)
