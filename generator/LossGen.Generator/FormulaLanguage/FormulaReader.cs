using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LossGen.Generator.Diagnostics;
using LossGen.Generator.Formulas;
using LossGen.Generator.Ir;
using LossGen.Generator.Model;
using LossGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace LossGen.Generator.FormulaLanguage;

/// <summary>Reads the user's methods that a declaration's attributes name, as losses like those of the catalogue.</summary>
internal sealed class FormulaReader(
    IMethodSymbol loss, Compilation compilation, KnownTypes types, Dtype dtype, IReadOnlyList<IParameterSymbol> spans, Findings findings, CancellationToken cancellationToken)
{
    // Half computes in float.
    private readonly FormulaSignature _signature = new(dtype == Dtype.Double ? SpecialType.System_Double : SpecialType.System_Single, types);

    /// <summary>The method that an attribute names, which may be null as well; null, with a finding, where there is none that fits.</summary>
    public IMethodSymbol? Find(AttributeData attribute, string? name)
    {
        ImmutableArray<IMethodSymbol> candidates = name is null ? [] : FormulaLookup.Find(attribute, name, loss, compilation, cancellationToken);
        if (candidates.IsEmpty)
        {
            findings.Add(Problems.NoSuchFormula, Place.KindOf(attribute), name ?? "null", loss.ContainingType.Name);
            return null;
        }

        // Of overloads that fit, one that takes classes where the method has them, reads all its spans and numbers, rows where it has columns, and no more than it must.
        IMethodSymbol? found = candidates
            .Where(c => _signature.Objection(c) is null)
            .OrderBy(c => c.Parameters.Zip(spans, TakesOther).Count(other => other))
            .ThenBy(c => c.Parameters.Length < spans.Count)
            .ThenBy(c => loss.Parameters.Count(p => p.Type.SpecialType == _signature.Type && !c.Parameters.Any(q => q.Name == p.Name)))
            .ThenBy(c => c.Parameters.Any(p => _signature.FormOf(p) == FormulaInputForm.Row) != HasColumns(attribute))
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
        findings.Add(Problems.UnsuitableFormula, Place.KindOf(attribute), nearest.Name, _signature.Objection(nearest)!);
        return null;
    }

    /// <summary>What the method takes of each span that it reads: of no more than there are, and of none that are not for it, unless it cannot do with less.</summary>
    public IReadOnlyList<FormulaInputForm> Forms(IMethodSymbol method)
    {
        int fitting = method.Parameters.Zip(spans, IsForAnother).TakeWhile(isOther => !isOther).Count();
        return [.. method.Parameters.Take(Math.Max(fitting, _signature.LeastSpans(method))).Select(p => _signature.FormOf(p) ?? FormulaInputForm.Number)];
    }

    /// <summary>What the method computes; null, with a finding, where it cannot be compiled.</summary>
    /// <param name="method">The method.</param>
    /// <param name="read">How many spans it reads.</param>
    /// <param name="forms">What is taken of those, and of the ones that it leaves unread.</param>
    public FormulaSpec? Read(IMethodSymbol method, int read, IReadOnlyList<FormulaInputForm> forms)
    {
        method = method.PartialImplementationPart ?? method;
        IReadOnlyList<IParameterSymbol> elements = [.. method.Parameters.Take(read)];
        EquatableArray<string> names = KernelIdentifiers.Of(elements.Select(p => p.Name).Concat(spans.Take(forms.Count).Skip(elements.Count).Select(p => p.Name)));
        EquatableArray<FormulaInput> inputs = names.Zip(forms, (n, f) => new FormulaInput(n, f)).ToEquatableArray();
        bool isOfRows = forms.Contains(FormulaInputForm.Row);
        Graph graph = new();
        Dictionary<ISymbol, Expression> values = new(SymbolEqualityComparer.Default);
        for (int i = 0; i < method.Parameters.Length; i++)
        {
            IParameterSymbol parameter = method.Parameters[i];
            Expression value = i < elements.Count
                ? graph.Input(names[i], isOfRows && forms[i] != FormulaInputForm.Row ? Level.Row : Level.Element)
                : graph.Parameter(parameter.Name);
            values.Add(parameter, _signature.FormOf(parameter) == FormulaInputForm.Flag ? graph.Constant(0).Make(Operations.Less, value) : value);
        }

        Expression? loss = Compile(method, graph, values);
        return loss is null ? null : FormulaSpec.Of(loss, inputs, method.Parameters.Skip(elements.Count).Select(Parameter).ToEquatableArray());
    }

    private Expression? Compile(IMethodSymbol method, Graph graph, IReadOnlyDictionary<ISymbol, Expression> values)
    {
        Limit exceeded;
        try
        {
            return new FormulaCompiler(graph, compilation, _signature.Type, findings, cancellationToken).Compile(method, values);
        }
        catch (InsufficientExecutionStackException)
        {
            // The compiler's own answer to code that is nested without end.
            exceeded = Limits.Depth;
        }
        catch (LimitExceededException exception)
        {
            exceeded = exception.Limit;
        }

        findings.Add(Problems.FormulaTooLarge, Place.NameOf(method), method.Name, exceeded.Message);
        return null;
    }

    private bool TakesOther(IParameterSymbol parameter, IParameterSymbol span) =>
        _signature.FormOf(parameter) == FormulaInputForm.Index != IsOfIndices(span) || _signature.FormOf(parameter) == FormulaInputForm.Flag != IsOfFlags(span);

    private bool IsForAnother(IParameterSymbol parameter, IParameterSymbol span) => _signature.FormOf(parameter) switch
    {
        FormulaInputForm.Number => IsOfIndices(span) || IsOfFlags(span),
        FormulaInputForm.Flag => !IsOfFlags(span),
        _ => false,
    };

    private bool IsOfFlags(IParameterSymbol span) => types.ElementOfReadOnlySpan(span.Type)?.SpecialType == SpecialType.System_Boolean;

    private bool IsOfIndices(IParameterSymbol span) => types.ElementRead(span) is { } element && KnownTypes.IndexKeywordOf(element) is not null;

    private bool HasColumns(AttributeData attribute) =>
        loss.Parameters.Any(p => RoleNames.Columns.Contains(p.Name)) || attribute.NamedArguments.Any(a => a.Key == LossAttributeNames.Classes);

    private bool IsNamed(IMethodSymbol method)
    {
        if (method.Parameters.All(p => p.Name.Length > 0)) return true;
        findings.AddCompilerError();
        return false;
    }

    private static FormulaParameter Parameter(IParameterSymbol parameter) =>
        new(parameter.Name, parameter.HasExplicitDefaultValue ? Constants.BitsOf(parameter.ExplicitDefaultValue) : null);
}
