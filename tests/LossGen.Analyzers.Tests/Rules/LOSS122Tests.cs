using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS122Tests
{
    public static TheoryData<string> Wrong =>
    [
        "functional.cross_entropy(Linear(4, 3).call(x), y, weight: {|LOSS122:torch.tensor(new float[] { 1, 2 })|});",
        """
        var w = torch.tensor(new float[] { 1, 2, 3, 4 });
        CrossEntropyLoss(weight: w);
        functional.cross_entropy(x.view(-1, 3), y, {|LOSS122:w|});
        """,
        "functional.nll_loss(Linear(4, 3).call(x).log_softmax(1), y, weight: {|LOSS122:torch.tensor(new[] { 1f })|});",
        "functional.binary_cross_entropy_with_logits(x, y, weight: {|LOSS122:torch.tensor(new[] { 3f })|});",
        """
        var loss = BCEWithLogitsLoss({|LOSS122:torch.tensor(new float[] { 9 })|});
        loss.call(x, y);
        """,
        """
        functional.binary_cross_entropy_with_logits(x, y);
        var loss = -({|LOSS122:true|} * x);
        """,
        """
        var w = new float[] { 0.1f, 0.9f };
        functional.cross_entropy(x.view(-1, 4), y, weight: {|LOSS122:torch.tensor(w).to(device)|});
        """,
        "functional.cross_entropy(Sequential(Linear(4, 8), Linear(8, 3)).call(x), y, {|LOSS122:torch.tensor(new[] { 1f, 2f, 3f, 4f })|});",
        """
        functional.mse_loss(x, y);
        var p = y * {|LOSS122:false|};
        """,
    ];

    public static TheoryData<string> Right =>
    [
        "functional.cross_entropy(Linear(4, 3).call(x), y, weight: torch.tensor(new float[] { 1, 2, 3 }));",
        "functional.cross_entropy(Linear(4, 3).call(x), y);",
        "functional.cross_entropy(x, y, weight: torch.tensor(new float[] { 1, 2 }));",
        "functional.cross_entropy(Linear(4, 3).call(x), y, weight: device is null ? null : x);",
        "functional.binary_cross_entropy_with_logits(x, y, pos_weights: torch.tensor(new[] { 3f }));",
        "functional.binary_cross_entropy_with_logits(x, y, weight: torch.tensor(new[] { 3f, 1f }));",
        "functional.binary_cross_entropy_with_logits(x, y, weight: y);",
        "functional.cross_entropy(x.view(-1, 3, 8), y, weight: torch.tensor(new[] { 1f, 2f, 3f }));",
        """
        functional.mse_loss(x, y);
        var mask = (x > 0) * y;
        """,
        """
        functional.mse_loss(x, y);
        bool on = loader.Any();
        var p = (on ? 1 : 0) * y;
        """,
        """
        functional.mse_loss(x, y);
        var both = true & loader.Any();
        """,
        "functional.cross_entropy(Linear(4, 3).call(x), y, weight: torch.ones(3));",
        "functional.binary_cross_entropy(x.sigmoid(), y, weight: torch.tensor(new[] { 1f, 2f }));",
        """
        var w = new float[3];
        functional.cross_entropy(Linear(4, 3).call(x), y, weight: torch.tensor(w));
        """,
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public Task Speaks(string code) => Misuse.Torch(code);

    [Theory]
    [MemberData(nameof(Right))]
    public Task Silent(string code) => Misuse.Torch(code);
}
