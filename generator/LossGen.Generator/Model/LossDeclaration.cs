using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;

namespace LossGen.Generator.Model;

/// <summary>What the front end makes of one attributed method: all that emission needs, by value.</summary>
/// <param name="Method">How to write the method again.</param>
/// <param name="Loss">What it computes; null where the declaration was refused, so that its body only throws.</param>
/// <param name="Refusal">Where refused: the first error, id and message, for the exception.</param>
internal sealed record LossDeclaration(MethodShape Method, LossMethod? Loss, string? Refusal)
{
    /// <summary>How a method of tensors computes its loss; null where it is of spans.</summary>
    public TensorLoss? Tensors { get; init; }

    /// <summary>Every kernel that the method calls.</summary>
    public IEnumerable<KernelSpec> Kernels => Tensors is { } tensors ? tensors.Kernels : Loss?.Kernels ?? [];
}

/// <summary>What a loss method computes and which of its parameters means what.</summary>
/// <param name="Kernel">The computation.</param>
/// <param name="Reduction">The member of <c>LossGen.Reduction</c>.</param>
/// <param name="ElementType">The element type of the spans.</param>
/// <param name="ReturnType">What is returned, or null for void.</param>
/// <param name="Parameters">One for each parameter of the method, in its order.</param>
/// <param name="Columns">The attribute's <c>Classes</c>, or null.</param>
/// <param name="ClassWeights">The attribute's <c>ClassWeights</c>, empty where it has none.</param>
/// <param name="Settings">The options given that the body of the method acts on, and the kernel does not know.</param>
/// <param name="IsParallel">Whether large inputs are shared out among threads.</param>
/// <param name="ReturnsSum">Whether a <c>LossSum</c> is returned: the sum and what the reduction divides it by.</param>
internal sealed record LossMethod(
    KernelSpec Kernel,
    ReductionKind Reduction,
    Dtype ElementType,
    Dtype? ReturnType,
    EquatableArray<ParameterRole> Parameters,
    int? Columns,
    EquatableArray<double> ClassWeights,
    EquatableArray<OptionSpec> Settings,
    bool IsParallel,
    bool ReturnsSum = false)
{
    /// <summary>The catalogue's row of the first term: all terms have its inputs and layout.</summary>
    public LossKind Kind => Kernel.Terms[0].Loss();

    /// <summary>Whether the class axis comes before the positions of a sample.</summary>
    public bool IsClassFirst => Parameters.Any(p => p.Role == RoleKind.Positions);

    /// <summary>The kernel that writes the softmax over classes, where one is taken first; else null.</summary>
    public KernelSpec? Softmax =>
        Kind.Layout == LossLayout.Groups && Settings.Any(o => o.Name == LossOptions.Activation.Name) ? KernelSpec.Softmax(Kernel.IsSingle) with { IsClassFirst = IsClassFirst } : null;

    /// <summary>Every kernel that the method calls.</summary>
    public IEnumerable<KernelSpec> Kernels => Kind.Layout == LossLayout.Sequences ? [] : Softmax is { } softmax ? [Kernel, softmax] : [Kernel];
}

/// <summary>The members of <c>LossGen.Reduction</c>, with its numbers.</summary>
internal enum ReductionKind
{
    Mean = 0,
    Sum = 1,
    None = 2,
    BatchMean = 3,
    WeightedMean = 4,
}

/// <summary>A parameter and what it means.</summary>
/// <param name="Name">As declared, without @.</param>
/// <param name="Role">What it means.</param>
/// <param name="Index">Input and gradient: the input's index. Weight: the term's. Else 0.</param>
/// <param name="Option">Option: its name in the table of options; and <paramref name="Index"/> is the term it belongs to, −1 for all terms that have it.</param>
/// <param name="IsFloat">Whether a scalar is float beside spans of Half.</param>
/// <param name="Integer">The keyword of a span's element type, where that is an integer or a condition.</param>
internal sealed record ParameterRole(string Name, RoleKind Role, int Index = 0, string? Option = null, bool IsFloat = false, string? Integer = null)
{
    /// <summary>Whether it is a span of class indices, or of lengths.</summary>
    public bool IsOfIntegers => Integer is not (null or "bool");

    /// <summary>What the kernel specification calls an option or a weight.</summary>
    public string KernelName { get; init; } = Name;

    /// <summary>The keyword of the type in which labels are stored that are compared as numbers; null where that is T.</summary>
    public string? StoredAs { get; init; }
}

/// <summary>What a parameter can mean.</summary>
internal enum RoleKind
{
    Input,
    Gradient,
    Losses,
    SampleWeights,
    Mask,
    PosWeights,
    ClassWeights,
    LayerWeights,
    LayerSizes,
    InputLengths,
    TargetLengths,
    UpstreamSpan,
    UpstreamScalar,
    Normalizer,
    Columns,
    Samples,
    Positions,
    Option,
    Weight,
}
