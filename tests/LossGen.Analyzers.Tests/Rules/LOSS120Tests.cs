using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS120Tests
{
    public static TheoryData<string> Wrong =>
    [
        """
        var t = {|LOSS120:torch.nn.utils.rnn.pad_sequence(new[] { x, y }, true, -1)|};
        functional.cross_entropy(x, t);
        """,
        """
        var t = {|LOSS120:functional.pad(y, new long[] { 0, 3 }, value: -1)|};
        functional.cross_entropy(x, t);
        """,
        "functional.cross_entropy(x, {|LOSS120:y.masked_fill(y.eq(0), -1)|});",
        "functional.cross_entropy(x, {|LOSS120:y.masked_fill(y.eq(0), -100)|}, ignore_index: -1);",
        """
        var t = {|LOSS120:torch.full(new long[] { 8, 16 }, -1, dtype: ScalarType.Int64)|};
        CrossEntropyLoss().call(x, t);
        """,
        """
        var t = {|LOSS120:torch.nn.utils.rnn.pad_sequence(new[] { x, y }, true, 0)|};
        CrossEntropyLoss(ignore_index: -100).call(x, t.view(-1));
        """,
        """
        var t = y.clone();
        {|LOSS120:t.masked_fill_(y.eq(0), -1)|};
        functional.cross_entropy(x, t);
        """,
    ];

    public static TheoryData<string> WrongMembers =>
    [
        """
        float M(float[] z, int n)
        {
            int[] y = new int[n];
            {|LOSS120:Array.Fill(y, -1)|};
            return Losses.CrossEntropy(z, y, 3);
        }
        """,
        """
        float M(float[] z, int n)
        {
            int[] y = new int[n];
            {|LOSS120:y.AsSpan(4).Fill(-100)|};
            return Losses.CrossEntropy(z, y, 3);
        }
        """,
    ];

    public static TheoryData<string> Right =>
    [
        """
        var t = torch.nn.utils.rnn.pad_sequence(new[] { x, y }, true, -100);
        functional.cross_entropy(x, t);
        """,
        """
        var t = torch.nn.utils.rnn.pad_sequence(new[] { x, y }, true, -1);
        functional.cross_entropy(x, t, ignore_index: -1);
        """,
        """
        var t = torch.nn.utils.rnn.pad_sequence(new[] { x, y }, true, 0);
        functional.cross_entropy(x, t);
        """,
        """
        var t = torch.nn.utils.rnn.pad_sequence(new[] { x, y }, true, 0);
        functional.cross_entropy(x, t, ignore_index: 0);
        """,
        "functional.cross_entropy(x, y.masked_fill(y.eq(0), -100));",
        "functional.cross_entropy(x.masked_fill(y.eq(0), -1), y);",
        "functional.mse_loss(x, y.masked_fill(y.eq(0), -1));",
        "functional.cross_entropy(x, torch.full(new long[] { 8 }, 3, dtype: ScalarType.Int64));",
        """
        long pad = loader.Count();
        functional.cross_entropy(x, y.masked_fill(y.eq(0), pad));
        """,
        "functional.multi_label_margin_loss(x, torch.full(new long[] { 8, 4 }, -1, dtype: ScalarType.Int64));",
        "functional.ctc_loss(x.log_softmax(2), torch.full(new long[] { 8, 4 }, -1, dtype: ScalarType.Int64), y, y);",
        "void Step(CrossEntropyLoss loss) => loss.call(x, y.masked_fill(y.eq(0), -1));",
        """
        var t = torch.full(new long[] { 8 }, -1, dtype: ScalarType.Int64);
        t = y;
        functional.cross_entropy(x, t);
        """,
    ];

    public static TheoryData<string> RightMembers =>
    [
        """
        float M(float[] z, int n)
        {
            int[] y = new int[n];
            Array.Fill(y, 1);
            return Losses.CrossEntropy(z, y, 3);
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
