using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Domain.Plan;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>The input for drawing a card: the content, its texts in the person's language, and the person's journey.</summary>
internal sealed record CardContext(DialogsContent Content, ContentTexts Texts, Journey Journey)
{
    /// <summary>The current date in the person's time zone; null if it is not known.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>
    /// Returns a message with its placeholders filled in. The values have the order of the placeholders in <see cref="Messages"/>.
    /// </summary>
    public string Say(MessageDefinition message, params ReadOnlySpan<object> values)
    {
        var named = new (string Name, object Value)[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            named[i] = (message.Placeholders[i], values[i]);
        }

        return Texts.Message(message.Id, named);
    }

    /// <summary>The plan that the person can bring here from another conversation; null if that is not the open question.</summary>
    public IncomingPlan? Incoming { get; init; }

    /// <summary>Whether the channel shows input fields on cards.</summary>
    public bool TakesInputs { get; init; }

    /// <summary>Whether this host stores the messages of the conversation; false if only the channel stores them.</summary>
    public bool HasLog { get; init; }

    /// <summary>The addresses of the plan's pages; null if the channel opens no pages, or others would see the addresses.</summary>
    public PlanPages? Pages { get; init; }

    /// <summary>The country that the person named; null if they named none.</summary>
    public Country? Country => Content.FindCountry(Journey.CountryId);

    /// <summary>
    /// The address of this host, for links to its own files. On the host's own page, the address is relative. On all other channels, it is
    /// the public address, or null if the public address is not known.
    /// </summary>
    public Uri? Site { get; init; }

    /// <summary>The operator's notice for the greeting; null if there is none.</summary>
    public string? Notice { get; init; }

    /// <summary>
    /// The plan for the chosen package: its actions, and the actions that the person added. Null if no package was chosen yet.
    /// </summary>
    public ActionPlan? Plan => PackageOfPlan is { } package ? ActionPlan.From(Content, Journey, package) : null;

    /// <summary>Returns the plan's action with this number, from 1; null if the plan has no such action.</summary>
    public PlannedAction? ActionNumbered(int number) => Plan?.All.ElementAtOrDefault(number - 1);

    /// <summary>Returns the plan's action with this id, from the chosen package or added by the person; null if there is none.</summary>
    public PlannedAction? ActionCalled(string id) => Plan?.All.FirstOrDefault(planned => planned.Id == id);

    // If the person goes back to the recommendation, no package is chosen any more, but the plan still exists. Then use the package that
    // has an action on the plan.
    private KnowledgePackage? PackageOfPlan =>
        Content.FindPackage(Journey.PackageId)
        ?? Content.Packages.FirstOrDefault(package =>
            package.Stations.SelectMany(station => station.Actions).Any(action => Journey.Plan.Find(action.Id) is not null)
        );

    /// <summary>Returns the package's name, for example "Knowledge Package 2".</summary>
    public string PackageName(string packageId) => Say(Messages.Package, PackageNumber(packageId));

    /// <summary>Returns the number of the package: its position in the content's list of packages, from 1.</summary>
    public int PackageNumber(string packageId) => 1 + Content.Packages.TakeWhile(package => package.Id != packageId).Count();

    /// <summary>Returns the number of the question, from 1. The extra questions have their own numbers, also from 1.</summary>
    public int QuestionNumber(string questionId) =>
        1 + Content.QuestionsAskedWith(Content.GetChallenge(questionId)).TakeWhile(question => question.Id != questionId).Count();

    /// <summary>Joins items to a list with "and": "2", "2 and 3", "1, 2 and 3".</summary>
    public string List(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => Say(Messages.ListAnd, Row(items.SkipLast(1)), items[^1]),
    };

    /// <summary>Joins items with commas only: "1, 2, 3".</summary>
    public string Row(IEnumerable<string> items) =>
        items.DefaultIfEmpty("").Aggregate((first, next) => Say(Messages.ListMore, first, next));

    /// <summary>Returns the numbers of questions, joined like <see cref="List"/>.</summary>
    public string QuestionList(IEnumerable<Challenge> questions) =>
        List([.. questions.Select(question => $"{QuestionNumber(question.Id)}")]);

    /// <summary>
    /// Returns links to resources. If a resource's language differs from the person's, the title of the link names the language. For an
    /// unavailable resource, the link leads to the substitute, and the title says so.
    /// </summary>
    public IReadOnlyList<CardLink> Links(IEnumerable<string> resourceIds) => [.. resourceIds.Select(Content.GetResource).Select(resource =>
        Substitute(resource) is { } other
            ? other with { Title = Say(Messages.ResourceInstead, other.Title, Texts.ResourceTitle(resource)) }
            : new CardLink(Titled(resource), resource.Url))];

    /// <summary>Returns links to the templates that a tip or an action offers; empty if the address of this host is not known.</summary>
    public IReadOnlyList<CardLink> Templates(string itemId) => Site is not { } site
        ? []
        : [.. Content.TemplatesAt(itemId).Select(template =>
            new CardLink(Texts.Template(template.Id).Title, TemplateAddress.Of(site, template.Id, Texts.Language)))];

    /// <summary>Returns the link to the substitute of an unavailable resource; null if the resource is available.</summary>
    public CardLink? Substitute(Resource resource) => resource.Unavailable is { } away
        ? new(away.SubstituteId is { } id ? Titled(Content.GetResource(id)) : away.SubstituteUrl.Host, away.SubstituteUrl)
        : null;

    /// <summary>Returns a text such as "in English" if the resource is not in the person's language; else null.</summary>
    public string? OtherLanguage(Resource resource) =>
        string.Equals(resource.Language.Split('-')[0], Texts.Language.Split('-')[0], StringComparison.OrdinalIgnoreCase)
            ? null
            : InLanguage(resource.Language);

    /// <summary>
    /// Returns a text such as "in English" for a language tag. If there is no such message, returns the language's own name or, if that is
    /// not known, the tag.
    /// </summary>
    public string InLanguage(string tag) => Messages.In(tag) is { } message
        ? Say(message)
        : Content.LanguageNames.FirstOrDefault(names => names.Tag == tag)?.Name ?? tag;

    private string Titled(Resource resource)
    {
        var title = Texts.ResourceTitle(resource);
        return OtherLanguage(resource) is { } language ? Say(Messages.LinkLanguage, title, language) : title;
    }
}
