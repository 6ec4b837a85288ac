using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace LossGen.Generator.Tests.MachineCode;

/// <summary>A method as the JIT lists it: instructions, and the labels before them.</summary>
internal sealed partial class Disassembly
{
    private readonly List<Instruction> _code = [];
    private readonly Dictionary<string, int> _labels = [];

    private Disassembly(string header, string[] lines)
    {
        Header = header;
        foreach (string line in lines)
        {
            if (Label().Match(line) is { Success: true } label) _labels[label.Groups[1].Value] = _code.Count;
            else if (Operation().Match(line) is { Success: true } operation) _code.Add(new(operation.Groups[1].Value, operation.Groups[2].Value.Trim()));
        }
    }

    /// <summary>The method's full name and how it was compiled.</summary>
    public string Header { get; }

    /// <summary>The loops that have no other in them, and compute with vectors.</summary>
    public IEnumerable<Loop> HotLoops
    {
        get
        {
            List<(int First, int Last)> all = [.. _code.Select((c, i) => (Target(c) ?? int.MaxValue, i)).Where(r => r.Item1 <= r.i)];
            return all.Where(r => !all.Any(o => o != r && o.First >= r.First && o.Last <= r.Last))
                .Select(r => new Loop([.. _code.Skip(r.First).Take(r.Last - r.First + 1)], IsThrow))
                .Where(l => l.Computes);
        }
    }

    /// <summary>All methods of a listing.</summary>
    public static IReadOnlyList<Disassembly> Parse(string listing) =>
        [.. listing.Split("; Assembly listing for method ").Skip(1).Select(m => m.Split('\n')).Select(l => new Disassembly(l[0].Trim(), l[1..]))];

    private int? Target(Instruction code) =>
        code.IsJump && _labels.TryGetValue(code.Operands.Split(' ')[^1], out int target) ? target : null;

    // Where a bounds check goes when it fails.
    private bool IsThrow(Instruction jump) => Target(jump) is { } target && _code[target].Operands.Contains("RNGCHKFAIL", StringComparison.Ordinal);

    [GeneratedRegex(@"^(G_M\w+):")]
    private static partial Regex Label();

    [GeneratedRegex(@"^\s+([a-z]\w*)\b(.*)$")]
    private static partial Regex Operation();
}

/// <summary>An instruction.</summary>
internal readonly partial record struct Instruction(string Name, string Operands)
{
    /// <summary>On Arm, branches begin with b, cb or tb.</summary>
    public bool IsJump => Jump().IsMatch(Name);

    public bool IsCall => Name is "call" or "bl" or "blr";

    /// <summary>Whether it puts a register into the method's own frame.</summary>
    public bool IsSpill => Frame().IsMatch(Name.StartsWith("st", StringComparison.Ordinal) ? Operands : Operands.Split(',')[0]) && !Name.StartsWith("cmp", StringComparison.Ordinal);

    public bool IsArithmetic => Arithmetic().IsMatch(Name);

    [GeneratedRegex("^(j[a-z]+|b|b\\.?[a-z]{2}|cbn?z|tbn?z)$")]
    private static partial Regex Jump();

    [GeneratedRegex(@"\[(rsp|rbp|sp|fp)\b")]
    private static partial Regex Frame();

    [GeneratedRegex("^(v?(add|sub|mul|max|min)p[sd]|vfn?m(add|sub)[0-9]+p[sd]|f(add|sub|mul|mla|max|min))$")]
    private static partial Regex Arithmetic();
}

/// <summary>A loop without others in it.</summary>
internal sealed class Loop(IReadOnlyList<Instruction> code, Func<Instruction, bool> isThrow)
{
    public bool Computes => code.Any(c => c.IsArithmetic);

    public int Calls => code.Count(c => c.IsCall);

    public int BoundsChecks => code.Count(isThrow);

    public int Spills => code.Count(c => c.IsSpill);

    public override string ToString() => string.Join("\n", code.Select(c => $"    {c.Name} {c.Operands}"));
}
