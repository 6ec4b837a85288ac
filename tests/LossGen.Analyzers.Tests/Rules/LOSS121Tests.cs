using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS121Tests
{
    public static TheoryData<string> Wrong =>
    [
        """
        Tensor total = torch.zeros(1);
        foreach (var (a, b) in loader)
        {
            var loss = functional.cross_entropy(net.call(a), b);
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
            total += {|LOSS121:loss|};
        }
        Console.WriteLine(total.item<float>());
        """,
        """
        Tensor total = torch.zeros(1);
        foreach (var (a, b) in loader)
        {
            var loss = functional.cross_entropy(net.call(a), b);
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
            total = total + {|LOSS121:loss|};
        }
        Console.WriteLine(total.ToSingle());
        """,
        """
        Tensor total = torch.zeros(1);
        foreach (var (a, b) in loader)
        {
            using var loss = functional.mse_loss(net.call(a), b);
            loss.backward();
            total += {|LOSS121:loss.cpu()|};
        }
        """,
        """
        Loss<Tensor, Tensor, Tensor> criterion = MSELoss();
        Tensor total = 0;
        foreach (var (a, b) in loader)
        {
            var loss = criterion.call(net.call(a), b);
            loss.backward();
            total += {|LOSS121:loss|};
        }
        """,
        """
        Tensor total = torch.zeros(1);
        foreach (var (a, b) in loader)
        {
            Tensor loss = functional.nll_loss(net.call(a), b);
            loss.backward();
            var copy = loss;
            total += {|LOSS121:copy|};
        }
        """,
        """
        Tensor total = torch.zeros(1);
        foreach (var (a, b) in loader)
        {
            var loss = functional.cross_entropy(net.call(a), b);
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
            total = {|LOSS121:loss|} + total;
        }
        """,
        """
        Tensor total = torch.zeros(1);
        foreach (var (a, b) in loader)
        {
            var loss = functional.cross_entropy(net.call(a), b);
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
            total += {|LOSS121:loss|};
        }
        var mean = total.detach() / 10;
        """,
        """
        Tensor total = torch.zeros(1);
        for (int i = 0; i < 10; i++)
        {
            var loss = functional.l1_loss(net.call(x), y);
            loss.backward();
            total += {|LOSS121:loss|};
        }
        """,
    ];

    public static TheoryData<string> Right =>
    [
        """
        Tensor total = torch.zeros(1);
        foreach (var (a, b) in loader)
        {
            var loss = functional.cross_entropy(net.call(a), b);
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
            total += loss.detach();
        }
        """,
        """
        Tensor total = torch.zeros(1);
        foreach (var (a, b) in loader)
        {
            var loss = functional.cross_entropy(net.call(a), b);
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
            total += loss.item<float>();
        }
        """,
        """
        float total = 0;
        foreach (var (a, b) in loader)
        {
            var loss = functional.cross_entropy(net.call(a), b);
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
            total += loss.ToSingle();
        }
        """,
        """
        Tensor total = torch.zeros(1);
        foreach (var (a, b) in loader)
        {
            var loss = functional.cross_entropy(net.call(a), b);
            total += loss;
        }
        total.backward();
        """,
        """
        Tensor total = torch.zeros(1);
        foreach (var (a, b) in loader)
        {
            var loss = functional.cross_entropy(net.call(a), b);
            total += loss;
        }
        Console.WriteLine(total.item<float>());
        """,
        """
        using (torch.no_grad())
        {
            Tensor total = torch.zeros(1);
            foreach (var (a, b) in loader)
            {
                var loss = functional.cross_entropy(net.call(a), b);
                total += loss;
            }
        }
        """,
        """
        using var _ = torch.no_grad();
        Tensor total = torch.zeros(1);
        foreach (var (a, b) in loader) total += functional.cross_entropy(net.call(a), b);
        """,
        """
        Tensor total = torch.zeros(1);
        foreach (var (a, b) in loader)
        {
            Tensor sum = torch.zeros(1);
            var loss = functional.cross_entropy(net.call(a), b);
            loss.backward();
            sum += loss;
        }
        """,
        """
        float total = 0;
        foreach (var (a, b) in loader)
        {
            var loss = functional.cross_entropy(net.call(a), b);
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
            total += (float)loss;
        }
        """,
        """
        Tensor total = torch.zeros(1);
        foreach (var (a, b) in loader)
        {
            var first = functional.cross_entropy(net.call(a), b);
            var second = functional.mse_loss(net.call(a), b);
            var loss = first + second;
            loss.backward();
            total += loss.item<float>();
        }
        """,
        """
        Tensor total = torch.zeros(1);
        foreach (var (a, b) in loader)
        {
            var loss = functional.cross_entropy(net.call(a), b);
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
            total += loss;
        }
        var more = total * 2;
        more.backward();
        var kept = total;
        """,
        """
        Tensor total = torch.zeros(1);
        foreach (var (a, b) in loader)
        {
            var loss = functional.cross_entropy(net.call(a), b);
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
            var detached = loss.detach();
            total += detached;
        }
        """,
        """
        Tensor total = torch.zeros(1);
        foreach (var (a, b) in loader)
        {
            var loss = functional.cross_entropy(net.call(a), b);
            loss.backward(retain_graph: true);
            total += loss;
        }
        total.backward();
        """,
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public Task Speaks(string code) => Misuse.Torch(code);

    [Theory]
    [MemberData(nameof(Right))]
    public Task Silent(string code) => Misuse.Torch(code);
}
