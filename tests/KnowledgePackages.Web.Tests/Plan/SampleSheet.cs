using KnowledgePackages.Bot.Plan;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Domain.Plan;
using KnowledgePackages.Web.Tests.Search;

namespace KnowledgePackages.Web.Tests.Plan;

/// <summary>A plan on the shipped content with every kind of entry. Its texts from people contain markup of several formats.</summary>
internal static class SampleSheet
{
    public const string Nasty = "<b>Maria</b> & \"Ö\"; x, y: \\n [a](http://b.c) {=1+1} ]]> 👩‍🏫";

    public static DialogsContent Content { get; } = ShippedSearch.Load();

    public static DateOnly Today { get; } = new(2026, 11, 23);

    public static DateTimeOffset Now { get; } = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public static PlanSheet Of(string language, string note = Nasty) => PlanSheet.Of(Content, Journey(note), language, Today);

    public static PlanSheet Empty(string language) => PlanSheet.Of(Content, new Journey(), language, Today);

    public static Journey Journey(string note = Nasty)
    {
        var kp2 = Content.GetPackage("kp2");
        var journey = new Journey().Start() with
        {
            Answers = [.. Content.Questions.Select((question, index) => new Answer(question.Id, (AnswerValue)(index % 3), default))],
            PackageId = kp2.Id,
            Rounds =
            [
                new("kp1")
                {
                    Day = new(2025, 11, 24),
                    Answers = Content.Questions.ToDictionary(question => question.Id, _ => AnswerValue.No),
                    Chosen = 1,
                    Done = 2,
                    NotForUs = 3,
                },
            ],
        };
        var (first, second, third) = (kp2.Stations[0].Actions[0].Id, kp2.Stations[1].Actions[0].Id, kp2.Stations[2].Actions[0].Id);
        journey = Changed(journey.ArrangeAction(Content, first, new() { Who = "Maria", Until = new(2027, 5, 15), Note = note }, Today));
        journey = Changed(journey.ArrangeAction(Content, second, new() { Who = note }, Today));
        journey = Changed(journey.ArrangeAction(Content, third, new() { Until = new(2027, 1, 8) }, Today));
        journey = journey.MarkAction(Content, third, ActionState.Done, Today);
        journey = Changed(journey.AddOwnAction(Content, $"Our own {note}", kp2.Stations[0].Id, Today));
        journey = Changed(journey.ArrangeAction(Content, "own1", new() { Until = new(2026, 12, 7) }, Today));
        journey = Changed(journey.SaveResource(Content, kp2.Stations[0].ResourceIds[0]));
        return journey.MarkStationDone(Content, kp2.Stations[0].Id);
    }

    /// <summary>Returns all texts that the plan shows for an action.</summary>
    public static IEnumerable<string> WordsOf(PlanTask task) =>
        new[] { task.Text, task.State, task.Who, task.UntilWords, task.Proof, task.Note }.OfType<string>();

    /// <summary>Returns all texts that the plan shows for a resource or template.</summary>
    public static IEnumerable<string> WordsOf(PlanReading reading) =>
        new[] { reading.Title, reading.Time, reading.Address.AbsoluteUri }.OfType<string>();

    /// <summary>Everything that is said about the last round.</summary>
    public static IEnumerable<string> WordsOf(PlanComparison earlier) =>
        [
            earlier.Title,
            .. earlier.Lines,
            earlier.Then,
            earlier.Now,
            .. earlier.Rows.SelectMany(row => new[] { row.Title, row.Then, row.Now }),
        ];

    private static Journey Changed(PlanResult result) => Assert.IsType<PlanResult.Accepted>(result).Journey;
}
