using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS119Tests
{
    public static TheoryData<string> Wrong =>
    [
        "functional.cross_entropy({|LOSS119:Linear(4, 1).call(x)|}, y);",
        """
        var p = Sequential(Linear(4, 8), ReLU(), Linear(8, 1)).call(x);
        CrossEntropyLoss().call({|LOSS119:p|}, y);
        """,
        "functional.cross_entropy({|LOSS119:x.view(-1, 1)|}, y);",
        """
        var p = Sequential(Linear(4, 1), LogSoftmax(1)).call(x);
        functional.nll_loss({|LOSS119:p|}, y);
        """,
        "functional.nll_loss({|LOSS119:Linear(4, 1).call(x.view(-1, 4)).log_softmax(1)|}, y);",
        """
        var p = Sequential(Linear(4, 1)).cuda().call(x);
        functional.cross_entropy({|LOSS119:p|}, y);
        """,
        "functional.cross_entropy({|LOSS119:x.view(-1).unsqueeze(1)|}, y);",
    ];

    public static TheoryData<string> WrongMembers =>
    [
        "float M(float[] z, int[] y) => Losses.CrossEntropy({|LOSS119:z|}, y, 1);",
        """
        float M(float[] z, int[] y)
        {
            const int classes = 1;
            return Losses.CrossEntropy({|LOSS119:z|}, y, classes);
        }
        """,
        "[Loss(Kind.CrossEntropy, Classes = 1)] static float F{|LOSS119:(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets)|} => 0;",
    ];

    public static TheoryData<string> Right =>
    [
        "functional.cross_entropy(Linear(4, 2).call(x), y);",
        "functional.cross_entropy(x, y);",
        "functional.binary_cross_entropy_with_logits(Linear(4, 1).call(x), y);",
        "functional.mse_loss(Linear(4, 1).call(x), y);",
        "functional.cross_entropy(x.view(-1, 10, 1), y);",
        "functional.cross_entropy(x.view(1), y);",
        "functional.cross_entropy(Linear(4, 1).call(x).squeeze(-1), y);",
        "functional.cross_entropy(x.view(-1, 10, 32, 1), y);",
        "functional.cross_entropy(torch.cat(new[] { Linear(4, 1).call(x), Linear(4, 1).call(y) }, 1), y);",
        "functional.cross_entropy(Sequential(Linear(4, 1), Linear(1, 3)).call(x), y);",
        "functional.nll_loss(Sequential(Linear(4, 3), LogSoftmax(1)).call(x), y);",
        "functional.poisson_nll_loss(Linear(4, 1).call(x), y);",
    ];

    public static TheoryData<string> RightMembers =>
    [
        "float M(float[] z, int[] y) => Losses.CrossEntropy(z, y, 2);",
        "float M(float[] z, int[] y, int classes) => Losses.CrossEntropy(z, y, classes);",
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public Task Speaks(string code) => Misuse.Torch(code);

    [Theory]
    [MemberData(nameof(WrongMembers))]
    public Task SpeaksOfMembers(string code) => Misuse.Members(code);

    [Theory]
    [MemberData(nameof(Right))]
    public Task Silent(string code) => Misuse.Torch(code);

    [Theory]
    [MemberData(nameof(RightMembers))]
    public Task SilentOfMembers(string code) => Misuse.Members(code);
}
