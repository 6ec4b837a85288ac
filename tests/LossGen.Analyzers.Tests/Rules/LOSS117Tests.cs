using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS117Tests
{
    public static TheoryData<string> Wrong =>
    [
        """
        functional.binary_cross_entropy_with_logits(x, y);
        var hits = ({|LOSS117:x > 0.5|}).eq(y).sum();
        """,
        """
        var p = net.call(x);
        functional.binary_cross_entropy_with_logits(p, y);
        var labels = {|LOSS117:p.round()|};
        """,
        """
        var p = net.call(x);
        var labels = {|LOSS117:p.gt(0.5)|};
        functional.binary_cross_entropy_with_logits(p, y);
        """,
        """
        var p = net.call(x).squeeze(1);
        new BCEWithLogitsLoss().call(p, y);
        var labels = {|LOSS117:p.ge(0.5)|}.to(device);
        """,
        """
        var p = net.call(x);
        functional.binary_cross_entropy_with_logits(p.squeeze(1), y);
        var labels = {|LOSS117:p >= 0.5|};
        """,
        """
        functional.multilabel_soft_margin_loss(x, y);
        var labels = {|LOSS117:torch.round(x)|};
        """,
        """
        foreach (var (a, b) in loader)
        {
            var p = net.call(a);
            var loss = functional.binary_cross_entropy_with_logits(p, b);
            var hits = ({|LOSS117:p > 0.5f|}).eq(b);
        }
        """,
    ];

    public static TheoryData<string> WrongMembers =>
    [
        """
        int M(float[] z, float[] t)
        {
            Losses.BceLogits(z, t);
            int hits = 0;
            for (int i = 0; i < z.Length; i++) hits += {|LOSS117:z[i] > 0.5f|} ? 1 : 0;
            return hits;
        }
        """,
        """
        float M(float[] z, float[] t, float[] y)
        {
            for (int i = 0; i < z.Length; i++) y[i] = {|LOSS117:MathF.Round(z[i])|};
            return Losses.BceLogits(z, t);
        }
        """,
    ];

    public static TheoryData<string> Right =>
    [
        """
        functional.binary_cross_entropy_with_logits(x, y);
        var labels = x > 0;
        """,
        """
        functional.binary_cross_entropy_with_logits(x, y);
        var labels = x.sigmoid() > 0.5;
        """,
        """
        functional.binary_cross_entropy_with_logits(x, y);
        var labels = x.sigmoid().round();
        """,
        """
        functional.binary_cross_entropy_with_logits(x, y);
        var p = torch.sigmoid(x);
        var labels = p.gt(0.5);
        """,
        """
        functional.binary_cross_entropy(x, y);
        var labels = x > 0.5;
        """,
        """
        functional.binary_cross_entropy_with_logits(x, y);
        var positive = y > 0.5;
        """,
        """
        functional.mse_loss(x, y);
        var labels = x.round();
        """,
        """
        functional.binary_cross_entropy_with_logits(x, y);
        x = x.sigmoid();
        var labels = x > 0.5;
        """,
        "functional.binary_cross_entropy_with_logits(x, (y > 0.5).@float());",
        """
        functional.binary_cross_entropy_with_logits(x, y);
        var labels = x > 0.25;
        """,
        """
        var p = net.call(x);
        functional.binary_cross_entropy_with_logits(p, y);
        var other = net.call(y) > 0.5;
        """,
        """
        x.sigmoid_();
        var labels = x > 0.5;
        functional.binary_cross_entropy(x, y);
        """,
        """
        functional.cross_entropy(x, y);
        var labels = x.argmax(1);
        """,
    ];

    public static TheoryData<string> RightMembers =>
    [
        """
        int M(float[] z, float[] t)
        {
            Losses.BceLogits(z, t);
            int hits = 0;
            for (int i = 0; i < z.Length; i++) hits += t[i] > 0.5f ? 1 : 0;
            return hits;
        }
        """,
        """
        int M(float[] z, float[] t)
        {
            Losses.BceLogits(z, t);
            int hits = 0;
            for (int i = 0; i < z.Length; i++) hits += 1 / (1 + MathF.Exp(-z[i])) > 0.5f ? 1 : 0;
            return hits;
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
