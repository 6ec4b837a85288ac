using LossGen;
using static TorchSharp.torch;

public static partial class TensorLosses
{
    [Loss(Kind.Focal, Gamma = 2)]
    public static partial Tensor Focal(Tensor logits, Tensor targets);

    public static float Step(nn.Module<Tensor, Tensor> network, optim.Optimizer optimizer, Tensor inputs, Tensor labels)
    {
        optimizer.zero_grad();
        using Tensor logits = network.call(inputs), loss = Focal(logits, labels);
        loss.backward();
        optimizer.step();
        return loss.item<float>();
    }
}
