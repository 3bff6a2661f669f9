using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Bot.Conversation.Cards;

/// <summary>
/// Draws questions or stations as a line of characters with one symbol for each. The text next to the line always gives the same
/// information.
/// </summary>
internal static class Line
{
    /// <summary>The symbol of a done station or action, or of an answered question.</summary>
    public const string Done = "●";

    /// <summary>The symbol of a chosen action on the person's plan.</summary>
    public const string Chosen = "◎";

    /// <summary>The symbol of an action that the person does not want.</summary>
    public const string Refused = "–";

    private const string Here = "◉";
    private const string Ahead = "○";

    /// <summary>Returns the symbol of a station's state.</summary>
    public static string Stop(StationState state) => state switch
    {
        StationState.Done => Done,
        StationState.Here => Here,
        _ => Ahead,
    };

    /// <summary>Returns the symbol of an action or a question: done or open.</summary>
    public static string Stop(bool isDone) => isDone ? Done : Ahead;

    /// <summary>Draws the questions on a thin line.</summary>
    public static string OfQuestions(Position.Question here, IReadOnlyList<Challenge> questions, Journey journey) =>
        string.Join('─', questions.Select(question =>
            question == here.Challenge ? Here : Stop(journey.Answers.Any(answer => answer.ChallengeId == question.Id))));

    /// <summary>Draws the stations: on a single line for the beginner package, and on a double line for the advanced package.</summary>
    public static string OfStations(CardContext context, KnowledgePackage package) =>
        string.Join(
            package.Level == PackageLevel.Beginner ? "━━" : "══",
            context.Journey.ProgressIn(context.Content).Select(stop => Stop(stop.State)));
}
