using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS116Tests
{
    public static TheoryData<string> Wrong =>
    [
        "functional.nll_loss({|LOSS116:x.view(-1, 10).log_softmax(0)|}, y);",
        "functional.nll_loss({|LOSS116:functional.log_softmax(x.view(64, 10), 0)|}, y);",
        """
        var p = Linear(8, 3).call(x.view(-1, 8)).softmax(0);
        functional.mse_loss({|LOSS116:p|}, y);
        """,
        "functional.nll_loss({|LOSS116:LogSoftmax(0).call(x)|}, y.view(-1));",
        """
        var p = Sequential(Linear(4, 3), LogSoftmax(0)).call(x.view(-1, 4));
        functional.nll_loss({|LOSS116:p|}, y);
        """,
        "functional.nll_loss({|LOSS116:x.log_softmax(0)|}, y.argmax(1).flatten());",
        """
        var t = y.view(-1, 3).softmax(0);
        functional.kl_div(x.log_softmax(1), {|LOSS116:t|}, false, nn.Reduction.Sum);
        """,
        """
        var p = x.view(-1, 10).softmax(0);
        functional.kl_div(x.log_softmax(1), {|LOSS116:p.to(device)|}, false, nn.Reduction.Sum);
        """,
    ];

    public static TheoryData<string> Right =>
    [
        "functional.nll_loss(x.view(-1, 10).log_softmax(1), y);",
        "functional.nll_loss(x.view(-1, 10).log_softmax(-1), y);",
        "functional.nll_loss(x.log_softmax(0), y);",
        "functional.nll_loss(x.view(10).log_softmax(0), y);",
        "functional.nll_loss(LogSoftmax(0).call(x), y);",
        "functional.nll_loss(LogSoftmax(1).call(x.view(-1, 10)), y);",
        """
        var picture = x.view(10, 32, 32).log_softmax(0);
        functional.nll_loss(picture, y.view(32, 32));
        """,
        """
        var a = x.view(-1, 10).softmax(0);
        var o = torch.matmul(a.t(), x);
        functional.cross_entropy(o, y);
        """,
        "functional.mse_loss(x.softmax(0), y);",
        """
        functional.cross_entropy(x.view(-1, 10), y);
        var p = x.view(-1, 10).softmax(0);
        """,
        """
        int dim = loader.Count();
        functional.nll_loss(x.view(-1, 10).log_softmax(dim), y);
        """,
        "functional.kl_div(x.view(-1, 10).log_softmax(1), y.view(-1, 10).softmax(1), false, nn.Reduction.Sum);",
        "functional.nll_loss(x.view(-1, 10).log_softmax(0).t().log_softmax(1), y);",
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public Task Speaks(string code) => Misuse.Torch(code);

    [Theory]
    [MemberData(nameof(Right))]
    public Task Silent(string code) => Misuse.Torch(code);
}
