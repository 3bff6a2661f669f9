using System.Security.Cryptography;
using System.Text;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Bot.Conversation.Words;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content.Search;
using KnowledgePackages.Runtime.Wire;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>
/// Recognises the intent of a message at the open prompt. The message is a tap on a button, or a text. Has no side effects.
/// </summary>
internal sealed class Recognizer(TextRecognizers recognizers)
{
    private const int MaxTapLength = 200;

    // Ignore double taps within 2 s: nobody can read the next question that quickly.
    private static readonly TimeSpan DoubleTap = TimeSpan.FromSeconds(2);

    public Recognition Recognize(ConversationTurn turn)
    {
        var activity = turn.Context.Activity;
        if (Language(activity) is { } language)
        {
            return new Recognition.Understood(language);
        }

        if (Button.Read(activity.Value) is { } button)
        {
            return RecognizeTap(turn, button);
        }

        if (!string.IsNullOrWhiteSpace(turn.Text))
        {
            return RecognizeText(turn, turn.Text);
        }

        return activity.Value is null || Payload.AsText(activity.Value) is not null
            ? RecognizeText(turn, Payload.AsText(activity.Value))
            : new Recognition.Outdated(Messages.LateUnknown, "late/unknown");
    }

    /// <summary>
    /// Returns the intent of the event <see cref="PageEvents.Language"/>, which changes the language; null for every other activity.
    /// </summary>
    public static Intent.ChangeLanguage? Language(Activity activity) =>
        activity.AsEventActivity() is { Name: PageEvents.Language } said && Payload.AsText(said.Value) is { } tag ? new(tag) : null;

    /// <summary>
    /// Returns whether an activity contains input to recognise: a message or the event <see cref="PageEvents.Language"/>.
    /// </summary>
    public static bool HasInput(Activity activity) => activity.AsMessageActivity() is not null || Language(activity) is not null;

    /// <summary>
    /// Returns the tap to store as <see cref="BotMemory.LastTap"/>, so that a double tap can be detected; null if the message is not a tap.
    /// </summary>
    public static Tap? TapIn(ConversationTurn turn) =>
        Button.Read(turn.Context.Activity.Value) is { } button
            ? new(Brief(WrittenJson.Create(button.Write).ToString()), turn.SentAt)
            : null;

    /// <summary>
    /// Returns whether the message is a tap on a card that is not the sender's own: another person's card, or the invitation to start,
    /// which is for everybody.
    /// </summary>
    public static bool IsOthersButton(ConversationTurn turn) =>
        IsNotYours(turn) || Button.Read(turn.Context.Activity.Value)?.Intent is Intent.Start;

    /// <summary>Returns whether the open prompt waits for this intent; any other intent interrupts the prompt.</summary>
    public static bool IsAwaited(ConversationTurn turn, Intent intent) => turn.Prompt.Question is { } question
        ? intent is Intent.Answer answer && answer.QuestionId == question.Id
        : PromptCards.For(turn.Card, turn.Prompt).Choices.Any(choice => choice.Intent == intent);

    /// <summary>Returns whether the message is a tap on somebody else's button.</summary>
    public static bool IsNotYours(ConversationTurn turn) =>
        Button.Read(turn.Context.Activity.Value) is { For: { } owner } && turn.Member is { } member && owner != member.Mark;

