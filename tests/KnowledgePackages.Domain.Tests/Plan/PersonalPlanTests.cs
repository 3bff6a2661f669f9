using System.Text.Json;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Domain.Plan;
using KnowledgePackages.Domain.Tests.Support;
using static KnowledgePackages.Domain.Tests.Journeys.JourneySteps;

namespace KnowledgePackages.Domain.Tests.Plan;

public class PersonalPlanTests
{
    private const string First = "next-s1-a1";
    private static readonly DateOnly Today = new(2027, 3, 1);

    [Fact]
    public void An_action_is_chosen_arranged_done_and_taken_off()
    {
        var chosen = OnRoute.MarkAction(Sample, First, ActionState.Open, Today);
        PlanDetails details = new() { Who = " Maria ", Until = Today.AddDays(14), Proof = "A list", Note = "First of all" };
        var arranged = Arranged(chosen, First, details);
        var done = arranged.MarkAction(Sample, First, ActionState.Done, Today.AddDays(7));

        Assert.Equal(
            new PlanEntry(First, ActionState.Done)
            {
                Who = "Maria",
                Until = Today.AddDays(14),
                Proof = "A list",
                Note = "First of all",
                Changed = Today.AddDays(7),
            },
            Assert.Single(done.Plan.Actions)
        );
        Assert.Equal([First], done.DoneActions);
        Assert.Empty(done.MarkAction(Sample, First, ActionState.Open, Today).DoneActions);
        Assert.True(done.MarkAction(Sample, First, null, Today).Plan.IsEmpty);
    }

    [Fact]
    public void Details_choose_an_action_that_is_on_offer_or_was_refused()
    {
        var refused = OnRoute.MarkAction(Sample, First, ActionState.NotForUs, Today);

        Assert.Equal(ActionState.Open, Arranged(OnRoute, First, new() { Who = "Maria" }).Plan.Find(First)!.State);
        Assert.Equal(ActionState.Open, Arranged(refused, First, new() { Who = "Maria" }).Plan.Find(First)!.State);
    }

    [Fact]
    public void A_detail_that_is_left_out_stays_and_an_empty_one_is_removed()
    {
        var journey = Arranged(OnRoute, First, new() { Who = "Maria", Until = Today, Note = "x" });

        var entry = Arranged(journey, First, new() { Who = "" }).Plan.Find(First)!;

        Assert.Equal((null, Today, "x"), (entry.Who, entry.Until, entry.Note));
    }

    [Fact]
    public void A_date_in_the_past_is_refused_and_a_date_that_passes_stays()
    {
        Assert.Equal(
            new PlanResult.Past(Today.AddDays(-1)),
            OnRoute.ArrangeAction(Sample, First, new() { Until = Today.AddDays(-1) }, Today)
        );

        var journey = Arranged(OnRoute, First, new() { Until = Today });
        var later = journey.ArrangeAction(Sample, First, new() { Who = "Maria", Until = Today }, Today.AddDays(30));
        Assert.Equal(Today, Assert.IsType<PlanResult.Accepted>(later).Journey.Plan.Find(First)!.Until);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("next-s1-t1")]
    [InlineData("own1")]
    [InlineData("")]
    public void What_is_no_action_is_not_planned(string id)
    {
        Assert.Same(OnRoute.Plan, OnRoute.MarkAction(Sample, id, ActionState.Open, Today).Plan);
        Assert.IsType<PlanResult.Unknown>(OnRoute.ArrangeAction(Sample, id, new() { Who = "Maria" }, Today));
    }

    [Fact]
    public void Own_actions_have_words_and_a_station_and_ids_of_their_own()
    {
        var journey = Added(Added(OnRoute, "Invite\nthe bakery", "next-s2"), "Buy a printer", "nonsense");

        Assert.Equal(
            [("own1", "Invite the bakery", "next-s2"), ("own2", "Buy a printer", null)],
            journey.Plan.OwnActions.Select(own => (own.Id, own.Text!, own.StationId))
        );
        var without = journey.MarkAction(Sample, "own1", null, Today);
        Assert.Equal(["own2", "own1"], Added(without, "Paint the door", null).Plan.OwnActions.Select(own => own.Id));
        Assert.Same(journey, Added(journey, "Buy a  printer", null));
        Assert.IsType<PlanResult.Unknown>(OnRoute.AddOwnAction(Sample, " \u202E ", null, Today));
    }

