// Most of these tests mostly wait. Those that measure time run by themselves, afterwards.
[assembly: CollectionBehavior(MaxParallelThreads = 3)]

namespace KnowledgePackages.Faults.Tests.Support;

/// <summary>The tests that need the machine for themselves.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
