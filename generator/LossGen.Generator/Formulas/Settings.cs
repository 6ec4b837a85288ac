namespace LossGen.Generator.Formulas;

/// <summary>Tells options that a loss method acts on itself from those that are part of its kernel's formula.</summary>
internal static class Settings
{
    /// <summary>Whether the kernel does without the option, so that methods with different values share it.</summary>
    public static bool Has(LossKind kind, Option option) => kind.Layout switch
    {
        LossLayout.Pairs or LossLayout.Sequences => true,
        LossLayout.Groups => option == LossOptions.PerSample || option == LossOptions.PerClass,
        _ => option == LossOptions.IgnoreIndex,
    };
}
