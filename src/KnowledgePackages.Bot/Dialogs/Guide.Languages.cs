using KnowledgePackages.Bot.Cards;
using KnowledgePackages.Bot.Commands;

namespace KnowledgePackages.Bot.Dialogs;

/// <content>The language of the conversation. Everything that the person has done stays as it is.</content>
internal static partial class Guide
{
    private static async Task<Asking> SpeakAsync(Turn turn, Move.Speak move, CancellationToken cancellationToken)
    {
        if (turn.Scene.Content.Find(move.Language) is not { } texts)
        {
            await turn.SayAsync(turn.Scene.Say(Messages.LanguageNone, Languages(turn.Scene)), "language/none", cancellationToken);
            return Asking.Again;
        }

        var isSpoken = turn.IsSpoken(texts);
        await turn.SpeakAsync(texts, cancellationToken);
        if (!turn.Journey.Started && !isSpoken)
        {
            turn.Memory.Greeted = false; // the greeting could not be read
            return Asking.Fully;
        }

        var now = turn.Scene.Say(Messages.LanguageNow, turn.Scene.Content.NameOf(texts.Language));
        if (!texts.IsReviewed)
            now = $"{now} {turn.Scene.Say(Messages.LanguageNotReviewed)}";
        await turn.SayAsync(now, $"language/{texts.Language}", cancellationToken);
        return isSpoken ? Asking.Again : Asking.Fully;
    }

    private static async Task<Asking> LanguagesAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.ShowsCards && turn.Scene.Content.Languages.Count > 1)
        {
            await turn.ShowAsync(LanguageCard.Draw(turn.Scene), cancellationToken);
            return Asking.Quietly; // the choice is the last thing on the screen; what was open stands above it
        }

        // Where choices are written, their numbers belong to what is open.
        await turn.SayAsync(turn.Scene.Say(Messages.LanguageList, Languages(turn.Scene)), "language", cancellationToken);
        return Asking.Again;
    }

    private static string Languages(Scene scene) => scene.List([.. scene.Content.Languages.Select(scene.Content.NameOf)]);
}
