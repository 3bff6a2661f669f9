using KnowledgePackages.Bot.Cards;
using KnowledgePackages.Bot.Dialogs;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Bot.Commands;

/// <summary>
/// Finds out what a written text wants. First what fits word for word (a choice, a command), then a question about a term, then what fits
/// but for typing mistakes. So "yes, but what is S3?" asks about S3, and nothing is taken for an answer that only contains one.
/// </summary>
internal sealed class Listener(Phrasebook phrases, LanguageBook languages)
{
    // Longer than this, "no, ..." tells a story; it is no answer any more.
    private const int MaxAnswerWords = 12;

    /// <summary>The move that is wanted; null: not understood.</summary>
    /// <param name="said">The text.</param>
    /// <param name="scene">The content and the journey.</param>
    /// <param name="place">What is open.</param>
    /// <param name="choices">The buttons of what is open.</param>
    /// <param name="numbered">The buttons that were shown last, whose numbers may be written; mostly the same.</param>
    public Move? Hear(Utterance said, Scene scene, Place place, IReadOnlyList<Submit> choices, IReadOnlyList<Submit> numbered)
    {
        if (said.WasCut)
            return null; // what was cut off may say the opposite
        if (said.Text.Length == 0)
            return said.IsQuestion ? Explanation(place) : null;
        var bare = phrases.WithoutFillers(said.Text);
        IEnumerable<string> phrasings = bare == said.Text ? [bare] : [said.Text, bare];
        var allowed = said.IsQuestion ? [.. choices.Where(choice => choice.Move is not (Move.Answer or Move.RestartYes or Move.EraseYes))] : choices;

        return First(phrasing => Choice(phrasing, allowed, numbered, phrases.Says, (a, b) => a == b))
            ?? First(phrasing => Command(phrasing, scene, place, phrases.Says))
            ?? First(languages.Hear)
            ?? Question(said, place)
            ?? First(phrasing => Choice(phrasing, allowed, [], phrases.NearlySays, Typos.IsNearly))
            ?? FirstClause(said, allowed)
            ?? First(phrasing => Command(phrasing, scene, place, phrases.NearlySays))
            ?? (phrases.TermNearlyCalled(bare) is { } term ? new Move.LookUp(term) : null);

        Move? First(Func<string, Move?> hear) => phrasings.Select(hear).FirstOrDefault(move => move is not null);
    }

    private Move? Choice(
        string phrase,
        IReadOnlyList<Submit> choices,
        IReadOnlyList<Submit> numbered,
        Func<string, string, bool> says,
        Func<string, string, bool> isSame)
    {
        if (numbered.Count > 0 && phrases.NumberIn(phrase, Groups.Choice) is { } number)
            return number >= 1 && number <= numbered.Count && choices.Contains(numbered[number - 1]) ? numbered[number - 1].Move : null;
        return choices.Where(IsMeant).ToList() is [var only] ? only.Move : null;

        bool IsMeant(Submit choice) =>
            choice.Names.Prepend(choice.Title).Any(name => isSame(phrase, Utterance.Comparable(name)))
            || choice.Groups.Any(group => says(phrase, group));
    }

