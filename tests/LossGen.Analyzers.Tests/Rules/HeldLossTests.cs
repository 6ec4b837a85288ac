using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using LossGen.Analyzers.Torch;
using LossGen.Generator.Formulas;
using Microsoft.CodeAnalysis;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

/// <summary>Losses and networks that are held by a base class, an interface, a delegate or a container: followed to where they are made.</summary>
public class HeldLossTests
{
    public static TheoryData<string> Wrong =>
    [
        "Tensor M(Tensor x, Tensor y)\n{\n    Loss<Tensor, Tensor, Tensor> loss = CrossEntropyLoss();\n    return loss.call({|LOSS101:x.softmax(1)|}, y);\n}",
        "Tensor M(Tensor x, Tensor y)\n{\n    Module<Tensor, Tensor, Tensor> loss = new CrossEntropyLoss();\n    return loss.forward({|LOSS101:x.softmax(1)|}, y);\n}",
        "Tensor M(Tensor x, Tensor y)\n{\n    IModule<Tensor, Tensor, Tensor> loss = CrossEntropyLoss();\n    return loss.call({|LOSS101:x.softmax(1)|}, y);\n}",
        "private readonly Loss<Tensor, Tensor, Tensor> _loss = CrossEntropyLoss();\n\nTensor M(Tensor x, Tensor y) => _loss.call({|LOSS101:x.softmax(1)|}, y);",
        "Loss<Tensor, Tensor, Tensor> Criterion { get; } = CrossEntropyLoss();\n\nTensor M(Tensor x, Tensor y) => Criterion.call({|LOSS101:x.softmax(1)|}, y);",
        "private static Loss<Tensor, Tensor, Tensor> Criterion => CrossEntropyLoss();\n\nTensor M(Tensor x, Tensor y) => Criterion.call({|LOSS101:x.softmax(1)|}, y);",
        "void Main(Tensor x, Tensor y) => Step(CrossEntropyLoss(), x, y);\n\nTensor Step(Loss<Tensor, Tensor, Tensor> loss, Tensor x, Tensor y) => loss.call({|LOSS101:x.softmax(1)|}, y);",
        """
        void Main(Tensor x, Tensor y)
        {
            var loss = CrossEntropyLoss();
            Step(loss, x, y);
            Step(loss, y, x);
        }

        static Tensor Step(Loss<Tensor, Tensor, Tensor> loss, Tensor x, Tensor y) => loss.call({|LOSS101:x.softmax(1)|}, y);
        """,
        """
        void Main(Tensor x, Tensor y) => new Trainer(CrossEntropyLoss()).Step(x, y);

        class Trainer
        {
            private readonly Loss<Tensor, Tensor, Tensor> _loss;

            public Trainer(Loss<Tensor, Tensor, Tensor> loss) => _loss = loss;

            public Tensor Step(Tensor x, Tensor y) => _loss.call({|LOSS101:x.softmax(1)|}, y);
        }
        """,
        """
        void Main(Tensor x, Tensor y)
        {
            Trainer trainer = new(CrossEntropyLoss());
            trainer.Step(x, y);
        }

        class Trainer(Loss<Tensor, Tensor, Tensor> loss)
        {
            public Tensor Step(Tensor x, Tensor y) => loss.call({|LOSS101:x.softmax(1)|}, y);
        }
        """,
        "Tensor M(Tensor x, Tensor y)\n{\n    Func<Tensor, Tensor, Tensor> loss = CrossEntropyLoss().forward;\n    return loss({|LOSS101:x.softmax(1)|}, y);\n}",
        "Tensor M(Tensor x, Tensor y)\n{\n    Func<Tensor, Tensor, Tensor> loss = (p, t) => functional.cross_entropy(p, t);\n    return loss({|LOSS101:x.softmax(1)|}, y);\n}",
        "Tensor M(Tensor x, Tensor y)\n{\n    Func<Tensor, Tensor, Tensor> loss = (t, p) => functional.cross_entropy(p, t);\n    return loss(y, {|LOSS101:x.softmax(1)|});\n}",
        """
        private readonly Dictionary<string, Loss<Tensor, Tensor, Tensor>> _losses = new() { ["ce"] = CrossEntropyLoss(), ["mse"] = MSELoss() };

        Tensor M(Tensor x, Tensor y) => _losses["ce"].call({|LOSS101:x.softmax(1)|}, y);
        """,
        "Tensor M(Tensor x, Tensor y)\n{\n    var losses = new Loss<Tensor, Tensor, Tensor>[] { CrossEntropyLoss(), MSELoss() };\n    return losses[0].call({|LOSS101:x.softmax(1)|}, y);\n}",
        "Tensor M(Tensor x, Tensor y) => Make().call({|LOSS101:x.softmax(1)|}, y);\n\nstatic Loss<Tensor, Tensor, Tensor> Make() => CrossEntropyLoss();",
        "Tensor M(NLLLoss loss, Tensor x, Tensor y) => loss.call({|LOSS105:x.softmax(1)|}, y);",
        "Tensor M(Tensor x, Tensor y, Device device)\n{\n    var loss = CrossEntropyLoss().to(device);\n    return loss.call({|LOSS101:x.softmax(1)|}, y);\n}",
        "Tensor M(Tensor x, Tensor y)\n{\n    Loss<Tensor, Tensor, Tensor> loss = KLDivLoss(log_target: false);\n    return {|LOSS110:loss.call|}(x.log_softmax(1), y);\n}",
        "Tensor M(Tensor x, Tensor y, Tensor n, Tensor m) => CTCLoss().call({|LOSS105:x.softmax(2)|}, y, n, m);",
    ];

