using System;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace LossGen.Generator.Tests;

/// <summary>Runs what must not need more stack than the threads of some hosts have.</summary>
internal static class Small
{
    private const int Bytes = 256 * 1024;

    public static T Stack<T>(Func<T> run)
    {
        T result = default!;
        ExceptionDispatchInfo? thrown = null;
        Thread thread = new(
            () =>
            {
                try
                {
                    result = run();
                }
                catch (Exception e)
                {
                    thrown = ExceptionDispatchInfo.Capture(e);
                }
            },
            Bytes);
        thread.Start();
        thread.Join();
        thrown?.Throw();
        return result;
    }
}
