using System.Globalization;
using KnowledgePackages.Bot.Tests.Conversations;
using KnowledgePackages.Bot.Tests.Faults;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.TestKit;
using Microsoft.Bot.Builder;

namespace KnowledgePackages.Bot.Tests.Corpus;

/// <summary>
/// Stored documents of the engine, one folder for each version of the schema. Next to each document is the conversation that continues from
/// it, with the shipped content. Every version must load these documents for ever, so never change a file here.
/// <c>CORPUS=write dotnet test</c> writes the missing documents of the current schema.
/// </summary>
public sealed class CorpusTests
{
    private static readonly string Folder = RepositoryFolder.PathTo("tests", "KnowledgePackages.Bot.Tests", "Corpus");

    // The questions at the time of the first documents. The tests leave out all later questions and use the former numbers of items in a
    // step, because otherwise a conversation would continue at another position. ChangedContentTests covers that case.
    private static readonly string[] QuestionsThen =
    [
        .. from package in (string[])["kp1", "kp2"] from number in Enumerable.Range(1, 6) select $"{package}-c{number}",
    ];

    private static readonly DialogsContent Content = TestContent.Content.Questions.Concat(TestContent.Content.ExtraQuestions)
        .Where(question => !QuestionsThen.Contains(question.Id))
        .Aggregate(new ContentEdit().WithSteps(resources: 3, tips: 4), (edit, question) => edit.Without(question.Id))
        .LoadShipped();

    /// <summary>
    /// The inputs before the document was stored: texts, taps (after <c>!</c>) and choices of a language in the page's menu (after
    /// <c>*</c>). With a + at the end, the last replies are still undelivered.
    /// </summary>
    private static readonly Dictionary<string, string> Ways = new()
    {
        ["greeted"] = "hi",
        ["first-question"] = "hi|start",
        ["question-4-owed"] = "hi|start|no|yes|not sure+",
        ["tapped"] = "hi|! start|! answer kp2-c1 no|! answer kp2-c2 notSure",
        ["second-look"] = "hi|start|no|yes|back",
        ["restart-asked"] = "hi|start|no|restart",
        ["check"] = "hi|start|no|no|no|no|no|no",
        ["recommendation-owed"] = "hi|start|no|no|not sure|yes|no|no|ok+",
        ["station"] = "hi|start|no|no|yes|no|no|no|ok|ok|station 2|next|next",
        ["actions-owed"] = "hi|start|no|no|no|no|no|no|ok|ok|no|next|next|next|next|next|next|action 1 done+",
        ["finished"] = "hi|start|yes|no|no|no|no|no|ok|ok|ok|done|next|done|next|done",
        ["second-round"] = "hi|start|yes|no|restart|yes|no",
        ["finished-round"] = "hi|start|no|no|yes|no|no|no|ok|ok|choose 6|action 7 done|restart|yes|no|yes",
        ["extra-offered"] = "hi|start|no|no|no|no|no|no|ok|ok",
        ["extra-question-owed"] = "hi|start|no|no|no|no|no|no|ok|ok|yes|no|yes+",
        ["extra-order"] = "hi|start|no|no|no|no|no|no|ok|ok|yes|no|no|no|yes|not sure|no|ok|next|next",
        ["planned"] = "hi|start|no|no|yes|no|no|no|ok|ok|choose 6|"
            + "action 6, Maria, until 15 May|note 6: ask first|add action: visit the bakery",
        ["reminder-owed"] = "hi|start|no|remind me in 3 days+",
        ["country"] = "hi|start|no|no|no|no|no|no|ok|ok|no|stations|we are in Georgia",
        ["code-shown"] = "hi|start|no|continue elsewhere",
        ["language"] = "hi|start|no|*uk|yes",
    };

    public static TheoryData<string> Documents => [.. Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_stored_document_goes_on_where_it_was(string path)
    {
        var file = Path.Combine(Folder, path);
        var stored = StoredState.Of(await File.ReadAllBytesAsync(file));
        var storage = new MemoryConversationStore();
        await stored.PutAsync(storage);
        var talk = new Talk(content: Content, storage: storage);
        talk.Time.Advance(TimeSpan.FromDays(30));

        await ConversationScript.PlayAsync(await File.ReadAllTextAsync(Path.ChangeExtension(file, ".txt")), talk);

        var now = await StoredState.OfAsync(storage);
        Assert.Equal(stored.Journey.Language, now.Journey.Language);
        Assert.All(stored.Answers, answer => Assert.Contains(answer, now.Answers));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task The_present_schema_is_in_the_corpus()
    {
        foreach (var (name, way) in Ways)
        {
            var state = await WalkAsync(way);
            var file = Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"schema-{state.Schema}"), $"{name}.json");
            if (Environment.GetEnvironmentVariable("CORPUS") == "write" && !File.Exists(file))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                await File.WriteAllBytesAsync(file, state.Bytes.ToArray());
            }

            Assert.True(
                File.Exists(file),
                $"{file} is missing: the schema is new, or this way is. Write it with CORPUS=write, and its .txt by hand."
            );
            Assert.Equal(state.Schema, StoredState.Of(await File.ReadAllBytesAsync(file)).Schema);
        }
    }

    private static async Task<StoredState> WalkAsync(string way)
    {
        var line = Line.Open(content: Content);
        foreach (var said in way.TrimEnd('+').Split('|'))
        {
            if (said.StartsWith('*'))
            {
                await ChooseLanguageAsync(line, said[1..]);
            }
            else
            {
                await line.SayAsync(said);
            }
        }

        return await (way.EndsWith('+') ? line : await line.RestartAsync()).StoredAsync();
    }

    // Chooses a language as the page's menu does.
    private static async Task ChooseLanguageAsync(Line line, string language)
    {
        var state = new DocumentState();
        var journeys = state.CreateProperty<Journey?>(nameof(Journey));
        var (adapter, _) = EngineTestAdapter.Create(BotFactory.State, _ => new Silent(), time: line.Time, storage: line.Storage);
        await adapter.ProcessActivityAsync(new Sending("language", null).ToActivity(), async (context, token) =>
            await journeys.SetAsync(context, (await journeys.GetAsync(context, null, token))! with { Language = language }, token));
    }

    private sealed class Silent : ActivityHandler;
}
