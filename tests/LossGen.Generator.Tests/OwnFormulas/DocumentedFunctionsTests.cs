using System.Linq;
using LossGen.Generator.FormulaLanguage;
using Xunit;

namespace LossGen.Generator.Tests.OwnFormulas;

public sealed class DocumentedFunctionsTests
{
    [Fact]
    public void ThePageListsTheFunctionsThatThereAre()
    {
        string row = DocumentedLossesTests.Compiled.Page.Split('\n').Single(l => l.StartsWith("| functions of `Math`", System.StringComparison.Ordinal));
        string[] listed = [.. row.Split('|')[2].Trim(' ', '`').Split(' ')];

        Assert.Equal(MathFunctions.All.Select(f => f.Name).Where(n => n is not ("IsPositiveInfinity" or "IsNegativeInfinity")).Distinct().Order(), listed.Order());
    }

    [Fact]
    public void ThePageListsTheFunctionsOfRows()
    {
        string[] lines = DocumentedLossesTests.Compiled.Page.Split('\n');
        string[] listed = [.. lines.SkipWhile(l => !l.StartsWith("| functions of `Row`", System.StringComparison.Ordinal)).Skip(2).TakeWhile(l => l.Length > 0).SelectMany(l => l.Split('|')[1].Trim(' ', '`').Split(' '))];

        Assert.Equal(FormulaRows.All.Order(), listed.Order());
    }
}
