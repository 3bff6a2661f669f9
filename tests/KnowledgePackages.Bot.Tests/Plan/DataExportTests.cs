using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Plan;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Domain.Plan;

namespace KnowledgePackages.Bot.Tests.Plan;

/// <summary>Tests the file with everything that is stored about a person.</summary>
public class DataExportTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);

    // Properties that the file leaves out: ids and hashes of messages, the names of entries in the store, and a count of events. Only the
    // program needs them, and they say nothing about the person.
    private static readonly string[] KeysOfMessages =
    [
        "Bot.asked.activityIds", "Bot.standing.id", "Bot.standing.look", "Bot.standing.channelId", "Bot.handover.entry", "Bot.incoming.entry",
        "Usage.total",
    ];

    // The flags of two confirmations. At most one confirmation can be open, and in the sample this is the one about an incoming plan.
    private static readonly string[] NeverTogether = ["Bot.asksRestart", "Bot.asksErase"];

    // The sample stores these values twice: the plan contains the done actions too, and isReminder implies isLeave.
    private static readonly string[] Copies = ["Journey.doneActions", "Bot.asked.isLeave"];

    [Fact]
    public void The_sample_has_every_stored_property()
    {
        List<string> missing = [];
        Compare("Journey", JourneyJsonContext.Stored.Journey, Stored()["Journey"]!, missing);
        Compare("Bot", BotMemoryJsonContext.Default.BotMemory, Stored()["Bot"]!, missing);
        Compare("Reminder", JourneyJsonContext.Stored.Reminder, Stored()["Reminder"]!, missing);

        Assert.Empty(missing.Except(NeverTogether));
    }

    [Fact]
    public void Every_stored_value_changes_the_file_if_it_changes()
    {
        var file = Export(Stored());
        var leaves = Leaves("", Stored()).ToList();
        List<string> forgotten = [];
        foreach (var (path, index) in leaves.Where(leaf => !KeysOfMessages.Concat(Copies).Contains(leaf.Path)))
        {
            var leaf = At(Stored(), index);
            var changed = Others(leaf)
                .Where(other => !JsonNode.DeepEquals(other, leaf))
                .Select(other => TryExport(index, other))
                .FirstOrDefault(other => other is not null);
            if (changed is null || changed == file)
            {
                forgotten.Add(path);
            }
        }

        Assert.Empty(forgotten);
        Assert.True(leaves.Count >= 50);
    }

    [Fact]
    public void The_names_in_the_file_stay_as_they_are()
    {
        var file = JsonNode.Parse(Export(Stored()))!;
        Assert.Equal(("knowledge-packages/my-data", 1), ((string?)file["format"], (int?)file["version"]));
        Assert.Subset(
            Names("", file).ToHashSet(),
            """
            journey.round journey.started journey.answersConfirmed journey.questionAskedAgain journey.extraQuestions journey.step
            journey.package.id journey.package.title journey.station.id journey.stationsRead.id journey.atSummary
            exported format version language person person.channel person.name person.chosenLanguage person.country.id
            journey.earlierRounds.day journey.earlierRounds.package.id journey.earlierRounds.answers.answer
            journey.earlierRounds.actionsChosen journey.earlierRounds.actionsDone journey.earlierRounds.actionsNotForUs
            journey.answers.id journey.answers.question journey.answers.answer journey.answers.sent journey.answers.received
            plan.actions.id plan.actions.state plan.actions.text plan.actions.isOwn plan.actions.station plan.actions.who
            plan.actions.until plan.actions.proof plan.actions.note plan.actions.changed
            plan.savedResources.id plan.savedResources.title plan.savedResources.address
            reminder.at reminder.timeZone conversation.lastAsked.place conversation.lastTap.data
            """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ToHashSet()
        );
    }

    [Fact]
    public void It_has_the_words_that_ids_stand_for_and_letters_as_they_are()
    {
        var file = JsonNode.Parse(Export(Stored()))!;

        Assert.Equal(Tests.Sample.English.Challenge("kp2-c1").Question, (string?)file["journey"]!["answers"]![0]!["question"]);
        Assert.Equal("notSure", (string?)file["journey"]!["answers"]![0]!["answer"]);
        Assert.Equal(
            Tests.Sample.English.Action("kp2-s1-a1").Text,
            (string?)file["plan"]!["actions"]!.AsArray().Single(action => (string?)action!["id"] == "kp2-s1-a1")!["text"]
        );
        Assert.Contains("Zoë <Ñ>", Export(Stored()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("asksRestart", "restart")]
    [InlineData("asksErase", "erase")]
    public void The_open_confirmation_is_named(string flag, string word)
    {
        var stored = Stored();
        stored["Bot"]!.AsObject().Remove("incoming");
        stored["Bot"]![flag] = true;

        Assert.Equal(word, (string?)JsonNode.Parse(Export(stored))!["conversation"]!["openConfirmation"]);
    }

    [Fact]
    public void What_the_content_has_no_more_is_exported_by_its_id()
    {
        var stored = Stored();
        stored["Journey"]!["answers"]![0]!["challengeId"] = "gone-c1";
        stored["Journey"]!["packageId"] = "gone";
        stored["Journey"]!["plan"]!["resources"]![0] = "gone-r1";

        var file = Export(stored);

        Assert.All(["gone-c1", "\"gone\"", "gone-r1"], id => Assert.Contains(id, file, StringComparison.Ordinal));
    }

    // Returns stored data in which every property of the journey, the memory and the reminder differs from its default.
    private static JsonObject Stored()
    {
        var day = new DateOnly(2026, 11, 23);
        var sent = new SentAt(new(2026, 11, 23, 10, 0, 1, TimeSpan.FromHours(2)), new(2026, 11, 23, 8, 0, 2, TimeSpan.Zero));
        var journey = new Journey
        {
            Round = 3,
            Started = true,
            Answers = [new("kp2-c1", AnswerValue.NotSure, sent)],
            Revisiting = "kp2-c2",
            AnswersChecked = true,
            Recommended = true,
            Extra = ExtraStage.Checking,
            PackageId = "kp1",
            StationId = "kp1-s1",
            StepId = "kp1-s1",
            DoneStations = ["kp1-s2"],
            Plan = new()
            {
                Actions =
                [
                    new("kp2-s1-a1", ActionState.Done) { Changed = day },
                    new("own1", ActionState.Open)
                    {
                        Text = "Visit the bakery",
                        StationId = "kp2-s1",
                        Who = "Zoë <Ñ>",
                        Until = day.AddDays(9),
                        Proof = "A list",
                        Note = "Ask the mayor",
                        Changed = day.AddDays(1),
                    },
                ],
                Resources = ["vision-workshop"],
            },
            Finished = true,
            Language = "en",
            CountryId = "ge",
            Rounds =
            [
                new("kp2")
                {
                    Day = day.AddYears(-1),
                    Answers = new Dictionary<string, AnswerValue> { ["kp2-c1"] = AnswerValue.No },
                    Chosen = 4,
                    Done = 5,
                    NotForUs = 6,
                },
            ],
        };
        var memory = new BotMemory
        {
            Greeted = true,
            Handover = new("h1/code/x", sent.Local!.Value.AddMinutes(10), 8),
            Incoming = new("h1/code/y", 9, 10, 11),
            Misunderstood = 2,
            ShowsResults = true,
            Results = ["tip/kp2-s1-t1"],
            Asked = new("kp2-c3", ["a1"], sent)
            {
                As = AskedAs.Reminder,
                Delay = TimeSpan.FromSeconds(3),
                At = sent.Local!.Value.AddMinutes(1),
                Refused = true,
            },
            ScreenLanguage = "fr",
            Quickest = TimeSpan.FromSeconds(4),
            QuickestAt = sent.Local!.Value.AddMinutes(2),
            LastTap = new("{\"do\":\"next\"}", sent.Later(TimeSpan.FromMinutes(3))),
            ShownCards = [new("kp2/route", "m1", "look", 5, "c1")],
            ActionAwaitingDetails = "kp2-s1-a2",
            Sent = 7,
            ExplainedOthersButtonAt = sent.Local!.Value.AddMinutes(4),
        };
        var reminder = new Reminder(new(2026, 12, 2, 9, 0, 0, TimeSpan.FromHours(2)), "Europe/Kyiv");
        return new()
        {
            ["Journey"] = JsonSerializer.SerializeToNode(journey, JourneyJsonContext.Stored.Journey),
            ["Bot"] = JsonSerializer.SerializeToNode(memory, BotMemoryJsonContext.Default.BotMemory),
            ["Reminder"] = JsonSerializer.SerializeToNode(reminder, JourneyJsonContext.Stored.Reminder),
            ["Usage"] = new JsonObject { ["week"] = "2026-11-23", ["names"] = new JsonArray("started"), ["total"] = 12 },
        };
    }

    private static string Export(JsonNode stored)
    {
        var journey = stored["Journey"].Deserialize(JourneyJsonContext.Stored.Journey)!;
        var plan = new StoredPlan(journey, journey.Language, stored["Reminder"].Deserialize(JourneyJsonContext.Stored.Reminder))
        {
            Memory = stored["Bot"].Deserialize(BotMemoryJsonContext.Default.BotMemory)!,
            Usage = stored["Usage"].Deserialize(BotMemoryJsonContext.Default.RecordedUsage),
        };
        return System.Text.Encoding.UTF8.GetString(plan.Export(Tests.Sample.Content, "en", Now));
    }

    private static string? TryExport(IReadOnlyList<object> index, JsonNode other)
    {
        var stored = Stored();
        var parent = At(stored, [.. index.SkipLast(1)]);
        if (index[^1] is int place)
        {
            parent[place] = other;
        }
        else
        {
            parent[(string)index[^1]] = other;
        }

        try
        {
            return Export(stored);
        }
        catch (JsonException)
        {
            return null; // the property has another type
        }
    }

    private static JsonNode At(JsonNode node, IReadOnlyList<object> index) =>
        index.Aggregate(node, (at, step) => (step is int place ? at[place] : at[(string)step])!);

    // Returns values that differ from a stored one. At least one of them has the type of the property.
    private static IEnumerable<JsonNode> Others(JsonNode leaf) => leaf.GetValueKind() switch
    {
        JsonValueKind.True => [false],
        JsonValueKind.False => [true],
        JsonValueKind.Number => [leaf.GetValue<int>() + 1],
        _ when DateTimeOffset.TryParse(leaf.GetValue<string>(), CultureInfo.InvariantCulture, out var time)
            && leaf.GetValue<string>().Length >= 10 =>
            [
                time.AddDays(1).ToString("O", CultureInfo.InvariantCulture),
                time.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ],
        _ => [$"{leaf.GetValue<string>()}x", "00:00:09", "Yes", "Done", "Open", "Offered"],
    };

    private static IEnumerable<(string Path, IReadOnlyList<object> Index)> Leaves(string path, JsonNode node) => node switch
    {
        JsonObject item => item.Where(pair => pair.Value is not null)
            .SelectMany(pair => Below(pair.Key, Joined(path, pair.Key), pair.Value!)),
        JsonArray list => list.Index().SelectMany(item => Below(item.Index, path, item.Item!)),
        _ => [(path, [])],
    };

    private static IEnumerable<(string, IReadOnlyList<object>)> Below(object step, string path, JsonNode node) =>
        Leaves(path, node).Select(leaf => (leaf.Path, (IReadOnlyList<object>)[step, .. leaf.Index]));

    private static IEnumerable<string> Names(string path, JsonNode? node) => node switch
    {
        JsonObject item => item.SelectMany(pair => Names(Joined(path, pair.Key), pair.Value).Append(Joined(path, pair.Key))),
        JsonArray list => list.SelectMany(item => Names(path, item)),
        _ => [],
    };

    private static string Joined(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    // Adds to the list every property of a stored type that no object of the sample has.
    private static void Compare(string path, JsonTypeInfo type, JsonNode node, List<string> missing)
    {
        if (type.Kind == JsonTypeInfoKind.Enumerable)
        {
            var element = type.Options.GetTypeInfo(type.ElementType!);
            List<string>[] each = [.. node.AsArray().Select(item => Missing(path, element, item!))];
            missing.AddRange(each.Skip(1).Aggregate(each[0].AsEnumerable(), (all, one) => all.Intersect(one)));
        }
        else if (type.Kind == JsonTypeInfoKind.Object)
        {
            foreach (var property in type.Properties.Where(property => property.Get is not null))
            {
                if (node[property.Name] is { } value)
                {
                    Compare($"{path}.{property.Name}", type.Options.GetTypeInfo(property.PropertyType), value, missing);
                }
                else
                {
                    missing.Add($"{path}.{property.Name}");
                }
            }
        }
    }

    private static List<string> Missing(string path, JsonTypeInfo type, JsonNode node)
    {
        List<string> missing = [];
        Compare(path, type, node, missing);
        return missing;
    }
}
