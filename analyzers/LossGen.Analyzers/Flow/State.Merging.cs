using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Values;

namespace LossGen.Analyzers.Flow;

/// <summary>What is known where paths meet.</summary>
internal sealed partial class State
{
    /// <summary>More arms that each make their own memory than conditions have; pairs of more of them would cost too much.</summary>
    private const int MostArms = 4;

    /// <summary>Whether what may refer to any of some memory refers to one that is there alone: each was made on a path of its own.</summary>
    public bool IsOneOf(IReadOnlyList<Cell> cells)
    {
        for (int i = 0; i < cells.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (!AreExclusive(cells[j].Root, cells[i].Root)) return false;
            }
        }

        return true;
    }

    private bool AreExclusive(Cell first, Cell second) => _exclusive[(first, second)] is not null || _exclusive[(second, first)] is not null;

    /// <summary>Which memory is never there together, on this path nor on another.</summary>
    private bool MergeExclusive(State other)
    {
        bool Stays((Cell First, Cell Second) pair) => (!Has(pair.First) || !Has(pair.Second) || AreExclusive(pair.First, pair.Second))
            && (!other.Has(pair.First) || !other.Has(pair.Second) || other.AreExclusive(pair.First, pair.Second));
        List<(Cell, Cell)> gone = [.. _exclusive.Keys.Where(p => !Stays(p))];
        IEnumerable<(Cell, Cell)> together = _places.Where(p => IsEither(p.Value)).Select(p => p.Value).Concat(_captures.Where(c => IsEither(c.Value)).Select(c => c.Value))
            .SelectMany(v => v.Cells.SelectMany((c, i) => v.Cells.Take(i).Select(before => (before.Root, c.Root))));
        List<(Cell, Cell)> added = [.. together.Concat(other._exclusive.Keys).Where(p => IsMade(p.Item1) && IsMade(p.Item2) && !p.Item1.Equals(p.Item2) && Stays(p) && !AreExclusive(p.Item1, p.Item2))];
        foreach ((Cell, Cell) pair in gone) _exclusive.Remove(pair);
        foreach ((Cell, Cell) pair in added) _exclusive.Set(pair, Changed);
        return gone.Count > 0 || added.Count > 0;

        static bool IsEither(Value value) => value.Cells.Count is > 1 and <= MostArms;
        bool IsMade(Cell cell) => cell.Identity is not Place && (_cells[cell] is not null || other._cells[cell] is not null);
    }

    /// <summary>Whether memory may be there at all: an array is not before it has been made.</summary>
    private bool Has(Cell cell) => _isVague || cell.Root.Identity is Place || _cells[cell.Root] is not null;

    /// <summary>Adds what is known on another path; whether that changed anything.</summary>
    public bool Merge(State other)
    {
        bool changed = _places.Merge(other._places, (place, mine, theirs) => Value.Join(mine ?? Get(place), theirs ?? other.Get(place)));
        changed |= _captures.Merge(other._captures, (_, mine, theirs) => mine is null || theirs is null ? mine ?? theirs! : Value.Join(mine, theirs));
        changed |= MergeExclusive(other);
        // What is made on one path only is as it is there. The wholes come last, as they tell where that is.
        changed |= _pending.Merge(other._pending, (cell, mine, theirs) => !Has(cell) ? theirs! : !other.Has(cell) ? mine! : PendingWrite.Join(mine, theirs)!);
        changed |= _slices.Merge(other._slices, (cell, mine, theirs) => !Has(cell) ? theirs! : !other.Has(cell) ? mine! : Content.Join(mine ?? Get(cell), theirs ?? other.Get(cell)));
        changed |= _cells.Merge(other._cells, (cell, mine, theirs) => !Has(cell) ? theirs! : !other.Has(cell) ? mine! : Content.Join(mine ?? Get(cell), theirs ?? other.Get(cell)));
        changed |= _escaped.Merge(other._escaped, (_, _, _) => Changed);
        changed |= _containers.Merge(other._containers, (_, _, _) => Changed);
        changed |= _changed.Merge(other._changed, (_, _, _) => Changed);
        changed |= (other._isVague && !_isVague) || (other._isSharedVague && !_isSharedVague);
        _isVague |= other._isVague;
        _isSharedVague |= other._isSharedVague;
        _hasMembers |= other._hasMembers;
        return changed;
    }
}
