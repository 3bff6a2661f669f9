using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Domain.Plan;

namespace KnowledgePackages.Bot.Plan;

/// <summary>
/// The person's plan as texts in their language. The printed page, the Word file, the calendar file, the e-mail and the plain text are all
/// made from this record, so that they cannot disagree. The texts are exactly as people wrote them, so the code for each format must
/// escape the markup of that format.
/// </summary>
/// <param name="Language">The BCP 47 tag of the language.</param>
/// <param name="IsRightToLeft">Whether the language is written from right to left.</param>
/// <param name="Title">The title, for example "Action plan: Knowledge Package 2".</param>
/// <param name="AsOf">The date line, for example "As of 23 November 2026".</param>
/// <param name="Package">The title of the package; null if no package was chosen yet.</param>
/// <param name="Reason">
/// The sentence that explains why this package was recommended; <see cref="Because"/> has the reasons. Null if the person chose the other
/// package or none.
/// </param>
/// <param name="Answers">All answers that the person gave, with their questions.</param>
/// <param name="Route">The stations of the package, in the package's order; empty if no package was chosen yet.</param>
/// <param name="Tasks">The chosen actions, then the done actions, both in the order of the plan.</param>
/// <param name="Readings">The saved resources.</param>
/// <param name="Words">The headings and labels of the sheet.</param>
public sealed record PlanSheet(
    string Language,
    bool IsRightToLeft,
    string Title,
    string AsOf,
    string? Package,
    string? Reason,
    IReadOnlyList<PlanAnswer> Answers,
    IReadOnlyList<PlanStop> Route,
    IReadOnlyList<PlanTask> Tasks,
    IReadOnlyList<PlanReading> Readings,
    PlanWords Words)
{
    /// <summary>
    /// The centre's name, as the person wrote it for this copy of the plan; null if they gave none. The bot does not store the name.
    /// </summary>
    public string? Centre { get; init; }

    /// <summary>The texts of the challenges that led to the recommendation of the package; empty if <see cref="Reason"/> is null.</summary>
    public IReadOnlyList<string> Because { get; init; } = [];

    /// <summary>Whether an action that is not done has a last day.</summary>
    public bool HasDates => Tasks.Any(task => task is { IsDone: false, Until: not null });

    /// <summary>The total reading time of the open stations, as a text; null if there is nothing to read.</summary>
    public string? Time { get; init; }

    /// <summary>The progress on the route, for the picture of the route; null if no package was chosen yet.</summary>
    public PageProgress? Progress { get; init; }

    /// <summary>
    /// The resources to read first: one to three of the first open station that has available resources; empty if there is no such station.
    /// </summary>
    public IReadOnlyList<PlanReading> First { get; init; } = [];

    /// <summary>The comparison of the last finished round with the current one; null if the person has finished no earlier round.</summary>
    public PlanComparison? Earlier { get; init; }

    /// <summary>The templates for the chosen actions that are not done; empty if the address of the host is not known.</summary>
    public IReadOnlyList<PlanReading> Templates { get; init; } = [];

    /// <summary>The route as a text: the alternative text for the picture of the route.</summary>
    public string RouteInWords => string.Join(" ", Route.Select(stop => $"{stop.Line}."));

    /// <summary>Creates the sheet of a person's journey.</summary>
    /// <param name="content">The content.</param>
    /// <param name="journey">The person's progress.</param>
    /// <param name="language">
    /// The BCP 47 tag of the wanted language. The nearest available language is used; null for the default language.
    /// </param>
    /// <param name="today">The current date in the person's time zone.</param>
    /// <param name="site">The address of this host, for links to templates; null leaves the templates out.</param>
    public static PlanSheet Of(DialogsContent content, Journey journey, string? language, DateOnly today, Uri? site = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(journey);
        var context = new CardContext(content, content.In(language), journey) { Today = today, Site = site };
        var plan = context.Plan;
        var package = content.FindPackage(journey.PackageId);
        var found = Recommendation.From(content, journey.Answers);
        var isRecommended = package is not null && found.Package == package;
        return new(
            context.Texts.Language,
            context.Texts.IsRightToLeft,
            package is null ? context.Say(Messages.PlanTitle) : context.Say(Messages.SheetTitle, context.PackageName(package.Id)),
            context.Say(Messages.SummaryDate, context.Date(today)),
            package is null ? null : context.Texts.Package(package.Id).Title,
            isRecommended ? ReasonFor(context, found) : null,
            [.. content.Questions.Concat(content.ExtraQuestions).SelectMany(question => AnswerTo(context, question))],
            [.. package is null ? [] : journey.ProgressIn(content).Select(stop => Stop(context, stop))],
            [.. (plan?.Chosen ?? []).Concat(plan?.Done ?? []).Select(planned => Task(context, planned))],
            [.. journey.Plan.Resources.Select(content.FindResource).OfType<Resource>().SelectMany(resource => Reading(context, resource))],
            WordsOf(context)
        )
        {
            Because =
            [
                .. isRecommended ? found.Because.Select(reason => context.Texts.Challenge(reason.Challenge.Id).Point) : [],
            ],
            Time = package is null ? null : TimeOf(context),
            First = package is null ? [] : FirstOf(context),
            Progress = package is null ? null : Conversation.Progress.Of(context),
            Templates = [.. TemplatesFor(context, plan)],
            Earlier = EarlierOf(context),
        };
    }

    /// <summary>
    /// Compares the last finished round with the current one, in words. Returns null if the person has finished no earlier round.
    /// </summary>
    internal static PlanComparison? EarlierOf(CardContext context)
    {
        if (RoundComparison.Of(context.Content, context.Journey) is not { } compared)
        {
            return null;
        }

        var then = compared.Then;
        var packageThen = context.Content.FindPackage(then.PackageId) is null ? then.PackageId : context.PackageName(then.PackageId);
        return new(
            context.Say(Messages.RoundsTitle),
            [
                compared.Changes == 0 ? context.Say(Messages.RoundsSame) : context.Say(Messages.RoundsChanges, compared.Changes),
                .. compared.DoneSince == 0 ? [] : new[] { context.Say(Messages.RoundsDone, compared.DoneSince) },
                context.Say(Messages.RoundsCounts, then.Chosen, then.Done, then.NotForUs),
            ],
            context.Say(Messages.RoundsQuestion),
            then.Day is { } day ? context.Say(Messages.RoundsThenOn, context.Date(day)) : context.Say(Messages.RoundsThen),
            context.Say(Messages.RoundsNow),
            [
                .. compared.Answers.Select(answer => new PlanChange(
                    context.Texts.Challenge(answer.Question.Id).Question,
                    AnswerWords(context, answer.Then),
                    AnswerWords(context, answer.Now)
                )),
                new(
                    context.Say(Messages.StatusPackage),
                    packageThen,
                    compared.PackageNow is { } now ? context.PackageName(now.Id) : context.Say(Messages.RoundsNone)
                ),
            ]
        )
        {
            Changed = [.. compared.Answers.Where(answer => answer.IsChanged).Select(answer => answer.Question.Id)],
        };
    }

    private static string AnswerWords(CardContext context, AnswerValue? answer) =>
        context.Say(answer is { } given ? Messages.Answer(given) : Messages.RoundsNone);

    private static string? TimeOf(CardContext context)
    {
        var minutes = OpenStations(context).Sum(station => ReadingTime.MinutesOf(context.Content, station));
        return minutes == 0 ? null : context.Say(Messages.TimeReading, ReadingBlocks.Time(context, minutes));
    }

    private static IReadOnlyList<PlanReading> FirstOf(CardContext context) =>
        OpenStations(context)
            .Select(station => ReadingTime.First(context.Content, context.Journey, station))
            .FirstOrDefault(first => first.Count > 0)
            is { } found
            ? [.. found.SelectMany(resource => Reading(context, resource))]
            : [];

    private static IEnumerable<Station> OpenStations(CardContext context) =>
        context.Journey.ProgressIn(context.Content).Where(stop => stop.State != StationState.Done).Select(stop => stop.Station);

    private static string ReasonFor(CardContext context, Recommendation found) =>
        found.Because.Count == 0
            ? context.Say(Messages.RecommendationNoYes, context.PackageName(found.Other.Id))
            : context.Say(Messages.RecommendationBecause, found.Because.Count);

    private static IEnumerable<PlanAnswer> AnswerTo(CardContext context, Challenge question)
    {
        if (context.Journey.Answers.FirstOrDefault(answer => answer.ChallengeId == question.Id) is { } given)
        {
            yield return new(context.Texts.Challenge(question.Id).Question, context.Say(Messages.Answer(given.Value)));
        }
    }

    /// <summary>Returns one line about a station of the route: its number, its state and its title.</summary>
    internal static string LineOf(CardContext context, StationProgress stop)
    {
        var state = context.Say(stop.State == StationState.Done ? Messages.StateRead : Messages.StateOpen);
        var title = context.Texts.Station(stop.Station.Id).Title;
        return context.Say(Messages.Fact, context.Say(Messages.RouteStation, stop.Station.Number, state), title);
    }

    private static PlanStop Stop(CardContext context, StationProgress stop)
    {
        var title = context.Texts.Station(stop.Station.Id).Title;
        return new(stop.Station.Number, title, stop.State == StationState.Done, LineOf(context, stop));
    }

    private static PlanTask Task(CardContext context, PlannedAction planned)
    {
        var text = planned.Action is { } action ? context.Texts.Action(action.Id) : null;
        var isDone = planned.Entry?.State == ActionState.Done;
        return new(
            planned.Number,
            planned.Id,
            planned.Entry?.Text ?? text?.Text ?? "",
            planned.Entry?.Who,
            text?.Who,
            planned.Entry?.Until,
            planned.Entry?.Until is { } until ? context.Date(until) : null,
            planned.Entry?.Proof ?? text?.Evidence,
            planned.Entry?.Note,
            isDone,
            context.Say(isDone ? Messages.StateDone : Messages.StateOpen)
        );
    }

    private static IEnumerable<PlanReading> Reading(CardContext context, Resource resource) =>
        context
            .Links([resource.Id])
            .Select(link => new PlanReading(link.Title, link.Url, ReadingBlocks.Time(context, resource.Minutes)));

    private static IEnumerable<PlanReading> TemplatesFor(CardContext context, ActionPlan? plan) =>
        (plan?.Chosen ?? [])
            .SelectMany(planned => context.Templates(planned.Id))
            .DistinctBy(link => link.Address)
            .Select(link => new PlanReading(link.Title, link.Url));

    private static PlanWords WordsOf(CardContext context) =>
        new(
            context.Say(Messages.StatusPackage),
            context.Say(Messages.SheetAnswers),
            context.Say(Messages.SheetRoute),
            context.Say(Messages.SheetActions),
            context.Say(Messages.SheetAction),
            context.Say(Messages.ActionWho),
            context.Say(Messages.PlanUntil),
            context.Say(Messages.ActionEvidence),
            context.Say(Messages.PlanNote),
            context.Say(Messages.SheetState),
            context.Say(Messages.PlanSaved),
            context.Say(Messages.SheetFirst),
            context.Say(Messages.PlanEmpty),
            context.Say(Messages.SheetMore),
            context.Say(Messages.ReminderTitle)
        )
        {
            Templates = context.Say(Messages.SheetTemplates),
        };
}

