using System;
using System.IO;
using Diabetes;
using Diabetes.Report;
using Samples.Report;
using Spectre.Console;

const int Seed = 1;
const double ValidationShare = 0.25;
const double Mistaken = 0.05;

Terminal.Prepare();

Dataset data = Dataset.Load(Path.Combine(AppContext.BaseDirectory, "data", "diabetes.csv"));
(Dataset clean, Dataset validation) = data.Split(ValidationShare, new Random(Seed));
Dataset training = clean.WithMistakes(Mistaken, new Random(Seed));
Training Train(string name, LossWithGradient loss, Dataset on) => new(name, loss, on, validation, new Random(Seed));

AnsiConsole.Write(new Rule("LossGen: how far will the disease progress?").LeftJustified());
AnsiConsole.WriteLine($"{data.Count} patients × {data.Columns} measurements; {training.Count} to train on, {validation.Count} to validate. One training target in twenty is ten times too high.");

Training[] robust = [Train("squared", Losses.Squared, training), Train("absolute", Losses.Absolute, training), Train("Huber, δ 0.5", Losses.Huber, training)];
Dashboard.Train(robust);
AnsiConsole.Write(Summary.Comparison(robust));
AnsiConsole.WriteLine("The curves are of different losses: each can be compared with itself only. The errors below them are comparable.");
AnsiConsole.WriteLine("Take Huber, or the absolute error, where targets may be wrong; the squared error where they are right.");

Training low = Train("quantile 0.05", Losses.Low, clean);
Training high = Train("quantile 0.95", Losses.High, clean);
Dashboard.Train([low, high]);
AnsiConsole.Write(Summary.Interval(low, high, validation));
Console.WriteLine("To read the generated code: F12 on a method of Losses.cs in an editor, or the files in");
Console.WriteLine(GeneratedCode.Folder() ?? "obj/generated, where this was built");
