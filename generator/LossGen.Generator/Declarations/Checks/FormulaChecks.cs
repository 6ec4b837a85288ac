using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Diagnostics;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace LossGen.Generator.Declarations;

/// <summary>Checks that formulas have all that they take, and that something can be learned from them.</summary>
internal static class FormulaChecks
{
    public static void Check(
        IMethodSymbol method, IReadOnlyList<LossTerm> terms, IReadOnlyList<ParameterRole> roles, Dtype elementType, Findings findings)
    {
        foreach (LossTerm term in terms.Where(t => t.Formula is not null))
        {
            foreach (OptionDefault parameter in term.Kind.Options.Where(o => o.Default is null && o.Option != LossOptions.IgnoreIndex && !term.AtRunTime.ContainsKey(o.Option.Name)))
            {
                string name = parameter.Option.Name, remedy = $"{elementType.Keyword()} {name}";
                findings.AddCurable([remedy], Problems.UnboundParameter, Place.KindOf(term.Attribute), name, term.Kind.Name, remedy);
            }
        }

        if (findings.Any || terms.Any(t => t.Formula is null)) return;
        foreach (ParameterRole gradient in roles.Where(r => r.Role == RoleKind.Gradient && !terms.Any(t => t.Formula!.HasSlope(r.Index))))
        {
            string input = roles.First(r => r.Role == RoleKind.Input && r.Index == gradient.Index).Name;
            findings.Inform(Problems.ZeroGradient, Place.NameOf(method.Parameters.First(p => p.Name == gradient.Name)), gradient.Name, Describe.Kinds(terms), input);
        }
    }
}
