using System;
using LossGen.Generator.Formulas;

namespace LossGen.Generator.Emission;

/// <summary>Writes the kernel of a row-wise loss.</summary>
internal static class RowKernelEmitter
{
    public static string Emit(KernelSpec spec) => throw new NotImplementedException();
}
