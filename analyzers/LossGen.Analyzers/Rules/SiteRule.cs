using System.Collections.Generic;
using LossGen.Analyzers.Calls;

namespace LossGen.Analyzers.Rules;

/// <summary>A rule that looks at one call of a loss at a time.</summary>
internal abstract class SiteRule
{
    /// <summary>All of them, in the order of their numbers; what the first finds at an argument, later ones need not find again.</summary>
    public static IReadOnlyList<SiteRule> All { get; } =
    [
        new SwappedRule(),
        new ActivatedLogitsRule(),
        new ActivatedSigmoidLogitsRule(),
        new OneHotIndicesRule(),
        new RawLogitsRule(),
        new NotLogarithmsRule(),
        new LogOfActivationRule(),
        new WrongLabelsRule(),
        new RegressionOnClassesRule(),
        new TorchMeanDivergenceRule(),
        new MeanOfMeansRule(),
        new LogOfLogitsRule(),
        new SummedStepsRule(),
        new BroadcastRule(),
        new RawLayerRule(),
        new BatchAxisRule(),
        new ThresholdRule(),
        new AccumulatedStepsRule(),
        new OneClassRule(),
        new PaddingRule(),
        new AccumulatedGraphRule(),
        new WeightsRule(),
    ];

    public abstract IEnumerable<Finding> Find(LossSite site, MethodFacts facts);
}
