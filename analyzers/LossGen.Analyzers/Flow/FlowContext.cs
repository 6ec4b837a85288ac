using System.Threading;
using LossGen.Analyzers.Calls;
using LossGen.Analyzers.Transfer;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Flow;

/// <summary>What analyses of one compilation's methods share.</summary>
/// <param name="Compilation">The compilation.</param>
/// <param name="Holds">Reads <c>[Holds]</c>.</param>
/// <param name="Losses">Recognises calls of losses.</param>
/// <param name="Summaries">What methods of the compilation do.</param>
/// <param name="Depth">How many methods deep summaries may still go.</param>
/// <param name="CancellationToken">Stops it all.</param>
internal sealed record FlowContext(
    Compilation Compilation, HoldsReader Holds, LossCallReader Losses, SummaryCache Summaries, int Depth, CancellationToken CancellationToken);
