using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LossGen.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace LossGen.Analyzers.Tests.Verification;

/// <summary>Applies a fix and compares what comes of it; that must build without a warning.</summary>
/// <typeparam name="TFix">The fix.</typeparam>
internal static class VerifyFix<TFix>
    where TFix : DeclarationFix, new()
{
    /// <summary>Applies the fix with a title to the first diagnostic that has it.</summary>
    public static Task Members(string before, string title, string after) => Source(Sources.InClass(before), title, Sources.InClass(after));

    public static async Task Source(string before, string title, string after)
    {
        Document document = Open(before);
        CodeAction action = (await Actions(document)).First(a => a.Title == title);
        await Compare(await Apply(document, action), after);
    }

    /// <summary>Applies the fix to everything in the document that it can fix in the same way.</summary>
    public static async Task All(string before, string title, string after)
    {
        Document document = Open(Sources.InClass(before));
        TFix fix = new();
        CodeAction action = (await Actions(document)).First(a => a.Title == title);
        FixAllContext context = new(
            document, fix, FixAllScope.Document, action.EquivalenceKey, fix.FixableDiagnosticIds, new Found(await Diagnose(document)), CancellationToken.None);
        CodeAction? all = await fix.GetFixAllProvider().GetFixAsync(context);
        Assert.NotNull(all);
        await Compare(await Apply(document, all), Sources.InClass(after));
    }

    /// <summary>What is offered, in order.</summary>
    public static async Task<IReadOnlyList<string>> Titles(string members) => [.. (await Actions(Open(Sources.InClass(members)))).Select(a => a.Title)];

    private static Document Open(string source)
    {
        AdhocWorkspace workspace = new();
        Project project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Default,
            "User",
            "User",
            LanguageNames.CSharp,
            compilationOptions: Sources.Compile("").Options,
            parseOptions: Sources.ParseOptions,
            metadataReferences: Sources.References));
        return project.AddDocument("User.cs", source, filePath: "User.cs");
    }

    private static async Task<IReadOnlyList<CodeAction>> Actions(Document document)
    {
        List<CodeAction> actions = [];
        TFix fix = new();
        foreach (Diagnostic diagnostic in await Diagnose(document))
        {
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        }

        return actions;
    }

    private static async Task<ImmutableArray<Diagnostic>> Diagnose(Document document)
    {
        TFix fix = new();
        Compilation built = Build.Generate((await document.Project.GetCompilationAsync())!, out ImmutableArray<Diagnostic> reported);
        return [.. reported.AddRange(await Build.Analyze(built)).Where(d => fix.FixableDiagnosticIds.Contains(d.Id))];
    }

    private static async Task<string> Apply(Document document, CodeAction action)
    {
        ApplyChangesOperation change = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single();
        return (await change.ChangedSolution.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }

    private static async Task Compare(string actual, string expected)
    {
        Assert.Equal(expected, actual);
        Assert.Empty(await Build.Diagnose(Sources.Compile(actual)));
    }

    private sealed class Found(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);
    }
}