/// <summary>A question and the person's answer to it, as texts.</summary>
public sealed record PlanAnswer(string Question, string Answer);

/// <summary>The comparison of the last finished round with the current one, as texts.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Lines">
/// Sentences: how many answers changed, how many actions were done in the two rounds together (if any), and how many actions of the last
/// finished round were chosen, done or not suitable. Never empty.
/// </param>
/// <param name="Question">The heading of the column with the questions.</param>
/// <param name="Then">The heading of the last finished round, with its date if the date is known.</param>
/// <param name="Now">The heading of the current round.</param>
/// <param name="Rows">A row for each question with both answers, and a last row with both packages.</param>
public sealed record PlanComparison(
    string Title,
    IReadOnlyList<string> Lines,
    string Question,
    string Then,
    string Now,
    IReadOnlyList<PlanChange> Rows)
{
    /// <summary>The ids of the questions whose answers in the two rounds differ.</summary>
    public IReadOnlyList<string> Changed { get; init; } = [];
}

/// <summary>A row of the comparison: a question or the package, with its value in each round.</summary>
public sealed record PlanChange(string Title, string Then, string Now)
{
    /// <summary>Whether the values differ.</summary>
    public bool IsChanged => Then != Now;
}

/// <summary>A station of the route.</summary>
/// <param name="Number">The number of the station, from 1.</param>
/// <param name="Title">The title of the station.</param>
/// <param name="IsRead">Whether the station is marked as done, and the person is not in it.</param>
/// <param name="Line">The number, the state and the title as one line of text.</param>
public sealed record PlanStop(int Number, string Title, bool IsRead, string Line);

