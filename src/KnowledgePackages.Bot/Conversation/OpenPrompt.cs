using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>
/// The prompt to which the bot awaits a reply: the prompt of the journey's position or, while a confirmation is open (start again, delete
/// the data, or bring another conversation's plan here), that confirmation.
/// </summary>
/// <param name="Id">The prompt's id, made of content ids. Buttons and the stored state contain it.</param>
/// <param name="Position">The person's position in the journey. A confirmation does not change it.</param>
/// <param name="Confirming">The open confirmation; <see cref="Confirmation.None"/> if none is open.</param>
internal sealed record OpenPrompt(string Id, Position Position, Confirmation Confirming)
{
    public static OpenPrompt Of(Journey journey, DialogsContent content, Confirmation confirming = Confirmation.None)
    {
        var position = journey.PositionIn(content);
        var id = confirming switch
        {
            Confirmation.Restart => "restart",
            Confirmation.Erase => "erase",
            Confirmation.Bring => "bring",
            _ => IdOf(position),
        };
        return new(id, position, confirming);
    }

    /// <summary>Whether the prompt is a confirmation, which does not depend on the journey's position.</summary>
    public bool IsConfirmation => Confirming != Confirmation.None;

    /// <summary>The open question; null if the prompt is not a question.</summary>
    public Challenge? Question => IsConfirmation ? null : (Position as Position.Question)?.Challenge;

    /// <summary>The station in which the person is; null if the prompt is not a step of a station.</summary>
    public Station? Station => IsConfirmation ? null : (Position as Position.Step)?.Station;

    /// <summary>Whether the prompt's card is so short that it is always shown in full.</summary>
    public bool IsShort => IsConfirmation || Position is Position.NotStarted or Position.Question or Position.ExtraOffer;

    /// <summary>Whether the prompt belongs to the extra questions of the chosen package.</summary>
    public bool IsExtra => Position is Position.ExtraOffer or Position.ExtraCheck or Position.Question { IsExtra: true };

    /// <summary>Whether the prompt belongs to a chosen package: to its extra questions, its route, its stations or its summary.</summary>
    public bool IsOnTheLine => IsExtra || Position is Position.Route or Position.Step or Position.Summary;

    /// <summary>
    /// Whether the bot replaces the prompt's card on the screen, for example after an answer or after an action is marked as done.
    /// </summary>
    public bool MayBeReplaced =>
        !IsConfirmation && Position is Position.Question or Position.Route or Position.Step { StationStep.Kind: StepKind.Actions };

    /// <summary>Whether the person can choose a package at this prompt.</summary>
    public bool IsAfterTheQuestions => IsOnTheLine || Position is Position.Recommended;

    /// <summary>Returns the name by which the bot refers to the prompt: "question 3", "station 2, step 4".</summary>
    public string Name(CardContext context) => Position switch
    {
        _ when Confirming == Confirmation.Erase => context.Say(Messages.PlaceErase),
        _ when Confirming == Confirmation.Restart => context.Say(Messages.PlaceRestart),
        _ when Confirming == Confirmation.Bring => context.Say(Messages.PlaceBring),
        Position.Question question => context.Say(question.IsExtra ? Messages.PlaceExtra : Messages.PlaceQuestion, question.Number),
        Position.ExtraOffer => context.Say(Messages.PlaceExtraOffer),
        Position.ExtraCheck => context.Say(Messages.PlaceExtraCheck),
        Position.Check => context.Say(Messages.PlaceCheck),
        Position.Recommended => context.Say(Messages.PlaceRecommendation),
        Position.Route => context.Say(Messages.PlaceRoute),
        Position.Step step => context.Say(Messages.PlaceStep, step.Station.Number, step.Number),
        Position.Summary => context.Say(Messages.PlaceSummary),
        _ => context.Say(Messages.PlaceStart),
    };

    private static string IdOf(Position position) => position switch
    {
        Position.NotStarted => "start",
        Position.Question question => question.Challenge.Id,
        Position.Check => "check",
        Position.Recommended => "recommendation",
        Position.ExtraOffer offer => $"{offer.Package.Id}/extra",
        Position.ExtraCheck check => $"{check.Package.Id}/answers",
        Position.Route route => $"{route.Package.Id}/route",
        Position.Step step => $"{step.Station.Id}/{step.StationStep.Id}",
        Position.Summary summary => $"{summary.Package.Id}/summary",
        _ => throw new ArgumentOutOfRangeException(nameof(position), position, "The position has no prompt id."),
    };
}
