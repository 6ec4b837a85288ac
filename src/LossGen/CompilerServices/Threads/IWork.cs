namespace LossGen.CompilerServices;

/// <summary>Work in parts that do not depend on one another: each writes memory of its own.</summary>
internal interface IWork
{
    void Run(int part);
}
