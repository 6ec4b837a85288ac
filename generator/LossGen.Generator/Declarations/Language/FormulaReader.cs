using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LossGen.Generator.Formulas;
using LossGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace LossGen.Generator.Declarations.Language;

/// <summary>Reads the user's methods that a declaration's attributes name, as losses like those of the catalogue.</summary>
internal sealed class FormulaReader(
    IMethodSymbol loss, Compilation compilation, Dtype dtype, IReadOnlyList<IParameterSymbol> spans, Findings findings, CancellationToken cancellationToken)
{
    // Half computes in float.
    private readonly SpecialType _type = dtype == Dtype.Double ? SpecialType.System_Double : SpecialType.System_Single;

    /// <summary>The method that an attribute names; null, with a finding, where there is none that fits.</summary>
    public IMethodSymbol? Find(AttributeData attribute, string name)
    {
        ImmutableArray<IMethodSymbol> candidates = FormulaLookup.Find(attribute, name, loss, compilation, cancellationToken);
        if (candidates.IsEmpty)
        {
            findings.Add(Problems.NoSuchFormula, Place.KindOf(attribute), name, loss.ContainingType.Name);
            return null;
        }

        // Of overloads that fit, one that reads all spans, and no more than it must.
        IMethodSymbol? found = candidates
            .Where(c => FormulaSignature.Objection(c, _type) is null)
            .OrderBy(c => c.Parameters.Length < spans.Count)
            .ThenBy(c => c.Parameters.Length)
            .FirstOrDefault();
        if (found is not null && !found.DeclaringSyntaxReferences.Any(r => compilation.ContainsSyntaxTree(r.SyntaxTree)))
        {
            findings.Add(Problems.UnsuitableFormula, Place.KindOf(attribute), found.Name, "its body is not in this project: write it here");
            return null;
        }

        if (found is not null) return IsNamed(found) ? found : null;

        // Of several overloads the last that could be meant: one that takes numbers at all.
        IMethodSymbol nearest = candidates.FirstOrDefault(c => c.Parameters.Length > 0) ?? candidates[0];
        findings.Add(Problems.UnsuitableFormula, Place.KindOf(attribute), nearest.Name, FormulaSignature.Objection(nearest, _type)!);
        return null;
    }

    /// <summary>What the method computes of as many spans; null, with a finding, where it cannot be compiled.</summary>
    public FormulaSpec? Read(IMethodSymbol method, int inputs)
    {
        IReadOnlyList<IParameterSymbol> elements = [.. method.Parameters.Take(inputs)];
        EquatableArray<string> names = KernelIdentifiers.Of(elements.Select(p => p.Name).Concat(spans.Take(inputs).Skip(elements.Count).Select(p => p.Name)));
        Graph graph = new();
        Dictionary<ISymbol, Expression> values = new(SymbolEqualityComparer.Default);
        for (int i = 0; i < method.Parameters.Length; i++)
        {
            IParameterSymbol parameter = method.Parameters[i];
            values.Add(parameter, i < elements.Count ? graph.Input(names[i]) : graph.Parameter(parameter.Name));
        }

        Expression? value = new FormulaCompiler(graph, compilation, _type, findings, cancellationToken).Compile(method, values);
        return value is null ? null : FormulaSpec.Of(value, names, method.Parameters.Skip(inputs).Select(Parameter).ToEquatableArray());
    }

    private bool IsNamed(IMethodSymbol method)
    {
        if (method.Parameters.All(p => p.Name.Length > 0)) return true;
        findings.AddCompilerError();
        return false;
    }

    private static FormulaParameter Parameter(IParameterSymbol parameter) =>
        new(parameter.Name, parameter.HasExplicitDefaultValue ? Constants.BitsOf(parameter.ExplicitDefaultValue) : null);
}
