using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

/// <summary>The same mistakes with TorchSharp's functions, tensor methods and modules.</summary>
public class TorchSharpTests
{
    public static TheoryData<string> WrongBodies =>
    [
        "functional.cross_entropy({|LOSS101:functional.softmax(x, 1)|}, y);",
        "functional.cross_entropy({|LOSS101:x.softmax(1)|}, y);",
        "functional.cross_entropy({|LOSS101:torch.softmax(x, 1)|}, y);",
        "functional.cross_entropy({|LOSS101:torch.special.softmax(x, 1)|}, y);",
        "var p = x.softmax(1).view(-1, 10).to(device).detach();\nfunctional.cross_entropy({|LOSS101:p|}, y);",
        "using var p = nn.Softmax(1).call(x);\nnn.CrossEntropyLoss().forward({|LOSS101:p|}, y);",
        "var loss = CrossEntropyLoss();\nvar softmax = Softmax(1);\nloss.call({|LOSS101:softmax.forward(x)|}, y);",
        "var e = torch.exp(x);\nvar one = 1 / (1 + torch.exp(-x));\nfunctional.binary_cross_entropy_with_logits({|LOSS102:one|}, y);",
        "functional.binary_cross_entropy_with_logits({|LOSS102:x.sigmoid()|}, y);",
        "x.sigmoid_();\nfunctional.binary_cross_entropy_with_logits({|LOSS102:x|}, y);",
        "var v = x.view(-1);\ntorch.sigmoid_(v);\nfunctional.binary_cross_entropy_with_logits({|LOSS102:x|}, y);",
        "new BCEWithLogitsLoss().forward({|LOSS102:torch.special.expit(x)|}, y);",
        "functional.cross_entropy(x, {|LOSS103:functional.one_hot(y, 10).to(device)|});",
        "functional.nll_loss(x.log_softmax(1), {|LOSS103:functional.one_hot(y, 10)|});",
        "var p = x.sigmoid();\nfunctional.binary_cross_entropy({|LOSS104:x|}, y);",
        "new BCELoss().call({|LOSS104:x|}, y);\nvar correct = torch.sigmoid(x);",
        "functional.nll_loss({|LOSS105:x.softmax(1)|}, y);",
        "functional.kl_div(x.log_softmax(1), {|LOSS105:y.softmax(1)|}, reduction: nn.Reduction.Sum);",
        "KLDivLoss(reduction: nn.Reduction.Sum).call({|LOSS105:x.softmax(1)|}, y);",
        "functional.nll_loss({|LOSS106:torch.log(x.softmax(1))|}, y);",
        "var p = functional.softmax(x, 1);\nfunctional.nll_loss({|LOSS106:(p + 1e-9).log()|}, y);",
        "var p = x.sigmoid();\nfunctional.binary_cross_entropy({|LOSS107:functional.one_hot(y).@float()|}, p);",
        "functional.mse_loss({|LOSS109:x.softmax(1)|}, functional.one_hot(y, 10).to_type(ScalarType.Float32));",
        "functional.cross_entropy({|LOSS112:functional.log_softmax(x, 1)|}, y);",
        "functional.cross_entropy({|LOSS112:nn.LogSoftmax(1).call(x)|}, y);",
        "var p = Sequential(Flatten(), Sequential(Dropout(), Sigmoid())).call(x);\nfunctional.binary_cross_entropy({|LOSS104:x|}, y);",
        "x.narrow(1, 0, 3).sigmoid_();\nfunctional.binary_cross_entropy_with_logits({|LOSS102:x.narrow(1, 0, 3)|}, y);",
        "for (int i = 0; i < 4; i++) x[i].sigmoid_();\nfunctional.binary_cross_entropy_with_logits({|LOSS102:x|}, y);",
    ];

    public static TheoryData<string> WrongMembers =>
    [
        """
        private readonly Module<Tensor, Tensor> _model = Sequential(("fc", Linear(4, 3)), ("softmax", Softmax(1)));
        private readonly CrossEntropyLoss _loss = CrossEntropyLoss();

        Tensor Step(Tensor x, Tensor y) => _loss.call({|LOSS101:_model.call(x)|}, y);
        """,
        """
        void Train(Tensor x, Tensor y)
        {
            var model = Sequential(Linear(4, 3), ReLU(), Linear(3, 3), Sequential(Softmax(1), Dropout()));
            var output = model.forward(x);
            functional.cross_entropy({|LOSS101:output|}, y).backward();
        }
        """,
        """
        private sealed class Net : Module<Tensor, Tensor>
        {
            private readonly Module<Tensor, Tensor> fc;

            public Net() : base("net")
            {
                fc = Linear(4, 1);
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => torch.sigmoid(fc.call(x)).squeeze(1);
        }

        Tensor Step(Net net, Tensor x, Tensor y) => functional.binary_cross_entropy_with_logits({|LOSS102:net.call(x)|}, y);
        """,
        """
        class Net() : Module<Tensor, Tensor>("net")
        {
            private readonly Module<Tensor, Tensor> layers = Sequential(Linear(4, 3), LogSoftmax(1));

            public override Tensor forward(Tensor x)
            {
                using var hidden = x.view(-1, 4);
                return layers.call(hidden).MoveToOuterDisposeScope();
            }
        }

        void Step(Tensor x, Tensor y)
        {
            var net = new Net();
            functional.cross_entropy({|LOSS112:net.forward(x)|}, y);
        }
        """,
    ];

