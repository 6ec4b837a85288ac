using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Values;

namespace LossGen.Analyzers.Flow;

/// <summary>What others, and other names, may write.</summary>
internal sealed partial class State
{
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
}
