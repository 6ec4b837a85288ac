using System;
using System.Runtime.CompilerServices;

namespace LossGen.Generator.Ir;

/// <summary>Whether there is stack left for what calls itself: hosts have threads of 256 KB.</summary>
internal static class StackGuard
{
    public static bool HasRoom
    {
        get
        {
            // The method that answers without an exception is not in netstandard2.0.
            try
            {
                RuntimeHelpers.EnsureSufficientExecutionStack();
                return true;
            }
            catch (InsufficientExecutionStackException)
            {
                return false;
            }
        }
    }
}
