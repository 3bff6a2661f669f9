using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>
/// The values that answers about the assistant can contain: facts of the site, of the content and of the person's journey.
/// </summary>
internal static class AboutValues
{
    private static readonly Dictionary<string, Func<CardContext, OpenPrompt, SiteFacts, object?>> Values = new()
    {
        ["operator"] = (_, _, site) => site.Operator,
        ["contact"] = (_, _, site) => site.Contact,
        ["about"] = (_, _, site) => site.About,
        ["accessibility"] = (_, _, site) => site.Accessibility,
        ["questions"] = (context, _, _) => context.Content.Questions.Count,
        ["languages"] = (context, _, _) => context.List([.. context.Content.Languages.Select(context.Content.NameOf)]),
        ["place"] = (context, prompt, _) => prompt.Name(context),
        ["answers"] = (context, _, _) => Answers(context),
        ["package"] = (context, _, _) =>
            context.Content.FindPackage(context.Journey.PackageId) is { } package ? context.PackageName(package.Id) : null,
        ["resources"] = (context, _, _) => context.Content.Resources.Count,
    };

    /// <summary>The names of all values.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Values.Keys];

    /// <summary>
    /// Returns the paragraphs of an answer with their values filled in. Leaves out each paragraph with a value that is not known. If any
    /// paragraph was left out, adds the paragraph <see cref="AboutText.Otherwise"/>. If no paragraph remains, returns
    /// <see cref="Messages.SearchNothing"/>.
    /// </summary>
    public static IReadOnlyList<string> Filled(CardContext context, OpenPrompt prompt, SiteFacts site, AboutText about)
    {
        List<string> paragraphs = [];
        foreach (var paragraph in about.Answer)
        {
            if (Filled(paragraph, name => Values[name](context, prompt, site)) is { } filled)
            {
                paragraphs.Add(filled);
            }
        }

        if (paragraphs.Count < about.Answer.Count && about.Otherwise is { } otherwise
            && Filled(otherwise, name => Values[name](context, prompt, site)) is { } other)
        {
            paragraphs.Add(other);
        }

        return paragraphs.Count > 0 ? paragraphs : [context.Say(Messages.SearchNothing)];
    }

    private static string? Filled(string paragraph, Func<string, object?> valueOf)
    {
        foreach (var name in Names.Where(name => paragraph.Contains($"{{{name}}}", StringComparison.Ordinal)))
        {
            if (valueOf(name) is not { } value)
            {
                return null;
            }

            paragraph = paragraph.Replace($"{{{name}}}", $"{value}", StringComparison.Ordinal);
        }

        return paragraph;
    }

    // Returns the given answers, each on its own line; null if the person has given none.
    private static string? Answers(CardContext context)
    {
        var given = context.Content.Questions.Concat(context.Content.ExtraQuestions)
            .SelectMany(question => context.Journey.Answers.Where(answer => answer.ChallengeId == question.Id))
            .Select(answer =>
                $"{context.Texts.Challenge(answer.ChallengeId).Question} {context.Say(Messages.Answer(answer.Value))}")
            .ToList();
        return given.Count > 0 ? string.Join('\n', given) : null;
    }
}
