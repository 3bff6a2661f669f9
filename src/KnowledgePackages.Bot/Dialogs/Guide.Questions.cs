using KnowledgePackages.Bot.Cards;
using KnowledgePackages.Bot.Commands;
using KnowledgePackages.BotFramework.Schema;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Bot.Dialogs;

/// <content>The questions, and answers that come late.</content>
internal static partial class Guide
{
    private static async Task<Asking> AnswerAsync(Turn turn, Move.Answer move, CancellationToken cancellationToken)
    {
        var before = turn.Journey;
        var wasOpen = before.PositionIn(turn.Scene.Content) is Position.Question here && here.Challenge.Id == move.QuestionId;
        var asked = turn.Place.Question?.Id == move.QuestionId ? turn.AskedIds : [];
        switch (before.Answer(turn.Scene.Content, move.QuestionId, before.Round, move.Value, turn.SentAt))
        {
            case AnswerResult.Accepted accepted:
                await turn.GoAsync(accepted.Journey, cancellationToken);
                await ShowAnsweredAsync(turn, move, asked, cancellationToken);
                return wasOpen ? Asking.Fully : await SayLateAsync(turn, Messages.LateNoted, "late/noted", move, cancellationToken);
            case AnswerResult.Changed changed:
                await turn.GoAsync(changed.Journey, cancellationToken);
                await ShowAnsweredAsync(turn, move, asked, cancellationToken);
                return wasOpen ? Asking.Fully : await SayLateAsync(turn, Messages.LateChanged, "late/changed", move, cancellationToken);
            case AnswerResult.Repeated repeated when turn.SentAt.IsNoLaterThan(repeated.Standing.SentAt):
                return Asking.Quietly; // sent before what stands: the channel brought it late or twice
            case AnswerResult.Repeated repeated:
                await turn.GoAsync(repeated.Journey, cancellationToken);
                await ShowAnsweredAsync(turn, move, asked, cancellationToken);
                return wasOpen ? Asking.Fully : await SayLateAsync(turn, Messages.LateKept, "late/kept", move, cancellationToken);
            default:
                return await LateAsync(turn, cancellationToken);
        }
    }

    // Of the open question every card that still asks it; else the card that was tapped, by the id that the channel gave it.
    private static async Task ShowAnsweredAsync(
        Turn turn, Move.Answer move, IReadOnlyList<string> asked, CancellationToken cancellationToken)
    {
        var question = turn.Scene.Content.GetChallenge(move.QuestionId);
        var card = QuestionCards.Answered(turn.Scene, question, move.Value);
        var cards = asked.Count > 0 || !turn.IsTap ? asked : [turn.Context.Activity.ReplyToId ?? ""];
        foreach (var activityId in cards)
            await turn.ReplaceAsync(activityId, card, turn.Place with { Id = question.Id }, cancellationToken);
    }

    private static async Task<Asking> SayLateAsync(
        Turn turn, MessageRequirement what, string shows, Move.Answer move, CancellationToken cancellationToken)
    {
        var answer = turn.Scene.Say(Messages.Answer(move.Value));
        List<string> sentences = [turn.Scene.Say(what, turn.Scene.QuestionNumber(move.QuestionId), answer)];
        var fitting = Recommendation.From(turn.Scene.Content, turn.Journey.Answers).Package.Id;
        if (turn.Journey.PackageId is { } chosen && chosen != fitting)
            sentences.Add(turn.Scene.Say(Messages.LateFits, turn.Scene.PackageName(fitting)));
        sentences.Add(turn.Scene.Say(Messages.LateStill, turn.Place.Name(turn.Scene)));
        await turn.SayAsync(string.Join(' ', sentences), $"{shows}/{move.QuestionId}", cancellationToken);
        return turn.Place.Position is Position.Check or Position.Recommended ? Asking.Fully : Asking.Again;
    }

    private static async Task<Asking> ExplainAsync(Turn turn, Move.Explain move, CancellationToken cancellationToken)
    {
        if (turn.Place is { Position: Position.Question here, Question.Id: var open } && open == move.QuestionId)
        {
            var card = QuestionCards.Open(turn.Scene, here, isExplained: true);
            await turn.AskAsync(turn.Draw(card, turn.Place, InputHints.ExpectingInput), Asking.Fully, cancellationToken);
            return Asking.Quietly;
        }

        if (turn.Scene.Content.Questions.FirstOrDefault(question => question.Id == move.QuestionId) is not { } other)
            return await LateAsync(turn, cancellationToken);
        await turn.ShowAsync(QuestionCards.Explained(turn.Scene, other), cancellationToken);
        return Asking.Again;
    }

    private static Task<Asking> ChangeAsync(Turn turn, Move.Change move, CancellationToken cancellationToken) =>
        turn.Scene.Content.Questions.Any(question => question.Id == move.QuestionId)
            ? GoAsync(turn, turn.Journey.Revisit(turn.Scene.Content, move.QuestionId), cancellationToken)
            : LateAsync(turn, cancellationToken);
}
