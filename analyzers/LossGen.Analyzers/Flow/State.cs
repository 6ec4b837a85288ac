using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace LossGen.Analyzers.Flow;

/// <summary>What is known at a point of the code. What is not written down is as it was at the start.</summary>
internal sealed partial class State
{
    private static readonly object Changed = new();

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

    /// <summary>Variables go out of scope: nothing can ask for them any more.</summary>
    public void Forget(ControlFlowRegion region)
    {
        // What the compiler makes up has no name, and is not known anyway.
        foreach (ILocalSymbol local in region.Locals.Where(l => l.Name is { Length: > 0 })) _places.Remove(new Place(local));
        foreach (CaptureId capture in region.CaptureIds) _captures.Remove(capture);
    }
}
