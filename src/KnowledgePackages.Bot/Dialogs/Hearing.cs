using KnowledgePackages.Bot.Cards;
using KnowledgePackages.Bot.Commands;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content.Search;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Dialogs;

/// <summary>Finds out what a message wants at the place that is open: a tapped button, or a text. Changes nothing.</summary>
internal sealed class Hearing(Listeners listeners)
{
    /// <summary>Name of the event by which a page says the language of its menu; its value is the language's tag.</summary>
    public const string LanguageEvent = "language";

    // Nobody reads the next question in less; a second tap on the same button is the first one's shadow.
    private static readonly TimeSpan DoubleTap = TimeSpan.FromSeconds(2);

    public Heard Hear(Turn turn)
    {
        var activity = turn.Context.Activity;
        if (Language(activity) is { } language)
            return new Heard.Wanted(language);
        if (Button.Read(activity.Value) is { } button)
            return HearTap(turn, button);
        if (!string.IsNullOrWhiteSpace(turn.Text))
            return HearText(turn, turn.Text);
        return activity.Value is null || Payload.AsText(activity.Value) is not null
            ? HearText(turn, Payload.AsText(activity.Value))
            : new Heard.Outdated(Messages.LateUnknown, "late/unknown");
    }

    /// <summary>The language that a page's event names; null for every other activity.</summary>
    public static Move.Speak? Language(Activity activity) =>
        activity.AsEventActivity() is { Name: LanguageEvent } said && Payload.AsText(said.Value) is { } tag ? new(tag) : null;

    /// <summary>Whether the dialogs have anything to hear in an activity.</summary>
    public static bool IsHeard(Activity activity) => activity.AsMessageActivity() is not null || Language(activity) is not null;

    /// <summary>The tap to remember for <see cref="Heard.Repeated"/>; null when the message is no tap.</summary>
    public static Tap? TapIn(Turn turn) =>
        Button.Read(turn.Context.Activity.Value) is { } button ? new(Payload.Write(button.Write).GetRawText(), turn.SentAt) : null;

    /// <summary>Whether it is a tap on what others were shown: their question, or the invitation to start, which is everybody's.</summary>
    public static bool IsOthers(Turn turn) => IsNotYours(turn) || Button.Read(turn.Context.Activity.Value)?.Move is Move.Start;

    /// <summary>Whether the open prompt waits for this move; anything else is said in between.</summary>
    public static bool IsAwaited(Turn turn, Move move) => turn.Place.Question is { } question
        ? move is Move.Answer answer && answer.QuestionId == question.Id
        : PlaceCards.For(turn.Scene, turn.Place).Choices.Any(choice => choice.Move == move);

    /// <summary>Whether it is a tap on somebody else's button.</summary>
    public static bool IsNotYours(Turn turn) => Button.Read(turn.Context.Activity.Value) is { For: { } owner } && turn.Member is { } member && owner != member.Mark;

    private static Heard HearTap(Turn turn, Button button)
    {
        if (IsNotYours(turn))
            return new Heard.NotYours();
        if (turn.Memory.LastTap is { } last && TapIn(turn) is { } tap && tap.Data == last.Data && IsShadow(tap.SentAt, last.SentAt))
            return new Heard.Repeated();
        if (button.Round != turn.Journey.Round && button.Move is not (Move.Speak or Move.Show or Move.Remind or Move.RemindNot))
            return new Heard.Outdated(Messages.LateRound, "late/round");
        return IsBoundToItsPlace(button.Move) && button.At != turn.Place.Id
            ? new Heard.Outdated(Messages.LateStep, "late/step")
            : new Heard.Wanted(button.Move);
    }

    private Heard HearText(Turn turn, string? text)
    {
        var said = Utterance.Of(text);
        var move = Understand(turn, said);
        if (move is null or Move.LookUp { TermId: null })
            move = Sought(turn, said, text ?? "", isQuestion: move is not null) ?? move;
        if (move is not null)
            return IsAwaited(turn, move) && IsEarly(turn) ? new Heard.Early() : new Heard.Wanted(move);
        if (said.WasCut)
            return new Heard.Nothing(Messages.NotShort);
        if (said.Text.Length > 0)
            return new Heard.Nothing(null);
        return new Heard.Nothing(turn.Context.Activity.Attachments is { Count: > 0 } ? Messages.NotText : Messages.NotRead);
    }

    // Whoever comes back after a goodbye has that on the screen; what was open before it comes second.
    private Move? Understand(Turn turn, Utterance said)
    {
        var (listener, scene, place) = (listeners.For(turn.Scene.Texts), turn.Scene, turn.Place);
        var open = PlaceCards.For(scene, place).Choices;
        if (turn.Memory.Asked?.IsLeave != true)
            return listener.Hear(said, scene, place, open, turn.Memory.ShowsResults ? [] : open);
        var goodbye = LeaveCards.Choices(scene, place, turn.Reminding, turn.Memory.Asked.IsReminder);
        return listener.Hear(said, scene, place, goodbye, goodbye) ?? listener.Hear(said, scene, place, open, []);
    }

    // What was not understood, and a question about a word that the glossary does not have.
    private Move? Sought(Turn turn, Utterance said, string text, bool isQuestion)
    {
        // What has half of a few words is worth a look.
        const double Enough = 0.5;
        if (listeners.NamesFor(turn.Scene.Texts).Called(said.Text) is { } named)
            return named;
        var seeking = isQuestion ? Seeking.Asked : listeners.SeekerFor(turn.Scene.Texts).Hear(said);
        if (seeking == Seeking.Help)
            return new Move.SearchHelp();
        return (seeking, seeking == Seeking.Nothing ? null : turn.Find(text)) switch
        {
            (_, null or SearchResult.NoWords) => null,
            (Seeking.KeyWords, SearchResult.Nothing or SearchResult.Found { Share: < Enough }) => null,
            (_, var result) => new Move.Search(result),
        };
    }

    private static bool IsEarly(Turn turn) =>
        turn.Memory.Asked is not { } asked || asked.Place != turn.Place.Id || turn.SentAt.IsNoLaterThan(asked.SentAt);

    private static bool IsShadow(SentAt tap, SentAt last) =>
        tap.IsNoLaterThan(last)
        || (tap.Local is { } local && last.Local is { } lastLocal ? local - lastLocal < DoubleTap
            : tap.Channel is { } channel && last.Channel is { } lastChannel && channel - lastChannel < DoubleTap);

    // These say where to go from here; on another place's card "here" is no longer what the person saw.
    private static bool IsBoundToItsPlace(Move move) => move is Move.Start or Move.Back or Move.Confirm or Move.Next;
}
