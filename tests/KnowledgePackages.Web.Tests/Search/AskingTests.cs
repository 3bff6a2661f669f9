using System.Text.Json;
using KnowledgePackages.Bot;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.TestKit;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging.Abstractions;

namespace KnowledgePackages.Web.Tests.Search;

/// <summary>
/// Runs the bot with the real search in the middle of the six questions. Tests which texts are searches, and which are answers that the bot
/// could not recognize. The adapter runs every turn twice and compares the two outcomes.
/// </summary>
public sealed class AskingTests(ShippedSearch shipped) : IClassFixture<ShippedSearch>
{
    [Theory]
    [Trait("Category", "Slow")]
    [InlineData("en", "how do I find companies for internships", "search")]
    [InlineData("en", "internships", "search")]
    [InlineData("en", "internships?", "search")]
    [InlineData("en", "labour market data", "search")]
    [InlineData("en", "Find partners abroad", "search")]
    [InlineData("en", "what is a hackathon?", "search")]
    [InlineData("en", "what are good ways to find companies for an apprenticeship?", "search")]
    [InlineData("en", "what is smart specialisation?", "term/smart-specialisation")]
    [InlineData("en", "search bananas", "search/nothing")]
    [InlineData("en", "how do I bake a chocolate cake?", "search/nothing")]
    [InlineData("en", "maybe later", "notUnderstood/1")]
    [InlineData("en", "ok", "notUnderstood/1")]
    [InlineData("en", "really?", "notUnderstood/1")]
    [InlineData("en", "bananas", "notUnderstood/1")]
    [InlineData("en", "asdf qwertz", "notUnderstood/1")]
    [InlineData("de", "Wie finde ich Betriebe für Praktika?", "search")]
    [InlineData("de", "Qualität von Praktika", "search")]
    [InlineData("de", "Praktikum", "term/work-placement")]
    [InlineData("de", "Was ist intelligente Spezialisierung?", "term/smart-specialisation")]
    [InlineData("fr", "Comment trouver des entreprises pour les stages ?", "search")]
    [InlineData("fr", "marché du travail", "search")]
    [InlineData("fr", "peut-être plus tard", "notUnderstood/1")]
    [InlineData("es", "¿Cómo encuentro empresas para las prácticas?", "search")]
    [InlineData("es", "mercado laboral", "search")]
    [InlineData("ar", "كيف أجد شركات لتدريب الطلاب؟", "search")]
    [InlineData("ar", "الواقع الافتراضي", "search")]
    [InlineData("uk", "Як знайти підприємства для практики?", "search")]
    [InlineData("uk", "віртуальна реальність", "search")]
    public async Task In_the_middle_of_the_questions_a_question_searches_and_the_open_one_comes_back(
        string language,
        string said,
        string shows
    )
    {
        var talk = Open();
        foreach (
            var text in new[]
            {
                "🙂",
                shipped.Content.In(language).Message("start.begin"),
                shipped.Content.In(language).Message("answer.no"),
            }
        )
        {
            await SayAsync(talk, language, text);
        }

        var shown = await SayAsync(talk, language, said);

        Assert.Equal(2, shown.Count);
        Assert.Equal(shows, shown[0][0]);
        Assert.Equal(["question/kp2-c2"], shown[1]);
    }

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData("en", "we have few partners abroad")]
    [InlineData("de", "wir haben wenige Partner im Ausland")]
    [InlineData("fr", "nous avons peu de partenaires à l'étranger")]
    [InlineData("es", "nuestros socios están en el extranjero")]
    [InlineData("ar", "لدينا شركاء قليلون في الخارج")]
    [InlineData("uk", "ми працюємо з іноземними університетами")]
    public async Task Beside_the_sentence_how_to_answer_stands_what_was_found_for_a_statement(string language, string said)
    {
        var talk = Open();
        foreach (var text in new[] { "🙂", shipped.Content.In(language).Message("start.begin") })
        {
            await SayAsync(talk, language, text);
        }

        var shown = await SayAsync(talk, language, said);

        Assert.Equal(["notUnderstood/1", "search", "question/kp2-c1"], shown.Select(shows => shows[0]));
    }

    private (EngineTestAdapter Adapter, IBot Bot) Open() => EngineTestAdapter.Create(
        BotFactory.State,
        clock => BotFactory.Create(shipped.Content, new DocumentState(), clock, NullLoggerFactory.Instance, shipped.Search),
        time: shipped.Time);

    private async Task<IReadOnlyList<IReadOnlyList<string>>> SayAsync(
        (EngineTestAdapter Adapter, IBot Bot) talk,
        string language,
        string text
    )
    {
        shipped.Time.Advance(TimeSpan.FromSeconds(10)); // the bot ignores texts that were sent before its question
        await talk.Adapter.ProcessActivityAsync(
            new Activity
            {
                Type = ActivityTypes.Message,
                Text = text,
                Locale = language,
            },
            talk.Bot.OnTurnAsync
        );
        var shown = new List<IReadOnlyList<string>>();
        while (talk.Adapter.GetNextReply() is { } reply)
        {
            if (reply.Type == ActivityTypes.Message)
            {
                shown.Add([
                    .. Json(reply.ChannelData!).GetProperty("progress").GetProperty("shows").EnumerateArray().Select(id => id.GetString()!),
                ]);
            }
        }

        return shown;
    }

    private static JsonElement Json(object payload) => payload is JsonElement element ? element : JsonElement.Parse(payload.ToString()!);
}
