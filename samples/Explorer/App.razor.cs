using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text;
using System.Threading.Tasks;
using LossGen.Gallery;
using LossGen.Generator.Formulas;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace LossGen.Explorer;

/// <summary>The page: one subject, drawn at once, and explained a moment later.</summary>
public sealed partial class App : IDisposable
{
    // Texts wait for a pause in what is moved or typed; pictures do not.
    private const int Pause = 200;

    private Subject subject = new(null, new Dictionary<string, double>(), "");
    private LossKind? kind;
    private View? view;
    private string? viewKey;
    private Listing? listing;
    private IReadOnlyList<Control> controls = [];
    private IReadOnlyList<Mistake> mistakes = [];
    private OwnFormula? formula;
    private Reading? reading;
    private string picture = "";
    private string? failure;
    private string redraw = "";
    private int version;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private bool IsOwn => subject.Kind is null;

    private string OwnQuery => new Subject(null, new Dictionary<string, double>(), subject.Formula.Length > 0 ? subject.Formula : Subject.FirstFormula).ToQuery();

    private int Rows => Math.Max(8, subject.Formula.Count(c => c == '\n') + 2);

    private string Origin => view is null ? ""
        : view.IsInterpreted ? "Computed step by step from the graph that the code below is generated from."
        : "Computed by the generated code, which was compiled in this page.";

    /// <inheritdoc/>
    public void Dispose() => Navigation.LocationChanged -= Moved;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        Navigation.LocationChanged += Moved;
        Show(Subject.Of(new Uri(Navigation.Uri)));
    }

    private static IEnumerable<LossKind> KindsOf(Family family) => family.Kinds.SelectMany(name => Catalogue.All.Where(k => k.Name == name));

    private static Family? FamilyOf(LossKind kind) => Family.Of(kind.Name);

    private static string Title(LossKind kind) => kind.Form.Length == 0 ? kind.Name : $"{kind.Name} of indices";

    private string LinkTo(string query) => Navigation.BaseUri + query;

    private void Go(string query) => Navigation.NavigateTo(LinkTo(query));

    private void Moved(object? sender, LocationChangedEventArgs e)
    {
        Subject linked = Subject.Of(new Uri(e.Location));
        if (linked.ToQuery() == subject.ToQuery()) return;
        Show(linked);
        StateHasChanged();
    }

    private void Set(Control control, double value)
    {
        Dictionary<string, double> options = new(subject.Options) { [control.Name] = value };
        if (value == control.Default) options.Remove(control.Name);
        Show(subject with { Options = options });
    }

    private void Reset() => Show(subject with { Options = new Dictionary<string, double>() });

    private void Typed(string text) => Show(subject with { Formula = text });

    /// <summary>Draws a subject, and has its texts follow.</summary>
    private void Show(Subject next)
    {
        long start = Stopwatch.GetTimestamp();
        bool isNew = next.Kind != subject.Kind || listing is null;
        subject = next;
        failure = null;
        try
        {
            if (IsOwn) ShowFormula();
            else ShowKind();
        }
        catch (InvalidOperationException e)
        {
            failure = e.Message;
        }

        redraw = Stopwatch.GetElapsedTime(start).TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture);
        if (isNew) listing = null;
        _ = Follow(++version, isNew ? 1 : Pause);
    }

    private void ShowKind()
    {
        kind = Catalogue.Get(subject.Kind!);
        IReadOnlyDictionary<string, double> allowed = Allowed(kind, subject.Options);
        string key = View.KeyOf(kind, allowed);
        if (view is null || key != viewKey) view = View.Of(kind, allowed);
        viewKey = key;
        controls = [.. Control.Of(kind, subject.Options)];
        picture = view.Draw(allowed);
    }

    private void ShowFormula()
    {
        kind = null;
        viewKey = null;
        formula = OwnFormula.Of(subject.Formula);
        reading = formula is null ? null : References.Workbench.Read(formula.Source);
        mistakes = reading is null ? [new("", "Write a static method that returns float or double.", default, true)] : reading.Mistakes;
        if (reading?.Loss is null || formula is null) return;
        view = View.Of(reading, formula);
        controls = [.. Control.Of(formula, view.Kind, subject.Options)];
        picture = view.Draw(subject.Options);
    }

    // The texts: formula, gradients, code, and what the compiler says of a formula that the generator could not read.
    private async Task Follow(int own, int pause)
    {
        await Task.Delay(pause);
        if (own != version) return;
        try
        {
            if (!IsOwn)
            {
                string plain = Declared.Method(kind!, new Dictionary<string, double>(), kind!.Name);
                string declaration = Declared.Method(kind, Allowed(kind, subject.Options), kind.Name);
                Reading defaults = References.Workbench.Read(Declared.File(plain));
                Reading given = plain == declaration ? defaults : References.Workbench.Read(Declared.File(declaration));
                listing = given.Loss is null ? null : Listing.Of(declaration, given, defaults);
                mistakes = given.Mistakes;
                failure ??= given.Mistakes.Select(m => m.Id + ": " + m.Message).FirstOrDefault();
            }
            else if (reading is not null && formula is not null)
            {
                if (reading.Loss is not null) listing = Listing.Of(formula.Declaration, reading, null);
                if (reading.Loss is null && mistakes.Count == 0) mistakes = Workbench.CompilerErrors(reading);
            }

            Navigation.NavigateTo(LinkTo(subject.ToQuery()), replace: true);
        }
        catch (InvalidOperationException e)
        {
            failure = e.Message;
        }

        StateHasChanged();
    }

    private static IReadOnlyDictionary<string, double> Allowed(LossKind kind, IReadOnlyDictionary<string, double> options) =>
        options.Where(o => kind.Find(o.Key) is not { } option || option.Allowed.Contains(o.Value)).ToDictionary();

    private string Where(Mistake mistake) =>
        reading is null || mistake.Id.Length == 0 || formula is null || mistake.Span.Start < formula.Start || mistake.Span.End > formula.Start + subject.Formula.Length
            ? ""
            : $"line {subject.Formula[..(mistake.Span.Start - formula.Start)].Count(c => c == '\n') + 1}:";

    /// <summary>The typed text, mistakes underlined: it lies behind the text that is edited.</summary>
    private string Underlined()
    {
        StringBuilder html = new();
        int at = 0;
        string text = subject.Formula;
        foreach (Mistake mistake in mistakes.Where(_ => formula is not null).OrderBy(m => m.Span.Start))
        {
            int start = mistake.Span.Start - formula!.Start, end = mistake.Span.End - formula.Start;
            if (start < at || end > text.Length || end <= start) continue;
            html.Append(WebUtility.HtmlEncode(text[at..start])).Append("<u title=\"").Append(WebUtility.HtmlEncode(mistake.Message)).Append("\">")
                .Append(WebUtility.HtmlEncode(text[start..end])).Append("</u>");
            at = end;
        }

        return html.Append(WebUtility.HtmlEncode(text[at..])).Append("\n ").ToString();
    }
}