    private Move? Command(string phrase, Scene scene, Place place, Func<string, string, bool> says)
    {
        if (says(phrase, Groups.Help)) return new Move.Help();
        if (says(phrase, Groups.Back)) return new Move.Back();
        if (says(phrase, Groups.Restart)) return new Move.Restart();
        if (says(phrase, Groups.Erase)) return new Move.Erase();
        if (says(phrase, Groups.Status)) return new Move.Status();
        if (says(phrase, Groups.Extra)) return new Move.Extra();
        if (says(phrase, Groups.Stations)) return new Move.Route();
        if (says(phrase, Groups.Summary)) return new Move.Finish();
        if (says(phrase, Groups.Stop)) return new Move.Leave();
        if (says(phrase, Groups.RemindNot)) return new Move.RemindNot();
        if (says(phrase, Groups.Remind)) return new Move.Remind(null);
        if (Reminder.Days.FirstOrDefault(days => says(phrase, $"{Groups.Remind}.{days}")) is > 0 and var days) return new Move.Remind(days);
        if (says(phrase, Groups.Continue)) return new Move.Continue();
        if (says(phrase, Groups.Explain)) return Explanation(place);
        if (says(phrase, Groups.Glossary)) return new Move.Glossary();
        if (says(phrase, Groups.Greet)) return new Move.Greet();
        if (says(phrase, Groups.Thanks)) return new Move.Thank();
        if (says(phrase, Groups.No) && place.Position is Position.NotStarted) return new Move.Leave();
        if (says(phrase, Groups.No) && place.Position is Position.Check or Position.ExtraCheck) return new Move.Wrong();
        return Numbered(phrase, scene, place) ?? InPackage(phrase, scene, place, says);
    }

    private Move? Numbered(string phrase, Scene scene, Place place)
    {
        if ((place.IsExtra ? scene.Content.ExtraQuestions : scene.Content.Questions).ElementAtOrDefault(NumberIn(Groups.Change)) is { } question)
            return new Move.Change(question.Id);
        if (place.IsAfterTheQuestions && scene.Content.Packages.ElementAtOrDefault(NumberIn(Groups.Package)) is { } package)
            return new Move.Choose(package.Id);
        if (phrases.NumberIn(phrase, Groups.Station) is not { } number)
            return null;
        var stations = scene.Content.FindPackage(scene.Journey.PackageId)?.Stations ?? [];
        return stations.FirstOrDefault(station => station.Number == number) is { } found ? new Move.Station(found.Id) : new Move.Route();

        // Counted from 0; -1 is no place in any list.
        int NumberIn(string group) => (phrases.NumberIn(phrase, group) ?? 0) - 1;
    }

    private Move? InPackage(string phrase, Scene scene, Place place, Func<string, string, bool> says)
    {
        if (scene.Content.FindPackage(scene.Journey.PackageId) is not { } chosen)
            return null;
        if (says(phrase, Groups.Cases)) return new Move.Cases(chosen.Id);
        if (says(phrase, Groups.TakeOther)) return new Move.Choose(scene.Content.Packages.First(package => package.Id != chosen.Id).Id);
        if (place.Position is not Position.Step here)
            return null;
        if (says(phrase, Groups.StationDone)) return new Move.StationDone(here.Station.Id);
        return Action(phrase, here.Station, Groups.ActionDone, done: true) ?? Action(phrase, here.Station, Groups.ActionOpen, done: false);
    }

    private Move.ActionDone? Action(string phrase, Station station, string group, bool done) =>
        phrases.NumberIn(phrase, group) is { } number && number > 0 && number <= station.Actions.Count
            ? new(station.Actions[number - 1].Id, done)
            : null;

    private Move? Question(Utterance said, Place place)
    {
        if (phrases.TermCalled(said.Text) is { } named)
            return new Move.LookUp(named);
        if (phrases.AskedAbout(said.Text) is not { } asked)
            return null;
        return phrases.Says(asked, Groups.This) ? Explanation(place) : new Move.LookUp(phrases.TermIn(asked));
    }

    // "Yes, we do": the answer stands before the comma, and nothing behind it takes it back.
    private Move? FirstClause(Utterance said, IReadOnlyList<Submit> choices)
    {
        var isShort = said.Text.Count(character => character == ' ') < MaxAnswerWords;
        return said.Clauses.Count > 1 && isShort && !said.Clauses.Skip(1).Any(phrases.Doubts)
            ? choices.FirstOrDefault(choice => choice.Move is Move.Answer && choice.Groups.Any(IsFirst))?.Move
            : null;

        bool IsFirst(string group) => phrases.Says(said.Clauses[0], group);
    }

    private static Move Explanation(Place place) => place.Question is { } question ? new Move.Explain(question.Id) : new Move.Help();
}
