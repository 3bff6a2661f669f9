using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.TestKit;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Tests.Conversations;

/// <summary>The reply that people get when a turn fails because of our own error.</summary>
public sealed class FailureTests
{
    [Fact]
    public async Task A_failed_turn_is_answered_with_a_sentence_and_without_a_word_of_the_exception()
    {
        var adapter = Adapter();

        await adapter.SendTextToBotAsync("yes", (_, _) => throw new FormatException("secret"));

        Assert.Equal(TestContent.English.Message("failed"), adapter.GetNextReply()?.Text);
        Assert.Null(adapter.GetNextReply());
    }

    [Fact]
    public async Task Nobody_who_said_nothing_hears_of_a_failure()
    {
        var adapter = Adapter();

        await adapter.ProcessActivityAsync(new Activity { Type = ActivityTypes.Typing }, (_, _) => throw new FormatException("secret"));

        Assert.Null(adapter.GetNextReply());
    }

    [Theory]
    [InlineData("fr", "en-US", "fr")]
    [InlineData("ar", "de-DE", "ar")]
    [InlineData(null, "de-DE", "de")]
    [InlineData(null, null, "en")]
    public async Task What_goes_wrong_is_told_in_the_language_that_the_person_chose(string? chosen, string? locale, string told)
    {
        var adapter = Adapter();
        adapter.Locale = locale!;
        if (chosen is not null)
        {
            await adapter.SendTextToBotAsync("hi", (context, token) => Journey.SetAsync(context, new Journey { Language = chosen }, token));
        }

        await adapter.SendTextToBotAsync("yes", (_, _) => throw new FormatException("secret"));

        Assert.Equal(TestContent.Content.In(told).Message("failed"), adapter.GetNextReply()?.Text);
    }

    [Fact]
    public async Task A_state_that_cannot_be_read_is_apologised_for_in_the_language_of_the_message()
    {
        var adapter = Adapter();
        adapter.Locale = "fr-FR";
        await adapter.SendTextToBotAsync("hi", (context, token) => NoJourney.SetAsync(context, "not a journey", token));

        await adapter.SendTextToBotAsync("yes", (_, _) => throw new FormatException("secret"));

        Assert.Equal(TestContent.Content.In("fr").Message("failed"), adapter.GetNextReply()?.Text);
    }

    [Theory]
    [InlineData("fr", "en-US", "fr")]
    [InlineData(null, "de-DE", "de")]
    public async Task What_cannot_be_saved_is_told_in_the_language_that_the_person_chose(string? chosen, string locale, string told)
    {
        var adapter = Adapter();
        string? notice = null;
        await adapter.SendTextToBotAsync("hi", async (context, token) =>
        {
            context.Activity.Locale = locale;
            await Journey.SetAsync(context, chosen is null ? null : new Journey { Language = chosen }, token);
            notice = await BotFactory.NotSaved(TestContent.Content, new DocumentState())(context);
        });

        Assert.Equal(TestContent.Content.In(told).Message("notSaved"), notice);
    }

    private static readonly IStatePropertyAccessor<Journey?> Journey = new DocumentState().CreateProperty<Journey?>("Journey");

    private static readonly IStatePropertyAccessor<string?> NoJourney = new DocumentState().CreateProperty<string?>("Journey");

    private static EngineTestAdapter Adapter()
    {
        var (adapter, _) = EngineTestAdapter.Create(BotFactory.State, _ => new Silent());
        adapter.OnTurnError = BotFactory.Apology(TestContent.Content, new DocumentState());
        return adapter;
    }

    private sealed class Silent : ActivityHandler;
}
