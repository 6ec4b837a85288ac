using LossGen.Generator.Formulas;

namespace LossGen.Generator.Emission;

/// <summary>Chooses the form of a kernel and writes it.</summary>
internal static class KernelEmitter
{
    public static string Emit(KernelSpec spec) => IsOfElements(spec) ? ElementKernelEmitter.Emit(spec) : RowKernelEmitter.Emit(spec);

    private static bool IsOfElements(KernelSpec spec) => spec.Terms[0].Loss().Layout is LossLayout.Elements or LossLayout.Layers;
}