/// <summary>An action of the plan, as texts.</summary>
/// <param name="Number">The number that the cards show for the action (<see cref="PlannedAction.Number"/>).</param>
/// <param name="Id">The content id of the action or, if the person added it, <see cref="PlanEntry.Id"/>.</param>
/// <param name="Text">The text of the action.</param>
/// <param name="Who">The person or group who does the action, as the person wrote it; null if they named nobody.</param>
/// <param name="SuggestedWho">
/// The person or group who can do the action, according to the content; null for an action that the person added.
/// </param>
/// <param name="Until">The last day for the action; null if the person gave no date.</param>
/// <param name="UntilWords">The last day as a text; null if there is none.</param>
/// <param name="Proof">The proof that the action is done; null if neither the person nor the content names one.</param>
/// <param name="Note">The person's note; null if there is none.</param>
/// <param name="IsDone">Whether the person has marked the action as done.</param>
/// <param name="State">The word for the state of the action: open or done.</param>
public sealed record PlanTask(
    int Number,
    string Id,
    string Text,
    string? Who,
    string? SuggestedWho,
    DateOnly? Until,
    string? UntilWords,
    string? Proof,
    string? Note,
    bool IsDone,
    string State);

/// <summary>A link on the sheet: a resource to read, or a template to fill in.</summary>
/// <param name="Title">The title of the link.</param>
/// <param name="Address">The address that the link opens.</param>
/// <param name="Time">The reading time, as a text; null for a template.</param>
public sealed record PlanReading(string Title, Uri Address, string? Time = null);

