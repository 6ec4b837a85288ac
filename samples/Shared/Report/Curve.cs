using System.Collections.Generic;
using Spectre.Console;

namespace Samples.Report;

/// <summary>A line of a <see cref="Chart"/>: a value per epoch.</summary>
internal sealed record Curve(IReadOnlyList<double> Values, Color Color, bool IsDashed = false);
