using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Generator.FormulaLanguage;

/// <summary>What formulas cannot contain, in words: what it does, and what to write instead.</summary>
internal static class RefusedConstructs
{
    private static readonly Dictionary<OperationKind, (string Does, string Advice)> Words = new()
    {
        [OperationKind.Loop] = ("repeat anything but for (int i = 0; i < 8; i++) with constant bounds", "write such a loop, a closed form, or Row.Sum and the like over a span"),
        [OperationKind.Switch] = ("contain a switch statement", "write a switch expression, or if and else"),
        [OperationKind.Branch] = ("jump", "write if and else"),
        [OperationKind.Labeled] = ("jump", "write if and else"),
        [OperationKind.Throw] = ("throw", "return float.NaN, or check before the loss is called"),
        [OperationKind.Try] = ("catch exceptions", "nothing in a formula throws: remove the try"),
        [OperationKind.Using] = ("use resources", "pass what it gives as a parameter"),
        [OperationKind.Lock] = ("lock", "a formula has no state: remove the lock"),
        [OperationKind.Await] = ("await", "pass the result as a parameter"),
        [OperationKind.YieldReturn] = ("yield", "return one number"),
        [OperationKind.ObjectCreation] = ("create objects", "use numbers and conditions only"),
        [OperationKind.AnonymousObjectCreation] = ("create objects", "use numbers and conditions only"),
        [OperationKind.ArrayCreation] = ("create arrays", "write a local for each number"),
        [OperationKind.CollectionExpression] = ("create collections", "write a local for each number"),
        [OperationKind.ArrayElementReference] = ("read arrays", "pass each number as a parameter"),
        [OperationKind.ImplicitIndexerReference] = ("take a row apart", "use Row.Sum, Row.Max and the like over whole rows, index with a constant, or pass each part as a span of its own"),
        [OperationKind.Tuple] = ("make tuples", "write a local for each number"),
        [OperationKind.DeconstructionAssignment] = ("take tuples apart", "write a local for each number"),
        [OperationKind.AnonymousFunction] = ("keep functions", "write the lambda where Row.Sum and the like take it, or a static method"),
        [OperationKind.DelegateCreation] = ("keep functions", "write the lambda where Row.Sum and the like take it, or a static method"),
        [OperationKind.SimpleAssignment] = ("assign inside an expression", "write a statement of its own"),
        [OperationKind.CompoundAssignment] = ("assign inside an expression", "write a statement of its own"),
        [OperationKind.Increment] = ("assign inside an expression", "write a statement of its own"),
        [OperationKind.Decrement] = ("assign inside an expression", "write a statement of its own"),
        [OperationKind.InterpolatedString] = ("hold text", "use numbers and conditions only"),
        [OperationKind.Literal] = ("hold text", "use numbers and conditions only"),
        [OperationKind.Coalesce] = ("hold null", "use numbers and conditions only"),
        [OperationKind.InstanceReference] = ("use an object", "pass what it holds as a parameter"),
        [OperationKind.Binary] = ("use this operator", "use arithmetic, comparisons and conditions of numbers"),
        [OperationKind.Unary] = ("use this operator", "use arithmetic, comparisons and conditions of numbers"),
    };

    public static void Refuse(IOperation operation, Findings findings)
    {
        (string does, string advice) = Words.TryGetValue(operation.Kind, out (string, string) words)
            ? words
            : ("contain this", "use locals, if and else, return, and arithmetic of numbers");
        Refuse(operation, findings, Problems.FormulaConstruct, does, advice);
    }

    // Much that is right has no operation either, such as stackalloc.
    private static bool IsWrong(IOperation operation) =>
        operation.SemanticModel?.GetDiagnostics(operation.Syntax.Span).Any(d => d.Severity == DiagnosticSeverity.Error) != false;

    /// <summary>Reports a mistake, unless the compiler has something to say about the same place.</summary>
    public static void Refuse(IOperation operation, Findings findings, DiagnosticDescriptor rule, params object[] arguments)
    {
        if (operation.DescendantsAndSelf().Any(o => o is IInvalidOperation || o.Type is IErrorTypeSymbol || (o.Kind == OperationKind.None && IsWrong(o)))) findings.AddCompilerError();
        else findings.Add(rule, Place.Of(operation.Syntax), arguments);
    }
}