/// <summary>Headings and labels of a sheet, in its language.</summary>
/// <param name="Package">Heading of the package.</param>
/// <param name="Answers">Heading of the answers.</param>
/// <param name="Route">Heading of the route.</param>
/// <param name="Actions">Heading of the actions.</param>
/// <param name="Action">Label of an action.</param>
/// <param name="Who">Label of the person or group who does an action.</param>
/// <param name="Until">Label of the last day.</param>
/// <param name="Proof">Label of the proof that an action is done.</param>
/// <param name="Note">Label of a note.</param>
/// <param name="State">Label of the state.</param>
/// <param name="Readings">Heading of the saved resources.</param>
/// <param name="First">Heading of the resources to read first.</param>
/// <param name="NoActions">The text that is shown if no action is chosen.</param>
/// <param name="More">The text at the end of a plan that was too long and was cut.</param>
/// <param name="Reminder">The title of the reminder in the calendar file.</param>
public sealed record PlanWords(
    string Package,
    string Answers,
    string Route,
    string Actions,
    string Action,
    string Who,
    string Until,
    string Proof,
    string Note,
    string State,
    string Readings,
    string First,
    string NoActions,
    string More,
    string Reminder)
{
    /// <summary>Heading of the templates.</summary>
    public string Templates { get; init; } = "";
}
