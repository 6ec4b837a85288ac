using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace LossGen.Generator.Tests.MachineCode;

/// <summary>What the JIT makes of the hot loops of each schedule, at the widest vectors that there are.</summary>
public sealed partial class MachineCodeTests(MachineCodeTests.Listing listing) : IClassFixture<MachineCodeTests.Listing>
{
    public static TheoryData<string> Schedules => [.. MachineCodeCase.All.Select(c => c.Schedule)];

    [Theory]
    [MemberData(nameof(Schedules))]
    public void Hot_loops_neither_call_nor_check_bounds_and_hardly_spill(string schedule)
    {
        MachineCodeCase expected = MachineCodeCase.All.Single(c => c.Schedule == schedule);

        Loop[] loops = [.. listing.Of(expected).SelectMany(m => m.HotLoops)];

        Assert.NotEmpty(loops);
        Assert.All(loops, l => Assert.True(l.Calls == 0, $"{l.Calls} calls in\n{l}"));
        Assert.All(loops, l => Assert.True(l.BoundsChecks == 0, $"{l.BoundsChecks} bounds checks in\n{l}"));
        Assert.All(loops, l => Assert.True(l.Spills <= expected.MostSpills, $"{l.Spills} spills, rather than {expected.MostSpills}, in\n{l}"));
    }

    /// <summary>All losses in one process that lists the machine code of their kernels.</summary>
    public sealed partial class Listing : IAsyncLifetime
    {
        private readonly Dictionary<MachineCodeCase, string> _kernels = [];
        private IReadOnlyList<Disassembly> _methods = [];

        public async Task InitializeAsync()
        {
            using LossBatch batch = new(MachineCodeCase.All.Select(c => c.Text));
            LossText[] texts = [.. MachineCodeCase.All.Select(c => c.Text).Distinct()];
            foreach (MachineCodeCase one in MachineCodeCase.All)
            {
                string method = $" M{Array.IndexOf(texts, one.Text)}(";
                _kernels.Add(one, Kernel().Match(batch.Compilation.GeneratedTexts.Single(t => t.Contains(method))).Groups[1].Value);
            }

            string path = Path.GetTempFileName();
            try
            {
                await ChildProcess.RunAsync(batch.Compilation.ToImage(), ("DOTNET_JitDisasm", "Run*"), ("DOTNET_JitStdOutFile", path));
                _methods = Disassembly.Parse(await File.ReadAllTextAsync(path));
            }
            finally
            {
                File.Delete(path);
            }
        }

        public Task DisposeAsync() => Task.CompletedTask;

        internal IEnumerable<Disassembly> Of(MachineCodeCase one) => _methods.Where(m => Regex.IsMatch(m.Header, $@"\.{_kernels[one]}:{one.Method}[0-9]+\("));

        [GeneratedRegex(@"LossGen\.Generated\.(\w+)")]
        private static partial Regex Kernel();
    }
}
