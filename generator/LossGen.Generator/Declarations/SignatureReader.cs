using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;
using Microsoft.CodeAnalysis;

namespace LossGen.Generator.Declarations;

/// <summary>Gives every parameter of a method its role, in the order in which roles are matched.</summary>
internal sealed class SignatureReader
{
    private readonly IMethodSymbol _method;
    private readonly IReadOnlyList<LossTerm> _terms;
    private readonly Findings _findings;
    private readonly SpanParameters _spans;
    private readonly ScalarParameters _scalars;
    private readonly List<IParameterSymbol> _inputs;
    private readonly Dictionary<(RoleKind, int), string> _claimed = [];

    /// <param name="method">The method.</param>
    /// <param name="terms">Its losses: all with the same inputs and reduction.</param>
    /// <param name="types">The compilation's types.</param>
    /// <param name="findings">Receives the mistakes.</param>
    public SignatureReader(IMethodSymbol method, IReadOnlyList<LossTerm> terms, KnownTypes types, Findings findings)
    {
        _method = method;
        _terms = terms;
        _findings = findings;
        _spans = new SpanParameters(types, findings);
        ElementType = _spans.FindElementType(method.Parameters);
        _inputs = _spans.FindInputs(method.Parameters, terms[0].Kind.Inputs.Count);
        _scalars = new ScalarParameters(terms, _inputs, types, findings, ElementType);
    }

    /// <summary>What the spans hold.</summary>
    public Dtype ElementType { get; }

    /// <summary>One role for each parameter; those of parameters without one are left out, and then there are findings.</summary>
    public List<ParameterRole> Read()
    {
        LossKind kind = _terms[0].Kind;
        if (_inputs.Count < kind.Inputs.Count)
        {
            string wanted = string.Join(", ", kind.Inputs.Select(i => $"{Describe.Span(SpanAccess.Read, ElementType)} {i.Name}"));
            _findings.Add(Problems.TooFewInputs, Place.NameOf(_method), _method.Name, _inputs.Count, kind.Name, wanted);
        }

        List<ParameterRole> roles = [];
        foreach (IParameterSymbol parameter in _method.Parameters)
        {
            if (RoleOf(parameter) is { } role && Claim(parameter, role)) roles.Add(role);
        }

        CheckPosWeights();
        return roles;
    }

    private ParameterRole? RoleOf(IParameterSymbol parameter)
    {
        if (ReservedSpan.Find(parameter.Name) is { } reserved) return Reserved(parameter, reserved);
        if (parameter.Name == SpanNames.Upstream) return Upstream(parameter);
        if (_spans.IsGradient(parameter)) return Gradient(parameter);

        int input = _inputs.IndexOf(parameter);
        if (input < 0 && _spans.IsReadOnlyGradient(parameter)) return Gradient(parameter);
        if (input < 0) return RoleNames.Columns.Contains(parameter.Name) ? Columns(parameter) : _scalars.RoleOf(parameter);
        return _spans.Expect(parameter, SpanAccess.Read, ElementType) ? new ParameterRole(parameter.Name, RoleKind.Input, input) : null;
    }

    private ParameterRole? Reserved(IParameterSymbol parameter, ReservedSpan reserved)
    {
        if (reserved.Role is not { } role || !reserved.IsFor(_terms)) return _scalars.NoRole(parameter);
        return _spans.Expect(parameter, reserved.Access, ElementType) ? new ParameterRole(parameter.Name, role) : null;
    }

    private ParameterRole? Upstream(IParameterSymbol parameter)
    {
        if (_terms[0].Reduction == ReductionKind.None && !_scalars.IsScalar(parameter))
        {
            return _spans.Expect(parameter, SpanAccess.Read, ElementType) ? new ParameterRole(parameter.Name, RoleKind.UpstreamSpan) : null;
        }

        return _scalars.Expect(parameter) ? new ParameterRole(parameter.Name, RoleKind.UpstreamScalar, IsFloat: _scalars.IsFloat(parameter)) : null;
    }

    private ParameterRole? Gradient(IParameterSymbol parameter)
    {
        if (!_spans.Expect(parameter, SpanAccess.Write, ElementType)) return null;
        int input = GradientName.FindInput(parameter.Name, _inputs);
        if (input >= 0) return new ParameterRole(parameter.Name, RoleKind.Gradient, input);

        string wanted = string.Join(", ", _inputs.Select(i => SpanNames.GradientOf(i.Name)));
        _findings.Add(Problems.GradientWithoutInput, Place.NameOf(parameter), parameter.Name, wanted);
        return null;
    }

    private ParameterRole? Columns(IParameterSymbol parameter)
    {
        if (parameter.Type.SpecialType != SpecialType.System_Int32 || parameter.RefKind != RefKind.None)
        {
            _findings.AddCurable(["int"], Problems.WrongType, Place.TypeOf(parameter), parameter.Name, Describe.Type(parameter), "int");
            return null;
        }

        if (_terms.Any(t => t.Given.ContainsKey(LossAttributeNames.Classes)))
        {
            _findings.Add(Problems.GivenTwice, Place.NameOf(parameter), parameter.Name, LossAttributeNames.Classes);
            return null;
        }

        return new ParameterRole(parameter.Name, RoleKind.Columns);
    }

    /// <summary>The span stands in for the option, so that nothing else may give that.</summary>
    private void CheckPosWeights()
    {
        if (!_claimed.TryGetValue((RoleKind.PosWeights, 0), out string name)) return;
        IParameterSymbol parameter = _method.Parameters.First(p => p.Name == name);
        foreach (LossTerm term in _terms.Where(t => t.Kind.HasPosWeights))
        {
            string option = LossOptions.PosWeight.Name;
            if (term.Given.ContainsKey(option)) _findings.Add(Problems.GivenTwice, Place.NameOf(parameter), name, option);
            else if (term.AtRunTime.TryGetValue(option, out string other)) _findings.Add(Problems.ClaimedTwice, Place.NameOf(parameter), name, other);
        }
    }

    /// <summary>Options are claimed term by term, where they are matched; every other role can be had once.</summary>
    private bool Claim(IParameterSymbol parameter, ParameterRole role)
    {
        if (role.Role is RoleKind.Option or RoleKind.Weight) return true;
        if (!_claimed.TryGetValue((role.Role, role.Index), out string other))
        {
            _claimed.Add((role.Role, role.Index), parameter.Name);
            return true;
        }

        _findings.Add(Problems.ClaimedTwice, Place.NameOf(parameter), parameter.Name, other);
        return false;
    }
}
