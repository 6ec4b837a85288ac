using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace LossGen.Analyzers.Tests.Verification;

/// <summary>Applies a fix of a misuse and compares what comes of it; that must compile, and nothing is left to be fixed.</summary>
/// <typeparam name="TFix">The fix.</typeparam>
internal static class MisuseFix<TFix>
    where TFix : CodeFixProvider, new()
{
    public static Task Body(string before, string title, string after) => Members(Misuse.InMethod(before), title, Misuse.InMethod(after));

    public static Task Members(string before, string title, string after) => Source(Misuse.InClass(before), title, Misuse.InClass(after));

    /// <summary>Applies the fix with a title to the first diagnostic that has it.</summary>
    public static async Task Source(string before, string title, string after)
    {
        Document document = Open(before);
        CodeAction action = (await Actions(document)).First(a => a.Title == title);
        await Compare(await Apply(document, action), after);
    }

    /// <summary>Applies the fix to everything that it can fix in the same way.</summary>
    /// <param name="before">The members.</param>
    /// <param name="after">What becomes of them.</param>
    /// <param name="hasKey">Whether it is said which of several ways is meant; dotnet format does not always.</param>
    public static async Task All(string before, string after, bool hasKey = true)
    {
        Document document = Open(Misuse.InClass(before));
        TFix fix = new();
        string? key = hasKey ? (await Actions(document))[0].EquivalenceKey : null;
        FixAllContext context = new(
            document, fix, FixAllScope.Document, key!, fix.FixableDiagnosticIds, new Found(await Diagnose(document)), CancellationToken.None);
        CodeAction? all = await fix.GetFixAllProvider()!.GetFixAsync(context);
        Assert.NotNull(all);
        await Compare(await Apply(document, all), Misuse.InClass(after));
    }

    /// <summary>What is offered for a method's body, in order.</summary>
    public static async Task<IReadOnlyList<string>> Titles(string members) => [.. (await Actions(Open(Misuse.InClass(members)))).Select(a => a.Title)];

    private static Document Open(string source)
    {
        AdhocWorkspace workspace = new();
        Project project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Default,
            "User",
            "User",
            LanguageNames.CSharp,
            compilationOptions: Misuse.Options,
            parseOptions: Sources.ParseOptions,
            metadataReferences: Misuse.References));
        return project.AddDocument("User.cs", source, filePath: "User.cs");
    }

    private static async Task<List<CodeAction>> Actions(Document document)
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
        return [.. (await Misuse.Analyze((await document.Project.GetCompilationAsync())!)).Where(d => fix.FixableDiagnosticIds.Contains(d.Id))];
    }

    private static async Task<Document> Apply(Document document, CodeAction action)
    {
        ApplyChangesOperation change = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single();
        return change.ChangedSolution.GetDocument(document.Id)!;
    }

    private static async Task Compare(Document actual, string expected)
    {
        // As an editor does it after a fix.
        actual = await Microsoft.CodeAnalysis.Simplification.Simplifier.ReduceAsync(actual);
        actual = await Microsoft.CodeAnalysis.Formatting.Formatter.FormatAsync(actual, Microsoft.CodeAnalysis.Formatting.Formatter.Annotation);
        Assert.Equal(expected, (await actual.GetTextAsync()).ToString());
        Compilation compilation = Build.Generate((await actual.Project.GetCompilationAsync())!, out _);
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        Assert.Empty(await Diagnose(actual));
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
