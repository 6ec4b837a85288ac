namespace LossGen.Generator.Tests;

/// <summary>What runs where the test host is started as a program of its own.</summary>
internal static class Program
{
    private static int Main() => 0;
}
