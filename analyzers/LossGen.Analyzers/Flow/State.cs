using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace LossGen.Analyzers.Flow;

/// <summary>What is known at a point of the code. What is not written down is as it was at the start.</summary>
internal sealed class State
{
    private static readonly object Changed = new();

    /// <summary>More arms that each make their own memory than conditions have; pairs of more of them would cost too much.</summary>
    private const int MostArms = 4;

    private readonly SharedMap<Place, Value> _places;
    private readonly SharedMap<CaptureId, Value> _captures;
    private readonly SharedMap<Cell, Content> _cells;
    private readonly SharedMap<Cell, Content> _slices;
    private readonly SharedMap<Cell, PendingWrite> _pending;
    private readonly SharedMap<Cell, object> _changed;
    private readonly SharedMap<Cell, object> _escaped;
    private readonly SharedMap<Cell, object> _containers;
    private readonly SharedMap<(Cell, Cell), object> _exclusive;
    private readonly Initial _initial;
    private bool _isVague;
    private bool _isSharedVague;
    private bool _hasMembers;

    public State(Initial initial, bool isVague)
    {
        _initial = initial;
        _isVague = isVague;
        _places = new();
        _captures = new();
        _cells = new();
        _slices = new();
        _pending = new();
        _changed = new();
        _escaped = new();
        _containers = new();
        _exclusive = new();
    }

    private State(State other)
    {
        _initial = other._initial;
        _isVague = other._isVague;
        _isSharedVague = other._isSharedVague;
        _hasMembers = other._hasMembers;
        _places = other._places.Copy();
        _captures = other._captures.Copy();
        _cells = other._cells.Copy();
        _slices = other._slices.Copy();
        _pending = other._pending.Copy();
        _changed = other._changed.Copy();
        _escaped = other._escaped.Copy();
        _containers = other._containers.Copy();
        _exclusive = other._exclusive.Copy();
    }

    public State Copy() => new(this);

    public Value Get(Place place) => _places[place] ?? _initial.ValueOf(place);

    public void Set(Place place, Value value)
    {
        _places.Set(place, value);
        if (_slices.Count > 0 && place.Type is { SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 }) ForgetSlices(s => s.DependsOn(place.Root));
        _hasMembers |= place.Member is not null;
        if (place.Member is not null || !_hasMembers) return;
        foreach (KeyValuePair<Place, Value> member in _places.Where(p => p.Key.Member is not null && SymbolEqualityComparer.Default.Equals(p.Key.Root, place.Root)))
        {
            _places.Set(member.Key, Value.Unknown);
        }
    }

    /// <summary>Whether other code has run that may have written what others see.</summary>
    public bool IsSharedVague => _isVague || _isSharedVague;

    public Value Get(CaptureId capture) => _captures[capture] ?? Value.Unknown;

    public void Set(CaptureId capture, Value value) => _captures.Set(capture, value);

    /// <summary>What memory held when the innermost loop that writes it began.</summary>
    public Content Get(Cell cell)
    {
        if (cell.Identity is Slice { Of: Cell whole } slice) return _slices[cell] ?? Get(whole).Part(slice);
        if (_cells[cell] is { } content) return content;
        bool isVague = _isVague || (cell.Identity is Place { IsShared: true } place && (_isSharedVague || (_changed.Count > 0 && IsChanged(place))));
        return isVague ? _initial.ContentOf(cell) with { Definition = null } : _initial.ContentOf(cell);
    }

    /// <summary>Whether the object that it is a member of may hold something else by now.</summary>
    private bool IsChanged(Place member) => member.Member is not null && Get(new Place(member.Root)).Cells.Any(c => _changed[c] is not null);

    /// <summary>What is known of it in particular, rather than of what it is a part of.</summary>
    public Content? Find(Cell cell) => Map(cell)[cell];

    /// <summary>Memory is overwritten. What it is a part of then holds something else there.</summary>
    public void Set(Cell cell, Content content)
    {
        ForgetAliases(cell);
        Overwrite(cell, content);
    }

    /// <summary>Memory is new: nobody else has it yet.</summary>
    public void Make(Cell cell, Content content)
    {
        foreach (KeyValuePair<(Cell, Cell), object> pair in _exclusive.Where(p => p.Key.Item1.Equals(cell) || p.Key.Item2.Equals(cell))) _exclusive.Remove(pair.Key);
        _escaped.Remove(cell);
        _containers.Remove(cell);
        Overwrite(cell, content);
    }

    private void Overwrite(Cell cell, Content content)
    {
        if (_slices.Count > 0 && content.IsShort && _slices.Where(c => IsBehind(c.Key, cell) && c.Value.Kind != content.Kind).Count > 0) content = Content.Of(content.Definition);
        if (_slices.Count > 0) ForgetSlices(s => s.Of is Cell whole && (whole.Equals(cell) || whole.IsIn(cell)));
        SetAlone(cell, content);
    }

    /// <summary>Whether it is a part that does not begin where the whole does: what stops short of the end may not have overwritten it.</summary>
    private static bool IsBehind(Cell part, Cell whole) => part.Identity is Slice { Of: Cell of, MayBeginAtStart: false } && of.Equals(whole);

