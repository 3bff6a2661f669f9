using KnowledgePackages.Bot.Cards;
using KnowledgePackages.Bot.Commands;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Dialogs;

/// <content>The questions, and answers that come late.</content>
internal static partial class IntentHandlers
{
    private static readonly Dictionary<string, MessageRequirement>
        Late = new() { ["noted"] = Messages.LateNoted, ["changed"] = Messages.LateChanged, ["kept"] = Messages.LateKept },
        LateExtra = new() { ["noted"] = Messages.ExtraNoted, ["changed"] = Messages.ExtraChanged, ["kept"] = Messages.ExtraKept };

    private static async Task<PromptDetail> AnswerAsync(ConversationTurn turn, Intent.Answer move, CancellationToken cancellationToken)
    {
        var before = turn.Journey;
        var wasOpen = before.PositionIn(turn.Card.Content) is Position.Question here && here.Challenge.Id == move.QuestionId;
        var asked = turn.Prompt.Question?.Id == move.QuestionId ? turn.AskedIds : [];
        switch (before.Answer(turn.Card.Content, move.QuestionId, before.Round, move.Value, turn.SentAt))
        {
            case AnswerResult.Accepted accepted:
                await turn.GoAsync(accepted.Journey, cancellationToken);
                await ShowAnsweredAsync(turn, move, asked, cancellationToken);
                return wasOpen ? PromptDetail.Full : await SayLateAsync(turn, before, "noted", move, cancellationToken);
            case AnswerResult.Changed changed:
                await turn.GoAsync(changed.Journey, cancellationToken);
                await ShowAnsweredAsync(turn, move, asked, cancellationToken);
                return wasOpen ? PromptDetail.Full : await SayLateAsync(turn, before, "changed", move, cancellationToken);
            case AnswerResult.Repeated repeated when turn.SentAt.IsNoLaterThan(repeated.Standing.SentAt):
                return PromptDetail.None; // sent before what stands: the channel brought it late or twice
            case AnswerResult.Repeated repeated:
                await turn.GoAsync(repeated.Journey, cancellationToken);
                await ShowAnsweredAsync(turn, move, asked, cancellationToken);
                return wasOpen ? PromptDetail.Full : await SayLateAsync(turn, before, "kept", move, cancellationToken);
            default:
                return await LateAsync(turn, cancellationToken);
        }
    }

    // Of the open question every card that still asks it; else the card that was tapped, by the id that the channel gave it.
    private static async Task ShowAnsweredAsync(
        ConversationTurn turn, Intent.Answer move, IReadOnlyList<string> asked, CancellationToken cancellationToken)
    {
        var question = turn.Card.Content.GetChallenge(move.QuestionId);
        var card = QuestionCards.Answered(turn.Card, question, move.Value);
        var cards = asked.Count > 0 || !turn.IsTap ? asked : [turn.Context.Activity.ReplyToId ?? ""];
        foreach (var activityId in cards)
            await turn.ReplaceAsync(activityId, card, turn.Prompt with { Id = question.Id }, cancellationToken);
    }

    private static async Task<PromptDetail> SayLateAsync(
        ConversationTurn turn, Journey before, string how, Intent.Answer move, CancellationToken cancellationToken)
    {
        var context = turn.Card;
        var isExtra = context.Content.IsExtra(context.Content.GetChallenge(move.QuestionId));
        var said = isExtra ? LateExtra[how] : Late[how];
        List<string> sentences = [context.Say(said, context.QuestionNumber(move.QuestionId), context.Say(Messages.Answer(move.Value)))];
        var fitting = Recommendation.From(context.Content, turn.Journey.Answers).Package.Id;
        var isReordered = isExtra && IsReordered(turn, before);
        if (isReordered)
            sentences.Add(context.Say(Messages.ExtraReordered));
        else if (!isExtra && turn.Journey.PackageId is { } chosen && chosen != fitting)
            sentences.Add(context.Say(Messages.LateFits, context.PackageName(fitting)));
        sentences.Add(context.Say(Messages.LateStill, turn.Prompt.Name(context)));
        await turn.SayAsync(string.Join(' ', sentences), $"late/{how}/{move.QuestionId}", cancellationToken);
        var isOnTheCard = isReordered && turn.Prompt.Position is (Position.Route or Position.ExtraCheck or Position.Summary);
        return isOnTheCard || turn.Prompt.Position is Position.Check or Position.Recommended ? PromptDetail.Full : PromptDetail.Short;
    }

    // Whether the way through the package that was taken is another one now.
    private static bool IsReordered(ConversationTurn turn, Journey before)
    {
        var content = turn.Card.Content;
        return content.FindPackage(turn.Journey.PackageId) is { } package
            && !Ids(before.MaterialOf(content, package.Id)).SequenceEqual(Ids(turn.Journey.MaterialOf(content, package.Id)));

        static IEnumerable<string> Ids(MaterialOrder order) => order.Way.SelectMany(station => station.Steps).SelectMany(step => step.ItemIds);
    }

    private static async Task<PromptDetail> ExplainAsync(ConversationTurn turn, Intent.Explain move, CancellationToken cancellationToken)
    {
        if (turn.Prompt is { Position: Position.Question here, Question.Id: var open } && open == move.QuestionId)
        {
            var card = QuestionCards.Open(turn.Card, here, isExplained: true);
            await turn.AskAsync(turn.Draw(card, turn.Prompt, InputHints.ExpectingInput), PromptDetail.Full, cancellationToken);
            return PromptDetail.None;
        }

        if (turn.Card.Content.FindChallenge(move.QuestionId) is not { } other)
            return await LateAsync(turn, cancellationToken);
        await turn.ShowAsync(QuestionCards.Explained(turn.Card, other), cancellationToken);
        return PromptDetail.Short;
    }

    private static Task<PromptDetail> ChangeAsync(ConversationTurn turn, Intent.Change move, CancellationToken cancellationToken)
    {
        var next = turn.Journey.Revisit(turn.Card.Content, move.QuestionId);
        return ReferenceEquals(next, turn.Journey) ? LateAsync(turn, cancellationToken) : GoAsync(turn, next, cancellationToken);
    }

    // They belong to one package; whoever has not taken it is told so.
    private static async Task<PromptDetail> ExtraAsync(ConversationTurn turn, CancellationToken cancellationToken)
    {
        var next = turn.Journey.AskExtra(turn.Card.Content);
        if (!ReferenceEquals(next, turn.Journey))
            return await GoAsync(turn, next, cancellationToken);
        if (turn.Card.Content.ExtraQuestions is not [var first, ..])
            return await LateAsync(turn, cancellationToken);
        await turn.SayAsync(turn.Card.Say(Messages.ExtraElsewhere, turn.Card.PackageName(first.PackageId)), "extra/elsewhere", cancellationToken);
        return PromptDetail.Short;
    }
}
