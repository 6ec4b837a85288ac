using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Xunit;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace LossGen.Generator.Tests.Incrementality;

/// <summary>What an edit does not touch is not computed again.</summary>
public sealed class CachingTests
{
    private const string Losses = """
        using System;
        using LossGen;

        namespace My;

        internal static partial class Losses
        {
            /// <summary>First.</summary>
            [Loss(Kind.MeanSquaredError)]
            public static partial float First(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradPredictions);

            [Loss(Kind.MeanSquaredError)]
            public static partial float Twin(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> gradA);

            [Loss(Kind.Huber, Delta = 2)]
            public static partial double Second(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets);

            [Loss(Kind.Huber, Gamma = 2)]
            public static partial double Refused(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets);
        }
        """;

    private const string Other = """
        namespace My;

        internal static class Other
        {
            public static int Value() => 1;
        }
        """;

    /// <summary>All but those of problems and tensors that no declaration here has.</summary>
    private static readonly string[] _steps = [.. TrackingNamesTable.All.Where(n => n is not (TrackingNames.Problems or TrackingNames.Carriers))];

    /// <summary>Four methods and two kernels.</summary>
    private const int Files = 6;

    public static TheoryData<string, string, string> HarmlessEdits => new()
    {
        { "Source1.cs", "=> 1;", "=> 2;" },
        { "Source1.cs", "namespace My;", "// A comment.\nnamespace My;" },
        { "Source0.cs", "namespace My;", "// A comment.\nnamespace My;" },
        { "Source0.cs", "namespace My;", "\n\nnamespace My;" },
        { "Source0.cs", "using LossGen;", "using LossGen;\nusing System.IO;" },
        { "Source0.cs", "[Loss(Kind.MeanSquaredError)]", "[ Loss( Kind.MeanSquaredError ) ] // why" },
        { "Source0.cs", "Delta = 2)", "Delta = 1 + 1.0)" },
        { "Source0.cs", "internal static partial class Losses\n{", "internal static partial class Losses\n{\n    private static int _unrelated;" },
        { "Source0.cs", "ReadOnlySpan<float> a,", "System.ReadOnlySpan<Single> a," },
    };

    [Fact]
    public void A_second_run_computes_nothing()
    {
        TrackedRun run = new(Losses, Other);
        Assert.Equal(Files, run.Result.GeneratedSources.Length);

        AssertNothingChanged(run.Run());
    }

    [Theory]
    [MemberData(nameof(HarmlessEdits))]
    public void An_edit_that_no_declaration_depends_on_changes_no_step(string file, string before, string after)
    {
        TrackedRun run = new(Losses, Other);

        AssertNothingChanged(run.Edit(file, s => s.Replace(before, after, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_new_file_changes_no_step()
    {
        TrackedRun run = new(Losses, Other);

        AssertNothingChanged(run.Add("New.cs", "internal static class New { }"));
    }

    [Fact]
    public void An_edit_of_one_declaration_emits_that_one_again()
    {
        TrackedRun run = new TrackedRun(Losses, Other).Edit("Source0.cs", s => s.Replace("Delta = 2", "Delta = 3"));

        Assert.Single(run.Steps[TrackingNames.Declarations], r => r == Modified);
        Assert.Equal(3, run.Steps[TrackingNames.Declarations].Count(IsQuiet));
        Assert.Equal(2, run.Outputs.Count(r => r == Modified));
        Assert.Equal(Files - 2, run.Outputs.Count(r => r == Cached));
    }

    [Fact]
    public void A_new_declaration_before_others_emits_its_own_kernel_and_no_other()
    {
        TrackedRun run = new TrackedRun(Losses, Other).Edit("Source0.cs", s => s.Replace(
            "    /// <summary>First.</summary>",
            "    [Loss(Kind.LogCosh)]\n    public static partial float Zeroth(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);\n\n    /// <summary>First.</summary>"));

        Assert.Single(run.Steps[TrackingNames.DistinctKernels], r => r is Modified or New);
        Assert.Equal(Files + 2, run.Result.GeneratedSources.Length);
    }

    [Fact]
    public void A_new_name_leaves_the_kernels_alone()
    {
        TrackedRun run = new TrackedRun(Losses, Other).Edit("Source0.cs", s => s.Replace(" Second(", " Renamed("));

        Assert.All(run.Steps[TrackingNames.DistinctKernels], r => Assert.True(IsQuiet(r), r.ToString()));
        Assert.Single(run.Outputs, r => r is Modified or New);
    }

    [Fact]
    public void A_comment_on_a_loss_emits_that_method_again_and_no_kernel()
    {
        TrackedRun run = new TrackedRun(Losses, Other).Edit("Source0.cs", s => s.Replace("First.", "The first."));

        Assert.All(run.Steps[TrackingNames.DistinctKernels], r => Assert.True(IsQuiet(r), r.ToString()));
        Assert.Single(run.Outputs, r => r == Modified);
        Assert.Equal(Files - 1, run.Outputs.Count(r => r == Cached));
    }

    [Fact]
    public void A_removed_declaration_takes_its_files_along()
    {
        TrackedRun run = new TrackedRun(Losses, Other).Edit("Source0.cs", s => s.Replace("[Loss(Kind.Huber, Delta = 2)]", ""));

        Assert.Equal(Files - 2, run.Result.GeneratedSources.Length);
    }

    [Fact]
    public void Half_typed_code_neither_throws_nor_sticks()
    {
        TrackedRun run = new(Losses, Other);
        string[] before = Emitted(run);
        for (int length = Losses.Length - 1; length > 0; length -= 7)
        {
            run.Edit("Source0.cs", _ => Losses[..length]);
            Assert.Null(run.Result.Exception);
        }

        Assert.Equal(before, Emitted(run.Edit("Source0.cs", _ => Losses)));
    }

    private static string[] Emitted(TrackedRun run) => [.. run.Result.GeneratedSources.Select(g => g.HintName + g.SourceText).Order(StringComparer.Ordinal)];

    private static void AssertNothingChanged(TrackedRun run)
    {
        Assert.Equal(_steps, run.Steps.Keys);
        foreach ((string step, ImmutableArray<IncrementalStepRunReason> reasons) in run.Steps)
        {
            Assert.All(reasons, r => Assert.True(IsQuiet(r), $"{step}: {r}"));
        }

        Assert.Equal(Files, run.Outputs.Length);
        Assert.All(run.Outputs, r => Assert.Equal(Cached, r));
    }

    [Fact]
    public void Tensors_share_their_files_through_edits()
    {
        const string Source = """
            using LossGen;
            using Tensor = TorchSharp.torch.Tensor;

            internal static partial class Losses
            {
                [Loss(Kind.MeanSquaredError)]
                public static partial Tensor First(Tensor predictions, Tensor targets);
            }
            """;
        TrackedRun run = new(Source);
        run.Edit("Source0.cs", s => s.Replace("MeanSquaredError", "Huber"));

        Assert.All(run.Steps[TrackingNames.Carriers], r => Assert.True(IsQuiet(r), r.ToString()));
    }

    private static bool IsQuiet(IncrementalStepRunReason reason) => reason is Cached or Unchanged;
}
