using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS114Tests
{
    public static TheoryData<string> Wrong =>
    [
        "functional.mse_loss({|LOSS114:x.view(-1, 1)|}, y.view(-1));",
        "functional.l1_loss({|LOSS114:x.view(-1)|}, y.reshape(-1, 1));",
        """
        var p = x.view(-1);
        functional.huber_loss({|LOSS114:p|}, p.unsqueeze(1));
        """,
        """
        var p = Linear(4, 1).call(x.view(-1, 4));
        functional.mse_loss({|LOSS114:p|}, torch.tensor(new float[] { 1, 2, 3 }));
        """,
        """
        var p = Sequential(Linear(4, 8), ReLU(), Linear(8, 1)).call(x);
        functional.binary_cross_entropy_with_logits({|LOSS114:p|}, y.view(-1));
        """,
        """
        var p = Sequential(Linear(4, 1), Sigmoid()).call(x);
        new BCELoss().call({|LOSS114:p|}, y.view(-1));
        """,
        """
        var q = x.view(-1, 6).gather(1, y.view(-1).unsqueeze(1));
        var best = x.view(-1, 6).max(1).values;
        functional.smooth_l1_loss({|LOSS114:q|}, best);
        """,
        """
        var p = x.view(64, 3).sum(1, keepdim: true);
        functional.mse_loss({|LOSS114:p|}, y.view(64));
        """,
        "functional.mse_loss({|LOSS114:x.view(-1, 1)|}, y.view(1, -1));",
        "functional.mse_loss({|LOSS114:torch.rand(32, 1)|}, torch.rand(32, 10));",
        """
        var v = x.view(-1, 1).sigmoid().to(device).detach();
        var r = y.flatten() * 0.99 + 1;
        functional.mse_loss({|LOSS114:v|}, r);
        """,
    ];

    public static TheoryData<string> WrongMembers =>
    [
        "float M(float[] z) => Losses.Mse({|LOSS114:new float[] { 1, 2, 3 }|}, new float[] { 1, 2 });",
        """
        float M(float[] g)
        {
            Span<float> p = stackalloc float[8], t = stackalloc float[4];
            return Losses.Mae({|LOSS114:p|}, t);
        }
        """,
        """
        static Tensor Column(Tensor x) => x.view(-1, 1);

        Tensor M(Tensor x, Tensor y) => functional.mse_loss({|LOSS114:Column(x)|}, y.view(-1));
        """,
    ];

    public static TheoryData<string> Right =>
    [
        "functional.mse_loss(x, y);",
        "functional.mse_loss(x.view(-1, 1), y);",
        "functional.mse_loss(x.view(-1, 1), y.view(-1, 1));",
        "functional.mse_loss(x.view(-1, 1).squeeze(1), y.view(-1));",
        "functional.mse_loss(x.view(-1, 1).squeeze(), y.view(-1));",
        "functional.mse_loss(x.view(-1, 3), y.view(-1, 3));",
        "functional.mse_loss(x.view(-1, 3), y.view(-1));",
        "functional.mse_loss(x.view(1, 8), y.view(8));",
        "functional.mse_loss(x.view(-1, 1), y.view(-1).unsqueeze(-1));",
        """
        var p = Linear(4, 1).call(x);
        functional.mse_loss(p, y);
        """,
        """
        var p = Linear(4, 1).call(x);
        functional.mse_loss(p.squeeze(-1), y.view(-1));
        """,
        """
        var p = Linear(4, 1).call(x);
        functional.mse_loss(p, torch.tensor(new float[] { 1 }));
        """,
        """
        var p = x.view(-1, 1);
        p = p.view(-1);
        functional.mse_loss(p, y.view(-1));
        """,
        """
        var q = x.view(-1, 6).gather(1, y.view(-1).unsqueeze(1));
        var best = x.view(-1, 6).max(1).values;
        functional.mse_loss(q, best.unsqueeze(1));
        """,
        "functional.cross_entropy(x.view(-1, 5), y.view(-1).to(ScalarType.Int64) + 0);",
        "functional.mse_loss(x.view(-1, 2).mean(new long[] { 1 }), y.view(-1));",
        "functional.mse_loss(torch.zeros_like(y), y);",
        """
        var p = device is null ? x.view(-1, 1) : x.view(-1);
        functional.mse_loss(p, y.view(-1));
        """,
        "functional.mse_loss(x.sum(), y.view(-1).sum());",
    ];

    public static TheoryData<string> RightMembers =>
    [
        "float M(float[] z) => Losses.Mse(new float[] { 1, 2, 3 }, new float[] { 1, 2, 4 });",
        "float M(float[] z) => Losses.Mse(z, new float[] { 1, 2, 4 });",
        "float M(float[] z) => Losses.Mse(z.AsSpan(0, 4), z.AsSpan(4, 4));",
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
