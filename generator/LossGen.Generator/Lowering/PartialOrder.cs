using System;
using System.Collections.Generic;

namespace LossGen.Generator.Lowering;

/// <summary>The first instructions of a body in some order, and what is ready after them. Made anew in place: a search goes through thousands.</summary>
internal sealed class PartialOrder
{
    private readonly ulong[] _ready;

    // How many arguments of each instruction are still to be computed.
    private readonly int[] _missing;
    private Step? _last;
    private ulong _key;

    /// <param name="count">The number of values.</param>
    public PartialOrder(int count)
    {
        _ready = new ulong[(count + 63) / 64];
        _missing = new int[count];
        Waiting = new int[count];
    }

    /// <summary>How many users of each value are still to come.</summary>
    public int[] Waiting { get; }

    /// <summary>How many values wait in registers.</summary>
    public int Live { get; private set; }

    /// <summary>How many waited beyond the free registers, over all instructions.</summary>
    public int Cost { get; private set; }

    /// <summary>How many waited, over all instructions.</summary>
    public int Area { get; private set; }

    /// <summary>Makes it the order of no instructions.</summary>
    /// <param name="uses">How often each value is needed.</param>
    /// <param name="missing">How many arguments of each must be computed first; below 0 for what is no instruction.</param>
    public void Clear(int[] uses, int[] missing)
    {
        uses.CopyTo(Waiting, 0);
        missing.CopyTo(_missing, 0);
        Array.Clear(_ready, 0, _ready.Length);
        for (int i = 0; i < missing.Length; i++)
        {
            if (missing[i] == 0) SetReady(i);
        }
    }

    /// <summary>Makes it another order with an instruction more.</summary>
    /// <param name="extension">The order and the instruction.</param>
    /// <param name="arguments">What the instruction needs.</param>
    /// <param name="users">What needs it.</param>
    public void Extend(Extension extension, int[] arguments, int[] users)
    {
        PartialOrder other = extension.Order;
        other.Waiting.CopyTo(Waiting, 0);
        other._missing.CopyTo(_missing, 0);
        other._ready.CopyTo(_ready, 0);
        (_key, Live, Cost, Area) = (extension.Key, extension.Live, extension.Cost, extension.Area);
        _last = new(other._last, extension.Candidate);

        _ready[extension.Candidate / 64] &= ~(1UL << (extension.Candidate % 64));
        foreach (int argument in arguments) Waiting[argument]--;
        foreach (int user in users)
        {
            if (--_missing[user] == 0) SetReady(user);
        }
    }

    /// <summary>The first instruction from some place on that may come next; −1 if there is none.</summary>
    public int NextReady(int from)
    {
        int word = from / 64;
        for (ulong rest = word < _ready.Length ? _ready[word] >> (from % 64) : 0; word < _ready.Length; from = 64 * ++word, rest = word < _ready.Length ? _ready[word] : 0)
        {
            for (; rest != 0; rest >>= 1, from++)
            {
                if ((rest & 1) != 0) return from;
            }
        }

        return -1;
    }

    /// <summary>What tells the instructions of the order with this one from any others, their order aside.</summary>
    public ulong KeyWith(int candidate)
    {
        // A sum of well mixed numbers: two sets of instructions have the same with a probability of 2⁻⁶⁴.
        ulong mixed = unchecked((ulong)(candidate + 1) * 0x9E3779B97F4A7C15);
        mixed = unchecked((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB);
        return unchecked(_key + (mixed ^ (mixed >> 31)));
    }

    public IReadOnlyList<int> ToList()
    {
        List<int> all = [];
        for (Step? step = _last; step is not null; step = step.Previous) all.Add(step.Instruction);
        all.Reverse();
        return all;
    }

    private void SetReady(int index) => _ready[index / 64] |= 1UL << (index % 64);

    /// <summary>An instruction and those before it, which other orders may share.</summary>
    private sealed class Step(Step? previous, int instruction)
    {
        public Step? Previous => previous;

        public int Instruction => instruction;
    }
}
