using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Domain.Plan;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>What a card is drawn from: the content, its texts in the person's language, and what the person has done.</summary>
internal sealed record CardContext(DialogsContent Content, ContentTexts Texts, Journey Journey)
{
    /// <summary>The person's day; null where it is not known.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>A sentence with its values, in the order in which <see cref="Messages"/> names them.</summary>
    public string Say(MessageRequirement message, params ReadOnlySpan<object> values)
    {
        var named = new (string Name, object Value)[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            named[i] = (message.Placeholders[i], values[i]);
        }

        return Texts.Message(message.Id, named);
    }

    /// <summary>Whether the channel shows input fields on cards.</summary>
    public bool TakesInputs { get; init; }

    /// <summary>The actions of the chosen package and the person's own; null: no package was chosen yet.</summary>
    public ActionPlan? Plan => PackageOfPlan is { } package ? ActionPlan.From(Content, Journey, package) : null;

    /// <summary>The action with this number; null: none.</summary>
    public PlannedAction? ActionNumbered(int number) => Plan?.All.ElementAtOrDefault(number - 1);

    /// <summary>The action with this id, of the chosen package or the person's own; null: none.</summary>
    public PlannedAction? ActionCalled(string id) => Plan?.All.FirstOrDefault(planned => planned.Id == id);

    // On the way back to the recommendation no package is chosen, but the plan is still there.
    private KnowledgePackage? PackageOfPlan =>
        Content.FindPackage(Journey.PackageId)
        ?? Content.Packages.FirstOrDefault(package =>
            package.Stations.SelectMany(station => station.Actions).Any(action => Journey.Plan.Find(action.Id) is not null)
        );

    /// <summary>"Knowledge Package 2".</summary>
    public string PackageName(string packageId) => Say(Messages.Package, PackageNumber(packageId));

    /// <summary>The package's place in the list, from 1.</summary>
    public int PackageNumber(string packageId) => 1 + Content.Packages.TakeWhile(package => package.Id != packageId).Count();

    /// <summary>The question's place among the questions of its round, from 1.</summary>
    public int QuestionNumber(string questionId) =>
        1 + Content.RoundOf(Content.GetChallenge(questionId)).TakeWhile(question => question.Id != questionId).Count();

    /// <summary>"2", "2 and 3", "1, 2 and 3".</summary>
    public string List(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => Say(Messages.ListAnd, Row(items.SkipLast(1)), items[^1]),
    };

    /// <summary>"1, 2, 3".</summary>
    public string Row(IEnumerable<string> items) =>
        items.DefaultIfEmpty("").Aggregate((first, next) => Say(Messages.ListMore, first, next));

    /// <summary>The numbers of questions, as a list.</summary>
    public string QuestionList(IEnumerable<Challenge> questions) =>
        List([.. questions.Select(question => $"{QuestionNumber(question.Id)}")]);

    /// <summary>
    /// Resources as links, each with a note if its language is not the person's. A resource that cannot be opened is
    /// replaced by its substitute, with a note about that.
    /// </summary>
    public IReadOnlyList<CardLink> Links(IEnumerable<string> resourceIds) => [.. resourceIds.Select(Content.GetResource).Select(resource =>
        Substitute(resource) is { } other
            ? other with { Title = Say(Messages.ResourceInstead, other.Title, Texts.ResourceTitle(resource)) }
            : new CardLink(Titled(resource), resource.Url))];

    /// <summary>The substitute for a resource that cannot be opened; null if it can be.</summary>
    public CardLink? Substitute(Resource resource) => resource.Unavailable is { } away
        ? new(away.SubstituteId is { } id ? Titled(Content.GetResource(id)) : away.SubstituteUrl.Host, away.SubstituteUrl)
        : null;

    /// <summary>"in English", if the resource is not in the person's language; else null.</summary>
    public string? OtherLanguage(Resource resource) =>
        string.Equals(resource.Language.Split('-')[0], Texts.Language.Split('-')[0], StringComparison.OrdinalIgnoreCase)
            ? null
            : InLanguage(resource.Language);

    /// <summary>"in English", for a language tag; the language's own name where there is no text for it.</summary>
    public string InLanguage(string tag) => Messages.In(tag) is { } message
        ? Say(message)
        : Content.LanguageNames.FirstOrDefault(names => names.Tag == tag)?.Name ?? tag;

    private string Titled(Resource resource)
    {
        var title = Texts.ResourceTitle(resource);
        return OtherLanguage(resource) is { } language ? Say(Messages.LinkLanguage, title, language) : title;
    }
}
