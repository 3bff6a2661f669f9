using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Tests.Support;

namespace KnowledgePackages.Domain.Tests.Content;

/// <summary>
/// Compares statements about the packages on the publisher's page with our English texts. A text must contain the publisher's own words. If
/// an editor changes such a text, the failing test names the lost statement.
/// </summary>
public class PublishedWordsTests
{
    private const string Points = "challenges/";

    private static readonly DialogsContent Content = ShippedContent.Content;

    // The id of our text, and the publisher's words that the text must contain.
    private static readonly (string Id, string Words)[] Statements =
    [
        ("messages/package", "Knowledge Package"),
        ("packages/kp2.title", "Building skills ecosystems for innovation, smart specialisation and socio-economic development"),
        ("packages/kp2.summary", "is an advanced stage in building strategic partnerships"),
        ("packages/kp2.summary", "While Knowledge Package 1 focuses on building partnerships and engaging stakeholders"),
        ("packages/kp2.summary", "this package takes partnerships to the next level"),
        ("packages/kp2.summary", "the development of strategies to apply vocational excellence"),
        ("packages/kp2.summary", "well-functioning skills ecosystems that operate regionally, nationally and internationally"),
        ("packages/kp2.summary", "Applied research, anticipation of regional development strategies and innovation are the daily practice"),
        ("packages/kp1.summary", "focuses on building partnerships and engaging stakeholders"),
        ("messages/greeting.text", "does your centre face challenges on any of these points?"),
        (Points + "kp2-c1.point", "Creating a shared vision of participation in skills ecosystems with industrial partners"),
        (Points + "kp2-c2.point", "Making internationalisation a structural part of the training policy"),
        (Points + "kp2-c3.point", "Using research methods to collect data to improve training programmes"),
        (Points + "kp2-c4.point", "Incorporating innovation and smart specialisation into training programmes"),
        (Points + "kp2-c5.point", "Building applied research capacity in collaboration with industry and/or higher education"),
        (Points + "kp2-c6.point", "Using advanced technologies in education and training"),
        ("messages/recommendation.because", "This Knowledge Package can help you meet these challenges"),
        ("messages/greeting.about", "support institutions that want to learn more about developing and enhancing vocational excellence"),
        ("messages/greeting.about", "one-stop shop: inspiration and helpful resources on an essential aspect of vocational excellence"),
        ("messages/greeting.about", "for different stages of development, from beginner to advanced"),
        ("glossary/knowledge-package", "one-stop shop"),
        ("messages/cases.title", "other centres"),
        ("messages/route.about", "There are multiple pathways to vocational excellence"),
        ("messages/route.about", "each centre progresses at its own pace"),
        ("messages/route.about", "when it comes to partnerships, every centre passes through key stations"),
        ("messages/route.about", "collaboration, the development of training programmes, and the delivery of training"),
        ("messages/route.about", "step by step through its resources, tips and recommended actions"),
        ("glossary/station", "step by step"),
        ("stations/kp2-s1.title", "Building partnerships within the wider ecosystem"),
        ("stations/kp2-s2.title", "Adopting innovation and smart specialisation programmes"),
        ("stations/kp2-s3.title", "Delivering training with active private sector involvement"),
        ("messages/package.differ", "divided into similar stations, but the selection of resources and recommendations is different"),
        ("messages/package.level.beginner", "resources for the start-up phase of achieving vocational excellence"),
        ("glossary/knowledge-package-1", "compiles resources focused on the start-up phase of achieving vocational excellence"),
        ("messages/package.level.advanced", "resources and recommendations at a higher level of complexity"),
        ("messages/package.level.advanced", "from a “beginner's level” to a more “mature” level of vocational excellence"),
        ("glossary/knowledge-package-2", "at a higher level of complexity"),
        ("glossary/packages-compared", "start-up phase"),
    ];

    public static TheoryData<string, string> Carried
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var (id, words) in Statements)
            {
                rows.Add(id, words);
            }

            return rows;
        }
    }

    public static TheoryData<string> Ids => [.. Statements.Select(statement => statement.Id).Distinct()];

    [Theory]
    [MemberData(nameof(Carried))]
    public void A_statement_of_the_publisher_stands_in_its_text(string id, string words)
    {
        var text = TextOf(Content.In("en"), id);

        if (id.StartsWith(Points, StringComparison.Ordinal))
        {
            Assert.Equal(words, text); // challenge points must equal the publisher's words
        }
        else
        {
            Assert.Contains(words, text, StringComparison.Ordinal);
        }
    }

    /// <summary>An untranslated text would fall back to English, so the test compares each language with English.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_language_has_the_text_of_a_statement(string id)
    {
        var english = TextOf(Content.In("en"), id);

        Assert.All(Content.Languages.Where(language => language != "en"), language =>
            Assert.NotEqual(english, TextOf(Content.In(language), id)));
    }

    [Theory]
    [InlineData("one-stop shop", "knowledge-package")]
    [InlineData("KP1", "knowledge-package-1")]
    [InlineData("KP2", "knowledge-package-2")]
    [InlineData("difference between package 1 and 2", "packages-compared")]
    [InlineData("beginner or advanced", "packages-compared")]
    [InlineData("key stations", "station")]
    public void What_a_package_or_a_station_is_can_be_looked_up(string word, string id) =>
        Assert.Equal(
            id,
            Assert
                .Single(
                    Content.In("en").Glossary,
                    term => term.Aliases.Append(term.Term).Contains(word, StringComparer.OrdinalIgnoreCase)
                )
                .Id
        );

    private static string TextOf(ContentTexts texts, string id)
    {
        var (table, name) = (id[..id.IndexOf('/', StringComparison.Ordinal)], id[(id.IndexOf('/', StringComparison.Ordinal) + 1)..]);
        var own = name.Split('.')[0];
        return (table, name.Split('.')[^1]) switch
        {
            ("messages", _) => texts.Message(name, ("count", 6), ("number", 2)),
            ("packages", "title") => texts.Package(own).Title,
            ("packages", _) => texts.Package(own).Summary,
            ("challenges", _) => texts.Challenge(own).Point,
            ("stations", _) => texts.Station(own).Title,
            _ => texts.Glossary.Single(term => term.Id == own).Definition,
        };
    }
}
