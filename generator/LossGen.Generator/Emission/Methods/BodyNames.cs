using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Model;

namespace LossGen.Generator.Emission;

/// <summary>The names in the body of a loss method: the user's parameters by what they mean, and locals beside them.</summary>
internal sealed class BodyNames
{
    private readonly LossMethod _loss;
    private readonly Dictionary<string, string> _escaped = [];
    private readonly Dictionary<string, string> _given = [];
    private readonly HashSet<string> _taken = [];

    public BodyNames(MethodShape method, LossMethod loss)
    {
        _loss = loss;
        foreach ((ParameterRole role, ParameterShape shape) in loss.Parameters.Zip(method.Parameters, (r, s) => (r, s))) _escaped.Add(role.Name, shape.Name);
        _taken.UnionWith(_escaped.Keys);
    }

    public ParameterRole? Find(RoleKind role, int index = 0) => _loss.Parameters.FirstOrDefault(p =>
        p.Role == role && (p.Index == index || role is not (RoleKind.Input or RoleKind.Gradient)));

    /// <summary>The parameter as an expression.</summary>
    public string Code(ParameterRole parameter) => _escaped[parameter.Name];

    /// <summary>The parameter as the user gives it, where <see cref="Code"/> is what it was converted to.</summary>
    public string Given(ParameterRole parameter) => _given.TryGetValue(parameter.Name, out string name) ? name : Code(parameter);

    /// <summary>Lets an expression stand for the parameter.</summary>
    public void Replace(ParameterRole parameter, string expression)
    {
        _given[parameter.Name] = Code(parameter);
        _escaped[parameter.Name] = expression;
    }

    /// <summary>The parameter's name as a string literal.</summary>
    public static string Text(ParameterRole parameter) => Literal.Of(parameter.Name);

    /// <summary>A local that hides none of the user's parameters.</summary>
    public string Local(string name)
    {
        while (!_taken.Add(name)) name += "_";
        return name;
    }
}
