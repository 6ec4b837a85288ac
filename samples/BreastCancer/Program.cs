using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using BreastCancer;
using BreastCancer.Report;
using Samples.Report;
using Spectre.Console;

const int Seed = 1;
const double ValidationShare = 0.2;

Terminal.Prepare();

Dataset data = Dataset.Load(Path.Combine(AppContext.BaseDirectory, "data", "breast_cancer.csv"));
(Dataset training, Dataset validation) = data.Split(ValidationShare, new Random(Seed));
Training[] trainings = [.. Objective.For(training).Select(objective => new Training(objective, training, validation, new Random(Seed)))];

AnsiConsole.Write(new Rule("LossGen: is a biopsy malignant?").LeftJustified());
AnsiConsole.WriteLine($"{data.Count} biopsies × {data.Columns} measurements, {data.Malignant} malignant; {training.Count} to train on, {validation.Count} to validate.");

Stopwatch watch = Stopwatch.StartNew();
Dashboard.Train(trainings);
watch.Stop();

AnsiConsole.Write(Summary.Comparison(trainings));
AnsiConsole.WriteLine(FormattableString.Invariant($"Trained in {watch.Elapsed.TotalSeconds:0.0} s with generated losses only."));
Console.WriteLine("To read the generated code: F12 on a method of Losses.cs in an editor, or the files in");
Console.WriteLine(GeneratedCode.Folder() ?? "obj/generated, where this was built");
