using System;
using LossGen.Tests.Widths;

namespace LossGen.Tests;

/// <summary>What runs where the test host is started as a program of its own: it prints what the library computes.</summary>
internal static class Program
{
    private static void Main()
    {
        foreach (string line in LibraryHashes.All()) Console.WriteLine(line);
    }
}
