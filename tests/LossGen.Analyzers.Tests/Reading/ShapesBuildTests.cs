using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Reading;

/// <summary>Every shape that a declaration can have is implemented without a warning, and so is every refused one: its body throws.</summary>
public class ShapesBuildTests
{
    [Theory]
    [InlineData("[Loss(Kind.Huber)]")]
    [InlineData("[Loss(Kind.Huber, {|LOSS015:Delta = -1|})]")]
    public Task Types(string attribute) => Verify.Source(Source("""
        public partial class Outer<T, @in> where T : class, new() where @in : struct
        {
            protected partial struct Struct { @ public static partial float F(#); }
            private protected ref partial struct RefStruct { @ public readonly partial float F(#); }
            internal partial interface IInterface<out U> { @ public static partial float F(#); }
            public abstract partial record Record(int X) { @ protected partial float F(#); }
            public readonly partial record struct RecordStruct { @ internal partial float F(#); }
            public partial class @record { @ protected internal partial float F(#); }
            public partial class Größe { @ private partial float 損失(#); }
        }

        public partial class Outer<T, @in>;
        """, attribute));

    [Theory]
    [InlineData("[Loss(Kind.Huber)]")]
    [InlineData("[Loss(Kind.Huber, {|LOSS015:Delta = -1|})]")]
    public Task Modifiers(string attribute) => Verify.Source(Source("""
        public abstract partial class Base { @ public virtual partial float F(#); @ public static partial float G(#); @ partial void H(#, Span<float> losses); }
        public partial class Middle : Base { @ public override partial float F(#); @ public static new partial float G(#); }
        public partial class Leaf : Middle { @ public sealed override partial float F(#); @ public unsafe partial double U(#); }
        """, attribute));

    [Theory]
    [InlineData("[Loss(Kind.Huber)]")]
    [InlineData("[Loss(Kind.Huber, {|LOSS015:Weight = double.NaN|})]")]
    public Task Parameters(string attribute) => Verify.Source(Source("""
        public static partial class Losses
        {
            @ public static partial float F(this ReadOnlySpan<float> @this, scoped ReadOnlySpan<float> @class, float delta = 1, params ReadOnlySpan<float> sampleWeights);
            @ public static partial float F([System.Diagnostics.CodeAnalysis.NotNull] ReadOnlySpan<float> count, ReadOnlySpan<float> operands, float upstream = 1, Span<float> grad = default);
            @ public static partial double f(ReadOnlySpan<Half> x, ReadOnlySpan<Half> X);
        }
        """, attribute));

    [Theory]
    [InlineData("[LossAttribute(LossKind.Huber)]")]
    [InlineData("[LossAttribute(LossKind.Huber, {|LOSS015:Delta = 0|})]")]
    public Task NamesOfTheUsersOwn(string attribute) => Verify.Source("""
        using LossAttribute = global::LossGen.LossAttribute;
        using LossKind = global::LossGen.Kind;

        namespace Mine.System
        {
            class Half { class Kind; class MathF; class Vector512; }

            namespace LossGen
            {
                partial class Span
                {
                    @
                    public static partial float LossAttribute(global::System.ReadOnlySpan<float> Half, global::System.ReadOnlySpan<float> LossGen);
                }
            }
        }
        """.Replace("@", attribute));

    // No other file can name the type, so that the generator has to speak.
    [Fact]
    public Task NoBodyWhereATypeIsOutOfReach() => Verify.Source("""
        extern alias Hidden;
        using System;
        using LossGen;

        public static partial class Losses
        {
            [Loss(Kind.Huber)]
            public static partial float {|CS8795:F|}(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Hidden::Library.Type {|LOSS011:type|});
        }
        """);

    private static string Source(string types, string attribute) =>
        "using System;\nusing LossGen;\n\nnamespace Shapes;\n\n"
        + types.Replace("@ ", attribute + " ").Replace("#", "ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets");
}
