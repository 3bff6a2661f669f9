using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Gallery;
using KnowledgePackages.Bot.Plan;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Domain.Plan;

namespace KnowledgePackages.Bot.Tests.Cards;

/// <summary>
/// Cards offer a template next to each action or tip that names it. The template's address works on the channel that shows the card.
/// </summary>
public class TemplateTests
{
    private static readonly Uri Site = new("https://kp.example.org/assistant/");
    private static readonly DateOnly Today = new(2026, 11, 29);

    public static TheoryData<string> Languages => [.. TestContent.Content.Languages];

    [Theory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(Languages))]
    public void Every_tip_and_action_that_names_a_template_offers_it(string language)
    {
        var texts = TestContent.Content.In(language);
        var written = EveryCard.Of(TestContent.Content, texts, Site).Values
            .Select(drawn => CardText.Write(drawn.Card, drawn.Context)).ToList();

        Assert.All(
            TestContent.Content.Templates.SelectMany(template => template.OfferedAt, (template, at) => (template.Id, At: at)),
            offer =>
            {
                var words = TestContent.Content.FindTip(offer.At) is null ? texts.Action(offer.At).Text : texts.Tip(offer.At);
                var link = $"{texts.Template(offer.Id).Title}\nhttps://kp.example.org/assistant/templates/{offer.Id}.{language}.docx";
                Assert.Contains(
                    written,
                    text => text.IndexOf(words, StringComparison.Ordinal) is >= 0 and var place
                        && text.IndexOf(link, place, StringComparison.Ordinal) > place
                );
            }
        );
    }

    [Fact]
    public void On_the_hosts_own_page_the_address_is_relative() =>
        Assert.Contains(
            CardGallery.Of(TestContent.Content, "fr").Select(card => card.Card.GetRawText()),
            card => card.Contains("(/templates/company-agreement.fr.docx)", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/", false)]
    [InlineData("http://localhost:5000", false)]
    [InlineData(null, false)]
    [InlineData("urn:knowledge-packages:web", true)]
    public void Only_the_hosts_own_page_gets_a_relative_address(string? serviceUrl, bool isOwn) =>
        Assert.Equal(isOwn, ChannelAbilities.OwnPage(serviceUrl) is not null);

    [Fact]
    public void Where_no_address_is_known_no_template_is_offered()
    {
        var context = new CardContext(TestContent.Content, TestContent.English, new Journey());

        Assert.Empty(context.Templates("kp1-s3-a1"));
        Assert.NotEmpty((context with { Site = Site }).Templates("kp1-s3-a1"));
    }

    [Fact]
    public void The_plan_lists_the_templates_for_what_is_chosen_each_once()
    {
        var content = TestContent.Content;
        var journey = new Journey().Start() with { PackageId = "kp1" };
        journey = journey.MarkAction(content, "kp1-s1-a2", ActionState.Open, Today);
        journey = journey.MarkAction(content, "kp1-s2-a1", ActionState.Open, Today);
        journey = journey.MarkAction(content, "kp1-s3-a1", ActionState.Done, Today);

        var sheet = PlanSheet.Of(content, journey, "de", Today, Site);

        Assert.Equal(
            ("Acht Fragen an einen Betrieb", "https://kp.example.org/assistant/templates/company-questions.de.docx"),
            sheet.Templates.Select(template => (template.Title, template.Address.AbsoluteUri)).Single()
        );
        Assert.NotEmpty(sheet.Words.Templates);
        Assert.Empty(PlanSheet.Of(content, journey, "de", Today).Templates);
    }
}
