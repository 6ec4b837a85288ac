using System;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace LossGen.Benchmarks;

/// <summary>The time that this thread computed, where the system tells (Linux), so that what else the machine does counts less; else what passed.</summary>
internal static partial class ThreadClock
{
    private const int ThreadTime = 3;

    public static double Seconds
    {
        get
        {
            if (!OperatingSystem.IsLinux() || GetTime(ThreadTime, out Moment moment) != 0) return Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;
            return moment.Seconds + moment.Nanoseconds * 1e-9;
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out Moment moment);

    [StructLayout(LayoutKind.Sequential)]
    private struct Moment
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
