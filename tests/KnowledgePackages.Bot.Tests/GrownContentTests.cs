using System.Text;
using System.Text.Json.Nodes;
using KnowledgePackages.Bot.Tests.Conversations;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Content.Lint;
using KnowledgePackages.TestKit;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Tests;

/// <summary>
/// An editor adds an item to the shipped content, with English texts only, and changes no code. The content loads, the lint finds no error
/// and names each missing translation, and people see the item.
/// </summary>
[Trait("Category", "Slow")]
public sealed class GrownContentTests
{
    private readonly Dictionary<string, byte[]> _files = TestContent.Files().ToDictionary(file => file.Path, file => file.Bytes.ToArray());

    private IEnumerable<ContentFile> Files => _files.Select(file => new ContentFile(file.Key, file.Value));

    private DialogsContent Content => SampleContent.Load(Files, BotFactory.Requirements);

    [Fact]
    public async Task A_question_more_is_asked_of_everybody()
    {
        AddQuestion("kp2-new", package: 1, like: "kp2-c1");

        LintNamesWhatIsMissing("kp2-new");
        Assert.Contains("question/kp2-new", await PlayAsync(["start", .. Answers]));
    }

    [Fact]
    public async Task An_extra_question_more_is_asked_of_whoever_takes_package_1()
    {
        AddQuestion("kp1-new", package: 0, like: "kp1-c1");

        LintNamesWhatIsMissing("kp1-new");
        var extra = Content.ExtraQuestions.Select(_ => "no");
        Assert.Contains("question/kp1-new", await PlayAsync(["start", .. Answers, "ok", "package 1", "extra questions", .. extra]));
    }

    [Fact]
    public async Task A_resource_more_is_shown_at_its_station()
    {
        Edit("resources.json", json =>
        {
            AddCopy(json["resources"]!, "etf-kp1-page", "new-page");
            json["resources"]!.AsArray()[^1]!["url"] = "https://www.etf.europa.eu/new";
        });
        Edit("stations/kp2-s1.json", json => json["resources"]!.AsArray().Add((JsonNode)"new-page"));
        Edit("texts/en/resources.json", json => json["summaries"]!["new-page"] = "A page that is new.");

        LintNamesWhatIsMissing("new-page");
        var steps = Content.GetStation("kp2-s1").Steps.Skip(1).Select(_ => "next");
        Assert.Contains("resource/new-page", await PlayAsync(["start", .. Answers, "ok", "package 2", "station 1", .. steps]));
    }

    [Fact]
    public async Task A_station_more_can_be_visited()
    {
        Edit("packages.json", json => json["packages"]![1]!["stations"]!.AsArray().Add((JsonNode)"kp2-new"));
        Edit("stations/kp2-s1.json", to: "stations/kp2-new.json", edit: Rename);
        Edit("texts/en/stations.json", json => json["stations"]!["kp2-new"] = Rename(json["stations"]!["kp2-s1"]!));

        LintNamesWhatIsMissing("kp2-new");
        var number = Content.GetStation("kp2-new").Number;
        Assert.Contains("station/kp2-new", await PlayAsync(["start", .. Answers, "ok", "package 2", $"station {number}"]));

        static JsonNode Rename(JsonNode json) =>
            JsonNode.Parse(json.ToJsonString().Replace("kp2-s1", "kp2-new", StringComparison.Ordinal))!;
    }

    [Fact]
    public async Task A_language_more_is_spoken_with_whoever_writes_in_it()
    {
        Edit("content.json", json => json["languages"]!.AsArray().Add((JsonNode)PseudoLanguage.Tag));
        Edit(
            "texts/en/messages.json",
            json => json["messages"]!["greeting.text"] = "A greeting of its own.",
            to: $"texts/{PseudoLanguage.Tag}/messages.json");

        LintNames(PseudoLanguage.Tag, "Translate texts/en/challenges.json into it.");
        var replies = await new Talk(content: Content).SendAsync(new Activity { Text = "hi", Locale = PseudoLanguage.Tag });
        Assert.Contains("A greeting of its own.", Talk.CardOf(replies[^1])!.Value.ToString(), StringComparison.Ordinal);
    }

    private IEnumerable<string> Answers => Content.Questions.Select(_ => "no");

    private void AddQuestion(string id, int package, string like)
    {
        Edit("packages.json", json => json["packages"]![package]!["challenges"]!.AsArray().Add((JsonNode)id));
        Edit("challenges.json", json => AddCopy(json["challenges"]!, like, id));
        Edit("texts/en/challenges.json", json => json["challenges"]![id] = json["challenges"]![like]!.DeepClone());
    }

    private void Edit(string file, Action<JsonNode> edit, string? to = null) => Edit(file, to ?? file, json =>
    {
        edit(json);
        return json;
    });

    private void Edit(string file, string to, Func<JsonNode, JsonNode> edit) =>
        _files[to] = Encoding.UTF8.GetBytes(edit(JsonNode.Parse(_files[file])!).ToJsonString());

    private static void AddCopy(JsonNode list, string id, string copyId)
    {
        var copy = list.AsArray().Single(item => item!["id"]!.GetValue<string>() == id)!.DeepClone();
        copy["id"] = copyId;
        list.AsArray().Add(copy);
    }

    private void LintNamesWhatIsMissing(string id) =>
        Assert.All(Content.Languages.Where(language => language != "en"), language => LintNames(language, id));

    private void LintNames(string language, string missing)
    {
        var findings = ContentLint.Check(Files, BotFactory.Requirements, FindingSeverity.Warning);

        Assert.DoesNotContain(findings, finding => finding.Severity == FindingSeverity.Error);
        Assert.True(
            findings.Select(finding => finding.ToString()).Any(line =>
                line.StartsWith($"warning: texts/{language}/", StringComparison.Ordinal)
                && line.Contains(missing, StringComparison.Ordinal)),
            $"The lint does not name '{missing}' in '{language}'. It says:\n{string.Join('\n', findings)}");
    }

    private async Task<IReadOnlySet<string>> PlayAsync(IEnumerable<string> says)
    {
        var talk = new Talk(content: Content);
        await talk.SayAsync("hi");
        HashSet<string> shown = [];
        foreach (var text in says)
        {
            shown.UnionWith((await talk.SayAsync(text)).SelectMany(Talk.Shows));
        }

        return shown;
    }
}
