using LossGen.Generator.Formulas;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Emission;

/// <summary>Chooses the form of a kernel and writes it.</summary>
internal static class KernelEmitter
{
    /// <exception cref="LimitExceededException">A user's formula is too large.</exception>
    public static string Emit(KernelSpec spec)
    {
        string text = IsOfElements(spec) ? ElementKernelEmitter.Emit(spec) : RowKernelEmitter.Emit(spec);
        Limits.Text.Check(text.Length);
        return text;
    }

    private static bool IsOfElements(KernelSpec spec) => spec.Terms[0].Loss().Layout is LossLayout.Elements or LossLayout.Layers;
}
