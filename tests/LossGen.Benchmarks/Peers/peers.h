// What every loop is given: the inputs in order, a label per row, where to write; those that a loss has not are null.
#pragma once
#include <cstddef>

#define PEER(name)                                                                                                     \
    extern "C" double name([[maybe_unused]] const float* __restrict first, [[maybe_unused]] const float* __restrict second, \
                           [[maybe_unused]] const float* __restrict third, [[maybe_unused]] const int* __restrict labels,   \
                           [[maybe_unused]] float* __restrict first_gradient,                                          \
                           [[maybe_unused]] float* __restrict second_gradient,                                         \
                           [[maybe_unused]] float* __restrict third_gradient, std::ptrdiff_t rows,                    \
                           [[maybe_unused]] std::ptrdiff_t columns)
