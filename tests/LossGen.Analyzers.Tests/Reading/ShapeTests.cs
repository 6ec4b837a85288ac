using LossGen.Generator.Model;
using Xunit;

namespace LossGen.Analyzers.Tests.Reading;

public class ShapeTests
{
    private const string Spans = "System.ReadOnlySpan<float> a, System.ReadOnlySpan<float> b";

    [Theory]
    [InlineData("public static partial class X", "class", "X")]
    [InlineData("internal ref partial struct X", "struct", "X")]
    [InlineData("partial interface X<in T, out @class>", "interface", "X<in T, out @class>")]
    [InlineData("abstract partial record X(int Y)", "record", "X")]
    [InlineData("partial record class X", "record", "X")]
    [InlineData("readonly partial record struct X<T>", "record struct", "X<T>")]
    [InlineData("partial class @record", "class", "@record")]
    [InlineData("partial class Größe<T> where T : notnull", "class", "Größe<T>")]
    public void Types(string declaration, string keyword, string name)
    {
        MethodShape method = Read.Method($"{declaration} {{ [LossGen.Loss(LossGen.Kind.Huber)] public static partial float F({Spans}); }}");
        Assert.Equal([new TypeShape(keyword, name)], method.Types);
        Assert.Equal("", method.Namespace);
    }

    [Fact]
    public void NestedTypesAreOutermostFirst()
    {
        MethodShape method = Read.Method(
            $"namespace A.@event {{ namespace B {{ partial class X {{ partial struct Y<T> {{ [LossGen.Loss(LossGen.Kind.Huber)] public static partial float F({Spans}); }} }} }} }}");
        Assert.Equal("A.@event.B", method.Namespace);
        Assert.Equal([new TypeShape("class", "X"), new TypeShape("struct", "Y<T>")], method.Types);
    }

    [Theory]
    [InlineData("public static partial")]
    [InlineData("private protected unsafe partial")]
    [InlineData("protected internal new virtual partial")]
    public void ModifiersAreRepeated(string modifiers) =>
        Assert.Equal(modifiers, Read.Method($"partial class X {{ [LossGen.Loss(LossGen.Kind.Huber)] {modifiers} float F({Spans}); }}").Modifiers);

    [Fact]
    public void ParametersAreRepeatedWithoutDefaultsAndAttributes()
    {
        MethodShape method = Read.Method(
            "static partial class X { [LossGen.Loss(LossGen.Kind.Huber)] public static partial float @do(this scoped System.ReadOnlySpan<float> @in, [A] float delta = 1, params System.ReadOnlySpan<float> ñ); }");
        Assert.Equal("@do", method.Name);
        Assert.Equal("float", method.ReturnType);
        Assert.Equal(
            [
                new("this scoped ", "global::System.ReadOnlySpan<float>", "@in"), new("", "float", "delta"),
                new("params ", "global::System.ReadOnlySpan<float>", "ñ"),
            ],
            method.Parameters);
    }

    [Fact]
    public void RefusedSignaturesAreRepeatedToo()
    {
        MethodShape method = Read.Method(
            "using System.Collections.Generic; namespace N { class C { } partial class X { [LossGen.Loss(LossGen.Kind.Huber)] public partial ref readonly C? F<T>(List<C?>? list, (int A, dynamic B)[] tuples, out T t) where T : C, new(); } }");
        Assert.Equal("ref readonly global::N.C?", method.ReturnType);
        Assert.Equal("F<T>", method.Name);
        Assert.Equal("where T : global::N.C, new()", method.Constraints);
        Assert.Equal(
            [
                new("", "global::System.Collections.Generic.List<global::N.C?>?", "list"), new("", "(int A, dynamic B)[]", "tuples"), new("out ", "T", "t"),
            ],
            method.Parameters);
    }

    [Fact]
    public void KeysTellOverloadsApart()
    {
        string first = Read.Method($"partial class X {{ [LossGen.Loss(LossGen.Kind.Huber)] public static partial float F({Spans}); }}").Key;
        string second = Read.Method($"partial class X {{ [LossGen.Loss(LossGen.Kind.Huber)] public static partial double F({Spans.Replace("float", "double")}); }}").Key;
        Assert.NotEqual(first, second);
    }
}
