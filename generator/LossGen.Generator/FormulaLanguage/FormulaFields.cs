using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Diagnostics;
using LossGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Generator.FormulaLanguage;

/// <summary>Static read-only fields whose initialisers are made of constants.</summary>
internal sealed class FormulaFields(FormulaCompiler compiler, FormulaExpressions expressions)
{
    private static readonly Dictionary<ISymbol, Expression> Nothing = new(SymbolEqualityComparer.Default);

    private bool _isInside;

    public Expression? Evaluate(IFieldReferenceOperation reference)
    {
        IFieldSymbol field = reference.Field;
        if (!field.IsStatic || !field.IsReadOnly) return Refuse(reference, "it can change: make it const or static readonly, or pass it as a parameter");

        // The order in which fields are initialised would matter, and that of files is not known.
        if (_isInside) return Refuse(reference, "it is used to initialise another field: make it const");
        if (Initializer(field) is not { } initializer) return Refuse(reference, "its initializer is not in this project: pass it as a parameter");
        if (IsAssignedElsewhere(field)) return Refuse(reference, "a static constructor sets it: initialise it where it is declared");

        _isInside = true;
        Expression? value = expressions.Evaluate(initializer, new(Nothing));
        _isInside = false;
        return value is null ? null : new Folding(field.Type.SpecialType == SpecialType.System_Single).Fold(value);
    }

    private IOperation? Initializer(IFieldSymbol field)
    {
        if (field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not VariableDeclaratorSyntax { Initializer: { } initializer }) return null;
        return compiler.Operation(initializer.Value);
    }

    private static bool IsAssignedElsewhere(IFieldSymbol field) => field.ContainingType.StaticConstructors
        .SelectMany(c => c.DeclaringSyntaxReferences)
        .Any(r => r.GetSyntax().DescendantNodes().OfType<IdentifierNameSyntax>().Any(n => n.Identifier.ValueText == field.Name));

    private Expression? Refuse(IFieldReferenceOperation reference, string advice) =>
        expressions.Refuse(reference, Problems.FormulaState, reference.Field.Name, advice);
}
