using Xunit;

// Counts of live tensors are the process's own.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
