using System;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Threading.Tasks;

namespace LossGen.CompilerServices;

/// <summary>Shares out work among the threads of the pool.</summary>
internal static unsafe class ParallelParts
{
    /// <summary>With fewer elements, waking another thread takes as long as the work of any loss does.</summary>
    public const int LeastElements = 32 * 1024;

    /// <summary>So many elements make a part that takes far longer than to hand it out.</summary>
    public const int GoodElements = 8 * 1024;

    /// <summary>Whether more than one thread is worth it.</summary>
    public static bool Pay(long elements) => elements >= LeastElements && Environment.ProcessorCount > 1;

    /// <summary>Runs all parts, in any order and on any threads; returns when all have run.</summary>
    /// <param name="work">The work.</param>
    /// <param name="parts">The number of parts.</param>
    /// <param name="elements">How many elements they have together.</param>
    public static void Run<TWork>(in TWork work, int parts, long elements)
        where TWork : struct, IWork, allows ref struct
    {
        if (parts == 1 || !Pay(elements))
        {
            for (int part = 0; part < parts; part++) work.Run(part);
            return;
        }

        // No delegate can capture references, so it gets the address of the work, which stays on this thread's stack until all parts are done. What it refers
        // to may move: the garbage collector stops all threads and updates the references here, where the others read them.
        void* address = Unsafe.AsPointer(ref Unsafe.AsRef(in work));
        try
        {
            Parallel.For(0, parts, part => Unsafe.AsRef<TWork>(address).Run(part));
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.Flatten().InnerExceptions.First());
        }
    }
}
