using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LossGen.Analyzers.Transfer;
using LossGen.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Flow;

/// <summary>Numbers in the code, and the signs between them.</summary>
internal static class Constants
{
    private static readonly IReadOnlyDictionary<BinaryOperatorKind, Operator> Operators = new Dictionary<BinaryOperatorKind, Operator>
    {
        [BinaryOperatorKind.Add] = Operator.Add,
        [BinaryOperatorKind.Subtract] = Operator.Subtract,
        [BinaryOperatorKind.Multiply] = Operator.Multiply,
        [BinaryOperatorKind.Divide] = Operator.Divide,
    };

    public static Operator OperatorOf(BinaryOperatorKind kind) => Operators.TryGetValue(kind, out Operator found) ? found : Operator.Unknown;

    public static Content ContentOf(object? constant, object definition) => constant is IConvertible and not (string or bool or char)
        ? new Content { Numbers = Numbers.Of(Convert.ToDouble(constant, CultureInfo.InvariantCulture)), Definition = definition }
        : Content.Of(definition);

    /// <summary>The numbers of an initialiser; null where one of them is not spelt out.</summary>
    public static Numbers? NumbersOf(IReadOnlyList<Value> elements)
    {
        List<double> numbers = [];
        foreach (Value element in elements)
        {
            if (element.Content.Numbers is not { Distinct.Count: 1 } number) return null;
            numbers.Add(number.Least);
        }

        return Numbers.Of(numbers);
    }

    /// <summary>The elements of an initialiser, those of nested ones in order.</summary>
    public static IEnumerable<IOperation> Elements(IArrayInitializerOperation initializer) =>
        initializer.ElementValues.SelectMany(e => e is IArrayInitializerOperation nested ? Elements(nested) : [e]);
}
