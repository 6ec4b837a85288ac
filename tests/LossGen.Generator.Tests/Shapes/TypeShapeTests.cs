using Xunit;
using static LossGen.Generator.Tests.Shapes.ShapeSource;

namespace LossGen.Generator.Tests.Shapes;

/// <summary>Where C# lets a partial method stand, there a loss may stand.</summary>
public sealed class TypeShapeTests
{
    [Theory]
    [InlineData("public static partial class", "class")]
    [InlineData("public sealed partial class", "class")]
    [InlineData("public partial struct", "struct")]
    [InlineData("public readonly partial struct", "struct")]
    [InlineData("public ref partial struct", "struct")]
    [InlineData("public partial interface", "interface")]
    [InlineData("public partial record", "record")]
    [InlineData("public partial record class", "record")]
    [InlineData("public partial record struct", "record struct")]
    [InlineData("public readonly partial record struct", "record struct")]
    [InlineData("internal abstract partial class", "class")]
    public void In_a_type_and_nested_in_one(string declaration, string keyword)
    {
        AssertRuns("My.Losses.Squared", $"namespace My {{ /// <summary>A {keyword}.</summary>\n{declaration} Losses {{ {Method} }} }}");
        AssertRuns(
            "My.Outer.Losses.Squared",
            $"namespace My {{ internal static partial class Outer {{ /// <summary>A {keyword}.</summary>\n{declaration} Losses {{ {Method} }} }} }}");
        if (!declaration.Contains("static") && !declaration.Contains("ref"))
        {
            AssertRuns(
                "My.Outer.Losses.Squared",
                $"namespace My {{ {declaration.Replace("public", "internal")} Outer {{ /// <summary>A class.</summary>\npublic static partial class Losses {{ {Method} }} }} }}");
        }
    }

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
            public partial interface Middle<in TList> where TList : System.Collections.Generic.IEnumerable<T>, new()
            {
                /// <summary>Inner.</summary>
                /// <typeparam name="TAny">Anything unmanaged.</typeparam>
                public partial record struct Inner<TAny>(TAny Value) where TAny : unmanaged
                {
                    {{Method}}
                }
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
        "namespace My; internal partial class Losses { public int Before; }",
        $"namespace My; static partial class Other {{ }} partial class Losses {{ {Method} }}",
        """
        namespace My;
        partial class Losses
        {
            [global::LossGen.Loss(global::LossGen.Kind.MeanAbsoluteError)]
            internal static partial float Absolute(global::System.ReadOnlySpan<float> predictions, global::System.ReadOnlySpan<float> targets);
        }
        """);

    [Theory]
    [InlineData("public")]
    [InlineData("internal")]
    [InlineData("protected internal")]
    public void Of_any_accessibility(string modifiers) =>
        AssertRuns("My.Losses.Squared", $"namespace My {{ internal partial class Losses {{ {Method.Replace("public", modifiers)} }} }}");

    [Fact]
    public void Unsafe_methods() => AssertRuns(
        Consumer.Strict with { IsUnsafeAllowed = true },
        "My.Losses.Squared",
        $"namespace My {{ internal partial class Losses {{ {Method.Replace("public", "public unsafe")} }} }}",
        $"namespace My {{ internal unsafe partial class Other {{ {Method} }} }}");

    [Theory]
    [InlineData("private")]
    [InlineData("protected")]
    [InlineData("private protected")]
    public void Of_accessibilities_that_need_a_caller_inside(string modifiers) => AssertRuns(
        "My.Losses.Call",
        $$"""
        namespace My;
        internal partial class Losses
        {
            {{Method.Replace("public", modifiers)}}
            public static float Call(float[] p, float[] t, float[] g) => Squared(p, t, g);
        }
        """);

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
