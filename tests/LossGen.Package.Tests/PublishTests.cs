using System.Threading.Tasks;
using Xunit;

namespace LossGen.Package.Tests;

[Collection(SecondPackageCollection.Name)]
public sealed class PublishTests(PackageFixture package)
{
    // Restore would also ask for ASP.NET's runtime, which no program here uses and the local feed lacks.
    private const string OnlyWhatIsUsed = "<DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>";

    [Theory]
    [InlineData("Trimmed", "<PublishTrimmed>true</PublishTrimmed>", true)]
    [InlineData("ReadyToRun", "<PublishReadyToRun>true</PublishReadyToRun>", false)]
    [InlineData("Both", "<PublishTrimmed>true</PublishTrimmed><PublishReadyToRun>true</PublishReadyToRun>", true)]
    public async Task Published_programs_have_no_warning_and_the_same_numbers(string name, string property, bool isSelfContained)
    {
        ConsumerProject project = ConsumerProject
            .Create(package, name, ConsumerProject.Strict + OnlyWhatIsUsed + property, fallback: BuildFacts.PackageRoot)
            .WithProgram("Strict.cs");

        string selfContained = isSelfContained ? "--self-contained" : "--no-self-contained";
        (await project.Dotnet("publish", "-r", BuildFacts.RuntimeIdentifier, selfContained, "-o", "out")).Succeeded();
        ExpectedNumbers.AreIn(await project.Execute($"out/{name}"));
    }
}
