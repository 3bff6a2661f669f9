using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using KnowledgePackages.Domain.Content;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Tests.Conversations;

/// <summary>A person can choose a language at any moment: by its name, by a button or in the page's menu.</summary>
public class LanguageTests
{
    private static readonly DialogsContent Content = Sample.WithPseudo;

    [Fact]
    public async Task A_language_named_in_the_middle_asks_the_open_question_in_it_and_keeps_the_answers()
    {
        var talk = await ConversationScript.PlayAsync("""
            user* hi start yes
            bot>  question/kp2-c2
            user> עברית
            bot>  language/he
            bot>  question/kp2-c2
            """, NewTalk());
        var asked = (await talk.SayAsync(PseudoLanguage.Of("yes"))).Single(reply => reply.Type == ActivityTypes.Message);

        Assert.Equal(["question/kp2-c3"], Talk.Shows(asked));
        Assert.Equal("he", asked.Locale);
        var card = Talk.CardOf(asked)!.Value;
        Assert.Equal((true, "he"), (card.GetProperty("rtl").GetBoolean(), card.GetProperty("lang").GetString()));
        await ConversationScript.PlayAsync($"""
            user> {PseudoLanguage.Of("no")}
            bot>  check
            user> English, please
            bot>  language/en
            bot>  check
            user> ok
            bot>  recommendation/kp2 because/kp2-c1 because/kp2-c2
            """, talk);
    }

    [Theory]
    [InlineData("hebrew")]
    [InlineData("Hebräisch!")]
    [InlineData("In Hebrew please")]
    [InlineData("do you speak Hebrew?")]
    [InlineData("can we go on in hebrew")]
    [InlineData("switch to hebrew")]
    public async Task A_language_is_known_by_its_names_in_other_languages(string said) =>
        Assert.Contains("language/he", (await (await At("hi|start")).SayAsync(said)).SelectMany(Talk.Shows));

    [Fact]
    public Task A_language_without_texts_gets_the_list_of_those_that_there_are() => ConversationScript.PlayAsync("""
        user* hi start
        bot>  question/kp2-c1
        user> polski
        bot>  language/none
        bot>  question/kp2-c1
        user> 1
        bot>  question/kp2-c2
        """, NewTalk());

    [Fact]
    public async Task The_list_of_languages_has_a_button_for_each_and_works_in_the_words_of_any_language()
    {
        var talk = await ConversationScript.PlayAsync("""
            user* hi start no
            bot>  question/kp2-c2
            user> language
            bot>  language
            user! speak he
            bot>  language/he
            bot>  question/kp2-c2
            user> change language
            bot>  language
            user> English
            bot>  language/en
            bot>  question/kp2-c2
            """, NewTalk());

        Assert.Equal("speak", talk.OldButton("speak en").Data.GetProperty("do").GetString());
    }

    [Fact]
    public async Task With_one_language_or_without_cards_the_list_is_a_sentence()
    {
        var english = Sample.Load(file =>
            file.Path == "content.json" ? Only(file)
            : file.Path.StartsWith("texts/", StringComparison.Ordinal) && !file.Path.StartsWith("texts/en/", StringComparison.Ordinal)
                ? null
            : file
        );
        var one = await (await At("hi|start", new Talk(content: english))).SayAsync("language");
        var written = await (await At("hi|start", new Talk("sms", Content))).SayAsync("language");

        Assert.Equal(["language", "question/kp2-c1"], one.SelectMany(Talk.Shows));
        Assert.Contains(PseudoLanguage.Name, written[0].Text, StringComparison.Ordinal);
        Assert.Equal(2, written.Count);
    }

    [Fact]
    public async Task An_old_button_of_a_language_works_after_a_restart()
    {
        var talk = await At("hi|start|no|language|restart|yes");

        await ConversationScript.PlayAsync("""
            user^ speak he
            bot>  language/he
            bot>  question/kp2-c1
            """, talk);
    }

    [Fact]
    public async Task The_menu_of_the_page_changes_the_language_once_and_wins_over_the_browser()
    {
        var talk = await At("hi|start|no");

        Assert.Equal(["language/he", "question/kp2-c2"], (await talk.SendAsync(Menu("he-IL"))).SelectMany(Talk.Shows));
        Assert.Empty(await talk.SendAsync(Menu("he")));
        Assert.Empty(await talk.SendAsync(Menu("xx")));
        Assert.Empty(await talk.SendAsync(new() { Type = ActivityTypes.Event, Name = "language" }));
        Assert.Equal("he", (await talk.SayAsync(PseudoLanguage.Of("status")))[0].Locale);
    }

