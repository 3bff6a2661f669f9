// Most of these tests spend their time waiting, so three run in parallel. Tests that measure time run alone afterwards.
[assembly: CollectionBehavior(MaxParallelThreads = 3)]

namespace KnowledgePackages.Faults.Tests.Support;

/// <summary>The collection of tests that must not share the machine with other tests.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
