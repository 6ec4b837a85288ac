using System;
using System.Threading.Tasks;
using Xunit;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace LossGen.Tensors.Tests;

/// <summary>Nothing outlives a call but the loss and its gradient.</summary>
public sealed class LeakTests
{
    private const int Steps = 10_000;

    private readonly Tensor _z = randn(64, 10).requires_grad_();
    private readonly Tensor _y = randint(10, 64);

    [Fact]
    public void Disposed() => Check(() =>
    {
        using Tensor loss = Losses.CrossEntropyPlain(_z, _y);
        loss.backward();
    });

    [Fact]
    public void NeverWalked() => Check(() => Losses.CrossEntropyUnreduced(_z.t().t(), _y).Dispose());

    [Fact]
    public void InScopes() => Check(() =>
    {
        using IDisposable scope = NewDisposeScope();
        Losses.CrossEntropyPlain(_z.to(ScalarType.Float16), _y.to(ScalarType.Int32)).backward();
    });

    [Fact]
    public void Written()
    {
        Tensor gradient = zeros(10, 64);
        Check(() => Losses.CrossEntropyWritten(_z, _y, gradient.t()));
    }

    [Fact]
    public void Throwing()
    {
        Tensor wrong = full(64, 10, ScalarType.Int64);
        Check(() =>
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => Losses.CrossEntropyPlain(_z.t().contiguous().t(), wrong));
            Assert.Throws<ArgumentOutOfRangeException>(() => Losses.CrossEntropyUnreduced(_z, wrong));
            Assert.Throws<ArgumentException>(() => Losses.CrossEntropyPlain(_z, _y.narrow(0, 0, 3)));
        });
    }

    [Fact]
    public void NothingDisposed()
    {
        for (int i = 0; i < Steps; i++) Losses.CrossEntropyPlain(_z, _y).backward();
        Collect();
        long before = Tensor.TotalCount;
        for (int i = 0; i < Steps; i++) Losses.CrossEntropyPlain(_z, _y).backward();
        Collect();

        Assert.InRange(Tensor.TotalCount - before, long.MinValue, 100);
    }

    [Fact]
    public void Memory()
    {
        Tensor x = randn(1 << 16).requires_grad_(), y = randn(1 << 16);
        for (int i = 0; i < 100; i++) Step();
        Collect();
        long before = Environment.WorkingSet;
        for (int i = 0; i < 3000; i++) Step();
        Collect();

        // A gradient that stayed would be 750 MB in all.
        Assert.InRange(Environment.WorkingSet - before, long.MinValue, 100L << 20);

        void Step()
        {
            using Tensor loss = Losses.SquaredError(x, y);
            loss.backward();
        }
    }

    [Fact]
    public void Threads()
    {
        double[] expected = Gradient();
        Parallel.For(0, 8, _ =>
        {
            for (int i = 0; i < 200; i++) Assert.Equal(expected, Gradient());
        });

        double[] Gradient()
        {
            using IDisposable scope = NewDisposeScope();
            Tensor leaf = _z.detach().clone().requires_grad_();
            Losses.CrossEntropyPlain(leaf, _y).backward();
            return Agreement.Values(leaf.grad!);
        }
    }

    // Objects that nobody refers to any more are finalised first, so that what is counted afterwards is the steps' own.
    private static void Check(Action step)
    {
        for (int i = 0; i < 10; i++) step();
        Collect();
        long before = Tensor.TotalCount;
        for (int i = 0; i < Steps / 5; i++) step();
        Collect();

        Assert.InRange(Tensor.TotalCount - before, long.MinValue, 5);
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
