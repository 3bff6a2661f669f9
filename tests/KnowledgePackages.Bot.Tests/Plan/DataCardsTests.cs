using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Plan;
using KnowledgePackages.Bot.Tests.Conversations;
using KnowledgePackages.Bot.Tests.Faults;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Bot.Tests.Plan;

/// <summary>"Show my data" lists what is stored about the person, and offers the deletion and the file with the data.</summary>
public class DataCardsTests
{
    private readonly MemoryConversationStore _storage = new();

    [Fact]
    public async Task It_says_what_is_kept_of_this_person()
    {
        await ConversationScript.PlayAsync("""
            user@ join
            user* start yes no 3 ok ok
            user> we are in Georgia
            user> action 1, Maria, until 15 May
            user> note 1: ask the mayor
            user> add action: visit the bakery
            user> remind me in 1 week
            user> show my data
            bot>  kept
            bot>  again/kp2/route
            """, new Talk(storage: _storage));
        var journey = (await StoredState.OfAsync(_storage)).Journey;
        var context = new CardContext(Sample.Content, Sample.English, journey);
        var reminder = new Reminder(new(2027, 1, 4, 9, 0, 0, TimeSpan.Zero), null);

        var text = CardText.Write(Kept(context, reminder, new("ETF", null, null, null)), context);

        Assert.All(
            [
                "Language: English",
                "Question 1: Yes, a challenge, ",
                "Question 2: No, we manage, ",
                "Question 3: Not sure, ",
                "Package: Knowledge Package 2",
                "Country: Georgia",
                "Plan: actions: 2, with a name: 1, with a date: 1, with a note: 1",
                "Saved to read: 0",
                "Reminder: 4 January 2027",
                "ETF",
                Say(Messages.DataLong),
                Say(Messages.DataChat),
                Say(Messages.DataLinks),
            ],
            words => Assert.Contains(words, text, StringComparison.Ordinal)
        );
        Assert.DoesNotMatch("Maria|mayor|bakery", text); // a group can read the card, so the card has no text that a person wrote
        Assert.Matches("Question 1: .* 20[0-9]{2}\n", text);
    }

    [Fact]
    public void Before_the_start_it_says_only_what_there_is()
    {
        var context = new CardContext(Sample.Content, Sample.English, new Journey()) { HasLog = true };

        var text = CardText.Write(Kept(context, null, SiteFacts.Unknown), context);

        Assert.DoesNotContain("Question", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Reminder", text, StringComparison.Ordinal);
        Assert.Contains(Say(Messages.DataWhereUnknown), text, StringComparison.Ordinal);
        Assert.Contains(Say(Messages.DataMessages), text, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_conversations_are_deleted_after_some_days_it_says_so()
    {
        var context = new CardContext(Sample.Content, Sample.English, new Journey());

        var text = CardText.Write(Kept(context, null, SiteFacts.Unknown with { RetentionDays = 400 }), context);

        Assert.Contains(Sample.English.Message(Messages.DataLongDays.Id, ("days", 400)), text, StringComparison.Ordinal);
        Assert.DoesNotContain(Say(Messages.DataLong), text, StringComparison.Ordinal);
    }

    [Fact]
    public Task Its_buttons_lead_to_the_file_and_to_the_question_about_the_deletion() => ConversationScript.PlayAsync("""
        user@ join
        user* start yes
        user> what do you know about me?
        bot>  kept
        bot>  question/kp2-c2
        user! export
        bot>  export
        bot>  question/kp2-c2
        user! erase
        bot>  erase
        user> yes
        bot>  erased
        user> hello
        bot>  start
        user> export my data
        bot>  export
        bot>  start
        """);

    private static Card Kept(CardContext context, Reminder? reminder, SiteFacts site) =>
        DataCards.Kept(context, OpenPrompt.Of(context.Journey, context.Content), reminder, site);

    private static string Say(MessageDefinition message) => Sample.English.Message(message.Id);
}
