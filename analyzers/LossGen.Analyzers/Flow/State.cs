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
    private readonly Dictionary<Place, Value> _places;
    private readonly Dictionary<CaptureId, Value> _captures;
    private readonly Dictionary<Cell, Content> _cells;
    private readonly Dictionary<Cell, PendingWrite> _pending;
    private readonly Initial _initial;
    private bool _isVague;
    private bool _isSharedVague;
    private bool _hasMembers;

    public State(Initial initial, bool isVague)
    {
        _initial = initial;
        _isVague = isVague;
        _places = [];
        _captures = [];
        _cells = [];
        _pending = [];
    }

    private State(State other)
    {
        _initial = other._initial;
        _isVague = other._isVague;
        _isSharedVague = other._isSharedVague;
        _hasMembers = other._hasMembers;
        _places = new(other._places);
        _captures = new(other._captures);
        _cells = new(other._cells);
        _pending = new(other._pending);
    }

    public IEnumerable<KeyValuePair<Place, Value>> Places => _places;

    public State Copy() => new(this);

    public Value Get(Place place) => _places.TryGetValue(place, out Value value) ? value : _initial.ValueOf(place);

    public void Set(Place place, Value value)
    {
        _places[place] = value;
        _hasMembers |= place.Member is not null;
        if (place.Member is not null || !_hasMembers) return;
        foreach (Place member in _places.Keys.Where(p => p.Member is not null && SymbolEqualityComparer.Default.Equals(p.Root, place.Root)).ToList())
        {
            _places[member] = Value.Unknown;
        }
    }

    public Value Get(CaptureId capture) => _captures.TryGetValue(capture, out Value value) ? value : Value.Unknown;

    public void Set(CaptureId capture, Value value) => _captures[capture] = value;

    /// <summary>What memory held when the innermost loop that writes it began.</summary>
    public Content Get(Cell cell)
    {
        if (_cells.TryGetValue(cell, out Content content)) return content;
        bool isVague = _isVague || (_isSharedVague && cell.Identity is Place { IsShared: true });
        return isVague ? _initial.ContentOf(cell) with { Definition = null } : _initial.ContentOf(cell);
    }

    public void Set(Cell cell, Content content)
    {
        _cells[cell] = content;
        _pending.Remove(cell);
    }

    /// <summary>What an element of it holds.</summary>
    public Content GetElement(Cell cell) => _pending.TryGetValue(cell, out PendingWrite write) && !write.IsEarlier ? write.Content : Get(cell);

    public PendingWrite? GetPending(Cell cell) => _pending.TryGetValue(cell, out PendingWrite write) ? write : null;

    public void SetPending(Cell cell, PendingWrite write) => _pending[cell] = write;

    /// <summary>A new round of a loop begins.</summary>
    public void Repeat(Loop loop)
    {
        if (_pending.Count == 0) return;
        foreach (KeyValuePair<Cell, PendingWrite> write in _pending.Where(p => p.Value.Loop == loop && !p.Value.IsEarlier).ToList())
        {
            _pending[write.Key] = write.Value with { IsEarlier = true };
        }
    }

    /// <summary>A loop has ended.</summary>
    public void Leave(Loop loop)
    {
        if (_pending.Count == 0) return;
        foreach (KeyValuePair<Cell, PendingWrite> write in _pending.Where(p => p.Value.Loop == loop).ToList())
        {
            Set(write.Key, write.Value.Commit(Get(write.Key)));
        }
    }

    /// <summary>Code outside the method has run that may have written every variable that others see.</summary>
    public void ForgetShared()
    {
        foreach (Place place in _places.Keys.Where(p => p.IsShared).ToList())
        {
            foreach (Cell cell in _places[place].Cells) Set(cell, Content.Unknown);
            _places.Remove(place);
        }

        foreach (Cell cell in _cells.Keys.Where(c => c.Identity is Place { IsShared: true }).ToList())
        {
            _cells.Remove(cell);
            _pending.Remove(cell);
        }

        _isSharedVague = true;
    }

    /// <summary>Variables go out of scope: nothing can ask for them any more.</summary>
    public void Forget(ControlFlowRegion region)
    {
        foreach (ILocalSymbol local in region.Locals) _places.Remove(new Place(local));
        foreach (CaptureId capture in region.CaptureIds) _captures.Remove(capture);
    }

    /// <summary>Adds what is known on another path; whether that changed anything.</summary>
    public bool Merge(State other)
    {
        bool changed = Merge(_places, other._places, (place, mine, theirs) => Value.Join(mine ?? Get(place), theirs ?? other.Get(place)));
        changed |= Merge(_captures, other._captures, (_, mine, theirs) => mine is null || theirs is null ? mine ?? theirs! : Value.Join(mine, theirs));
        changed |= Merge(_cells, other._cells, (cell, mine, theirs) => Content.Join(mine ?? Get(cell), theirs ?? other.Get(cell)));
        changed |= Merge(_pending, other._pending, (_, mine, theirs) => PendingWrite.Join(mine, theirs)!);
        changed |= (other._isVague && !_isVague) || (other._isSharedVague && !_isSharedVague);
        _isVague |= other._isVague;
        _isSharedVague |= other._isSharedVague;
        _hasMembers |= other._hasMembers;
        return changed;
    }

    private static bool Merge<TKey, TValue>(Dictionary<TKey, TValue> mine, Dictionary<TKey, TValue> theirs, Func<TKey, TValue?, TValue?, TValue> join)
        where TValue : class
    {
        List<KeyValuePair<TKey, TValue>>? changes = null;
        int shared = 0;
        foreach (KeyValuePair<TKey, TValue> entry in theirs)
        {
            bool isShared = mine.TryGetValue(entry.Key, out TValue? old);
            if (isShared) shared++;
            if (ReferenceEquals(old, entry.Value)) continue;
            TValue joined = join(entry.Key, old, entry.Value);
            if (!joined.Equals(old)) (changes ??= []).Add(new(entry.Key, joined));
        }

        if (shared < mine.Count)
        {
            foreach (KeyValuePair<TKey, TValue> entry in mine)
            {
                if (theirs.ContainsKey(entry.Key)) continue;
                TValue joined = join(entry.Key, entry.Value, null);
                if (!joined.Equals(entry.Value)) (changes ??= []).Add(new(entry.Key, joined));
            }
        }

        if (changes is null) return false;
        foreach (KeyValuePair<TKey, TValue> change in changes) mine[change.Key] = change.Value;
        return true;
    }
}
