using System.Linq;
using Xunit;
using static LossGen.Generator.Tests.Shapes.ShapeSource;

namespace LossGen.Generator.Tests.Shapes;

/// <summary>Where C# lets a partial method stand, there a loss may stand.</summary>
public sealed class TypeShapeTests
{
    private static readonly string[] _types =
    [
        "public static partial class",
        "public sealed partial class",
        "internal abstract partial class",
        "public partial struct",
        "public readonly partial struct",
        "public ref partial struct",
        "public partial interface",
        "public partial record",
        "public partial record class",
        "public partial record struct",
        "public readonly partial record struct",
    ];

    [Fact]
    public void In_every_type() => AssertRun(_types.Select((type, i) =>
        ($"My{i}.Losses.Squared", $"namespace My{i} {{ /// <summary>A type.</summary>\n{type} Losses {{ {Method} }} }}")));

    [Fact]
    public void In_every_type_nested_in_a_class() => AssertRun(_types.Select((type, i) =>
        ($"My{i}.Outer.Losses.Squared", $"namespace My{i} {{ internal static partial class Outer {{ {type} Losses {{ {Method} }} }} }}")));

    [Fact]
    public void In_a_class_nested_in_every_type() => AssertRun(_types.Select((type, i) =>
        ($"My{i}.Outer.Losses.Squared", $"namespace My{i} {{ {type.Replace("public", "internal")} Outer {{ public static partial class Losses {{ {Method} }} }} }}")));

    [Fact]
    public void In_generic_types_with_constraints() => AssertRuns(
        "My.Outer<int, string>.Middle<System.Collections.Generic.List<int>>.Inner<double>.Squared",
        $$"""
        namespace My;

        /// <summary>Outer.</summary>
        /// <typeparam name="T">T.</typeparam>
        /// <typeparam name="class">Class.</typeparam>
        public abstract partial class Outer<T, @class> where T : struct where @class : class
        {
            /// <summary>Middle.</summary>
            /// <typeparam name="TList">A list.</typeparam>
            public partial interface Middle<TList> where TList : System.Collections.Generic.IEnumerable<T>, new()
            {
                /// <summary>Inner.</summary>
                /// <typeparam name="TAny">Anything unmanaged.</typeparam>
                public partial record struct Inner<TAny>(TAny Value) where TAny : unmanaged
                {
                    {{Method}}
                }
            }

            /// <summary>With a variant parameter, which allows no types inside.</summary>
            /// <typeparam name="TIn">In.</typeparam>
            /// <typeparam name="TOut">Out.</typeparam>
            public partial interface Variant<in TIn, out TOut>
            {
                {{Method}}
            }
        }
        """);

    [Fact]
    public void In_the_global_namespace() => AssertRuns("Losses.Squared", $"internal partial class Losses {{ {Method} }}");

    [Fact]
    public void In_a_file_scoped_namespace() => AssertRuns("My.Deep.Losses.Squared", $"namespace My.Deep;\ninternal partial class Losses {{ {Method} }}");

    [Fact]
    public void In_a_type_with_a_primary_constructor_and_a_base() => AssertRuns(
        "My.Losses.Squared",
        $"namespace My; internal class Base(int a) {{ public int A => a; }} internal partial class Losses(int b) : Base(b), System.IDisposable {{ public void Dispose() {{ }} {Method} }}");

    [Fact]
    public void In_a_type_that_is_split_over_several_files() => AssertRuns(
        "My.Losses.Squared",
        "namespace My; internal partial class Losses { public const int Before = 1; }",
        $"namespace My; static partial class Other {{ }} partial class Losses {{ {Method} }}",
        """
        namespace My;
        partial class Losses
        {
            [global::LossGen.Loss(global::LossGen.Kind.MeanAbsoluteError)]
            internal static partial float Absolute(global::System.ReadOnlySpan<float> predictions, global::System.ReadOnlySpan<float> targets);
        }
        """);

    [Fact]
    public void Of_every_accessibility() => AssertRun(new[] { "public", "internal", "protected internal", "private", "protected", "private protected" }.Select((modifiers, i) =>
        ($"My{i}.Losses.Call", $$"""
            namespace My{{i}};
            internal partial class Losses
            {
                {{Method.Replace("public", modifiers)}}
                public static float Call(float[] p, float[] t, float[] g) => Squared(p, t, g);
            }
            """)));

    [Fact]
    public void Unsafe_methods() => AssertRuns(
        Consumer.Strict with { IsUnsafeAllowed = true },
        "My.Losses.Squared",
        $"namespace My {{ internal partial class Losses {{ {Method.Replace("public", "public unsafe")} }} }}",
        $"namespace My {{ internal unsafe partial class Other {{ {Method} }} }}");

    [Fact]
    public void Instance_methods_of_classes_and_structs() => AssertRuns(
        "new My.Losses().Squared",
        $"namespace My {{ internal partial record struct Losses {{ {Method.Replace("public static", "public readonly")} }} }}");

    [Fact]
    public void Virtual_overriding_sealed_and_new_methods() => AssertRuns(
        "new My.Derived().Squared",
        $"namespace My; internal partial class Base {{ {Method.Replace("static", "virtual")} }}",
        $"namespace My; internal partial class Derived : Base {{ {Method.Replace("static", "sealed override")} }}",
        $"namespace My; internal partial class Hiding : Base {{ {Method.Replace("static", "new virtual")} }}");

    [Fact]
    public void Methods_that_implement_an_interface() => AssertRuns(
        "((My.ILoss)new My.Losses()).Squared",
        "namespace My; internal interface ILoss { float Squared(System.ReadOnlySpan<float> predictions, System.ReadOnlySpan<float> targets, System.Span<float> gradPredictions); }",
        $"namespace My; internal sealed partial class Losses : ILoss {{ {Method.Replace("static ", "")} }}");
}
