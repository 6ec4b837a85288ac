using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.IO;
using System.Threading.Tasks;

using LossGen.Analyzers.Tests.Verification;
using LossGen.CodeFixes;
using LossGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace LossGen.Analyzers.Tests;

/// <summary>Arrays, nulls, errors and undefined members as arguments of attributes: no analyzer and no generator fails, and each is told or works.</summary>
public class AttributeArgumentTests
{
    private const string Call =
        """
        static class User
        {
            static void Train(float[] z, int[] y, float[] p)
            {
                System.Numerics.Tensors.TensorPrimitives.SoftMax(z, p);
                for (int i = 0; i < 3; i++) Losses.F(p, y);
            }
        }
        """;

    [Theory]
    [InlineData("Kind.CrossEntropy, Classes = 3, ClassWeights = new[] { 0.1, 1.0, 5.0 }", "LOSS101")]
    [InlineData("Kind.CrossEntropy, Classes = 3, ClassWeights = null", "LOSS101")]
    [InlineData("Kind.CrossEntropy, Classes = 3, ClassWeights = new double[0]", "LOSS015")]
    [InlineData("Kind.CrossEntropy, Classes = 3, ClassWeights = new[] { 1, 2, double.NaN }", "LOSS015")]
    [InlineData("Kind.CrossEntropy, Classes = 3, Reduction = (Reduction)99", "LOSS007")]
    [InlineData("Kind.CrossEntropy, Classes = 3, Reduction = (Reduction)(-1)", "LOSS007")]
    [InlineData("Kind.CrossEntropy, Classes = 3, Activation = (Activation)77", "LOSS014")]
    [InlineData("Kind.CrossEntropy, Classes = 0", "LOSS015")]
    [InlineData("Kind.CrossEntropy, Classes = -1", "LOSS015")]
    [InlineData("Kind.CrossEntropy, Classes = 3, LabelSmoothing = double.NaN", "LOSS015")]
    [InlineData("Kind.CrossEntropy, Classes = 3, Weight = double.PositiveInfinity", "LOSS015")]
    [InlineData("Kind.CrossEntropy, Classes = 3, LabelSmoothing = 0.1 / 0", "LOSS015")]
    [InlineData("Kind.Dice, Activation = (Activation)77", "LOSS015")]
    [InlineData("(string)null", "LOSS027")]
    [InlineData("default(string)", "LOSS027")]
    [InlineData("formula: null", "LOSS027")]
    [InlineData("\"\"", "LOSS027")]
    [InlineData("\"\\0\"", "LOSS027")]
    [InlineData("(Kind)(-1)", "LOSS006")]
    [InlineData("(Kind)int.MaxValue", "LOSS006")]
    [InlineData("Kind.CrossEntropy, Classes = 3, ClassWeights = new object[] { 1 }", "CS0029")]
    [InlineData("Kind.CrossEntropy, Classes = 3, ClassWeights = new[] { 1, null, }", "CS0037")]
    [InlineData("Kind.CrossEntropy, Classes = 3, ClassWeights = Make()", "CS0182")]
    [InlineData("Kind.CrossEntropy, Classes = 3, ClassWeights = new double[] { typeof(int) }", "CS0029")]
    [InlineData("new[] { Kind.CrossEntropy }", "CS1503")]
    [InlineData("Kind.CrossEntropy, Classes = null", "CS0037")]
    [InlineData("Kind.CrossEntropy, Nothing = 3", "CS0246")]
    [InlineData("typeof(int)", "CS1503")]
    [InlineData("", "CS1729")]
    public async Task IsToldOrWorks(string arguments, string id)
    {
        CSharpCompilation compilation = Sources.Compile(
            Sources.InClass($"static double[] Make() => [];\n[Loss({arguments})]\npublic static partial float F(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets);") + Call);
        Compilation built = Build.Generate(compilation, out ImmutableArray<Diagnostic> reported);
        IReadOnlyList<Diagnostic> found =
            [.. reported, .. built.GetDiagnostics(), .. await Build.Analyze(built, new DeclarationAnalyzer(), new MisuseAnalyzer(), new DeclaredLossAnalyzer())];
        Assert.Contains(id, found.Where(d => !d.IsSuppressed).Select(d => d.Id));
    }

