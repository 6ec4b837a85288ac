using System;
using System.Collections.Generic;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Lowering.VectorMath;

/// <summary>A row of <see cref="VectorFunctions"/>: how an operation becomes instructions, and how far its result may be from the true one.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="UlpSingle">The worst error in float, in units in the last place, over the whole domain; 0.5 is correctly rounded.</param>
/// <param name="UlpDouble">The worst error in double.</param>
/// <param name="Lower">Builds the instructions: builder, arguments, and the intervals that the arguments are known to lie in.</param>
internal sealed record VectorFunction(
    Operation Operation,
    double UlpSingle,
    double UlpDouble,
    Func<MachineBuilder, IReadOnlyList<Value>, IReadOnlyList<Interval>, Value> Lower);
