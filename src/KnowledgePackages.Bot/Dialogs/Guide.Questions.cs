using KnowledgePackages.Bot.Cards;
using KnowledgePackages.Bot.Commands;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Dialogs;

/// <content>The questions, and answers that come late.</content>
internal static partial class Guide
{
    private static readonly Dictionary<string, MessageRequirement>
        Late = new() { ["noted"] = Messages.LateNoted, ["changed"] = Messages.LateChanged, ["kept"] = Messages.LateKept },
        LateExtra = new() { ["noted"] = Messages.ExtraNoted, ["changed"] = Messages.ExtraChanged, ["kept"] = Messages.ExtraKept };

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
                return wasOpen ? Asking.Fully : await SayLateAsync(turn, before, "noted", move, cancellationToken);
            case AnswerResult.Changed changed:
                await turn.GoAsync(changed.Journey, cancellationToken);
                await ShowAnsweredAsync(turn, move, asked, cancellationToken);
                return wasOpen ? Asking.Fully : await SayLateAsync(turn, before, "changed", move, cancellationToken);
            case AnswerResult.Repeated repeated when turn.SentAt.IsNoLaterThan(repeated.Standing.SentAt):
                return Asking.Quietly; // sent before what stands: the channel brought it late or twice
            case AnswerResult.Repeated repeated:
                await turn.GoAsync(repeated.Journey, cancellationToken);
                await ShowAnsweredAsync(turn, move, asked, cancellationToken);
                return wasOpen ? Asking.Fully : await SayLateAsync(turn, before, "kept", move, cancellationToken);
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
        Turn turn, Journey before, string how, Move.Answer move, CancellationToken cancellationToken)
    {
        var scene = turn.Scene;
        var isExtra = scene.Content.IsExtra(scene.Content.GetChallenge(move.QuestionId));
        var said = isExtra ? LateExtra[how] : Late[how];
        List<string> sentences = [scene.Say(said, scene.QuestionNumber(move.QuestionId), scene.Say(Messages.Answer(move.Value)))];
        var fitting = Recommendation.From(scene.Content, turn.Journey.Answers).Package.Id;
        var isReordered = isExtra && IsReordered(turn, before);
        if (isReordered)
            sentences.Add(scene.Say(Messages.ExtraReordered));
        else if (!isExtra && turn.Journey.PackageId is { } chosen && chosen != fitting)
            sentences.Add(scene.Say(Messages.LateFits, scene.PackageName(fitting)));
        sentences.Add(scene.Say(Messages.LateStill, turn.Place.Name(scene)));
        await turn.SayAsync(string.Join(' ', sentences), $"late/{how}/{move.QuestionId}", cancellationToken);
        var isOnTheCard = isReordered && turn.Place.Position is (Position.Route or Position.ExtraCheck or Position.Summary);
        return isOnTheCard || turn.Place.Position is Position.Check or Position.Recommended ? Asking.Fully : Asking.Again;
    }

    // Whether the way through the package that was taken is another one now.
    private static bool IsReordered(Turn turn, Journey before)
    {
        var content = turn.Scene.Content;
        return content.FindPackage(turn.Journey.PackageId) is { } package
            && !Ids(before.MaterialOf(content, package.Id)).SequenceEqual(Ids(turn.Journey.MaterialOf(content, package.Id)));

        static IEnumerable<string> Ids(MaterialOrder order) => order.Way.SelectMany(station => station.Steps).SelectMany(step => step.ItemIds);
    }

    private static async Task<Asking> ExplainAsync(Turn turn, Move.Explain move, CancellationToken cancellationToken)
    {
        if (turn.Place is { Position: Position.Question here, Question.Id: var open } && open == move.QuestionId)
        {
            var card = QuestionCards.Open(turn.Scene, here, isExplained: true);
            await turn.AskAsync(turn.Draw(card, turn.Place, InputHints.ExpectingInput), Asking.Fully, cancellationToken);
            return Asking.Quietly;
        }

        if (turn.Scene.Content.FindChallenge(move.QuestionId) is not { } other)
            return await LateAsync(turn, cancellationToken);
        await turn.ShowAsync(QuestionCards.Explained(turn.Scene, other), cancellationToken);
        return Asking.Again;
    }

    private static Task<Asking> ChangeAsync(Turn turn, Move.Change move, CancellationToken cancellationToken)
    {
        var next = turn.Journey.Revisit(turn.Scene.Content, move.QuestionId);
        return ReferenceEquals(next, turn.Journey) ? LateAsync(turn, cancellationToken) : GoAsync(turn, next, cancellationToken);
    }

    // They belong to one package; whoever has not taken it is told so.
    private static async Task<Asking> ExtraAsync(Turn turn, CancellationToken cancellationToken)
    {
        var next = turn.Journey.AskExtra(turn.Scene.Content);
        if (!ReferenceEquals(next, turn.Journey))
            return await GoAsync(turn, next, cancellationToken);
        if (turn.Scene.Content.ExtraQuestions is not [var first, ..])
            return await LateAsync(turn, cancellationToken);
        await turn.SayAsync(turn.Scene.Say(Messages.ExtraElsewhere, turn.Scene.PackageName(first.PackageId)), "extra/elsewhere", cancellationToken);
        return Asking.Again;
    }
}
