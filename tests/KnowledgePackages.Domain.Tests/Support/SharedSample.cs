using KnowledgePackages.Domain.Content;
using KnowledgePackages.TestKit;

namespace KnowledgePackages.Domain.Tests.Support;

/// <summary>The sample content that conversation tests use, too. Unlike <see cref="SampleFolder"/>, it has extra questions.</summary>
internal static class SharedSample
{
    private static readonly Lazy<DialogsContent> Loaded = new(() => SampleContent.Load(SampleContent.Files, ShippedContent.Requirements));

    public static DialogsContent Content => Loaded.Value;
}
