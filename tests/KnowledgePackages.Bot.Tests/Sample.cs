using KnowledgePackages.Domain.Content;
using KnowledgePackages.TestKit;

namespace KnowledgePackages.Bot.Tests;

/// <summary>
/// The sample content for conversations, loaded as the bot needs it. Tests of the shipped content use <see cref="TestContent"/>.
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

    /// <summary>The content with a language more, <see cref="PseudoLanguage"/>.</summary>
    public static DialogsContent WithPseudo => LoadedWithPseudo.Value;

    /// <summary>The content after somebody has edited it, null takes a file away; any change gives it another version.</summary>
    public static DialogsContent Load(Func<ContentFile, ContentFile?> edit) =>
        Load([.. SampleContent.Files.Select(edit).OfType<ContentFile>()]);

    private static DialogsContent Load(IReadOnlyList<ContentFile> files) => SampleContent.Load(files, BotFactory.Requirements);
}
