using System;
using System.Collections.Generic;
using System.Linq;

namespace LossGen.Analyzers.Flow;

/// <summary>A map of which copies cost nothing until one of them is written: most blocks change little of what is known.</summary>
internal sealed class SharedMap<TKey, TValue>
    where TValue : class
{
    private Dictionary<TKey, TValue> _entries;
    private bool _isShared;

    public SharedMap() => _entries = [];

    private SharedMap(Dictionary<TKey, TValue> entries)
    {
        _entries = entries;
        _isShared = true;
    }

    public int Count => _entries.Count;

    public Dictionary<TKey, TValue>.KeyCollection Keys => _entries.Keys;

    /// <summary>The value, or null.</summary>
    public TValue? this[TKey key] => _entries.TryGetValue(key, out TValue value) ? value : null;

    public SharedMap<TKey, TValue> Copy()
    {
        _isShared = true;
        return new(_entries);
    }

    public void Set(TKey key, TValue value)
    {
        if (ReferenceEquals(this[key], value)) return;
        Own();
        _entries[key] = value;
    }

    public void Remove(TKey key)
    {
        if (!_entries.ContainsKey(key)) return;
        Own();
        _entries.Remove(key);
    }

    /// <summary>The entries for which something holds, safe from changes.</summary>
    public IReadOnlyList<KeyValuePair<TKey, TValue>> Where(Func<KeyValuePair<TKey, TValue>, bool> condition) =>
        _entries.Count == 0 ? [] : [.. _entries.Where(condition)];

    /// <summary>Joins each entry with what another map has; whether that changed anything.</summary>
    public bool Merge(SharedMap<TKey, TValue> other, Func<TKey, TValue?, TValue?, TValue> join)
    {
        if (ReferenceEquals(_entries, other._entries)) return false;
        List<KeyValuePair<TKey, TValue>>? changes = null;
        int both = 0;
        foreach (KeyValuePair<TKey, TValue> entry in other._entries)
        {
            TValue? old = this[entry.Key];
            if (old is not null) both++;
            if (!ReferenceEquals(old, entry.Value)) Add(entry.Key, old, join(entry.Key, old, entry.Value));
        }

        if (both < _entries.Count)
        {
            foreach (KeyValuePair<TKey, TValue> entry in _entries)
            {
                if (other[entry.Key] is null) Add(entry.Key, entry.Value, join(entry.Key, entry.Value, null));
            }
        }

        foreach (KeyValuePair<TKey, TValue> change in changes ?? []) Set(change.Key, change.Value);
        return changes is not null;

        void Add(TKey key, TValue? old, TValue joined)
        {
            if (!joined.Equals(old)) (changes ??= []).Add(new(key, joined));
        }
    }

    private void Own()
    {
        if (!_isShared) return;
        _entries = new(_entries);
        _isShared = false;
    }
}
