using LossGen.Generator.Tests.Widths;

namespace LossGen.Generator.Tests;

/// <summary>What runs where the test host is started as a program of its own: it prints what the losses of an assembly compute.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        LossHashes.Print(arguments[0]);
        return 0;
    }
}