    private void SetAlone(Cell cell, Content content)
    {
        if (cell.Identity is Slice { Of: Cell whole } slice)
        {
            foreach (KeyValuePair<Cell, Content> other in _slices.Where(c => c.Key.Identity is Slice { Of: Cell same } beside && same.Equals(whole) && !beside.IsApart(slice)))
            {
                ForgetSlices(s => s.Of is Cell outer && (outer.Equals(other.Key) || outer.IsIn(other.Key)));
                _slices.Set(other.Key, Content.Of(content.Definition));
            }

            SetAlone(whole, Get(whole).Beside(content));
        }

        Map(cell).Set(cell, content);
        _pending.Remove(cell);
    }

    private SharedMap<Cell, Content> Map(Cell cell) => cell.Identity is Slice ? _slices : _cells;

    private void ForgetSlices(Func<Slice, bool> condition)
    {
        foreach (KeyValuePair<Cell, Content> slice in _slices.Where(c => condition((Slice)c.Key.Identity)))
        {
            _slices.Remove(slice.Key);
            _pending.Remove(slice.Key);
        }
    }

    /// <summary>What an element of it holds.</summary>
    public Content GetElement(Cell cell) => _pending[cell] is { IsEarlier: false } write ? write.Content : Get(cell);

    /// <summary>What memory holds, what the loops around have written so far included.</summary>
    public Content GetSettled(Cell cell)
    {
        Content content = Get(cell);
        for (Cell? at = cell; at is not null; at = at.Identity is Slice { Of: Cell whole } ? whole : null)
        {
            if (_pending[at] is { IsEarlier: false } write) content = Content.Join(write.Content, content);
        }

        return content;
    }

    public PendingWrite? GetPending(Cell cell) => _pending[cell];

    public void SetPending(Cell cell, PendingWrite write)
    {
        ForgetAliases(cell);
        _pending.Set(cell, write);
    }

    /// <summary>A new round of a loop begins.</summary>
    public void Repeat(Loop loop)
    {
        foreach (KeyValuePair<Cell, PendingWrite> write in _pending.Where(p => p.Value.Loop == loop && !p.Value.IsEarlier))
        {
            _pending.Set(write.Key, write.Value with { IsEarlier = true });
        }
    }

    /// <summary>A loop has ended.</summary>
    public void Leave(Loop loop)
    {
        foreach (KeyValuePair<Cell, PendingWrite> write in _pending.Where(p => p.Value.Loop == loop))
        {
            Set(write.Key, write.Value.Commit(Get(write.Key)));
        }
    }

    /// <summary>Others may keep memory, and write it whenever they are called.</summary>
    public void Escape(Cell cell) => _escaped.Set(cell.Root, Changed);

    /// <summary>Memory is put into other memory: an array of arrays, a list. From then on it may be written through that.</summary>
    public void Contain(Cell container, Value element)
    {
        foreach (Cell cell in element.Cells)
        {
            _containers.Set(container.Root, Changed);
            Escape(cell);
        }

        foreach (Value part in element.Elements) Contain(container, part);
    }

    /// <summary>Whoever has been given memory has been called.</summary>
    public void ForgetEscaped()
    {
        foreach (Cell cell in _escaped.Keys.Concat(_containers.Keys).ToList()) Overwrite(cell, Content.Unknown);
    }

    /// <summary>What is written through a container is in what it contains, and the other way round.</summary>
    private void ForgetAliases(Cell written)
    {
        if (_containers.Count == 0) return;
        if (_containers[written.Root] is not null) ForgetEscaped();
        else if (_escaped[written.Root] is not null)
        {
            foreach (Cell container in _containers.Keys.ToList()) Overwrite(container, Content.Unknown);
        }
    }

    /// <summary>Code outside the method has run that may have written every variable that others see.</summary>
    public void ForgetShared()
    {
        foreach (KeyValuePair<Place, Value> place in _places.Where(p => p.Key.IsShared))
        {
            foreach (Cell cell in place.Value.Cells) Set(cell, Content.Unknown);
            _places.Remove(place.Key);
        }

        Remove(c => c.Identity is Place { IsShared: true });

        _isSharedVague = true;
    }

    /// <summary>Objects may have changed what they hold.</summary>
    public void ForgetMembers(Value objects)
    {
        foreach (KeyValuePair<Place, Value> place in _places.Where(p => p.Key.Member is not null && IsOf(p.Key, objects)))
        {
            foreach (Cell cell in place.Value.Cells) Set(cell, Content.Unknown);
            _places.Remove(place.Key);
        }

        Remove(c => c.Identity is Place { Member: not null } place && IsOf(place, objects));

        foreach (Cell cell in objects.Cells) _changed.Set(cell, Changed);
    }

    /// <summary>Memory is as it was at the start again, as far as anybody knows, and so are its parts.</summary>
    private void Remove(Predicate<Cell> condition)
    {
        ForgetSlices(s => s.Of is Cell whole && condition(whole.Root));
        foreach (KeyValuePair<Cell, Content> cell in _cells.Where(c => condition(c.Key)))
        {
            _cells.Remove(cell.Key);
            _pending.Remove(cell.Key);
        }
    }

    private bool IsOf(Place member, Value objects) => Get(new Place(member.Root)).Cells.Intersect(objects.Cells).Any();

    /// <summary>Variables go out of scope: nothing can ask for them any more.</summary>
    public void Forget(ControlFlowRegion region)
    {
        // What the compiler makes up has no name, and is not known anyway.
        foreach (ILocalSymbol local in region.Locals.Where(l => l.Name is { Length: > 0 })) _places.Remove(new Place(local));
        foreach (CaptureId capture in region.CaptureIds) _captures.Remove(capture);
    }

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
