using System;
using System.Collections.Generic;
using System.Linq;

namespace LossGen.Generator.Tests.Layering;

/// <summary>Which room may name types of which: each of those that stand above it in the table, but not one more. A <c>!</c> marks an arrow up, and with it a circle that is still to be opened.</summary>
internal sealed record Layers(string Project, IReadOnlyList<string> Shared, IReadOnlyList<string> Own, string Table)
{
    public static IReadOnlyList<Layers> All { get; } =
    [
        new("generator/LossGen.Generator", ["src/LossGen/CompilerServices/Contract/KernelContract.cs"], [], """
            Basics:
            Polyfills:
            Ir: Basics
            Autodiff: Ir
            Rewriting: Ir
            Formulas: Basics, Ir
            Model: Basics, Formulas
            Diagnostics: Basics, Microsoft.CodeAnalysis
            Symbols: Basics, Formulas, Microsoft.CodeAnalysis, Model
            FormulaLanguage: Basics, Diagnostics, Formulas, Ir, Microsoft.CodeAnalysis, Model, Symbols
            Declarations/Parameters: Diagnostics, Formulas, Microsoft.CodeAnalysis, Model, Symbols
            Declarations/Attributes: Basics, Declarations/Parameters, Diagnostics, FormulaLanguage, Formulas, Microsoft.CodeAnalysis, Model, Symbols
            Declarations/Signatures: Declarations/Attributes, Declarations/Parameters, Diagnostics, Formulas, Microsoft.CodeAnalysis, Model, Symbols
            Declarations/Checks: Basics, Declarations/Attributes, Diagnostics, Formulas, Microsoft.CodeAnalysis, Model, Symbols
            Declarations/Methods: Basics, Declarations/Attributes, Declarations/Checks, Declarations/Parameters, Declarations/Signatures
            Declarations/Methods: Diagnostics, Formulas, Microsoft.CodeAnalysis, Model, Symbols
            Scheduling: Autodiff, Basics, Formulas, Ir, Rewriting
            Lowering/Machine: Basics, Ir
            Lowering/VectorMath: Basics, Ir, Lowering/Machine
            Lowering: Basics, Formulas, Ir, Lowering/Machine, Lowering/VectorMath, Scheduling
            Emission/Text: Basics, Lowering/Machine
            Emission/Kernels: Basics, Emission/Text, Formulas, Lowering, Lowering/Machine
            Emission/Kernels/Elements: Basics, Emission/Kernels, Emission/Text, Formulas, Ir, Lowering, Lowering/Machine, Scheduling
            Emission/Kernels/Rows: Basics, Emission/Kernels, Emission/Text, Formulas, Ir, Lowering, Lowering/Machine, Scheduling
            Emission/Documentation: Basics, Emission/Kernels, Emission/Text, Formulas, Ir, Model, Rewriting, Scheduling
            Emission/Methods: Basics, Emission/Kernels, Emission/Text, Formulas, Model
            Emission/Carriers: Basics, Emission/Kernels, Emission/Methods, Emission/Text, Formulas, Model
            Emission: Emission/Carriers, Emission/Documentation, Emission/Kernels/Elements, Emission/Kernels/Rows, Emission/Methods, Emission/Text, Ir
            Emission: Formulas, Model
            .: Basics, Declarations/Methods, Diagnostics, Emission, Emission/Carriers, Emission/Kernels, Formulas, Ir, Microsoft.CodeAnalysis, Model
            """),
        new("analyzers/LossGen.Analyzers", [], ["LossGen.Generator"], """
            Polyfills:
            Creations: Microsoft.CodeAnalysis
            Values: Microsoft.CodeAnalysis
            Transfer: Creations, !Flow, Microsoft.CodeAnalysis, !Torch, Values
            Torch: Creations, Microsoft.CodeAnalysis, Transfer, Values
            Calls: !Flow, Microsoft.CodeAnalysis, Torch, Values
            Flow: Calls, Microsoft.CodeAnalysis, Torch, Transfer, Values
            Rules: Calls, Creations, Flow, Microsoft.CodeAnalysis, Transfer, Values
            .: Calls, Flow, Microsoft.CodeAnalysis, Rules, Torch, Transfer
            """),
        new("src/LossGen", [], [], """
            CompilerServices/Memory:
            CompilerServices/Contract: CompilerServices/Memory, !CompilerServices/Storage
            CompilerServices/Checks: CompilerServices/Contract
            CompilerServices/Tensors:
            CompilerServices/Elements: CompilerServices/Contract, CompilerServices/Memory, !CompilerServices/Storage
            CompilerServices/Rows/Transposed: CompilerServices/Checks, CompilerServices/Contract, CompilerServices/Memory, !CompilerServices/Rows
            CompilerServices/Rows: CompilerServices/Checks, CompilerServices/Contract, CompilerServices/Rows/Transposed, !CompilerServices/Storage
            CompilerServices/Storage: CompilerServices/Contract, CompilerServices/Elements, CompilerServices/Memory, CompilerServices/Rows
            CompilerServices/LabelLists: CompilerServices/Contract, CompilerServices/Memory, CompilerServices/Rows, CompilerServices/Storage
            CompilerServices/LabelLists: !CompilerServices/Threads
            CompilerServices/Pairs: CompilerServices/Checks, CompilerServices/Contract, CompilerServices/Memory, CompilerServices/Rows/Transposed
            CompilerServices/Pairs: !CompilerServices/Threads
            CompilerServices/Regions: CompilerServices/Checks, CompilerServices/Contract, CompilerServices/Memory, CompilerServices/Rows/Transposed
            CompilerServices/Regions: !CompilerServices/Rows/Positions, CompilerServices/Storage, !CompilerServices/Threads
            CompilerServices/Sequences: CompilerServices/Memory, !CompilerServices/Threads
            CompilerServices/Threads: CompilerServices/Contract, CompilerServices/Elements, CompilerServices/LabelLists, CompilerServices/Memory
            CompilerServices/Threads: CompilerServices/Pairs, CompilerServices/Regions, CompilerServices/Rows, CompilerServices/Sequences
            CompilerServices/Threads: CompilerServices/Storage
            CompilerServices/Rows/Positions: CompilerServices/Contract, CompilerServices/Memory, CompilerServices/Rows, CompilerServices/Storage
            CompilerServices/Rows/Positions: CompilerServices/Threads
            .: CompilerServices/Checks, CompilerServices/Rows
            """),
    ];

    private IEnumerable<(string Room, string[] Named)> Rows => Table.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(l => l.Split(':'))
        .Select(p => (p[0].Trim(), p[1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>The rooms, from the lowest.</summary>
    public IReadOnlyList<string> Rooms => [.. Rows.Select(r => r.Room).Distinct()];

    public IReadOnlyList<(string From, string To)> Arrows => [.. Rows.SelectMany(r => r.Named.Select(n => (r.Room, n.TrimStart('!'))))];

    /// <summary>The arrows that are admitted to go up.</summary>
    public IReadOnlyList<(string From, string To)> Circles =>
        [.. Rows.SelectMany(r => r.Named.Where(n => n.StartsWith('!')).Select(n => (r.Room, n.TrimStart('!'))))];

    public override string ToString() => Project;
}
