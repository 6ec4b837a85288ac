using System.Linq;
using Xunit;

namespace LossGen.Generator.Tests.MachineCode;

/// <summary>The tests of machine code can fail.</summary>
public sealed class DisassemblyTests
{
    private const string Text = """
        ; Assembly listing for method Some.Kernel:Run256(byref) (FullOpts)
        G_M000_IG02:                ;; offset=0x0031
               xor      edx, edx
        G_M000_IG03:
               xor      ecx, ecx
        G_M000_IG04:
               cmp      ecx, 8
               jae      SHORT G_M000_IG06
               vmovups  ymm1, ymmword ptr [rax+8*rdx]
               vfmadd213ps ymm1, ymm2, ymmword ptr [rbp-0x90]
               vmovups  ymmword ptr [rbp-0x50], ymm1
               call     [Some:Function()]
               inc      ecx
               jb       SHORT G_M000_IG04
               inc      edx
               jb       G_M000_IG03
        G_M000_IG05:
               ret
        G_M000_IG06:
               call     CORINFO_HELP_RNGCHKFAIL
        ; Total bytes of code 50
        """;

    [Fact]
    public void Innermost_loops_are_found_with_all_that_slows_them()
    {
        Disassembly method = Assert.Single(Disassembly.Parse(Text));
        Loop loop = Assert.Single(method.HotLoops);

        Assert.Equal("Some.Kernel:Run256(byref) (FullOpts)", method.Header);
        Assert.Equal((1, 1, 1), (loop.Calls, loop.BoundsChecks, loop.Spills));
        Assert.DoesNotContain("edx, edx", loop.ToString());
        Assert.StartsWith("    cmp ecx, 8", loop.ToString());
    }
}