    [Fact]
    public void No_more_own_actions_and_resources_than_a_page_takes()
    {
        var own = Enumerable.Range(1, PersonalPlan.MaxOwn).Aggregate(OnRoute, (journey, n) => Added(journey, $"Action {n}", null));
        Assert.IsType<PlanResult.Full>(own.AddOwnAction(Sample, "One more", null, Today));

        var content = ShippedContent.Content;
        var saved = content.Resources.Take(PersonalPlan.MaxSaved).Aggregate(
            new Journey(),
            (journey, resource) => Assert.IsType<PlanResult.Accepted>(journey.SaveResource(content, resource.Id)).Journey
        );
        var next = content.Resources[PersonalPlan.MaxSaved].Id;
        Assert.IsType<PlanResult.Full>(saved.SaveResource(content, next));
        var room = Assert.IsType<PlanResult.Accepted>(saved.SaveResource(content, content.Resources[0].Id, saved: false)).Journey;
        Assert.IsType<PlanResult.Accepted>(room.SaveResource(content, next));
        Assert.IsType<PlanResult.Unknown>(saved.SaveResource(content, "nonsense"));
    }

    [Fact]
    public void A_plan_full_of_texts_stays_in_its_bound_still_takes_every_mark_and_gets_room_again()
    {
        var content = ShippedContent.Content;
        var actions = content.Packages.SelectMany(package => package.Stations).SelectMany(station => station.Actions).ToList();
        var much = string.Concat(Enumerable.Repeat("ї", 10_000));
        var (journey, refused) = (new Journey(), 0);
        foreach (var action in actions)
        {
            var details = new PlanDetails { Who = much, Until = Today, Proof = much, Note = much };
            switch (journey.ArrangeAction(content, action.Id, details, Today))
            {
                case PlanResult.Accepted accepted:
                    journey = accepted.Journey;
                    break;
                case PlanResult.Full:
                    refused++;
                    break;
            }
        }

        Assert.InRange(refused, 1, actions.Count - 2);
        Assert.InRange(Size(journey.Plan), PersonalPlan.MaxBytes / 2, PersonalPlan.MaxBytes);
        var marked = actions.Aggregate(journey, (before, action) => before.MarkAction(content, action.Id, ActionState.Done, Today));
        Assert.Equal(actions.Count, marked.DoneActions.Count);
        Assert.InRange(Size(marked.Plan), 1, PersonalPlan.MaxBytes + 2048);
        var emptied = journey
            .Plan.Actions.Take(2)
            .Aggregate(marked, (before, entry) => before.MarkAction(content, entry.Id, null, Today));
        Assert.IsType<PlanResult.Accepted>(emptied.AddOwnAction(content, "A new one", null, Today));
    }

    [Fact]
    public void Choosing_the_other_package_and_back_keeps_the_plan_and_starting_again_keeps_what_is_open()
    {
        var journey = Added(OnRoute.MarkAction(Sample, First, ActionState.Open, Today), "Buy a printer", null);
        var other = Sample.Packages.First(package => package.Id != "next").Id;

        Assert.Same(journey.Plan, journey.ChoosePackage(Sample, other).ChoosePackage(Sample, "next").Plan);
        var later = journey.MarkAction(Sample, "next-s2-a1", ActionState.Done, Today)
            .MarkAction(Sample, "next-s1-a2", ActionState.NotForUs, Today);
        later = Assert.IsType<PlanResult.Accepted>(later.SaveResource(Sample, Sample.Resources[0].Id)).Journey;
        var again = later.Restart(Sample).Plan;
        Assert.Equal([First, "own1", "next-s1-a2"], again.Actions.Select(entry => entry.Id));
        Assert.Equal(journey.Plan.Find("own1"), again.Find("own1"));
        Assert.Equal(later.Plan.Resources, again.Resources);
    }

    [Fact]
    public void What_was_stored_before_there_was_a_plan_is_done_in_it()
    {
        var journey = Read("""{"started":true,"packageId":"next","doneActions":["next-s1-a1","next-s2-a1","gone-a1"]}""");

        Assert.Equal(["next-s1-a1", "next-s2-a1", "gone-a1"], journey.DoneActions);
        Assert.All(journey.Plan.Actions, entry => Assert.Equal((ActionState.Done, (DateOnly?)null), (entry.State, entry.Changed)));
        Assert.Equal(journey.Plan.Actions, Read(Write(journey)).Plan.Actions);
    }

