using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

/// <summary>Whole training programs, as people write them: found in them is what is wrong, and nothing else.</summary>
public class TorchProgramTests
{
    [Fact]
    public Task Classifier() => Misuse.Source(
        Head +
        """
        var device = cuda_is_available() ? CUDA : CPU;
        var net = new Net().to(device);
        var optimizer = optim.Adam(net.parameters());
        var criterion = NLLLoss();
        for (int epoch = 1; epoch <= 5; epoch++)
        {
            Train(net, optimizer, criterion, Data.Train(), Data.TrainSize);
            Test(net, criterion, Data.Test(), Data.TestSize);
        }

        static void Train(Net net, optim.Optimizer optimizer, Loss<Tensor, Tensor, Tensor> loss, IEnumerable<(Tensor, Tensor)> data, long size)
        {
            net.train();
            int batch = 1;
            foreach (var (images, labels) in data)
            {
                using var scope = NewDisposeScope();
                optimizer.zero_grad();
                var prediction = net.call(images);
                var output = loss.call(prediction, labels);
                output.backward();
                optimizer.step();
                if (batch % 10 == 0) Console.WriteLine($"{batch} of {size}: {output.ToSingle()}");
                batch++;
            }
        }

        static void Test(Net net, Loss<Tensor, Tensor, Tensor> loss, IEnumerable<(Tensor, Tensor)> data, long size)
        {
            net.eval();
            double total = 0;
            long correct = 0;
            using (no_grad())
            {
                foreach (var (images, labels) in data)
                {
                    var prediction = net.call(images);
                    total += loss.call(prediction, labels).ToSingle();
                    correct += prediction.argmax(1).eq(labels).sum().ToInt64();
                }
            }

            Console.WriteLine($"{ {|LOSS111:total / size|} } {(double)correct / size}");
        }

        class Net : Module<Tensor, Tensor>
        {
            private readonly Module<Tensor, Tensor> conv = Conv2d(1, 32, 3L), fc1 = Linear(9216, 128), fc2 = Linear(128, 10), drop = Dropout(0.5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x)
            {
                x = functional.relu(conv.call(x)).flatten(1);
                x = drop.call(functional.relu(fc1.call(x)));
                return functional.log_softmax(fc2.call(x), 1);
            }
        }

        static class Data
        {
            public static long TrainSize => 60000;
            public static long TestSize => 10000;
            public static IEnumerable<(Tensor, Tensor)> Train() => [];
            public static IEnumerable<(Tensor, Tensor)> Test() => [];
        }
        """,
        Misuse.Options.WithOutputKind(Microsoft.CodeAnalysis.OutputKind.ConsoleApplication));

    /// <summary>Deep Q-learning: what is compared is a column and a row.</summary>
    [Fact]
    public Task Agent() => Misuse.Source(
        Head +
        """
        class Agent(Module<Tensor, Tensor> policy, Module<Tensor, Tensor> target, optim.Optimizer optimizer)
        {
            private readonly Loss<Tensor, Tensor, Tensor> _loss = SmoothL1Loss();

            public float Learn(Tensor states, Tensor actions, Tensor rewards, Tensor next, float gamma)
            {
                var chosen = policy.call(states.view(-1, 4)).gather(1, actions.view(-1, 1));
                Tensor best;
                using (no_grad()) best = target.call(next.view(-1, 4)).view(-1, 2).max(1).values;
                var expected = best * gamma + rewards.view(-1);
                var loss = _loss.call({|LOSS114:chosen|}, expected);
                optimizer.zero_grad();
                loss.backward();
                optimizer.step();
                return loss.item<float>();
            }

            public float LearnRight(Tensor states, Tensor actions, Tensor rewards, Tensor next, float gamma)
            {
                var chosen = policy.call(states.view(-1, 4)).gather(1, actions.view(-1, 1));
                Tensor best;
                using (no_grad()) best = target.call(next.view(-1, 4)).view(-1, 2).max(1).values;
                var expected = best * gamma + rewards.view(-1);
                var loss = _loss.call(chosen, expected.unsqueeze(1));
                optimizer.zero_grad();
                loss.backward();
                optimizer.step();
                return loss.item<float>();
            }
        }
        """);

    /// <summary>Generator and discriminator, distillation, attention, an assigner, pseudo-labels: all of it right.</summary>
    [Fact]
    public Task Right() => Misuse.Source(
        Head +
        """
        class Gan(Module<Tensor, Tensor> generator, optim.Optimizer g, optim.Optimizer d)
        {
            private readonly Module<Tensor, Tensor> _judge = Sequential(Linear(784, 256), LeakyReLU(0.2), Linear(256, 1), Sigmoid());
            private readonly BCELoss _loss = BCELoss();

            public void Step(Tensor real, Tensor noise)
            {
                var ones = torch.ones(real.shape[0], 1);
                var zeros = torch.zeros(real.shape[0], 1);
                var fake = generator.call(noise);
                var judged = _loss.call(_judge.call(real), ones) + _loss.call(_judge.call(fake.detach()), zeros);
                d.zero_grad();
                judged.backward();
                d.step();
                var fooled = _loss.call(_judge.call(fake), ones);
                g.zero_grad();
                fooled.backward();
                g.step();
            }
        }

        class Student(Module<Tensor, Tensor> student, Module<Tensor, Tensor> teacher)
        {
            public Tensor Distill(Tensor x, Tensor y, double t)
            {
                Tensor soft;
                using (no_grad()) soft = functional.softmax(teacher.call(x) / t, 1);
                var z = student.call(x);
                var kl = functional.kl_div(functional.log_softmax(z / t, 1), soft, false, Reduction.Sum) / x.shape[0];
                return kl * t * t + functional.cross_entropy(z, y);
            }

            public Tensor Pseudo(Tensor x, double threshold)
            {
                Tensor labels, mask;
                using (no_grad())
                {
                    var p = teacher.call(x).softmax(1);
                    (var best, labels) = p.max(1);
                    mask = best.ge(threshold).to_type(ScalarType.Float32);
                }

                return (functional.cross_entropy(student.call(x), labels, reduction: Reduction.None) * mask).mean();
            }
        }

        class Detector
        {
            public Tensor Loss(Tensor logits, Tensor boxes, Tensor targets)
            {
                var scores = logits.detach().sigmoid();
                var align = scores.pow(0.5) * boxes.pow(6);
                var wanted = targets * align;
                var classes = functional.binary_cross_entropy_with_logits(logits, wanted, reduction: Reduction.None).sum() / wanted.sum();
                var bins = boxes.view(-1, 4, 16).softmax(2).matmul(torch.arange(16).to_type(ScalarType.Float32));
                return classes + functional.l1_loss(bins, targets.view(-1, 4));
            }
        }

        class Attention() : Module<Tensor, Tensor>("attention")
        {
            private readonly Linear q = Linear(64, 64), k = Linear(64, 64), v = Linear(64, 64), head = Linear(64, 10);

            public override Tensor forward(Tensor x)
            {
                var weights = functional.softmax(torch.matmul(q.call(x), k.call(x).transpose(1, 2)) / 8, -1);
                return head.call(torch.matmul(weights, v.call(x)).mean(new long[] { 1 }));
            }

            public Tensor Step(Tensor x, Tensor y) => functional.cross_entropy(call(x), y);
        }
        """);

    private const string Head =
        """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using TorchSharp;
        using TorchSharp.Modules;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;

        """;
}
