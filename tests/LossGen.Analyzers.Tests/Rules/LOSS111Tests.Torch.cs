using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

/// <summary>The same in TorchSharp's training loops.</summary>
public partial class LOSS111Tests
{
    public static TheoryData<string> WrongTorch =>
    [
        """
        double M(Module<Tensor, Tensor> net, IEnumerable<(Tensor X, Tensor Y)> loader)
        {
            double total = 0;
            int batches = 0;
            foreach (var (x, y) in loader)
            {
                total += functional.cross_entropy(net.call(x), y).ToSingle();
                batches++;
            }

            return {|LOSS111:total / batches|};
        }
        """,
        """
        double M(Module<Tensor, Tensor> net, IEnumerable<(Tensor X, Tensor Y)> loader)
        {
            var losses = new List<float>();
            foreach (var (x, y) in loader)
            {
                using var loss = functional.cross_entropy(net.call(x), y);
                losses.Add(loss.item<float>());
            }

            return {|LOSS111:losses.Average()|};
        }
        """,
        """
        double M(Module<Tensor, Tensor> net, List<Tensor> xs, List<Tensor> ys)
        {
            double total = 0;
            for (int i = 0; i < xs.Count; i++)
            {
                var loss = functional.mse_loss(net.call(xs[i]), ys[i]);
                total += loss.detach().cpu().ToDouble();
            }

            return {|LOSS111:total / xs.Count|};
        }
        """,
        """
        double M(Module<Tensor, Tensor> net, IEnumerable<Dictionary<string, Tensor>> loader)
        {
            double total = 0;
            long samples = 0;
            foreach (var batch in loader)
            {
                var y = batch["label"];
                var loss = functional.nll_loss(net.call(batch["data"]), y);
                total += loss.data<float>()[0];
                samples += y.shape[0];
            }

            return {|LOSS111:total / samples|};
        }
        """,
        """
        void M(Module<Tensor, Tensor> net, NLLLoss unused, IEnumerable<Dictionary<string, Tensor>> loader, long size)
        {
            double total = 0;
            int correct = 0;
            var loss = NLLLoss();
            foreach (var batch in loader)
            {
                var prediction = net.call(batch["data"]);
                var output = loss.call(prediction, batch["label"]);
                total += output.ToSingle();
                correct += prediction.argmax(1).eq(batch["label"]).sum().ToInt32();
            }

            Console.WriteLine($"{{|LOSS111:total / size|}} {(double)correct / size}");
        }
        """,
        """
        float M(Module<Tensor, Tensor> net, Tensor x, Tensor y, int count)
        {
            float total = 0;
            for (int start = 0; start < count; start += 64)
            {
                var target = y.narrow(0, start, Math.Min(64, count - start));
                total += functional.mse_loss(net.call(x.narrow(0, start, Math.Min(64, count - start))), target).item<float>();
            }

            return {|LOSS111:total / count|};
        }
        """,
    ];

    public static TheoryData<string> RightTorch =>
    [
        """
        double M(Module<Tensor, Tensor> net, IEnumerable<(Tensor X, Tensor Y)> loader)
        {
            double total = 0;
            int batches = 0;
            foreach (var (x, y) in loader)
            {
                if (x.shape[0] < 32) continue;
                total += functional.cross_entropy(net.call(x), y).ToSingle();
                batches++;
            }

            return total / batches;
        }
        """,
        """
        double M(Module<Tensor, Tensor> net, IEnumerable<(Tensor X, Tensor Y)> loader)
        {
            double total = 0;
            long samples = 0;
            foreach (var (x, y) in loader)
            {
                total += functional.cross_entropy(net.call(x), y).ToSingle() * x.shape[0];
                samples += x.shape[0];
            }

            return total / samples;
        }
        """,
        """
        double M(Module<Tensor, Tensor> net, IEnumerable<(Tensor X, Tensor Y)> loader)
        {
            double total = 0;
            long samples = 0;
            foreach (var (x, y) in loader)
            {
                total += functional.cross_entropy(net.call(x), y, reduction: nn.Reduction.Sum).ToSingle();
                samples += x.shape[0];
            }

            return total / samples;
        }
        """,
        """
        double M(Module<Tensor, Tensor> net, Tensor data, Tensor labels)
        {
            double total = 0;
            int steps = 0;
            for (int step = 0; step < 100; step++)
            {
                var index = torch.randint(0, 1000, new long[] { 32 });
                var x = data.index_select(0, index);
                var y = labels.index_select(0, index);
                total += functional.cross_entropy(net.call(x), y).ToSingle();
                steps++;
            }

            return total / steps;
        }
        """,
        // Time steps of one batch.
        """
        double M(Module<Tensor, Tensor> net, Tensor x, Tensor y, int length)
        {
            double total = 0;
            int steps = 0;
            for (int t = 0; t < length; t++)
            {
                total += functional.mse_loss(net.call(x[t]), y[t]).ToSingle();
                steps++;
            }

            return total / steps;
        }
        """,
        // Levels of a pyramid, which are trained together.
        """
        Tensor M(List<(Tensor P, Tensor T)> levels)
        {
            Tensor total = torch.zeros(1);
            foreach (var (p, t) in levels) total += functional.mse_loss(p, t);
            var mean = total / levels.Count;
            total.backward();
            return mean;
        }
        """,
        // An ensemble on one target.
        """
        double M(List<Module<Tensor, Tensor>> nets, Tensor x, Tensor y)
        {
            double total = 0;
            foreach (var net in nets) total += functional.mse_loss(net.call(x), y).ToSingle();
            return total / nets.Count;
        }
        """,
        """
        double M(Module<Tensor, Tensor> net, torch.utils.data.Dataset set)
        {
            using var loader = new DataLoader(set, 32, shuffle: true, drop_last: true);
            double total = 0;
            int batches = 0;
            foreach (var batch in loader)
            {
                total += functional.mse_loss(net.call(batch["x"]), batch["y"]).ToSingle();
                batches++;
            }

            return total / batches;
        }
        """,
        // What is divided is not the loss.
        """
        void M(Module<Tensor, Tensor> net, IEnumerable<Dictionary<string, Tensor>> loader, long size)
        {
            double total = 0;
            int correct = 0;
            foreach (var batch in loader)
            {
                var prediction = net.call(batch["data"]);
                total += functional.cross_entropy(prediction, batch["label"]).ToSingle();
                correct += prediction.argmax(1).eq(batch["label"]).sum().ToInt32();
            }

            Console.WriteLine($"{total} {(double)correct / size}");
        }
        """,
    ];

    [Theory]
    [MemberData(nameof(WrongTorch))]
    public Task SpeaksOfTorch(string members) => Misuse.Members(members);

    [Theory]
    [MemberData(nameof(RightTorch))]
    public Task SilentOfTorch(string members) => Misuse.Members(members);

    /// <summary>What is certain, builds show; what may be is information.</summary>
    [Theory]
    [InlineData("z.Chunk(32)", DiagnosticSeverity.Warning)]
    [InlineData("batches", DiagnosticSeverity.Info)]
    public async Task Severity(string collection, DiagnosticSeverity severity)
    {
        Diagnostic found = Assert.Single(await Misuse.DiagnoseMembers(
            $$"""
            double M(float[] z, List<float[]> batches, float[] t)
            {
                double total = 0;
                int count = 0;
                foreach (float[] x in {{collection}})
                {
                    total += Losses.Mse(x, x);
                    count++;
                }

                return total / count;
            }
            """));
        Assert.Equal(severity, found.Severity);
    }
}