    [Theory]
    [InlineData("new[] { 1 }")]
    [InlineData("null")]
    [InlineData("(ValueKind)(-5)")]
    [InlineData("(ValueKind)99")]
    [InlineData("typeof(int)")]
    [InlineData("")]
    public async Task OfHolds(string argument)
    {
        string source = Sources.InClass(
            $"[Loss(Kind.CrossEntropy, Classes = 3)]\npublic static partial float F([Holds({argument})] ReadOnlySpan<float> logits, ReadOnlySpan<int> targets);") + Call;
        await Build.Analyze(Build.Generate(Sources.Compile(source), out _), new DeclarationAnalyzer(), new MisuseAnalyzer(), new DeclaredLossAnalyzer());
    }

    /// <summary>The attribute of a user's own that has LossGen's name can have any constructor.</summary>
    [Theory]
    [InlineData("int[] kinds", "new[] { 1 }")]
    [InlineData("params object[] all", "1, null, \"x\", new[] { 1 }")]
    [InlineData("object kind", "new[] { 1, 2 }")]
    [InlineData("object kind", "(byte)3")]
    [InlineData("System.Type kind", "typeof(int)")]
    public async Task OfAnotherAttributeOfTheName(string parameters, string arguments)
    {
        string source = "namespace LossGen { [System.AttributeUsage(System.AttributeTargets.All, AllowMultiple = true)] class LossAttribute : System.Attribute { public LossAttribute(" + parameters
            + ") { } public object Reduction; public object Classes; } }\nstatic partial class Losses { [LossGen.Loss(" + arguments
            + ", Reduction = new[] { 1 }, Classes = \"x\")] public static partial float F(System.ReadOnlySpan<float> logits, System.ReadOnlySpan<int> targets); }\n" + Call;
        await Build.Analyze(Build.Generate(Sources.Compile(source), out _), new DeclarationAnalyzer(), new MisuseAnalyzer(), new DeclaredLossAnalyzer());
    }

    /// <summary>Whoever reads a constant by himself forgets the arrays.</summary>
    [Fact]
    public void OnlyOneClassReadsConstants()
    {
        Assembly[] assemblies = [typeof(LossGenerator).Assembly, typeof(MisuseAnalyzer).Assembly, typeof(SwapArgumentsFix).Assembly];
        Assert.Equal(["LossGen.Generator.Declarations.AttributeArguments"], assemblies.SelectMany(ReadersOf).Distinct());
    }

    /// <summary>The types with a method that calls <c>TypedConstant.Value</c>.</summary>
    private static IEnumerable<string> ReadersOf(Assembly assembly)
    {
        using PEReader file = new(File.OpenRead(assembly.Location));
        MetadataReader metadata = file.GetMetadataReader();
        HashSet<int> getters = [.. metadata.MemberReferences.Where(m => IsGetter(metadata, metadata.GetMemberReference(m))).Select(m => MetadataTokens.GetToken(m))];
        foreach (MethodDefinitionHandle handle in metadata.MethodDefinitions)
        {
            MethodDefinition method = metadata.GetMethodDefinition(handle);
            if (method.RelativeVirtualAddress == 0) continue;
            byte[] code = file.GetMethodBody(method.RelativeVirtualAddress).GetILBytes()!;
            bool calls = Enumerable.Range(0, Math.Max(0, code.Length - 4)).Any(i => code[i] == OpCodes.Call.Value && getters.Contains(BitConverter.ToInt32(code, i + 1)));
            if (!calls) continue;
            TypeDefinition type = metadata.GetTypeDefinition(method.GetDeclaringType());
            while (!type.GetDeclaringType().IsNil) type = metadata.GetTypeDefinition(type.GetDeclaringType());
            yield return metadata.GetString(type.Namespace) + "." + metadata.GetString(type.Name);
        }
    }

    private static bool IsGetter(MetadataReader metadata, MemberReference member) =>
        metadata.GetString(member.Name) == "get_Value" && member.Parent.Kind == HandleKind.TypeReference
        && metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)member.Parent).Name) == nameof(TypedConstant);
}
