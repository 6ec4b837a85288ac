using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace LossGen.Generator.Diagnostics;

/// <summary>What is wrong with one declaration: the first mistake in words, and all of them with locations where somebody asks.</summary>
/// <param name="problems">Collects the mistakes; null where only the verdict matters.</param>
/// <param name="cancellationToken">Stops the search for locations.</param>
internal sealed class Findings(List<Problem>? problems, CancellationToken cancellationToken)
{
    private bool _isCompilerError;

    /// <summary>The first mistake, id and message; null where there is none.</summary>
    public string? Refusal { get; private set; }

    public bool Any => Refusal is not null;

    /// <summary>How types are called in messages.</summary>
    public Func<string, string> Wording { get; set; } = static text => text;

    /// <summary>Whether what is added from now on cannot be cured by a body that throws.</summary>
    public bool AreIncurable { get; set; }

    public void Add(DiagnosticDescriptor rule, Place place, params object[] arguments) => AddCurable([], rule, place, arguments);

    /// <summary>Adds what is no mistake, but may not be what was meant.</summary>
    public void Inform(DiagnosticDescriptor rule, Place place, params object[] arguments) =>
        problems?.Add(new Problem(rule, place.Find(cancellationToken), arguments, [], IsIncurable: false));

    /// <summary>Adds a mistake where it is certain what to write instead.</summary>
    public void AddCurable(EquatableArray<string> remedies, DiagnosticDescriptor rule, Place place, params object[] arguments)
    {
        if (_isCompilerError) return;
        arguments = [.. arguments.Select(a => a is string text ? Wording(text) : a)];
        remedies = remedies.Select(Wording).ToEquatableArray();
        Refusal ??= Text(rule, arguments);
        problems?.Add(new Problem(rule, place.Find(cancellationToken), arguments, remedies, AreIncurable));
    }

    /// <summary>A mistake in words, id and message.</summary>
    public static string Text(DiagnosticDescriptor rule, params object[] arguments) =>
        rule.Id + ": " + string.Format(CultureInfo.InvariantCulture, rule.MessageFormat.ToString(CultureInfo.InvariantCulture), arguments);

    /// <summary>Refuses what the compiler itself reports: from now on nothing is said on top of it.</summary>
    public void AddCompilerError()
    {
        _isCompilerError = true;
        Refusal ??= "The declaration does not compile.";
    }
}
