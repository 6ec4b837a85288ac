using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS118Tests
{
    public static TheoryData<string> Wrong =>
    [
        """
        int i = 0;
        foreach (var (a, b) in loader)
        {
            var loss = functional.cross_entropy(net.call(a), b);
            {|LOSS118:loss.backward()|};
            if ((i + 1) % 4 == 0)
            {
                optimizer.step();
                optimizer.zero_grad();
            }
            i++;
        }
        """,
        """
        int i = 0;
        foreach (var (a, b) in loader)
        {
            {|LOSS118:functional.mse_loss(net.call(a), b).backward()|};
            if ((i + 1) % 4 == 0)
            {
                optimizer.step();
                optimizer.zero_grad();
            }
            i++;
        }
        """,
        """
        var criterion = CrossEntropyLoss();
        int i = 0;
        foreach (var (a, b) in loader)
        {
            using var loss = criterion.call(net.call(a), b);
            {|LOSS118:loss.backward()|};
            if ((i + 1) % 4 == 0)
            {
                optimizer.step();
                optimizer.zero_grad();
            }
            i++;
        }
        """,
        """
        int i = 0;
        foreach (var (a, b) in loader)
        {
            Tensor loss;
            loss = functional.nll_loss(net.call(a), b);
            {|LOSS118:loss.backward()|};
            if (i % 8 == 7) { optimizer.step(); net.zero_grad(); }
            i++;
        }
        """,
        """
        float total = 0;
        int i = 0;
        foreach (var (a, b) in loader)
        {
            var loss = functional.cross_entropy(net.call(a), b);
            {|LOSS118:loss.backward()|};
            total += loss.item<float>();
            if (i % 8 == 0 || i == 100) optimizer.step();
            i++;
        }
        """,
        """
        int i = 0;
        foreach (var (a, b) in loader)
        {
            var loss = functional.cross_entropy(net.call(a), b);
            var copy = loss.to(device);
            {|LOSS118:copy.backward()|};
            if ((i + 1) % 4 == 0)
            {
                optimizer.step();
                optimizer.zero_grad();
            }
            i++;
        }
        """,
        """
        var items = loader.ToList();
        for (int i = 0; i < items.Count; i++)
        {
            var loss = functional.l1_loss(net.call(items[i].X), items[i].Y);
            {|LOSS118:loss.backward()|};
            if ((i + 1) % 4 == 0) optimizer.step();
        }
        """,
        """
        int i = 0;
        foreach (var (a, b) in loader)
        {
            Loss<Tensor, Tensor, Tensor> criterion = MSELoss();
            var loss = criterion.call(net.call(a), b);
            {|LOSS118:loss.backward()|};
            if ((i + 1) % 4 == 0)
            {
                optimizer.step();
                optimizer.zero_grad();
            }
            i++;
        }
        """,
    ];

    public static TheoryData<string> Right =>
    [
        """
        int i = 0;
        foreach (var (a, b) in loader)
        {
            var loss = functional.cross_entropy(net.call(a), b);
            loss.backward();
            optimizer.step();
            optimizer.zero_grad();
            i++;
        }
        """,
        """
        int i = 0;
        foreach (var (a, b) in loader)
        {
            var loss = functional.cross_entropy(net.call(a), b) / 4;
            loss.backward();
            if ((i + 1) % 4 == 0)
            {
                optimizer.step();
                optimizer.zero_grad();
            }
            i++;
        }
        """,
        """
        int i = 0;
        foreach (var (a, b) in loader)
        {
            var loss = functional.cross_entropy(net.call(a), b);
            (loss / 4).backward();
            if ((i + 1) % 4 == 0)
            {
                optimizer.step();
                optimizer.zero_grad();
            }
            i++;
        }
        """,
        """
        int i = 0;
        foreach (var (a, b) in loader)
        {
            var loss = functional.cross_entropy(net.call(a), b);
            loss = loss / 4;
            loss.backward();
            if ((i + 1) % 4 == 0)
            {
                optimizer.step();
                optimizer.zero_grad();
            }
            i++;
        }
        """,
        """
        int i = 0;
        foreach (var (a, b) in loader)
        {
            var loss = functional.cross_entropy(net.call(a), b).div(4);
            loss.backward();
            if ((i + 1) % 4 == 0)
            {
                optimizer.step();
                optimizer.zero_grad();
            }
            i++;
        }
        """,
        """
        int i = 0;
        foreach (var (a, b) in loader)
        {
            var loss = functional.cross_entropy(net.call(a), b);
            loss.div_(4);
            loss.backward();
            if ((i + 1) % 4 == 0)
            {
                optimizer.step();
                optimizer.zero_grad();
            }
            i++;
        }
        """,
        """
        int i = 0;
        foreach (var (a, b) in loader)
        {
            var loss = functional.cross_entropy(net.call(a), b) * 0.25;
            loss.backward();
            if ((i + 1) % 4 == 0)
            {
                optimizer.step();
                optimizer.zero_grad();
            }
            i++;
        }
        """,
        """
        int i = 0;
        foreach (var (a, b) in loader)
        {
            var loss = functional.cross_entropy(net.call(a), b, reduction: nn.Reduction.Sum);
            loss.backward();
            if ((i + 1) % 4 == 0)
            {
                optimizer.step();
                optimizer.zero_grad();
            }
            i++;
        }
        """,
        """
        int i = 0;
        foreach (var (a, b) in loader)
        {
            var loss = functional.cross_entropy(net.call(a), b);
            loss.backward();
            if ((i + 1) % 4 == 0)
            {
                foreach (var p in net.parameters()) p.grad.div_(4);
                optimizer.step();
            }
            i++;
        }
        """,
        """
        int i = 0;
        foreach (var (a, b) in loader)
        {
            if (i % 2 == 0)
            {
                var loss = functional.cross_entropy(net.call(a), b);
                loss.backward();
                optimizer.step();
            }
            i++;
        }
        """,
        """
        int i = 0;
        foreach (var (a, b) in loader)
        {
            var loss = functional.cross_entropy(net.call(a), b);
            loss.backward();
            optimizer.step();
            if (i % 4 == 0) Console.WriteLine(loss.item<float>());
            i++;
        }
        """,
        """
        int i = 0;
        foreach (var (a, b) in loader)
        {
            var loss = functional.cross_entropy(net.call(a), b);
            if (i % 4 == 0) { loss.backward(); optimizer.step(); }
            i++;
        }
        """,
        """
        int i = 0;
        foreach (var (a, b) in loader)
        {
            var loss = functional.cross_entropy(net.call(a), b);
            loss.backward();
            if (loss.item<float>() < 10) optimizer.step();
            i++;
        }
        """,
        """
        using (torch.no_grad())
        {
            foreach (var (a, b) in loader) functional.cross_entropy(net.call(a), b);
        }

        optimizer.step();
        """,
        """
        int i = 0;
        foreach (var (a, b) in loader)
        {
            var loss = functional.cross_entropy(net.call(a), b);
            loss.backward(new[] { x });
            if ((i + 1) % 4 == 0)
            {
                optimizer.step();
                optimizer.zero_grad();
            }
            i++;
        }
        """,
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public Task Speaks(string code) => Misuse.Torch(code);

    [Theory]
    [MemberData(nameof(Right))]
    public Task Silent(string code) => Misuse.Torch(code);
}
