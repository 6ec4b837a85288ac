using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace LossGen.Generator.Tests.Layering;

/// <summary>The rooms of the house know each other one way: asked of the types that each file names.</summary>
public sealed class LayeringTests
{
    public static TheoryData<string> Projects => [.. Layers.All.Select(l => l.Project)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Rooms_name_what_they_may(string project)
    {
        Layers layers = Layers.All.First(l => l.Project == project);
        Rooms rooms = Rooms.Of(project, layers.Shared, layers.Own);
        IReadOnlyDictionary<(string From, string To), string> arrows = rooms.Arrows();
        string[] report =
        [
            .. rooms.Errors,
            .. rooms.All.Except(layers.Rooms).Select(r => $"{r}: not in the table"),
            .. layers.Rooms.Except(rooms.All).Select(r => $"{r}: in the table only"),
            .. arrows.Where(a => !layers.Arrows.Contains(a.Key)).Select(a => $"{a.Key.From} -> {a.Key.To}: {a.Value}"),
            .. layers.Arrows.Where(a => !arrows.ContainsKey(a)).Select(a => $"{a.From} -> {a.To}: in the table only"),
        ];
        if (report.Length > 0) Assert.Fail(string.Join("\n", report));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void All_arrows_go_down_but_those_marked(string project)
    {
        Layers layers = Layers.All.First(l => l.Project == project);
        List<string> order = [Rooms.Roslyn, .. layers.Rooms];
        Assert.Equal(layers.Circles.Order(), layers.Arrows.Where(a => order.IndexOf(a.To) >= order.IndexOf(a.From)).Order());
    }

    [Fact]
    public void The_generator_has_no_circle() => Assert.Empty(Layers.All[0].Circles);
}
