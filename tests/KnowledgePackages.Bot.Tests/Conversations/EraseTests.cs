using System.Text.Json;
using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Tests.Faults;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.TestKit;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Tests.Conversations;

/// <summary>A person can ask the bot to delete their data, and must confirm it once.</summary>
public class EraseTests
{
    private const string InAStation = """
        user@ join
        user* start yes no not-sure ok ok next
        bot>  station/kp2-s1

        """;

    private readonly MemoryConversationStore _storage = new();

    public static TheoryData<string> Languages => [.. TestContent.Content.Languages];

    [Fact]
    public async Task The_greeting_says_what_is_kept_and_how_to_delete_it()
    {
        var talk = new Talk();
        var greeting = Assert.Single(await talk.SendAsync(ConversationScript.Joined()));

        Assert.Contains(Sample.English.Message(Messages.GreetingKept.Id), talk.Words(greeting.Id!));
    }

    [Fact]
    public async Task The_dialog_stack_that_an_older_version_stored_goes_too()
    {
        var file = RepositoryFolder.PathTo("tests", "KnowledgePackages.Bot.Tests", "Corpus", "schema-1", "station.json");
        var stored = StoredState.Of(await File.ReadAllBytesAsync(file));
        await stored.PutAsync(_storage);
        var talk = new Talk(storage: _storage);

        await talk.SayAsync("delete my data");
        await talk.SayAsync("yes");

        Assert.Contains("DialogState", stored.Properties, StringComparison.Ordinal);
        Assert.DoesNotContain("DialogState", (await StoredState.OfAsync(_storage)).Properties, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("user> yes")]
    [InlineData("user! eraseYes")]
    public async Task After_a_yes_nothing_is_kept_that_is_about_the_person(string yes)
    {
        await ConversationScript.PlayAsync($"""
            {InAStation}
            user> action 1 done
            user> we are in Georgia
            user> remind me in 2 weeks
            user> delete my data
            bot>  erase
            {yes}
            bot>  erased
            """, new Talk(storage: _storage));

        var kept = await StoredState.OfAsync(_storage);
        Assert.Equal(
            JsonSerializer.Serialize(new Journey { Round = 2 }, JourneyJsonContext.Default.Journey),
            JsonElement.Parse(kept.Properties).GetProperty(nameof(Journey)).GetRawText());
        Assert.DoesNotMatch("kp[12]|\"en\"|action|[0-9]{4}-", kept.Properties.Replace(LastTap(kept), "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_document_stays_so_that_a_repeat_is_still_one()
    {
        var talk = await ConversationScript.PlayAsync("""
            user@ join
            user> delete my data
            bot>  erase
            """, new Talk(storage: _storage));
        var yes = new Activity { Id = "once", Text = "yes" };

        Assert.NotEmpty(await talk.SendAsync(yes));

        Assert.Empty(await talk.SendAsync(new Activity { Id = "once", Text = "yes" }));
        Assert.Equal(2, (await StoredState.OfAsync(_storage)).Journey.Round);
    }

    [Fact]
    public Task A_no_keeps_everything() => ConversationScript.PlayAsync(InAStation + """
        user> delete my answers
        bot>  erase
        user> no
        bot>  again/kp2-s1/kp2-s1
        user> erase my data
        bot>  erase
        user> status
        bot>  status
        bot>  erase
        user! eraseNo
        bot>  again/kp2-s1/kp2-s1
        """);

    [Fact]
    public Task Afterwards_it_begins_anew_and_buttons_from_before_do_nothing() => ConversationScript.PlayAsync(InAStation + """
        user> forget me
        bot>  erase
        user! eraseYes
        bot>  erased
        user! eraseYes              # on the old card
        bot>  start
        user^ answer kp2-c1 yes
        bot>  late/round
        bot>  start
        user> yes
        bot>  question/kp2-c1
        user^ eraseYes
        bot>  late/round
        bot>  question/kp2-c1
        """);

    [Fact]
    public Task An_old_yes_deletes_nothing_before_it_was_asked_again() => ConversationScript.PlayAsync(InAStation + """
        user> delete my data
        bot>  erase
        user> restart
        bot>  restart
        user! eraseYes
        bot>  erase
        user> back
        bot>  again/kp2-s1/kp2-s1
        """);

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task It_is_understood_in_every_language_as_the_greeting_says_it(string language)
    {
        var texts = TestContent.Content.In(language);
        var talk = new Talk(content: TestContent.Content);

        var asked = await talk.SendAsync(new Activity { Text = texts.Message(Messages.HelpErase.Write.Id), Locale = language });
        var greeted = await talk.SendAsync(new Activity { Text = texts.Message(Messages.HelpErase.Write.Id), Locale = language });
        var erased = await talk.SendAsync(new Activity { Text = texts.Message(Messages.EraseYes.Id), Locale = language });

        Assert.Equal(["greeting"], asked.SelectMany(Talk.Shows));
        Assert.Contains(texts.Message(Messages.HelpErase.Write.Id), texts.Message(Messages.GreetingKept.Id), StringComparison.Ordinal);
        Assert.Equal(["erase"], greeted.SelectMany(Talk.Shows));
        Assert.Equal(["erased"], erased.SelectMany(Talk.Shows));
    }

    // Returns the tap on the "delete" button, which the bot keeps in order to ignore a second tap; "-" if there is none.
    private static string LastTap(StoredState kept)
    {
        var bot = JsonElement.Parse(kept.Properties).GetProperty("Bot");
        return bot.TryGetProperty("lastTap", out var tap) && tap.GetRawText().Contains("eraseYes", StringComparison.Ordinal)
            ? tap.GetRawText()
            : "-";
    }
}