    // Returns the data of a tap or, if the data is too long, its hash. A hash is enough to compare the tap with the next one. Only the text
    // of a form makes the data long, and the plan stores that text, so it need not be stored a second time here.
    private static string Brief(string data) =>
        data.Length <= MaxTapLength ? data : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(data)));

    private static Recognition RecognizeTap(ConversationTurn turn, Button button)
    {
        if (IsNotYours(turn))
        {
            return new Recognition.OthersButton();
        }

        if (turn.Memory.LastTap is { } last && TapIn(turn) is { } tap && tap.Data == last.Data && IsShadow(tap.SentAt, last.SentAt))
        {
            return new Recognition.Repeated();
        }

        if (button.Round != turn.Journey.Round && button.Intent.Definition.Scope != ButtonScope.Always)
        {
            return new Recognition.Outdated(Messages.LateRound, "late/round");
        }

        return button.Intent.Definition.Scope == ButtonScope.OpenPrompt && button.At != turn.Prompt.Id
            ? new Recognition.Outdated(Messages.LateStep, "late/step")
            : new Recognition.Understood(button.Intent);
    }

    private Recognition RecognizeText(ConversationTurn turn, string? text)
    {
        if (text == WrittenText.Opened)
        {
            return new Recognition.Understood(new Intent.Continue()); // shows the open prompt again
        }

        // Look for a code first, because hardly any other text has the form of a code.
        if (HandoverCode.Read(text) is { } read)
        {
            return new Recognition.Understood(new Intent.EnterCode(read.Code));
        }

        var said = Utterance.Of(text);
        var intent = Understand(turn, said) ?? Planned(turn, text ?? "");
        if (intent is null or Intent.LookUp { TermId: null })
        {
            intent = Sought(turn, said, text ?? "", isQuestion: intent is not null) ?? intent ?? Named(turn, text ?? "");
        }

        if (intent is not null)
        {
            return IsAwaited(turn, intent) && IsEarly(turn) ? new Recognition.TooEarly() : new Recognition.Understood(intent);
        }

        if (said.WasCut)
        {
            return new Recognition.Unclear(Messages.NotShort);
        }

        if (said.Text.Length > 0)
        {
            return new Recognition.Unclear(null);
        }

        return new Recognition.Unclear(turn.Context.Activity.Attachments is { Count: > 0 } ? Messages.NotText : Messages.NotRead);
    }

    // Try the language on the screen first, because the message's locale may only be the language of the person's keyboard.
    private Intent? Understand(ConversationTurn turn, Utterance said) =>
        (turn.IsOnScreen(turn.Card.Texts) ? null : Understand(turn, turn.Card with { Texts = turn.ScreenTexts }, said))
        ?? Understand(turn, turn.Card, said);

    // A goodbye or a reminder is the last card on the screen, so try its choices before those of the open prompt.
    private Intent? Understand(ConversationTurn turn, CardContext context, Utterance said)
    {
        var (recognizer, prompt) = (recognizers.For(context.Texts), turn.Prompt);
        IReadOnlyList<Submit> open = [.. PromptCards.For(context, prompt).Choices];
        if (turn.Memory.Asked is not { As: not AskedAs.Prompt and var askedAs })
        {
            var results = turn.Memory.ShowsResults ? PromptCards.OfResults(context, turn.Memory.Results ?? []) : [];
            return recognizer.Recognize(said, context, prompt, [.. open, .. results], turn.Memory.ShowsResults ? [] : open);
        }

        var goodbye = PromptCards.OfGoodbye(context, prompt, turn.Reminding, askedAs == AskedAs.Reminder);
        return recognizer.Recognize(said, context, prompt, goodbye, goodbye) ?? recognizer.Recognize(said, context, prompt, open, []);
    }

    // Recognises a sentence about an action, or the reply to the question who does an action and until when.
    private Intent? Planned(ConversationTurn turn, string text)
    {
        var sentences = recognizers.PlanFor(turn.Card.Texts);
        return sentences.Recognize(text, turn.Card, turn.Prompt)
            ?? (turn.Memory.ActionAwaitingDetails is { } action ? sentences.Reply(text, action, turn.Card, mayBeName: false) : null);
    }

    // If the bot's last card asked who does an action, a text without another meaning is the name.
    private Intent? Named(ConversationTurn turn, string text) =>
        turn.Memory.ActionAwaitingDetails is { } action
            ? recognizers.PlanFor(turn.Card.Texts).Reply(text, action, turn.Card, mayBeName: true)
            : null;

    // Finds an intent for a text that was not understood, or for a term that is not in the glossary: an item's name, a question about the
    // assistant, or a search.
    private Intent? Sought(ConversationTurn turn, Utterance said, string text, bool isQuestion)
    {
        if (recognizers.NamesFor(turn.Card.Texts).Called(said.Text) is { } named)
        {
            return named;
        }

        if (said.Text.All(char.IsAsciiDigit))
        {
            return null; // a number means a choice, but it is not clear which one
        }

        if (!said.WasCut && recognizers.AboutFor(turn.Card.Texts).Nearest(said) is { } about)
        {
            return new Intent.About(about);
        }

        var seeking = isQuestion ? SearchSignal.Asked : recognizers.DetectorFor(turn.Card.Texts).Detect(said);
        if (seeking == SearchSignal.Help)
        {
            return new Intent.SearchHelp();
        }

        // A statement is meant as an answer, so do not search for it here. NotUnderstood shows results for it and explains how to answer.
        return (seeking, seeking == SearchSignal.Nothing ? null : turn.Find(text)) switch
        {
            (_, null or SearchResult.NoWords) => null,
            (SearchSignal.KeyWords, not SearchResult.Found) => null,
            (_, var result) => new Intent.Search(result),
        };
    }

    private static bool IsEarly(ConversationTurn turn) =>
        turn.Memory.Asked is not { } asked || asked.Place != turn.Prompt.Id || asked.IsUnseenAt(turn.SentAt, turn.Now);

    private static bool IsShadow(SentAt tap, SentAt last) =>
        tap.IsNoLaterThan(last)
        || (tap.Local is { } local && last.Local is { } lastLocal ? local - lastLocal < DoubleTap
            : tap.Channel is { } channel && last.Channel is { } lastChannel && channel - lastChannel < DoubleTap);
}
