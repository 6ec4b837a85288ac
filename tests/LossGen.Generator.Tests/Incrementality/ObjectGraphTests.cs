using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Xunit;

namespace LossGen.Generator.Tests.Incrementality;

/// <summary>No step's output holds on to the compiler's objects, which would keep whole compilations alive and compare by reference.</summary>
public sealed class ObjectGraphTests
{
    [Fact]
    public void Every_output_of_every_step_is_free_of_the_compilers_objects()
    {
        TrackedRun run = new("""
            using System;
            using LossGen;
            namespace My;
            internal static partial class Losses
            {
                /// <summary>Robust.</summary>
                [Loss(Kind.Huber, Delta = 2, Weight = 0.5)]
                [Loss(Kind.MeanAbsoluteError)]
                public static partial float Robust(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, float weight2, Span<float> gradPredictions);

                [Loss(Kind.Huber, Gamma = 2)]
                public static partial double Refused(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets);

                [Loss(Kind.CrossEntropy)]
                public static partial TorchSharp.torch.Tensor Entropy(TorchSharp.torch.Tensor logits, TorchSharp.torch.Tensor targets);
            }

            internal static class NotPartial
            {
                [Loss(Kind.MeanSquaredError)]
                public static partial double Incurable(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets);
            }
            """);

        Assert.NotEmpty(TrackingNamesTable.All);
        foreach (string name in TrackingNamesTable.All)
        {
            object[] outputs = [.. run.Result.TrackedSteps[name].SelectMany(s => s.Outputs).Select(o => o.Value)];
            Assert.NotEmpty(outputs);
            Assert.All(outputs, o => Assert.Empty(Offences(o)));
        }
    }

    [Theory]
    [InlineData(typeof(Compilation))]
    [InlineData(typeof(Location))]
    public void The_search_finds_what_is_hidden(Type hidden)
    {
        Compilation compilation = Consumer.Strict.Compile([Consumer.Strict.Parse("class C { }", "C.cs")]);
        object secret = hidden == typeof(Compilation) ? compilation : compilation.SyntaxTrees.Single().GetRoot().GetLocation();

        Assert.NotEmpty(Offences(new { List = new List<object?> { null, new Lazy<object>(secret), 1 } }));
    }

    private static List<string> Offences(object root)
    {
        List<string> offences = [];
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        Stack<(object Node, string Path)> pending = new([(root, root.GetType().Name)]);
        while (pending.TryPop(out (object Node, string Path) next))
        {
            (object node, string path) = next;
            if (node is ISymbol or SyntaxNode or SyntaxToken or SyntaxTrivia or Compilation or Location or SyntaxTree or AttributeData or SemanticModel or SyntaxReference or IOperation or Diagnostic)
            {
                offences.Add($"{path}: {node.GetType()}");
                continue;
            }

            if (node is string or Type || node.GetType().IsPrimitive || node.GetType().IsEnum || !(node.GetType().IsValueType || seen.Add(node))) continue;
            if (node is IEnumerable items) foreach (object? item in items) Push(item, path + "[]");
            for (Type? type = node.GetType(); type is not null; type = type.BaseType)
            {
                foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                {
                    if (!field.FieldType.IsPointer && !field.FieldType.IsPrimitive) Push(field.GetValue(node), $"{path}.{field.Name}");
                }
            }
        }

        return offences;

        void Push(object? child, string path)
        {
            if (child is not null) pending.Push((child, path));
        }
    }
}
