using System;
using System.Diagnostics;
using System.IO;
using Digits;
using Digits.Report;
using Samples.Report;
using Spectre.Console;

const int Seed = 1;
const double ValidationShare = 0.2;

Terminal.Prepare();

Dataset data = Dataset.Load(Path.Combine(AppContext.BaseDirectory, "data", "digits.csv"));
(Dataset training, Dataset validation) = data.Split(ValidationShare, new Random(Seed));
Stopwatch watch = Stopwatch.StartNew();

AnsiConsole.Write(new Rule("LossGen: which digit is it?").LeftJustified());
AnsiConsole.WriteLine($"{data.Count} digits × {data.Columns} pixels; {training.Count} to train on, {validation.Count} to validate.");
Classification[] classifications =
[
    new("CrossEntropy", Losses.CrossEntropy, Losses.CrossEntropy, training, validation, new Random(Seed)),
    new("Smoothed by 0.1", Losses.Smoothed, Losses.Smoothed, training, validation, new Random(Seed)),
];
Dashboard.Train(classifications);
AnsiConsole.Write(Summary.Classifications(classifications));
AnsiConsole.Write(Summary.Matrix(classifications[^1]));

AnsiConsole.Write(new Rule("LossGen: which digits are alike?").LeftJustified());
AnsiConsole.WriteLine($"Networks place every image in {Losses.Dimensions} dimensions, having been shown which belong together.");
Embedding[] embeddings =
[
    new("Triplet", EmbeddingLosses.Triplet, sampler => sampler.TripletRows(), training, validation, new Random(Seed)),
    new("InfoNce", EmbeddingLosses.InfoNce, sampler => sampler.Pairs(), training, validation, new Random(Seed)),
];
Dashboard.Train(embeddings);
AnsiConsole.Write(Summary.Embeddings(embeddings));

AnsiConsole.WriteLine(FormattableString.Invariant($"Trained in {watch.Elapsed.TotalSeconds:0.0} s with generated losses only."));
Console.WriteLine("To read the generated code: F12 on a method of Losses.cs in an editor, or the files in");
Console.WriteLine(GeneratedCode.Folder() ?? "obj/generated, where this was built");
