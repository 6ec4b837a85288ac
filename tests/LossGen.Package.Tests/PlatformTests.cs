using System;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace LossGen.Package.Tests;

/// <summary>One program with every layout, compiled ahead of time and for another processor: it prints the same bits as under the JIT.</summary>
[Collection(SecondPackageCollection.Name)]
public sealed class PlatformTests(PackageFixture package)
{
    private const string Common =
        ConsumerProject.Strict
        + "<InvariantGlobalization>true</InvariantGlobalization>"
        + "<DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>";

    [Fact]
    public async Task Native_code_gives_the_bits_of_the_jit_without_a_warning()
    {
        const string native = "<PublishAot>true</PublishAot><IlcInstructionSet>native</IlcInstructionSet>";
        string expected = await ByJit("JitBesideNative");
        ConsumerProject project = Create("Native", native);
        (await project.Dotnet("publish", "-r", BuildFacts.RuntimeIdentifier, "-o", "out")).Succeeded();
        Assert.Equal(expected, (await project.Execute("out/Native")).Succeeded().Output);
    }

    [EmulatedArmFact]
    public async Task Arm_gives_the_bits_of_this_machine()
    {
        string expected = await ByJit("JitBesideArm");
        ConsumerProject project = Create("Arm", "");
        (await project.Dotnet("publish", "-r", "linux-arm64", "--self-contained", "-o", "out")).Succeeded();
        CommandResult run = await project.Run(EmulatedArmFactAttribute.Emulator, "-L", EmulatedArmFactAttribute.Root!, "out/Arm");
        Assert.Equal(expected, run.Succeeded().Output);
    }

    private async Task<string> ByJit(string name)
    {
        ConsumerProject project = Create(name, "");
        (await project.Dotnet("build", "-c", "Release", "-o", "out")).Succeeded();
        return (await project.Execute("out/" + name)).Succeeded().Output;
    }

    private ConsumerProject Create(string name, string properties) =>
        ConsumerProject.Create(package, name, Common + properties, fallback: BuildFacts.PackageRoot).WithProgram("Layouts.cs");
}

/// <summary>A test that takes an emulator of 64-bit Arm and its system libraries; <c>.ci/run</c> installs both.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EmulatedArmFactAttribute : FactAttribute
{
    public EmulatedArmFactAttribute()
    {
        if (Root is null || !File.Exists(Emulator)) Skip = $"Takes {Emulator}, and Arm's libraries in the folder LOSSGEN_ARM64_ROOT: .ci/arm64 installs them.";
    }

    public static string Emulator => "/usr/bin/qemu-aarch64-static";

    /// <summary>The folder that has Arm's <c>lib</c>, or null.</summary>
    public static string? Root => Environment.GetEnvironmentVariable("LOSSGEN_ARM64_ROOT") is { Length: > 0 } root && Directory.Exists(root) ? root : null;
}
