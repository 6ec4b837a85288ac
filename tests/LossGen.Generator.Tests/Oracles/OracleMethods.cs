using System;
using System.Collections.Generic;
using LossGen.Generator.Model;
using Xunit;

namespace LossGen.Generator.Tests.Oracles;

/// <summary>The methods that the oracles call, in one compilation.</summary>
public sealed class OracleMethods : IDisposable
{
    public OracleMethods() => Batch = new LossBatch(Texts());

    internal LossBatch Batch { get; }

    public void Dispose() => Batch.Dispose();

    private static IEnumerable<LossText> Texts()
    {
        foreach (LossVariant variant in LossVariant.All)
        {
            foreach (Dtype dtype in variant.IsDefault ? Enum.GetValues<Dtype>() : [Dtype.Single, Dtype.Double])
            {
                yield return LossForm.Unreduced.Text(variant, dtype);
                if (variant.IsReduced) yield return LossForm.Mean.Text(variant, dtype);
                foreach (LossForm form in variant.IsDefault && dtype != Dtype.Half ? LossForm.Others : []) yield return form.Text(variant, dtype);
            }
        }
    }
}

/// <summary>Tests that share <see cref="OracleMethods"/>.</summary>
[CollectionDefinition(nameof(OracleCollection))]
public sealed class OracleCollection : ICollectionFixture<OracleMethods>;
