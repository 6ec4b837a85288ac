using System.Collections.Generic;

namespace LossGen.Analyzers.Transfer;

/// <summary>Methods of a library of which is known what they do to numbers.</summary>
/// <param name="Namespace">Of the types.</param>
/// <param name="Types">The types that have them, nested ones with a dot, without type parameters.</param>
/// <param name="Methods">Their names.</param>
/// <param name="Operator">What they do.</param>
/// <param name="IsInPlace">Whether they change what they are given, and return it.</param>
internal sealed record ApiRow(string Namespace, IReadOnlyList<string> Types, IReadOnlyList<string> Methods, Operator Operator, bool IsInPlace = false);
