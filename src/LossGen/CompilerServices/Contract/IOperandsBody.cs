namespace LossGen.CompilerServices;

/// <summary>What is done with operands, once they are of the computing type.</summary>
internal interface IOperandsBody<T>
    where T : unmanaged
{
    double Run(in Operands<T> operands);
}
