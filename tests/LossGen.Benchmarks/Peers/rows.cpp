// The other losses of rows; their numbers of columns matter less than those of classes, hence are not told.
#include "peers.h"
#include <cmath>

PEER(kl_divergence)
{
    const float scale = 1.0f / static_cast<float>(rows);
    float sum = 0;
    for (std::ptrdiff_t i = 0; i < rows * columns; i++)
    {
        const float y = second[i];
        sum += y > 0 ? y * (std::log(y) - first[i]) : 0;
        first_gradient[i] = -scale * y;
    }

    return static_cast<double>(sum) / static_cast<double>(rows);
}

PEER(cosine_similarity)
{
    const float scale = 1.0f / static_cast<float>(rows);
    double total = 0;
    for (std::ptrdiff_t row = 0; row < rows; row++)
    {
        const float* __restrict a = first + row * columns;
        const float* __restrict b = second + row * columns;
        float* __restrict gradient = first_gradient + row * columns;
        float aa = 1e-12f, bb = 1e-12f, ab = 0;
        for (std::ptrdiff_t i = 0; i < columns; i++)
        {
            aa += a[i] * a[i];
            bb += b[i] * b[i];
            ab += a[i] * b[i];
        }

        const float inverse = 1 / std::sqrt(aa * bb);
        const float own = scale * ab * inverse / aa, other = -scale * inverse;
        for (std::ptrdiff_t i = 0; i < columns; i++) gradient[i] = own * a[i] + other * b[i];
        total -= ab * inverse;
    }

    return total / static_cast<double>(rows);
}

PEER(triplet)
{
    const float scale = 1.0f / static_cast<float>(rows), epsilon = 1e-6f;
    double total = 0;
    for (std::ptrdiff_t row = 0; row < rows; row++)
    {
        const std::ptrdiff_t start = row * columns;
        float near = 0, far = 0;
        for (std::ptrdiff_t i = start; i < start + columns; i++)
        {
            const float to_positive = first[i] - second[i] + epsilon, to_negative = first[i] - third[i] + epsilon;
            near += to_positive * to_positive;
            far += to_negative * to_negative;
        }

        near = std::sqrt(near);
        far = std::sqrt(far);
        const float loss = near - far + 1;
        const bool active = loss > 0;
        const float pull = active ? scale / near : 0, push = active ? scale / far : 0;
        for (std::ptrdiff_t i = start; i < start + columns; i++)
        {
            const float to_positive = pull * (first[i] - second[i] + epsilon), to_negative = push * (first[i] - third[i] + epsilon);
            first_gradient[i] = to_positive - to_negative;
            second_gradient[i] = -to_positive;
            third_gradient[i] = to_negative;
        }

        total += active ? loss : 0;
    }

    return total / static_cast<double>(rows);
}

PEER(dice)
{
    double total = 0;
    for (std::ptrdiff_t row = 0; row < rows; row++)
    {
        const float* __restrict p = first + row * columns;
        const float* __restrict t = second + row * columns;
        float* __restrict gradient = first_gradient + row * columns;
        float common = 0, both = 0;
        for (std::ptrdiff_t i = 0; i < columns; i++)
        {
            common += p[i] * t[i];
            both += p[i] + t[i];
        }

        const float share = (2 * common + 1) / (both + 1), scale = 1 / ((both + 1) * static_cast<float>(rows));
        for (std::ptrdiff_t i = 0; i < columns; i++) gradient[i] = scale * (share - 2 * t[i]);
        total += 1 - share;
    }

    return total / static_cast<double>(rows);
}
