using System.Collections.Concurrent;
using System.Linq;
using LossGen.Generator.Diagnostics;
using LossGen.Generator.Emission;
using LossGen.Generator.Formulas;
using LossGen.Generator.Ir;
using LossGen.Generator.Model;

namespace LossGen.Generator;

/// <summary>Tells whether all that is made of a user's formula stays within <see cref="Limits"/>: by making it.</summary>
internal static class LossLimits
{
    // The generator asks when a declaration has changed, analyzers at every key that is struck.
    private const int MostKnown = 64;

    private static readonly ConcurrentDictionary<KernelSpec, Limit?> Known = new();

    /// <summary>The limit that a loss exceeds, or null. Losses of the catalogue exceed none.</summary>
    public static Limit? Exceeded(LossMethod loss)
    {
        if (loss.Kernel.Terms.All(t => t.Formula is null)) return null;
        if (Known.TryGetValue(loss.Kernel, out Limit? limit)) return limit;
        if (Known.Count >= MostKnown) Known.Clear();
        return Known[loss.Kernel] = Measure(loss.Kernel);
    }

    /// <summary>The declaration, as one that is refused where its loss exceeds a limit.</summary>
    public static LossDeclaration Within(LossDeclaration declaration) =>
        declaration.Loss is { } loss && Exceeded(loss) is { } limit
            ? declaration with { Loss = null, Refusal = Findings.Text(Problems.FormulaTooLarge, NameOf(loss), limit.Message) }
            : declaration;

    /// <summary>What the loss is called in messages.</summary>
    public static string NameOf(LossMethod loss) => loss.Kernel.Terms.First(t => t.Formula is not null).Kind;

    private static Limit? Measure(KernelSpec kernel)
    {
        try
        {
            KernelEmitter.Emit(kernel);
            return null;
        }
        catch (LimitExceededException exceeded)
        {
            return exceeded.Limit;
        }
    }
}
