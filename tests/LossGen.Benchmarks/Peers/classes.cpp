// Softmax cross-entropy as three loops over a row; where the number of classes is known to us, g++ is told as well.
#include "peers.h"
#include <algorithm>
#include <cmath>
#include <type_traits>

namespace
{
template <std::ptrdiff_t N>
using Constant = std::integral_constant<std::ptrdiff_t, N>;

float largest(const float* __restrict values, std::ptrdiff_t count)
{
    float result = values[0];
    for (std::ptrdiff_t i = 0; i < count; i++) result = std::max(result, values[i]);
    return result;
}

template <typename Columns>
inline double index_targets(const float* __restrict logits, const int* __restrict labels, float* __restrict gradients, std::ptrdiff_t rows, Columns columns)
{
    const float scale = 1.0f / static_cast<float>(rows);
    double total = 0;
    for (std::ptrdiff_t row = 0; row < rows; row++)
    {
        const float* __restrict z = logits + row * columns;
        float* __restrict gradient = gradients + row * columns;
        const float top = largest(z, columns);
        float sum = 0;
        for (std::ptrdiff_t i = 0; i < columns; i++)
        {
            const float e = std::exp(z[i] - top);
            gradient[i] = e;
            sum += e;
        }

        const float factor = scale / sum;
        for (std::ptrdiff_t i = 0; i < columns; i++) gradient[i] *= factor;
        gradient[labels[row]] -= scale;
        total += std::log(sum) + top - z[labels[row]];
    }

    return total / static_cast<double>(rows);
}

template <typename Columns>
inline double index_targets_forward(const float* __restrict logits, const int* __restrict labels, std::ptrdiff_t rows, Columns columns)
{
    double total = 0;
    for (std::ptrdiff_t row = 0; row < rows; row++)
    {
        const float* __restrict z = logits + row * columns;
        const float top = largest(z, columns);
        float sum = 0;
        for (std::ptrdiff_t i = 0; i < columns; i++) sum += std::exp(z[i] - top);
        total += std::log(sum) + top - z[labels[row]];
    }

    return total / static_cast<double>(rows);
}

template <typename Columns>
inline double probability_targets(const float* __restrict logits, const float* __restrict targets, float* __restrict gradients, std::ptrdiff_t rows, Columns columns)
{
    const float scale = 1.0f / static_cast<float>(rows);
    double total = 0;
    for (std::ptrdiff_t row = 0; row < rows; row++)
    {
        const float* __restrict z = logits + row * columns;
        const float* __restrict y = targets + row * columns;
        float* __restrict gradient = gradients + row * columns;
        const float top = largest(z, columns);
        float sum = 0, mass = 0, weighted = 0;
        for (std::ptrdiff_t i = 0; i < columns; i++)
        {
            const float e = std::exp(z[i] - top);
            gradient[i] = e;
            sum += e;
            mass += y[i];
            weighted += y[i] * (z[i] - top);
        }

        const float factor = scale * mass / sum;
        for (std::ptrdiff_t i = 0; i < columns; i++) gradient[i] = gradient[i] * factor - scale * y[i];
        total += mass * std::log(sum) - weighted;
    }

    return total / static_cast<double>(rows);
}
}

PEER(cross_entropy) { return index_targets(first, labels, first_gradient, rows, columns); }
PEER(cross_entropy_10) { return index_targets(first, labels, first_gradient, rows, Constant<10>{}); }
PEER(cross_entropy_100) { return index_targets(first, labels, first_gradient, rows, Constant<100>{}); }
PEER(cross_entropy_1000) { return index_targets(first, labels, first_gradient, rows, Constant<1000>{}); }
PEER(cross_entropy_32000) { return index_targets(first, labels, first_gradient, rows, Constant<32000>{}); }
PEER(cross_entropy_128256) { return index_targets(first, labels, first_gradient, rows, Constant<128256>{}); }
PEER(cross_entropy_forward_10) { return index_targets_forward(first, labels, rows, Constant<10>{}); }
PEER(soft_cross_entropy_100) { return probability_targets(first, second, first_gradient, rows, Constant<100>{}); }
