using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using LossGen.Gallery;
using LossGen.Generator.Formulas;
using Xunit;

namespace LossGen.Docs.Tests.Pictures;

/// <summary>Every kind has a picture, drawn from the generated code as it is today. <c>LOSSGEN_WRITE_PICTURES=1</c> writes them anew.</summary>
public sealed class PictureTests
{
    public static TheoryData<string> Names => [.. AllPictures.Texts.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_picture_is_there_and_not_stale(string name)
    {
        string path = Path.Combine(AllPictures.Folder, name);
        if (Environment.GetEnvironmentVariable("LOSSGEN_WRITE_PICTURES") == "1")
        {
            Directory.CreateDirectory(AllPictures.Folder);
            File.WriteAllText(path, AllPictures.Texts[name]);
        }

        Assert.True(File.Exists(path), $"{path} is missing: run these tests with LOSSGEN_WRITE_PICTURES=1.");
        Assert.Equal(AllPictures.Texts[name], File.ReadAllText(path));
    }

    [Fact]
    public void Every_kind_has_one() => Assert.Equal(
        Enum.GetNames<Kind>().Order(), KindPicture.All.Select(p => p.Name).Order());

    [Fact]
    public void There_are_no_others() => Assert.Empty(
        Directory.GetFiles(AllPictures.Folder, "*.svg").Select(Path.GetFileName).Except(AllPictures.Texts.Keys));

    [Fact]
    public void Lines_that_differ_in_an_option_differ() => Assert.All(
        KindPicture.All.Where(p => p.Values.Count > 1),
        picture => Assert.Equal(2, AllPictures.Texts[picture.Name + ".svg"].Split("class=\"line c0\" d=\"").Skip(1).Zip(
            AllPictures.Texts[picture.Name + ".svg"].Split("class=\"line c1\" d=\"").Skip(1)).Take(2).Count(p => p.First.Split('"')[0] != p.Second.Split('"')[0])));

    [Fact]
    public void The_interpreter_draws_the_same_curves()
    {
        foreach (KindPicture picture in KindPicture.All)
        {
            Reading reading = Framework.Workbench.Read(Declared.File(Declared.Callable(picture.Stage, new Dictionary<string, double>(), [], "Plain")));
            Explanation explanation = Explanation.Of(reading.Loss!);
            if (explanation.Loss is null) continue;
            Curve interpreted = Curve.Interpreted(explanation, picture.Stage, new Dictionary<string, double>(), 41);
            Curve generated = Curve.Generated(Workbench.Load(reading), "Plain", picture.Stage, [], "", 41);
            Assert.True(interpreted.Agrees(generated, 1e-9), picture.Name);
        }
    }
}
