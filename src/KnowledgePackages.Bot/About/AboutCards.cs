using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Bot.Conversation.Words;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;
using static KnowledgePackages.Bot.Conversation.Cards.CardElement;

namespace KnowledgePackages.Bot.About;

/// <summary>Draws the cards about the bot itself: help, status, and the confirmation whether to delete the stored data.</summary>
internal static class AboutCards
{
    /// <summary>Draws the help card: how to reply to the open prompt, and the texts that the person can type with their effects.</summary>
    public static Card Help(CardContext context, OpenPrompt prompt)
    {
        var title = context.Say(Messages.HelpTitle);
        var lines = IntentTable.All.Select(intent => intent.Help).OfType<HelpLine>().Where(line => line.When?.Invoke(context) != false);
        return new(
            title,
            [
                new TextBlock(title, Look.Heading),
                new TextBlock(context.Say(prompt.Question is null ? Messages.HelpChoice : Messages.HelpQuestion)),
                new FactSet([.. lines.Select(line => new CardFact(context.Say(line.Write), context.Say(line.Does)))]),
            ],
            ["help"])
        {
            IsWide = true,
        };
    }

    /// <summary>Draws the person's position, the number of given answers, and the number of done stations and actions.</summary>
    public static Card Status(CardContext context, OpenPrompt prompt)
    {
        var title = context.Say(Messages.StatusTitle);
        List<CardFact> facts =
        [
            new(context.Say(Messages.StatusPlace), prompt.Name(context)),
            Given(Messages.StatusAnswers, context.Content.Questions),
        ];
        if (context.Content.FindPackage(context.Journey.PackageId) is { } package)
        {
            var stops = context.Journey.ProgressIn(context.Content);
            facts.Add(new(context.Say(Messages.StatusPackage), context.PackageName(package.Id)));
            if (context.Journey.Extra is not null && context.Content.ExtraQuestions is [var first, ..] && first.PackageId == package.Id)
            {
                facts.Add(Given(Messages.StatusExtra, context.Content.ExtraQuestions));
            }

            var done = stops.Count(stop => context.Journey.DoneStations.Contains(stop.Station.Id));
            facts.Add(new(context.Say(Messages.StatusStations), context.Say(Messages.StatusReadOf, done, stops.Count)));
            facts.Add(DoneOf(Messages.StatusActions, stops.Sum(stop => stop.ActionsDone), stops.Sum(stop => stop.Station.Actions.Count)));
        }

        return new(title, [new TextBlock(title, Look.Heading), new FactSet(facts)], ["status"]);

        CardFact Given(MessageDefinition name, IReadOnlyList<Challenge> questions) =>
            new(
                context.Say(name),
                context.Say(
                    Messages.StatusAnswersGiven,
                    questions.Count(question => context.Journey.Answers.Any(answer => answer.ChallengeId == question.Id)),
                    questions.Count
                )
            );

        CardFact DoneOf(MessageDefinition name, int done, int total) =>
            new(context.Say(name), context.Say(Messages.StatusDoneOf, done, total));
    }

    /// <summary>Draws the answer to a question about the assistant.</summary>
    /// <param name="context">The language and the journey.</param>
    /// <param name="prompt">The open prompt.</param>
    /// <param name="site">The facts about the site, which the answer can contain.</param>
    /// <param name="questionId">The id of a question in <c>about.json</c>.</param>
    public static Card Answer(CardContext context, OpenPrompt prompt, SiteFacts site, string questionId)
    {
        var about = context.Texts.About.First(about => about.Id == questionId);
        var title = $"{about.Wordings[0][..1].ToUpperInvariant()}{about.Wordings[0][1..]}";
        var paragraphs = AboutValues.Filled(context, prompt, site, about);
        return new(
            paragraphs[0],
            [
                new TextBlock(title, Look.Heading),
                .. paragraphs.SelectMany(paragraph => paragraph.Split('\n')).Select(line => new TextBlock(line)),
            ],
            [$"about/{questionId}"]);
    }

    /// <summary>Draws the answer to each question about the assistant, as samples at the start and at the review of the answers.</summary>
    public static IEnumerable<SampleCard> AnswerSamples(SamplePoint at) => at.Prompt.Position is not (Position.NotStarted or Position.Check)
        ? []
        : at.Context.Texts.About.Select(about =>
            new SampleCard($"about {about.Id} {at.Name}", Answer(at.Context, at.Prompt, SiteFacts.Unknown, about.Id)));

    /// <summary>Draws the card that explains which data is stored about the person, and asks whether to delete it.</summary>
    public static Card Erase(CardContext context)
    {
        var title = context.Say(Messages.EraseTitle);
        var text = $"{context.Say(Messages.EraseText)} {context.Say(context.HasLog ? Messages.EraseMessages : Messages.EraseChat)}";
        return new(
            $"{title} {text}",
            [
                new TextBlock(title, Look.Heading),
                new TextBlock(text),
                new ActionSet(
                [
                    new(context.Say(Messages.EraseYes), new Intent.EraseYes()) { Groups = [PhraseGroups.YesAbroad] },
                    new(context.Say(Messages.EraseNo), new Intent.EraseNo())
                    {
                        Groups = [PhraseGroups.No, PhraseGroups.Back, PhraseGroups.Continue],
                    },
                ]),
            ],
            ["erase"]);
    }
}
