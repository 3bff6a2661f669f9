using KnowledgePackages.Domain.Content;
using KnowledgePackages.TestKit;

namespace KnowledgePackages.Bot.Tests;

/// <summary>
/// The sample content for tests of conversations, with the texts that the bot needs. Tests of the shipped content use
/// <see cref="TestContent"/>.
/// </summary>
internal static class Sample
{
    private static readonly Lazy<DialogsContent> Loaded = new(() => Load(file => file));

    private static readonly Lazy<DialogsContent> LoadedWithPseudo = new(() => Load([
        .. PseudoLanguage
            .AddTo(SampleContent.Files.Select(file => (file.Path, file.Bytes.ToArray())))
            .Select(file => new ContentFile(file.Path, file.Bytes)),
    ]));

    public static DialogsContent Content => Loaded.Value;

    public static ContentTexts English => Content.In("en");

    /// <summary>The sample content with <see cref="PseudoLanguage"/> added.</summary>
    public static DialogsContent WithPseudo => LoadedWithPseudo.Value;

    /// <summary>Loads the edited content. The edit returns null to remove a file. Any change gives the content another version.</summary>
    public static DialogsContent Load(Func<ContentFile, ContentFile?> edit) =>
        Load([.. SampleContent.Files.Select(edit).OfType<ContentFile>()]);

    private static DialogsContent Load(IReadOnlyList<ContentFile> files) => SampleContent.Load(files, BotFactory.Requirements);
}
