namespace LossGen.Generator.Formulas;

/// <summary>Tells options that a loss method acts on itself from those that are part of its kernel's formula.</summary>
internal static class Settings
{
    /// <summary>The member of <c>LossGen.Activation</c> that needs all classes of a pixel, while kernels see one class.</summary>
    public const double Softmax = 2;

    /// <summary>Whether the kernel does without the option of this value, so that methods with different values share it.</summary>
    public static bool Has(LossKind kind, Option option, double value) => kind.Layout switch
    {
        LossLayout.Pairs or LossLayout.Sequences => true,
        LossLayout.Clusters => option == LossOptions.Temperature || option == LossOptions.Normalize,
        LossLayout.Groups => option == LossOptions.PerSample || option == LossOptions.PerClass || (option == LossOptions.Activation && value == Softmax),
        _ => option == LossOptions.IgnoreIndex,
    };
}
