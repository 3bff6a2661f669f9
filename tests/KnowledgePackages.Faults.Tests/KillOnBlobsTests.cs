using KnowledgePackages.Faults.Tests.Support;
using KnowledgePackages.Simulator.Stores;

namespace KnowledgePackages.Faults.Tests;

/// <inheritdoc cref="Kills"/>
[Trait("Category", "Peer")]
public sealed class KillOnBlobsTests
{
    [Fact]
    public async Task On_blobs_a_kill_loses_no_answer_and_no_question_and_repeats_only_what_had_no_receipt()
    {
        await using var store = await BlobsTestStore.StartAsync();
        await Kills.HappenAsync(store);
    }
}