    [Fact]
    public async Task A_page_that_says_the_language_that_is_spoken_fixes_it_without_a_word()
    {
        var talk = await At("hi|start");

        Assert.Empty(await talk.SendAsync(Menu("en")));
        var reply = (await talk.SendAsync(new() { Text = "help", Locale = "he" }))[0];

        Assert.Equal("en", reply.Locale);
    }

    [Fact]
    public async Task Until_one_is_chosen_the_language_is_that_of_the_message()
    {
        var talk = NewTalk();

        Assert.Equal("he", Assert.Single(await talk.SendAsync(Joined("he"))).Locale);
        Assert.Equal("en", Assert.Single(await talk.SendAsync(Menu("en"))).Locale); // the locale of the event is English already
    }

    [Fact]
    public async Task Before_the_start_the_greeting_is_said_again_in_the_new_language()
    {
        var talk = await At("hi");

        Assert.Equal(["greeting"], (await talk.SendAsync(Menu("he"))).SelectMany(Talk.Shows));
    }

    [Fact]
    public async Task A_menu_that_speaks_before_the_greeting_sets_its_language()
    {
        var talk = NewTalk();

        Assert.Empty(await talk.SendAsync(Menu("he")));
        Assert.Equal("he", Assert.Single(await talk.SendAsync(Joined("en"))).Locale);
    }

    [Fact]
    public async Task After_new_content_the_menu_still_changes_the_language()
    {
        var talk = await At("hi|start|no");
        await talk.DeployAsync(Sample.Content); // a version without the second language, and then a version with it again
        await talk.DeployAsync(Content);

        Assert.Equal(["language/he", "question/kp2-c2"], (await talk.SendAsync(Menu("he"))).SelectMany(Talk.Shows));
    }

    [Fact]
    public async Task No_word_of_a_whole_journey_is_left_in_another_language()
    {
        var talk = NewTalk();
        var said = new[]
        {
            "start",
            "help",
            "what is VET?",
            "no",
            "yes",
            "not sure",
            "ok",
            "ok",
            "status",
            "ok",
            "next",
            "next",
            "next",
            "next",
            "next",
            "summary",
            "stop",
        };
        List<Activity> replies = [.. await talk.SendAsync(Joined("he"))];
        foreach (var text in said)
        {
            replies.AddRange(await talk.SendAsync(new() { Text = PseudoLanguage.Of(text), Locale = "he" }));
        }

        // Titles, publishers and addresses of resources are the same in every language.
        var names = Content
            .Resources.SelectMany(resource => new[] { resource.Title, resource.Publisher })
            .OrderByDescending(name => name.Length)
            .ToList();
        Assert.All(replies.SelectMany(Texts), text =>
        {
            text = Regex.Replace(text, @"\[[^\]]*\]\([^)]*\)|https?:\S+", "");
            Assert.DoesNotMatch("[A-Za-z]{2}", names.Aggregate(text, (rest, name) => rest.Replace(name, "", StringComparison.Ordinal)));
        });
        Assert.True(replies.Count > said.Length);
    }

    private static Talk NewTalk() => new(content: Content);

    private static async Task<Talk> At(string way, Talk? talk = null)
    {
        talk ??= NewTalk();
        foreach (var said in way.Split('|'))
        {
            await talk.SayAsync(said);
        }

        return talk;
    }

    private static ContentFile Only(ContentFile settings) => new(settings.Path, Encoding.UTF8.GetBytes(
        Regex.Replace(Encoding.UTF8.GetString(settings.Bytes.Span), "\"languages\": \\[[^\\]]*\\]", "\"languages\": [\"en\"]")));

    private static Activity Menu(string language) =>
        new()
        {
            Type = ActivityTypes.Event,
            Name = "language",
            Value = JsonSerializer.SerializeToElement(language),
        };

    private static Activity Joined(string locale)
    {
        var joined = ConversationScript.Joined();
        joined.Locale = locale;
        return joined;
    }

    private static IEnumerable<string> Texts(Activity activity) =>
        activity.Attachments is [{ Content: { } card }] ? Strings(Talk.Json(card)) : [activity.Text ?? ""];

    private static IEnumerable<string> Strings(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => json.EnumerateObject()
            .SelectMany(property => property.Value.ValueKind == JsonValueKind.String
                ? property.Name is "text" or "title" or "value" or "speak" or "fallbackText" ? [property.Value.GetString()!] : []
                : property.Name == "data" ? [] : Strings(property.Value)),
        _ => [],
    };
}
