using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using static KnowledgePackages.Benchmarks.Sdk.CardElements;

namespace KnowledgePackages.Benchmarks.Sdk;

/// <summary>Creates the bot's Adaptive Cards: the same as those of the JavaScript bot, and of the same kinds as the product's.</summary>
internal sealed class PeerCards(PeerContent content)
{
    public Attachment Greeting() => Card($"{content.Say("greeting.hello")} {content.Say("greeting.text")}",
        Heading(content.Say("greeting.hello")),
        Text(content.Say("greeting.text")),
        Buttons(Submit(content.Say("start.begin"), ("do", "start")).Primary()));

    public Attachment Question(int index)
    {
        var question = content.Questions[index];
        var number = content.Say("question.number", ("number", index + 1), ("total", content.Questions.Count));
        var line = string.Join('─', content.Questions.Select((_, at) => at < index ? '●' : at == index ? '◉' : '○'));
        return Card($"{number}. {question.Question}",
            Quiet($"{line}  {number}"),
            Heading(question.Question),
            Buttons([.. new[] { "yes", "no", "notSure" }.Select(answer =>
                Submit(content.Say($"answer.{answer}"), ("do", "answer"), ("question", question.Id), ("answer", answer)))]),
            Buttons(Submit(content.Say("question.explain"), ("do", "explain"), ("question", question.Id))));
    }

    public Attachment Check(List<string> answers) => Card($"{content.Say("check.title")}. {content.Say("check.text")}", [
        Heading(content.Say("check.title")),
        Text(content.Say("check.text")),
        .. content.Questions.Select((question, index) => Container(
            Text(content.Say("question.line", ("number", index + 1), ("text", question.Question))),
            Columns(
                Strong(content.Say($"answer.{answers[index]}")),
                Buttons(Submit(content.Say("check.change", ("number", index + 1)), ("do", "change"), ("question", question.Id)))))),
        Buttons(Submit(content.Say("check.confirm"), ("do", "confirm")).Primary())]);

    public Attachment Recommendation(PeerPackage found, PeerPackage other, IReadOnlyList<PeerQuestion> because)
    {
        var title = content.Say("recommendation.title", ("package", found.Name));
        var why = because.Count > 0
            ? content.Say("recommendation.because", ("count", because.Count))
            : content.Say("recommendation.noYes", ("other", other.Name));
        return Card($"{title}. {why}",
            Heading(title),
            Strong(found.Title),
            Text(found.Tagline),
            Container([Text(why), .. because.SelectMany(Reason)]),
            Container(Strong(content.Say("recommendation.other", ("package", other.Name))), Text($"{other.Title}. {other.Tagline}")),
            Buttons(
                Submit(content.Say("recommendation.take", ("package", found.Name)), ("do", "choose"), ("package", found.Id)).Primary(),
                Submit(content.Say("recommendation.takeOther", ("package", other.Name)), ("do", "choose"), ("package", other.Id))));
    }

    public Attachment Route(PeerPackage chosen)
    {
        var title = content.Say("route.title", ("package", chosen.Name));
        return Card(title, [
            Heading(title),
            Text(content.Say("route.text")),
            .. chosen.Stations.Select((station, index) => Container(
                Strong(station.Title),
                Buttons(OpenStation(station, index))))]);
    }

    private IEnumerable<JObject> Reason(PeerQuestion question)
    {
        var number = content.Questions.ToList().IndexOf(question) + 1;
        yield return Strong(content.Say("question.line", ("number", number), ("text", question.Point)));
        var stations = string.Join(", ", question.Stations);
        yield return Quiet(content.Say("recommendation.reason", ("stations", stations), ("count", question.Resources)));
    }

    private JObject OpenStation(PeerStation station, int index)
    {
        var button = Submit(content.Say("route.open", ("number", index + 1)), ("do", "station"), ("station", station.Id));
        return index == 0 ? button.Primary() : button;
    }
}
