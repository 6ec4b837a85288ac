using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Diagnostics;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;
using LossGen.Generator.Symbols;
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
    private readonly CarrierKind _carrier;

    /// <param name="method">The method.</param>
    /// <param name="terms">Its losses: all with the same inputs and reduction.</param>
    /// <param name="types">The compilation's types.</param>
    /// <param name="carrier">What its parameters are made of.</param>
    /// <param name="findings">Receives the mistakes.</param>
    public SignatureReader(IMethodSymbol method, IReadOnlyList<LossTerm> terms, KnownTypes types, CarrierKind carrier, Findings findings)
    {
        _method = method;
        _carrier = carrier;
        _terms = terms;
        _findings = findings;
        _spans = new SpanParameters(types, findings);
        ElementType = _spans.FindElementType(method.Parameters);
        _inputs = _spans.FindInputs(method.Parameters, terms[0].Kind.Inputs);
        _scalars = new ScalarParameters(terms, _inputs, types, findings, ElementType);
    }

    /// <summary>What the spans hold.</summary>
    public Dtype ElementType { get; }

    private LossKind Kind => _terms[0].Kind;

    /// <summary>One role for each parameter; those of parameters without one are left out, and then there are findings.</summary>
    public List<ParameterRole> Read()
    {
        if (_inputs.Count < Kind.Inputs.Count)
        {
            string wanted = string.Join(", ", Kind.Inputs.Select(i => $"{Describe.Span(i, ElementType)} {i.Name}"));
            _findings.Add(Problems.TooFewInputs, Place.NameOf(_method), _method.Name, _inputs.Count, Kind.Name, wanted);
        }

        List<ParameterRole> roles = [];
        foreach (IParameterSymbol parameter in _method.Parameters)
        {
            if (RoleOf(parameter) is { } role && Claim(parameter, role)) roles.Add(role);
        }

        CheckPosWeights();
        CheckClassWeights();
        return roles;
    }

    private ParameterRole? RoleOf(IParameterSymbol parameter)
    {
        if (ReservedSpan.Find(parameter.Name) is { } reserved) return Reserved(parameter, reserved);
        if (parameter.Name == SpanNames.Upstream) return Upstream(parameter);
        if (_spans.IsGradient(parameter)) return Gradient(parameter);

        int input = _inputs.IndexOf(parameter);
        if (input < 0 && _spans.IsReadOnlyGradient(parameter)) return Gradient(parameter);
        return input < 0 ? Scalar(parameter) : Input(parameter, input);
    }

    private ParameterRole? Input(IParameterSymbol parameter, int input)
    {
        if (Kind.Inputs[input].IsFlag) return _spans.ExpectFlags(parameter) ? new ParameterRole(parameter.Name, RoleKind.Input, input, Integer: "bool") : null;
        if (!Kind.Inputs[input].IsInteger)
        {
            // What a model computes has slopes; labels may be stored as what they are.
            if (!Kind.Inputs[input].IsComputed && _terms[0].Formula is null && _spans.LabelsStoredAs(parameter) is { } stored)
            {
                return new ParameterRole(parameter.Name, RoleKind.Input, input) { StoredAs = stored };
            }

            return _spans.Expect(parameter, SpanAccess.Read, ElementType) ? new ParameterRole(parameter.Name, RoleKind.Input, input) : null;
        }

        return _spans.ExpectIndices(parameter) is { } integer ? new ParameterRole(parameter.Name, RoleKind.Input, input, Integer: integer) : null;
    }

    private ParameterRole? Scalar(IParameterSymbol parameter)
    {
        if (_carrier != CarrierKind.Span && (RoleNames.Columns.Contains(parameter.Name) || parameter.Name is RoleNames.Samples or RoleNames.Positions))
        {
            _findings.Add(Problems.NotApplicable, Place.NameOf(parameter), parameter.Name, "a loss of tensors", "their shapes say it");
            return null;
        }

        if (Kind.HasColumns && RoleNames.Columns.Contains(parameter.Name)) return Columns(parameter);
        if (parameter.Name == RoleNames.Normalizer && ReturnTypes.ReturnsSum(_method, _carrier)) return Normalizer(parameter);
        RoleKind? size = parameter.Name switch
        {
            RoleNames.Samples when Kind.Layout == LossLayout.Groups => RoleKind.Samples,
            RoleNames.Positions when Kind.HasPositions => RoleKind.Positions,
            _ => null,
        };
        if (size is not { } role) return _scalars.RoleOf(parameter);
        return _scalars.ExpectInteger(parameter) ? new ParameterRole(parameter.Name, role) : null;
    }

    private ParameterRole? Reserved(IParameterSymbol parameter, ReservedSpan reserved)
    {
        if (!reserved.IsFor(_terms.Select(t => t.Kind))) return _scalars.NoRole(parameter);
        if (reserved.Role == RoleKind.Mask && _carrier != CarrierKind.Span)
        {
            _findings.Add(Problems.NotApplicable, Place.NameOf(parameter), parameter.Name, "a loss of tensors", "multiply losses that are not reduced");
            return null;
        }

        if (reserved.Element is { } element) return _spans.ExpectElements(parameter, element) ? new(parameter.Name, reserved.Role, Integer: element) : null;
        return _spans.Expect(parameter, reserved.Access, ElementType) ? new ParameterRole(parameter.Name, reserved.Role) : null;
    }

    private ParameterRole? Upstream(IParameterSymbol parameter)
    {
        if (_terms[0].Reduction == ReductionKind.None && !_scalars.IsScalar(parameter))
        {
            return _spans.Expect(parameter, SpanAccess.Read, ElementType) ? new ParameterRole(parameter.Name, RoleKind.UpstreamSpan) : null;
        }

        return _scalars.Expect(parameter) ? new ParameterRole(parameter.Name, RoleKind.UpstreamScalar, IsFloat: _scalars.IsFloat(parameter)) : null;
    }

    private ParameterRole? Normalizer(IParameterSymbol parameter) =>
        _scalars.Expect(parameter) ? new ParameterRole(parameter.Name, RoleKind.Normalizer, IsFloat: _scalars.IsFloat(parameter)) : null;

    private ParameterRole? Gradient(IParameterSymbol parameter)
    {
        if (!_spans.Expect(parameter, SpanAccess.Write, ElementType)) return null;
        int input = GradientName.FindInput(parameter.Name, _inputs);
        if (input >= 0 && !Kind.Inputs[input].HasGradient)
        {
            _findings.Add(Problems.GradientOfIndices, Place.NameOf(parameter), parameter.Name, _inputs[input].Name, Kind.Name);
            return null;
        }

        if (input >= 0) return new ParameterRole(parameter.Name, RoleKind.Gradient, input);

        string wanted = string.Join(", ", _inputs.Where((_, i) => Kind.Inputs[i].HasGradient).Select(i => SpanNames.GradientOf(i.Name)));
        _findings.Add(Problems.GradientWithoutInput, Place.NameOf(parameter), parameter.Name, wanted);
        return null;
    }

    private ParameterRole? Columns(IParameterSymbol parameter)
    {
        if (!_scalars.ExpectInteger(parameter)) return null;
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

    private void CheckClassWeights()
    {
        if (!_claimed.TryGetValue((RoleKind.ClassWeights, 0), out string name) || _terms.All(t => t.ClassWeights is null)) return;
        _findings.Add(Problems.GivenTwice, Place.NameOf(_method.Parameters.First(p => p.Name == name)), name, LossAttributeNames.ClassWeights);
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
