using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS115Tests
{
    public static TheoryData<string> Wrong =>
    [
        "functional.nll_loss({|LOSS115:Linear(4, 3).call(x)|}, y);",
        """
        var p = Sequential(Linear(4, 8), ReLU(), Linear(8, 3)).call(x);
        NLLLoss().call({|LOSS115:p|}, y);
        """,
        """
        var p = Sequential(Linear(4, 8), ReLU(), Linear(8, 1)).to(device).call(x).squeeze(1);
        functional.binary_cross_entropy({|LOSS115:p|}, y);
        """,
        """
        var p = Sequential(("a", Conv2d(3, 8, 3L)), ("b", Conv2d(8, 1, 1L))).call(x);
        BCELoss().call({|LOSS115:p|}, y);
        """,
        """
        var p = Linear(4, 3).call(x);
        functional.kl_div({|LOSS115:p|}, y.softmax(1), false, nn.Reduction.Sum);
        """,
        """
        var p = Linear(4, 30).call(x).view(50, 8, 30);
        functional.ctc_loss({|LOSS115:p|}, y, x, x);
        """,
        """
        var p = Sequential(Linear(4, 3), Dropout(0.1)).call(x);
        functional.nll_loss({|LOSS115:p|}, y);
        """,
        """
        var head = Linear(4, 1);
        foreach (var (a, b) in loader) functional.binary_cross_entropy({|LOSS115:head.forward(a)|}, b);
        """,
    ];

    public static TheoryData<string> WrongMembers =>
    [
        """
        class Net() : Module<Tensor, Tensor>("net")
        {
            private readonly Module<Tensor, Tensor> fc1 = Linear(4, 8), fc2 = Linear(8, 3);

            public override Tensor forward(Tensor x) => fc2.call(fc1.call(x).relu());
        }

        void M(Tensor x, Tensor y)
        {
            var net = new Net();
            functional.nll_loss({|LOSS115:net.call(x)|}, y);
        }
        """,
    ];

    public static TheoryData<string> Right =>
    [
        "functional.cross_entropy(Linear(4, 3).call(x), y);",
        "functional.nll_loss(Linear(4, 3).call(x).log_softmax(1), y);",
        "functional.nll_loss(functional.log_softmax(Linear(4, 3).call(x), 1), y);",
        "functional.binary_cross_entropy(torch.sigmoid(Linear(4, 1).call(x)), y);",
        "functional.binary_cross_entropy_with_logits(Linear(4, 1).call(x), y);",
        "functional.mse_loss(Linear(4, 1).call(x), y);",
        "functional.nll_loss(Sequential(Linear(4, 3), LogSoftmax(1)).call(x), y);",
        "functional.binary_cross_entropy(Sequential(Linear(4, 3), ReLU()).call(x), y);",
        "functional.binary_cross_entropy(net.call(x), y);",
        "functional.kl_div(x.log_softmax(1), Linear(4, 3).call(x), reduction: nn.Reduction.Sum);",
        """
        var p = Linear(4, 3).call(x);
        p = p.log_softmax(1);
        functional.nll_loss(p, y);
        """,
        """
        var p = Linear(4, 1).call(x);
        var q = torch.clamp(p, 0, 1);
        functional.binary_cross_entropy(q, y);
        """,
        """
        var p = Sequential(Linear(4, 3), BatchNorm1d(3)).call(x);
        functional.nll_loss(p, y);
        """,
        "functional.ctc_loss(Linear(4, 30).call(x).log_softmax(2), y, x, x);",
    ];

    public static TheoryData<string> RightMembers =>
    [
        """
        class Net() : Module<Tensor, Tensor>("net")
        {
            private readonly Module<Tensor, Tensor> fc1 = Linear(4, 8), fc2 = Linear(8, 3);

            public override Tensor forward(Tensor x) => fc2.call(fc1.call(x).relu()).log_softmax(1);
        }

        void M(Tensor x, Tensor y)
        {
            var net = new Net();
            functional.nll_loss(net.call(x), y);
        }
        """,
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
