using KnowledgePackages.Domain.Content;
using KnowledgePackages.TestKit;

namespace KnowledgePackages.Domain.Tests.Support;

/// <summary>
/// The sample content that conversations are about, too: it has a second round of questions, which <see cref="SampleFolder"/> has not.
/// </summary>
internal static class SharedSample
{
    private static readonly Lazy<DialogsContent> Loaded = new(() => SampleContent.Load(SampleContent.Files, ShippedContent.Requirements));

    public static DialogsContent Content => Loaded.Value;
}