    public static TheoryData<string> WrongNetworks =>
    [
        "Tensor M(Tensor x, Tensor y, Device device)\n{\n    var net = Sequential(Linear(4, 3), Softmax(1)).to(device);\n    return functional.cross_entropy({|LOSS101:net.call(x)|}, y);\n}",
        "Tensor M(Tensor x, Tensor y)\n{\n    var net = Sequential();\n    net.append(Linear(4, 3));\n    net.append(\"p\", Softmax(1));\n    return functional.cross_entropy({|LOSS101:net.call(x)|}, y);\n}",
        "Tensor M(Tensor x, Tensor y)\n{\n    var net = Sequential();\n    net.append(Linear(4, 3)).append(Softmax(1));\n    return functional.cross_entropy({|LOSS101:net.call(x)|}, y);\n}",
        """
        Tensor M(Tensor x, Tensor y)
        {
            var layers = new List<(string, Module<Tensor, Tensor>)>();
            layers.Add(("a", Linear(4, 3)));
            layers.Add(("b", Softmax(1)));
            var net = Sequential(layers);
            net.eval();
            return functional.cross_entropy({|LOSS101:net.call(x)|}, y);
        }
        """,
        "Tensor M(Tensor x, Tensor y)\n{\n    var layers = new List<(string, Module<Tensor, Tensor>)> { (\"a\", Linear(4, 3)), (\"b\", Softmax(1)) };\n    return functional.cross_entropy({|LOSS101:Sequential(layers).call(x)|}, y);\n}",
        """
        void Main(Tensor x, Tensor y) => Step(Sequential(Linear(4, 3), Softmax(1)).cuda(), x, y);

        Tensor Step(Module<Tensor, Tensor> net, Tensor x, Tensor y) => functional.cross_entropy({|LOSS101:net.forward(x)|}, y);
        """,
        """
        class Net() : Module<Tensor, Tensor>("net")
        {
            private readonly Module<Tensor, Tensor> fc = Linear(4, 3);

            public override Tensor forward(Tensor x) => fc.call(x).softmax(1);
        }

        private readonly Module<Tensor, Tensor> _net = new Net();

        Tensor Step(Tensor x, Tensor y) => functional.cross_entropy({|LOSS101:_net.call(x)|}, y);
        """,
        "void Main(Tensor x, Tensor y) => Step(Softmax(1), x, y);\n\nTensor Step(IModule<Tensor, Tensor> net, Tensor x, Tensor y) => functional.cross_entropy({|LOSS101:net.call(x)|}, y);",
    ];