    public static TheoryData<string> RightBodies =>
    [
        "functional.cross_entropy(x, y);",
        "functional.cross_entropy(x, y);\nvar p = x.softmax(1);",
        "functional.nll_loss(x.log_softmax(1), y);",
        "functional.binary_cross_entropy(x.sigmoid().flatten(), y);",
        "x = functional.sigmoid(x);\nx = torch.matmul(x, y);\nfunctional.binary_cross_entropy_with_logits(x, y);",
        // Softmax as targets.
        "functional.cross_entropy(x, y.softmax(1));",
        "functional.kl_div(x.log_softmax(1), y.softmax(1), log_target: false, reduction: nn.Reduction.Sum);",
        "functional.kl_div(x.log_softmax(1), y.log_softmax(1), reduction: nn.Reduction.Sum);",
        // The options are not known.
        "void Step(KLDivLoss loss) => loss.call(x.log_softmax(1), y.softmax(1));",
        // One-hot rows of floating-point numbers are soft targets.
        "functional.cross_entropy(x, functional.one_hot(y, 10).@float());",
        "functional.cross_entropy(x, functional.one_hot(y, 10).to(ScalarType.Float32).to(device));",
        // Attention.
        "var a = torch.matmul(x, y).softmax(-1);\nvar o = torch.matmul(a, x);\nfunctional.cross_entropy(o, y);",
        // An assigner's detached sigmoid; the loss is given the logits.
        "var s = x.detach().sigmoid();\nvar t = s * y;\nfunctional.binary_cross_entropy_with_logits(x, t);",
        // After the loss.
        "functional.binary_cross_entropy_with_logits(x, y);\nx = x.sigmoid();",
        // Called strangely: the output is the label.
        "void Step(Tensor output, Tensor input) => functional.mse_loss(input, output);",
        // Autograd finds its way whichever comes first.
        "void Step(Tensor predictions, Tensor targets) => functional.mse_loss(targets, predictions);",
        "var p = x.softmax(1);\nvar q = torch.tanh(p);\nfunctional.cross_entropy(q, y);",
        "var c = x.clone();\nc.sigmoid_();\nfunctional.binary_cross_entropy_with_logits(x, y);",
        "functional.mse_loss(x.sigmoid(), y);",
        "var y1 = x.argmax(1);\nfunctional.cross_entropy(x, y1);",
        // Heads of one output.
        "var p = x.narrow(1, 0, 3).softmax(1);\nfunctional.binary_cross_entropy(x.narrow(1, 3, 1), y);",
        "x[0].sigmoid_();\nfunctional.binary_cross_entropy_with_logits(x[1], y);",
        "x.select(1, 0).sigmoid_();\nfunctional.cross_entropy(x.slice(1, 1, 4, 1), y);",
        "x.select(1, 0).sigmoid_();\nfunctional.cross_entropy(x, y);",
        "var gate = x[0].sigmoid();\nfunctional.binary_cross_entropy(x, y);",
        // What comes after the softmax.
        "var model = Sequential(Linear(4, 3), Softmax(1));\nmodel.append(Linear(3, 3));\nfunctional.cross_entropy(model.call(x), y);",
        "var model = Sequential(Linear(4, 3), Softmax(1));\nmodel.append(\"head\", Linear(3, 3));\nfunctional.cross_entropy(model.call(x), y);",
        "var model = Sequential(Linear(4, 3), Softmax(1));\nmodel.add_module(\"head\", Linear(3, 3));\nfunctional.cross_entropy(model.call(x), y);",
        "var model = Sequential(Linear(4, 3), Softmax(1));\nmodel.register_module(\"head\", Linear(3, 3));\nfunctional.cross_entropy(model.call(x), y);",
        "Module<Tensor, Tensor> model = Softmax(1);\n(model, var n) = (Linear(3, 3), 1);\nfunctional.cross_entropy(model.call(x), y);",
        "void Replace(ref Module<Tensor, Tensor> old) => old = Linear(3, 3);\nModule<Tensor, Tensor> model = Softmax(1);\nReplace(ref model);\nfunctional.cross_entropy(model.call(x), y);",
        "functional.binary_cross_entropy(x.sigmoid(), functional.one_hot(y, 2).@float());",
        // What a network is given is not what its last module is given.
        "var model = Sequential(Linear(4, 1), Sigmoid());\nvar p = model.forward(x);\nfunctional.binary_cross_entropy(x, y);",
        "var p = Sequential(Linear(4, 3), Softmax(1)).call(x);\nfunctional.nll_loss(x, y);",
        "var p = Sequential(Sequential(ReLU(), Dropout()), LogSoftmax(1)).call(x);\nfunctional.nll_loss(x, y);",
        "var model = Sequential(Linear(4, 1)).append(Sigmoid());\nvar p = model.call(x);\nfunctional.binary_cross_entropy(x, y);",
    ];

