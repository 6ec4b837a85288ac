using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using LossGen.Gallery;

namespace LossGen.Docs.Tests.Pictures;

/// <summary>Every picture of the documentation, drawn from methods that are generated and compiled together.</summary>
internal static class AllPictures
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> Drawn = new(Draw);

    public static string Folder => Path.Combine(Repository.Docs, "pictures");

    /// <summary>The texts, by file name.</summary>
    public static IReadOnlyDictionary<string, string> Texts => Drawn.Value;

    private static Dictionary<string, string> Draw()
    {
        string members = string.Concat(KindPicture.All.Select(p => p.Methods)) + TopicPictures.Methods;
        Reading reading = Framework.Workbench.Read(Declared.File(members));
        if (reading.Mistakes.Count > 0) throw new InvalidOperationException(string.Join("\n", reading.Mistakes));
        Assembly losses = Workbench.Load(reading);
        Dictionary<string, string> texts = KindPicture.All.ToDictionary(p => p.Name + ".svg", p => p.Draw(losses));
        foreach ((string name, string svg) in TopicPictures.Draw(losses)) texts.Add(name + ".svg", svg);
        return texts;
    }
}
