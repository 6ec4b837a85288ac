using System;
using System.Linq;
using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Xunit;
public class Dbg
{
    [Fact]
    public void Dump()
    {
        var c = Misuse.Compile(System.IO.File.ReadAllText("/tmp/dbg.txt"));
        var m = c.GetSemanticModel(c.SyntaxTrees[0]);
        var d = c.SyntaxTrees[0].GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().First();
        var g = ControlFlowGraph.Create((IMethodBodyOperation)m.GetOperation(d)!);
        var sb = new System.Text.StringBuilder();
        foreach (var b in g.Blocks) { sb.AppendLine($"B{b.Ordinal} -> {b.ConditionalSuccessor?.Destination?.Ordinal} {b.FallThroughSuccessor?.Destination?.Ordinal}"); foreach (var o in b.Operations.Append(b.BranchValue).Where(o => o != null)) P(o!, 1); }
        void P(IOperation o, int n) { sb.AppendLine(new string(' ', n*2) + o.Kind + " " + o.GetType().Name + " : " + o.Type + "   `" + o.Syntax.ToString().Replace("\n", " ") + "`"); foreach (var ch in o.ChildOperations) P(ch, n+1); }
        System.IO.File.WriteAllText("/tmp/dbg.out", sb.ToString());
    }
}
