using System.Linq;
using LossGen.Generator.Declarations.Language;
using Xunit;

namespace LossGen.Generator.Tests.OwnFormulas;

public sealed class DocumentedFunctionsTests
{
    [Fact]
    public void ThePageListsTheFunctionsThatThereAre()
    {
        string row = DocumentedLossesTests.Compiled.Page.Split('\n').Single(l => l.StartsWith("| functions of", System.StringComparison.Ordinal));
        string[] listed = [.. row.Split('|')[2].Trim(' ', '`').Split(' ')];

        Assert.Equal(MathFunctions.All.Select(f => f.Name).Where(n => n is not ("IsPositiveInfinity" or "IsNegativeInfinity")).Distinct().Order(), listed.Order());
    }
}
