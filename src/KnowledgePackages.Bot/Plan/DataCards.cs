using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;
using static KnowledgePackages.Bot.Conversation.Cards.CardElement;

namespace KnowledgePackages.Bot.Plan;

/// <summary>Draws the cards about a person's stored data: what is stored, and the files to download.</summary>
internal static class DataCards
{
    /// <summary>Draws what is stored about the person, for how long and where. The card shows no text that a person wrote.</summary>
    /// <param name="context">The texts, and the journey.</param>
    /// <param name="prompt">The open prompt. The card shows its name as the person's position.</param>
    /// <param name="reminder">The person's reminder; null if none is scheduled.</param>
    /// <param name="site">The facts about the site: its operator, and after how many days it deletes idle conversations.</param>
    public static Card Kept(CardContext context, OpenPrompt prompt, Reminder? reminder, SiteFacts site)
    {
        var title = context.Say(Messages.DataTitle);
        var text = context.Say(Messages.DataText);
        return new(
            $"{title}. {text}",
            [
                new TextBlock(title, Look.Heading),
                new TextBlock(text),
                new FactSet([.. Facts(context, prompt, reminder)]),
                new TextBlock(
                    site.RetentionDays > 0
                        ? context.Say(Messages.DataLongDays, site.RetentionDays)
                        : context.Say(Messages.DataLong)
                ),
                new TextBlock(
                    site.Operator is { } operatedBy
                        ? context.Say(Messages.DataWhere, operatedBy)
                        : context.Say(Messages.DataWhereUnknown)
                ),
                new TextBlock(context.Say(context.HasLog ? Messages.DataMessages : Messages.DataChat)),
                new TextBlock(context.Say(Messages.DataLinks), Look.Quiet),
                new ActionSet([
                    new(context.Say(Messages.ExportButton), new Intent.Export()),
                    new(context.Say(Messages.DataDelete), new Intent.Erase()),
                ]),
            ],
            ["kept"]
        )
        {
            IsWide = true,
        };
    }

    /// <summary>
    /// Draws the links to the file with the stored data and to the plan's files. If there are no links, the card says where the person gets
    /// the files.
    /// </summary>
    public static Card Export(CardContext context)
    {
        var title = context.Say(Messages.ExportTitle);
        return new(
            title,
            [
                new TextBlock(title, Look.Heading),
                new TextBlock(context.Say(Messages.ExportText)),
                .. context.Pages is null ? [new TextBlock(context.Say(Messages.ExportWhere))] : FileBlocks.Files(context, withData: true),
            ],
            ["export"]
        );
    }

    /// <summary>Returns a sample of <see cref="Kept"/>.</summary>
    public static IEnumerable<SampleCard> KeptSamples(SamplePoint at)
    {
        var reminder = new Reminder(new(2026, 12, 2, 9, 0, 0, TimeSpan.Zero), null);
        return [new($"kept {at.Name}", Kept(at.Context, at.Prompt, reminder, SiteFacts.Unknown))];
    }

    /// <summary>Returns a sample of <see cref="Export"/>.</summary>
    public static IEnumerable<SampleCard> ExportSamples(SamplePoint at) =>
        at.Prompt.Position is Position.NotStarted ? [new("export", Export(at.Context))] : [];

    private static IEnumerable<CardFact> Facts(CardContext context, OpenPrompt prompt, Reminder? reminder)
    {
        var journey = context.Journey;
        yield return new(context.Say(Messages.DataLanguage), context.Content.NameOf(context.Texts.Language));
        foreach (var question in context.Content.Questions.Concat(context.Content.ExtraQuestions))
        {
            if (journey.Answers.FirstOrDefault(answer => answer.ChallengeId == question.Id) is { } given)
            {
                yield return Answered(context, question, given);
            }
        }

        if (context.Content.FindPackage(journey.PackageId) is { } package)
        {
            yield return new(context.Say(Messages.StatusPackage), context.PackageName(package.Id));
        }

        yield return new(context.Say(Messages.StatusPlace), prompt.Name(context));
        if (context.Country is { } country)
        {
            yield return new(context.Say(Messages.DataCountry), context.Texts.Country(country.Id).Name);
        }

        var actions = journey.Plan.Actions;
        yield return new(
            context.Say(Messages.DataPlan),
            context.Say(
                Messages.DataPlanCounts,
                actions.Count,
                actions.Count(entry => entry.Who is not null),
                actions.Count(entry => entry.Until is not null),
                actions.Count(entry => entry.Note is not null)
            )
        );
        yield return new(context.Say(Messages.PlanSaved), $"{journey.Plan.Resources.Count}");
        if (journey.Rounds.Count > 0)
        {
            yield return new(context.Say(Messages.DataRounds), $"{journey.Rounds.Count}");
        }

        if (reminder is not null)
        {
            yield return new(context.Say(Messages.DataReminder), context.Date(DateOnly.FromDateTime(reminder.At.DateTime)));
        }
    }

    private static CardFact Answered(CardContext context, Challenge question, Answer given)
    {
        var name = context.Content.IsExtra(question) ? Messages.DataExtra : Messages.DataQuestion;
        var answer = context.Say(Messages.Answer(given.Value));
        var sent = given.SentAt.Local ?? given.SentAt.Channel;
        return new(
            context.Say(name, context.QuestionNumber(question.Id)),
            sent is { } time ? context.Say(Messages.DataAnswered, answer, context.Date(DateOnly.FromDateTime(time.DateTime))) : answer
        );
    }
}
