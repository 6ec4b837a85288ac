using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Xunit;

namespace LossGen.Analyzers.Tests.Reading;

public class CommentTests
{
    // None is what a build without a documentation file does.
    [Theory]
    [InlineData(DocumentationMode.None)]
    [InlineData(DocumentationMode.Parse)]
    [InlineData(DocumentationMode.Diagnose)]
    public void Slashes(DocumentationMode mode) => Assert.Equal(
        ["<summary>", "First.", "  Second.", "", "</summary>"],
        Comment("    // not this\n    /// <summary>\n    ///First.\n    ///   Second.\n    ///\n    /// </summary>\n    //// nor this\n", mode));

    [Theory]
    [InlineData(DocumentationMode.None)]
    [InlineData(DocumentationMode.Parse)]
    public void Stars(DocumentationMode mode) => Assert.Equal(
        ["<summary>", "First.", "</summary>"],
        Comment("    /* not this */ /**/ /***/\n    /**\n     * <summary>\n     * First.\n     * </summary>\n     */\n", mode));

    [Fact]
    public void NoComment() => Assert.Empty(Comment("    // only this\n#region R\n#endregion\n", DocumentationMode.Parse));

    [Fact]
    public void CarriageReturns() => Assert.Equal(["<summary>A.</summary>", "<remarks>B.</remarks>"], Comment("/// <summary>A.</summary>\r\n/// <remarks>B.</remarks>\r\n", DocumentationMode.Parse));

    [Fact]
    public void ReferencesDoNotDependOnUsings() => Assert.Equal(
        ["<summary><see cref=\"T:System.Math\"/> <see cref=\"M:System.Math.Log(System.Double)\"/></summary>", "<remarks><see cref=\"Nowhere\"/> <see cref=\"T:X\"/></remarks>"],
        Comment("/// <summary><see cref=\"Math\"/> <see cref=\"Math.Log(double)\"/></summary>\n/// <remarks><see cref=\"Nowhere\"/> <see cref=\"T:X\"/></remarks>\n", DocumentationMode.Diagnose));

    [Fact]
    public async Task EmittedReferencesResolve()
    {
        string source = Sources.InClass("""
            /// <summary>See <see cref="Math.Log(double)"/>, <see cref="F"/> and <paramref name="a"/>.</summary>
            /// <param name="a">One.</param>
            /// <param name="b">Other.</param>
            /// <returns>Loss.</returns>
            [Loss(Kind.Huber)]
            public static partial float F(ReadOnlySpan<float> a, ReadOnlySpan<float> b);
            """).Replace("public static partial class", "/// <summary>Type.</summary>\npublic static partial class");
        Assert.Empty(await Build.Diagnose(Sources.Compile(source, Sources.ParseOptions.WithDocumentationMode(DocumentationMode.Diagnose))));
    }

    private static string[] Comment(string trivia, DocumentationMode mode) =>
    [
        .. Read.Method(
            $"using System;\nusing LossGen;\npartial class X\n{{\n{trivia}    [Loss(Kind.Huber)] public static partial float F(ReadOnlySpan<float> a, ReadOnlySpan<float> b);\n}}\n",
            Sources.ParseOptions.WithDocumentationMode(mode)).Comment,
    ];
}
