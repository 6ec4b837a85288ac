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
        if (place.Member is not null) return;
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
        foreach (KeyValuePair<Cell, PendingWrite> write in _pending.Where(p => p.Value.Loop == loop && !p.Value.IsEarlier).ToList())
        {
            _pending[write.Key] = write.Value with { IsEarlier = true };
        }
    }

    /// <summary>A loop has ended.</summary>
    public void Leave(Loop loop)
    {
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

    /// <summary>Adds what is known on another path; whether that changed anything.</summary>
    public bool Merge(State other)
    {
        bool changed = false;
        foreach (Place place in _places.Keys.Union(other._places.Keys).ToList())
        {
            changed |= Put(_places, place, Value.Join(Get(place), other.Get(place)));
        }

        foreach (CaptureId capture in other._captures.Keys.ToList())
        {
            Value value = other._captures[capture];
            changed |= Put(_captures, capture, _captures.TryGetValue(capture, out Value mine) ? Value.Join(mine, value) : value);
        }

        foreach (Cell cell in _cells.Keys.Union(other._cells.Keys).ToList())
        {
            changed |= Put(_cells, cell, Content.Join(Get(cell), other.Get(cell)));
        }

        foreach (Cell cell in _pending.Keys.Union(other._pending.Keys).ToList())
        {
            changed |= Put(_pending, cell, PendingWrite.Join(GetPending(cell), other.GetPending(cell))!);
        }

        changed |= (other._isVague && !_isVague) || (other._isSharedVague && !_isSharedVague);
        _isVague |= other._isVague;
        _isSharedVague |= other._isSharedVague;
        return changed;
    }

    private static bool Put<TKey, TValue>(Dictionary<TKey, TValue> map, TKey key, TValue value)
        where TValue : IEquatable<TValue>
    {
        if (map.TryGetValue(key, out TValue old) && old.Equals(value)) return false;
        map[key] = value;
        return true;
    }
}
