using LossGen.Generator.Tests.Accuracy;
using LossGen.Generator.Tests.Widths;

namespace LossGen.Generator.Tests;

/// <summary>What runs where the test host is started as a program of its own: it prints what the losses of an assembly compute, or writes what PyTorch is measured with.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        if (arguments is ["accuracy", string directory]) AccuracyExport.Write(directory);
        else LossHashes.Print(arguments[0]);
        return 0;
    }
}
