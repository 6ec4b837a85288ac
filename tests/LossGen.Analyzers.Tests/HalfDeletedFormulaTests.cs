using System.Linq;
using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests;

/// <summary>As <see cref="HalfTypedFormulaTests"/>, which takes as long: in a class of its own, so that it runs beside it.</summary>
public class HalfDeletedFormulaTests
{
    [Fact]
    public Task EveryTokenMissing() => new TypingSession().SurvivesAll(
        HalfTypedFormulaTests.Tokens().Select(t => HalfTypedFormulaTests.Source.Remove(t.SpanStart, t.Span.Length)));
}
