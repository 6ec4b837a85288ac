using System.Runtime.CompilerServices;

namespace LossGen.CompilerServices;

/// <summary>What is done with one slot of the operands.</summary>
internal interface ISlotMap<TFrom, TTo>
    where TFrom : unmanaged
    where TTo : unmanaged
{
    /// <summary>What takes the place of <paramref name="source"/>, which is slot number <paramref name="slot"/> of the inputs or of the outputs.</summary>
    ref TTo Map(ref TFrom source, int slot);
}

/// <summary>What is done with one output and what took its place.</summary>
internal interface ISlotAction<TFrom, TTo>
    where TFrom : unmanaged
    where TTo : unmanaged
{
    void Invoke(ref TFrom from, ref TTo to);
}

/// <summary>Visits the slots that a kernel uses. Counts are constants of the kernel's type, so the comparisons vanish.</summary>
internal static class OperandSlots
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MapInputs<TFrom, TTo, TMap>(int count, in Operands<TFrom> from, ref Operands<TTo> to, TMap map)
        where TFrom : unmanaged
        where TTo : unmanaged
        where TMap : struct, ISlotMap<TFrom, TTo>, allows ref struct
    {
        if (count > 0) to.In0 = ref map.Map(ref from.In0, 0);
        if (count > 1) to.In1 = ref map.Map(ref from.In1, 1);
        if (count > 2) to.In2 = ref map.Map(ref from.In2, 2);
        if (count > 3) to.In3 = ref map.Map(ref from.In3, 3);
        if (count > 4) to.In4 = ref map.Map(ref from.In4, 4);
        if (count > 5) to.In5 = ref map.Map(ref from.In5, 5);
        if (count > 6) to.In6 = ref map.Map(ref from.In6, 6);
        if (count > 7) to.In7 = ref map.Map(ref from.In7, 7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MapOutputs<TFrom, TTo, TMap>(int count, in Operands<TFrom> from, ref Operands<TTo> to, TMap map)
        where TFrom : unmanaged
        where TTo : unmanaged
        where TMap : struct, ISlotMap<TFrom, TTo>, allows ref struct
    {
        if (count > 0) to.Out0 = ref map.Map(ref from.Out0, 0);
        if (count > 1) to.Out1 = ref map.Map(ref from.Out1, 1);
        if (count > 2) to.Out2 = ref map.Map(ref from.Out2, 2);
        if (count > 3) to.Out3 = ref map.Map(ref from.Out3, 3);
        if (count > 4) to.Out4 = ref map.Map(ref from.Out4, 4);
        if (count > 5) to.Out5 = ref map.Map(ref from.Out5, 5);
        if (count > 6) to.Out6 = ref map.Map(ref from.Out6, 6);
        if (count > 7) to.Out7 = ref map.Map(ref from.Out7, 7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ForEachOutput<TFrom, TTo, TAction>(int count, in Operands<TFrom> from, in Operands<TTo> to, TAction action)
        where TFrom : unmanaged
        where TTo : unmanaged
        where TAction : struct, ISlotAction<TFrom, TTo>
    {
        if (count > 0) action.Invoke(ref from.Out0, ref to.Out0);
        if (count > 1) action.Invoke(ref from.Out1, ref to.Out1);
        if (count > 2) action.Invoke(ref from.Out2, ref to.Out2);
        if (count > 3) action.Invoke(ref from.Out3, ref to.Out3);
        if (count > 4) action.Invoke(ref from.Out4, ref to.Out4);
        if (count > 5) action.Invoke(ref from.Out5, ref to.Out5);
        if (count > 6) action.Invoke(ref from.Out6, ref to.Out6);
        if (count > 7) action.Invoke(ref from.Out7, ref to.Out7);
    }
}