    [Theory]
    [InlineData("""{"doneActions":["a","b"],"plan":{"actions":[{"id":"b","state":"Open","who":"Maria"}]}}""")]
    [InlineData("""{"plan":{"actions":[{"id":"b","state":"Open","who":"Maria"}]},"doneActions":["a","b"]}""")]
    public void The_plan_counts_before_the_older_list_in_whatever_order_they_stand(string stored)
    {
        var journey = Read(stored);

        Assert.Equal(["a"], journey.DoneActions);
        Assert.Equal("Maria", journey.Plan.Find("b")!.Who);
    }

    [Fact]
    public void What_is_stored_can_be_read_by_a_person_and_by_the_version_before()
    {
        var journey = Added(Arranged(OnRoute, First, new() { Who = "Марія", Until = new(2027, 5, 15) }), "Купити принтер", "next-s2")
            .MarkAction(Sample, "next-s2-a1", ActionState.Done, Today);

        var stored = Write(journey);

        Assert.Contains(
            """
            "doneActions":["next-s2-a1"],"plan":{"actions":[{"id":"next-s1-a1","state":"Open","who":"Марія","until":"2027-05-15","changed":"2027-03-01"},{"id":"own1","state":"Open","text":"Купити принтер","stationId":"next-s2","changed":"2027-03-01"},{"id":"next-s2-a1","state":"Done","changed":"2027-03-01"}],"resources":[]}
            """,
            stored,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void First_comes_what_helps_with_a_yes_then_what_is_due_first_then_the_line()
    {
        var content = ShippedContent.Content;
        var kp2 = content.GetPackage("kp2");
        var yes = content.Questions.First(question => question.StationIds is [not "kp2-s1", ..] && !question.StationIds.Contains("kp2-s1"));
        var journey = new Journey().Start() with { PackageId = "kp2", Answers = [new(yes.Id, Domain.Assessment.AnswerValue.Yes, default)] };
        var helpful = kp2.Stations.First(station => yes.StationIds.Contains(station.Id));
        var (late, soon, any) = (helpful.Actions[0].Id, helpful.Actions[1].Id, helpful.Actions[2].Id);
        var early = kp2.Stations[0].Actions[0].Id;
        journey = Arranged(journey, early, new() { Until = Today }, content);
        journey = journey.MarkAction(content, any, ActionState.Open, Today);
        journey = Arranged(journey, late, new() { Until = Today.AddDays(60) }, content);
        journey = Arranged(journey, soon, new() { Until = Today.AddDays(30) }, content);
        journey = Assert.IsType<PlanResult.Accepted>(journey.AddOwnAction(content, "Our own", null, Today)).Journey;

        var plan = ActionPlan.From(content, journey, kp2);

        Assert.Equal([soon, late, any, early, "own1"], plan.Chosen.Select(planned => planned.Id));
        Assert.Equal(soon, plan.First!.Id);
        Assert.Equal(
            Enumerable.Range(1, kp2.Stations.Sum(station => station.Actions.Count) + 1),
            plan.All.Select(planned => planned.Number)
        );
        Assert.Equal(
            kp2.Stations.SelectMany(station => station.Actions).Select(action => action.Id).Append("own1"),
            plan.All.Select(planned => planned.Id)
        );
    }

    private static int Size(PersonalPlan plan) => JsonSerializer.SerializeToUtf8Bytes(plan, JourneyJsonContext.Stored.PersonalPlan).Length;

    private static string Write(Journey journey) => JsonSerializer.Serialize(journey, JourneyJsonContext.Stored.Journey);

    private static Journey Read(string stored) => JsonSerializer.Deserialize(stored, JourneyJsonContext.Stored.Journey)!;

    private static Journey Arranged(Journey journey, string id, PlanDetails details, Domain.Content.DialogsContent? content = null) =>
        Assert.IsType<PlanResult.Accepted>(journey.ArrangeAction(content ?? Sample, id, details, Today)).Journey;

    private static Journey Added(Journey journey, string text, string? station) =>
        Assert.IsType<PlanResult.Accepted>(journey.AddOwnAction(Sample, text, station, Today)).Journey;
}
