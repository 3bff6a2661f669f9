using KnowledgePackages.Bot.Cards;
using KnowledgePackages.Bot.Dialogs;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Bot.Commands;

/// <summary>
/// Finds out what a written text wants. First what fits word for word (a choice, a command), then a question about a term, then what fits
/// but for typing mistakes. So "yes, but what is S3?" asks about S3, and nothing is taken for an answer that only contains one.
/// </summary>
internal sealed class Listener(Phrasebook phrases, LanguageBook languages, AnswersAbroad abroad)
{
    private readonly Reasons _reasons = new(phrases);

    // Longer than this, a question is about more than the term in it.
    private const int MaxTermWords = 6;

    /// <summary>The move that is wanted; null: not understood.</summary>
    /// <param name="said">The text.</param>
    /// <param name="scene">The content and the journey.</param>
    /// <param name="place">What is open.</param>
    /// <param name="choices">The buttons of what is open.</param>
    /// <param name="numbered">The buttons that were shown last, whose numbers may be written; mostly the same.</param>
    public Move? Hear(Utterance said, Scene scene, OpenPrompt place, IReadOnlyList<Submit> choices, IReadOnlyList<Submit> numbered)
    {
        if (said.WasCut)
            return null; // what was cut off may say the opposite
        if (said.Text.Length == 0)
            return said.IsQuestion ? Explanation(place) : null;
        var whole = phrases.Fold(said.Text);
        if (phrases.Says(whole, Groups.Apart))
            return null;
        var bare = phrases.WithoutFillers(whole);
        string[] phrasings = [.. new[] { whole, phrases.WithoutAnd(whole), bare }.OfType<string>().Distinct().Where(phrasing => !phrases.Says(phrasing, Groups.Apart))];
        string[] mistyped = [.. phrasings.Where(phrasing => !phrases.Knows(phrasing))];
        var answersNothing = said.IsQuestion || _reasons.Contradicts(said);
        var allowed = answersNothing ? [.. choices.Where(choice => choice.Move is not (Move.Answer or Move.RestartYes or Move.EraseYes))] : choices;

        // All of it for the whole phrase before any of it without its fillers: "not now" is no "not".
        return First(phrasings, WordForWord)
            ?? Question(said, whole, bare, place)
            ?? First(mistyped, phrasing => Choice(phrasing, place, allowed, [], phrases.NearlySays, Typos.IsNearly))
            ?? Reasoned(said, allowed)
            ?? First(mistyped, phrasing => Command(phrasing, scene, place, phrases.NearlySays))
            ?? (phrases.TermNearlyCalled(bare) is { } term ? new Move.LookUp(term) : null)
            ?? Foreign(said, bare, allowed);

        Move? WordForWord(string phrasing) => Choice(phrasing, place, allowed, numbered, phrases.Says, (a, b) => a == b)
            ?? Command(phrasing, scene, place, phrases.Says)
            ?? languages.Hear(phrasing);

        static Move? First(IEnumerable<string> among, Func<string, Move?> hear) => among.Select(hear).FirstOrDefault(move => move is not null);
    }

    private Move? Choice(
        string phrase,
        OpenPrompt place,
        IReadOnlyList<Submit> choices,
        IReadOnlyList<Submit> numbered,
        Func<string, string, bool> says,
        Func<string, string, bool> isSame)
    {
        if (numbered.Count > 0 && NumberOfChoice(phrase, place) is { } number)
            return number >= 1 && number <= numbered.Count && choices.Contains(numbered[number - 1]) ? numbered[number - 1].Move : null;
        return choices.Where(IsMeant).ToList() is [var only] ? only.Move : null;

        bool IsMeant(Submit choice) =>
            choice.Names.Prepend(choice.Title).Any(name => isSame(phrase, phrases.Title(name)))
            || choice.Groups.Any(group => says(phrase, group));
    }

    // "#2" is the second of what was shown; but at a question it may be meant for question 2, and then it must not become a no.
    private int? NumberOfChoice(string phrase, OpenPrompt place) =>
        phrases.NumberIn(phrase, Groups.Choice) ?? (place.Question is null ? phrases.NumberIn(phrase, Groups.Numbered) : null);

    private Move? Command(string phrase, Scene scene, OpenPrompt place, Func<string, string, bool> says)
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

    private Move? Numbered(string phrase, Scene scene, OpenPrompt place)
    {
        if ((place.IsExtra ? scene.Content.ExtraQuestions : scene.Content.Questions).ElementAtOrDefault(NumberIn(Groups.Change)) is { } question)
            return new Move.Change(question.Id);
        if (place.Question is not null && scene.Content.Questions.ElementAtOrDefault(NumberIn(Groups.Numbered)) is { } numbered)
            return new Move.Change(numbered.Id);
        if (place.IsAfterTheQuestions && scene.Content.Packages.ElementAtOrDefault(NumberIn(Groups.Package)) is { } package)
            return new Move.Choose(package.Id);
        if (phrases.NumberIn(phrase, Groups.Station) is not { } number)
            return null;
        var stations = scene.Content.FindPackage(scene.Journey.PackageId)?.Stations ?? [];
        return stations.FirstOrDefault(station => station.Number == number) is { } found ? new Move.Station(found.Id) : new Move.Route();

        // Counted from 0; -1 is no place in any list.
        int NumberIn(string group) => (phrases.NumberIn(phrase, group) ?? 0) - 1;
    }

    private Move? InPackage(string phrase, Scene scene, OpenPrompt place, Func<string, string, bool> says)
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

    private Move? Question(Utterance said, string whole, string bare, OpenPrompt place)
    {
        if ((phrases.TermCalled(whole) ?? phrases.TermCalled(bare)) is { } named)
            return new Move.LookUp(named);
        var asksUnknown = false;
        foreach (var asked in phrases.AskedAbout(bare))
        {
            // "Creo que es difícil" asks nothing: a question begins the sentence, or has its mark, or is about a term.
            var isSure = said.IsQuestion || phrases.IsOpening(asked.Before);
            if (isSure && phrases.Says(asked.Term, Groups.This))
                return Explanation(place);
            // "What are good ways to find companies for apprenticeships?" asks for more than a word.
            var isShort = asked.Term.Count(character => character == ' ') < MaxTermWords;
            if ((isShort ? phrases.TermIn(asked.Term) : phrases.TermCalled(asked.Term)) is { } term)
                return new Move.LookUp(term);
            asksUnknown |= isSure;
        }

        return asksUnknown ? new Move.LookUp(null) : null;
    }

    // "Yes, we do": an answer with its reason.
    private Move? Reasoned(Utterance said, IReadOnlyList<Submit> choices) => choices.Any(choice => choice.Move is Move.Answer)
        ? Meant(_reasons.AnswerIn(said), choices)
        : null;

    private Move? Foreign(Utterance said, string bare, IReadOnlyList<Submit> choices) =>
        phrases.Knows(bare) ? null : Meant(abroad.GroupOf(said.Text) ?? abroad.GroupOf(bare), choices);

    private static Move? Meant(string? group, IReadOnlyList<Submit> choices) =>
        group is null ? null : choices.FirstOrDefault(choice => choice.Groups.Contains(group))?.Move;

    private static Move Explanation(OpenPrompt place) => place.Question is { } question ? new Move.Explain(question.Id) : new Move.Help();
}