    public static TheoryData<string> Right =>
    [
        "Tensor M(Loss<Tensor, Tensor, Tensor> loss, Tensor x, Tensor y) => loss.call(x.softmax(1), y);",
        "Tensor M(Module<Tensor, Tensor, Tensor> loss, Tensor x, Tensor y) => loss.call(x.softmax(1), y);",
        "Tensor M(Func<Tensor, Tensor, Tensor> loss, Tensor x, Tensor y) => loss(x.softmax(1), y);",
        "Tensor M(Tensor x, Tensor y, bool b)\n{\n    Loss<Tensor, Tensor, Tensor> loss = b ? CrossEntropyLoss() : MSELoss();\n    return loss.call(x.softmax(1), y);\n}",
        "Tensor M(Tensor x, Tensor y, bool b)\n{\n    Loss<Tensor, Tensor, Tensor> loss = CrossEntropyLoss();\n    if (b) loss = MSELoss();\n    return loss.call(x.softmax(1), y);\n}",
        "public Loss<Tensor, Tensor, Tensor> Loss = CrossEntropyLoss();\n\nTensor M(Tensor x, Tensor y) => Loss.call(x.softmax(1), y);",
        """
        void Main(Tensor x, Tensor y)
        {
            Step(CrossEntropyLoss(), x, y);
            Step(MSELoss(), x, y);
        }

        Tensor Step(Loss<Tensor, Tensor, Tensor> loss, Tensor x, Tensor y) => loss.call(x.softmax(1), y);
        """,
        """
        void Main(Tensor x, Tensor y) => Step(CrossEntropyLoss(), x, y);

        Tensor Step(Loss<Tensor, Tensor, Tensor> loss, Tensor x, Tensor y)
        {
            loss = MSELoss();
            return loss.call(x.softmax(1), y);
        }
        """,
        "Tensor M(Tensor x, Tensor y)\n{\n    Func<Tensor, Tensor, Tensor> loss = (p, t) => functional.cross_entropy(p.log(), t);\n    return loss(x.softmax(1), y);\n}",
        "Tensor M(Tensor x, Tensor y)\n{\n    Func<Tensor, Tensor, Tensor> loss = (p, t) => functional.cross_entropy(t, p);\n    return loss(x.softmax(1), y);\n}",
        """
        private readonly Dictionary<string, Loss<Tensor, Tensor, Tensor>> _losses = new() { ["ce"] = CrossEntropyLoss(), ["mse"] = MSELoss() };

        Tensor M(string name, Tensor x, Tensor y) => _losses["mse"].call(x.softmax(1), y) + _losses[name].call(x.softmax(1), y);
        """,
        """
        private readonly Dictionary<string, Loss<Tensor, Tensor, Tensor>> _losses = new() { ["ce"] = CrossEntropyLoss() };

        void Set() => _losses["ce"] = MSELoss();

        Tensor M(Tensor x, Tensor y) => _losses["ce"].call(x.softmax(1), y);
        """,
        "Tensor M(Tensor x, Tensor y, bool b)\n{\n    var net = Sequential(Linear(4, 3));\n    if (b) net.append(Softmax(1));\n    return functional.cross_entropy(net.call(x), y);\n}",
        "Tensor M(Tensor x, Tensor y)\n{\n    var net = Sequential(Linear(4, 3));\n    var loss = functional.cross_entropy(net.call(x), y);\n    net.append(Softmax(1));\n    return loss;\n}",
        "void Main(Tensor x, Tensor y)\n{\n    Step(Softmax(1), x, y);\n    Step(Linear(3, 3), x, y);\n}\n\nTensor Step(Module<Tensor, Tensor> net, Tensor x, Tensor y) => functional.cross_entropy(net.call(x), y);",
        "Tensor M(Func<Tensor, Tensor, Tensor> cat, Tensor x, Tensor y) => cat(x.softmax(1), y);",
        "Tensor M(Bilinear pair, Tensor x, Tensor y) => pair.call(x.softmax(1), y);",
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public Task Speaks(string members) => Misuse.Members(members);

    [Theory]
    [MemberData(nameof(WrongNetworks))]
    public Task SpeaksOfNetworks(string members) => Misuse.Members(members);

    [Theory]
    [MemberData(nameof(Right))]
    public Task Silent(string members) => Misuse.Members(members);

    [Fact]
    public Task TopLevel() => Misuse.Program(
        """
        Loss<Tensor, Tensor, Tensor> loss = CrossEntropyLoss();
        var net = Sequential();
        net.append(Linear(4, 3));
        net.append(Softmax(1));
        loss.call({|LOSS101:net.call(null)|}, null);
        """);

    /// <summary>Every loss of the package has a row.</summary>
    [Fact]
    public void FunctionsAreAllKnown()
    {
        INamedTypeSymbol functional = Misuse.Compile("").GetTypeByMetadataName("TorchSharp.torch+nn+functional")!;
        string[] losses = [.. functional.GetMembers().OfType<IMethodSymbol>()
            .Where(m => m.DeclaredAccessibility == Accessibility.Public && m.Parameters.Any(p => p.Type.Name == "Reduction") && m.ReturnType.Name == "Tensor")
            .Select(m => m.Name).Distinct().Order()];
        Assert.True(losses.Length > 15, "The package's losses are not found.");
        Assert.Equal(TorchLosses.All.Select(l => l.Function).Order(), losses);
    }

    [Fact]
    public void ModulesAreAllKnown()
    {
        INamespaceSymbol modules = (INamespaceSymbol)Misuse.Compile("").GetTypeByMetadataName("TorchSharp.Modules.MSELoss")!.ContainingNamespace;
        string[] losses = [.. modules.GetTypeMembers().Where(t => t.DeclaredAccessibility == Accessibility.Public && IsLoss(t)).Select(t => t.Name).Order()];
        Assert.Equal(TorchLosses.All.Select(l => l.Module).Order(), losses);

        static bool IsLoss(INamedTypeSymbol type)
        {
            for (INamedTypeSymbol? at = type.BaseType; at is not null; at = at.BaseType)
            {
                if (at is { Name: "Loss", Arity: > 0 }) return true;
            }

            return false;
        }
    }

    [Fact]
    public void KindsAreAllInTheCatalogue() => Assert.All(TorchLosses.All, l => Assert.NotNull(Catalogue.Find(l.Kind)));
}