    public static TheoryData<string> RightMembers =>
    [
        """
        private readonly Module<Tensor, Tensor> _model = Sequential(Linear(4, 3), LogSoftmax(1));
        private readonly NLLLoss _loss = NLLLoss();

        Tensor Step(Tensor x, Tensor y) => _loss.call(_model.call(x), y);
        """,
        """
        private readonly Module<Tensor, Tensor> _model = Sequential(Linear(4, 3), Softmax(1), Linear(3, 3));

        Tensor Step(Tensor x, Tensor y) => functional.cross_entropy(_model.call(x), y);
        """,
        // Which module it is may change.
        """
        public Module<Tensor, Tensor> Model { get; set; } = Softmax(1);

        Tensor Step(Tensor x, Tensor y) => functional.cross_entropy(Model.call(x), y);
        """,
        """
        private Module<Tensor, Tensor> _last = Softmax(1);

        void Change() => _last = Linear(3, 3);

        Tensor Step(Tensor x, Tensor y) => functional.cross_entropy(_last.call(x), y);
        """,
        // Softmax only when not training.
        """
        private sealed class Net() : Module<Tensor, Tensor>("net")
        {
            public override Tensor forward(Tensor x) => training ? x : x.softmax(1);
        }

        Tensor Step(Net net, Tensor x, Tensor y) => functional.cross_entropy(net.call(x), y);
        """,
        """
        Tensor Step(Module<Tensor, Tensor> net, Tensor x, Tensor y) => functional.cross_entropy(net.call(x), y);
        """,
        """
        Tensor Step(IEnumerable<Module<Tensor, Tensor>> modules, Tensor x, Tensor y) => functional.cross_entropy(Sequential(modules).call(x), y);
        """,
        """
        private readonly Sequential _model = Sequential(Linear(4, 3), Softmax(1));

        public User() => _model.append(Linear(3, 3));

        Tensor Step(Tensor x, Tensor y) => functional.cross_entropy(_model.call(x), y);
        """,
        """
        private Module<Tensor, Tensor> _model = Softmax(1);

        void CopyTo(User other) => other._model = Linear(3, 3);

        Tensor Step(Tensor x, Tensor y) => functional.cross_entropy(_model.call(x), y);
        """,
        """
        private static void Extend(Sequential model) => model.append(Linear(3, 3));

        void Step(Tensor x, Tensor y)
        {
            var model = Sequential(Linear(4, 3), Softmax(1));
            Extend(model);
            functional.cross_entropy(model.call(x), y);
        }
        """,
        // The network's own code changes what it has.
        """
        private sealed class Net() : Module<Tensor, Tensor>("net")
        {
            public Tensor Attention;

            public override Tensor forward(Tensor x) => Attention = torch.matmul(x, x);
        }

        void Step(Net net, Tensor x, Tensor y)
        {
            net.Attention.sigmoid_();
            net.call(x);
            functional.binary_cross_entropy_with_logits(net.Attention, y);
        }
        """,
    ];

    [Theory]
    [MemberData(nameof(WrongBodies))]
    public Task Speaks(string body) => Misuse.Members(InMethod(body));

    [Theory]
    [MemberData(nameof(WrongMembers))]
    public Task SpeaksAcrossMembers(string members) => Misuse.Members(members);

    [Theory]
    [MemberData(nameof(RightBodies))]
    public Task Silent(string body) => Misuse.Members(InMethod(body));

    [Theory]
    [MemberData(nameof(RightMembers))]
    public Task SilentAcrossMembers(string members) => Misuse.Members(members);

    [Fact]
    public Task TopLevelModulesMayBeReplaced() => Misuse.Program(
        """
        Module<Tensor, Tensor> model = Softmax(1);
        model = Linear(3, 3);
        functional.cross_entropy(model.call(null), null);
        """);

    [Fact]
    public Task TopLevelContainersMayGrow() => Misuse.Program(
        """
        var model = Sequential(Linear(4, 3), Softmax(1));
        model.append(Linear(3, 3));
        functional.cross_entropy(model.call(null), null);
        """);

    [Fact]
    public Task TopLevelModules() => Misuse.Program(
        """
        var model = Sequential(Linear(4, 3), Softmax(1));
        functional.cross_entropy({|LOSS101:model.call(null)|}, null);
        """);

    private static string InMethod(string body) => "void Method(Tensor x, Tensor y, torch.Device device)\n{\n    " + body.Replace("\n", "\n    ") + "\n}";
}
