using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Bot.Questions;

/// <summary>
/// Handles the intents of the questions and the extra questions, including answers to a question that is not open any more.
/// </summary>
internal static class QuestionIntents
{
    private static readonly Dictionary<string, MessageDefinition>
        Late = new() { ["noted"] = Messages.LateNoted, ["changed"] = Messages.LateChanged, ["kept"] = Messages.LateKept },
        LateExtra = new() { ["noted"] = Messages.ExtraNoted, ["changed"] = Messages.ExtraChanged, ["kept"] = Messages.ExtraKept };

    public static async Task<PromptDetail> AnswerAsync(ConversationTurn turn, Intent.Answer intent, CancellationToken cancellationToken)
    {
        var before = turn.Journey;
        var wasOpen = before.PositionIn(turn.Card.Content) is Position.Question here && here.Challenge.Id == intent.QuestionId;
        var asked = turn.Prompt.Question?.Id == intent.QuestionId ? turn.AskedIds : [];
        turn.Understood = wasOpen && !turn.IsTap ? intent : null;
        switch (before.Answer(turn.Card.Content, intent.QuestionId, before.Round, intent.Value, turn.SentAt))
        {
            case AnswerResult.Accepted accepted:
                await turn.GoAsync(accepted.Journey, cancellationToken);
                await ShowAnsweredAsync(turn, intent, asked, cancellationToken);
                return wasOpen ? PromptDetail.Full : await SayLateAsync(turn, before, "noted", intent, cancellationToken);
            case AnswerResult.Changed changed:
                await turn.GoAsync(changed.Journey, cancellationToken);
                await ShowAnsweredAsync(turn, intent, asked, cancellationToken);
                return wasOpen ? PromptDetail.Full : await SayLateAsync(turn, before, "changed", intent, cancellationToken);
            case AnswerResult.Repeated repeated when turn.SentAt.IsNoLaterThan(repeated.Current.SentAt):
                return PromptDetail.None; // not newer than the current answer, so the message was delivered late or twice
            case AnswerResult.Repeated repeated:
                await turn.GoAsync(repeated.Journey, cancellationToken);
                await ShowAnsweredAsync(turn, intent, asked, cancellationToken);
                return wasOpen ? PromptDetail.Full : await SayLateAsync(turn, before, "kept", intent, cancellationToken);
            default:
                return await turn.RefuseOldButtonAsync(cancellationToken);
        }
    }

    // Replaces the cards of the answered question: if the question was open, all messages that asked it; else the tapped card, if the
    // channel reports its id.
    private static async Task ShowAnsweredAsync(
        ConversationTurn turn, Intent.Answer intent, IReadOnlyList<string> asked, CancellationToken cancellationToken)
    {
        var question = turn.Card.Content.GetChallenge(intent.QuestionId);
        var cards = asked.Count > 0 || !turn.IsTap ? asked : [turn.Context.Activity.ReplyToId ?? ""];
        foreach (var activityId in cards)
        {
            await turn.Screen.ReplaceAsync(activityId, Draw, turn.Prompt with { Id = question.Id }, cancellationToken);
        }

        Card Draw() => QuestionCards.Answered(turn.Card, question, intent.Value);
    }

    private static async Task<PromptDetail> SayLateAsync(
        ConversationTurn turn, Journey before, string how, Intent.Answer intent, CancellationToken cancellationToken)
    {
        var context = turn.Card;
        var isExtra = context.Content.IsExtra(context.Content.GetChallenge(intent.QuestionId));
        var said = isExtra ? LateExtra[how] : Late[how];
        List<string> sentences = [context.Say(said, context.QuestionNumber(intent.QuestionId), context.Say(Messages.Answer(intent.Value)))];
        var fitting = Recommendation.From(context.Content, turn.Journey.Answers).Package.Id;
        var isReordered = isExtra && IsReordered(turn, before);
        if (isReordered)
        {
            sentences.Add(context.Say(Messages.ExtraReordered));
        }
        else if (!isExtra && turn.Journey.PackageId is { } chosen && chosen != fitting)
        {
            sentences.Add(context.Say(Messages.LateFits, context.PackageName(fitting)));
        }

        sentences.Add(context.Say(Messages.LateStill, turn.Prompt.Name(context)));
        await turn.Screen.SayAsync(string.Join(' ', sentences), $"late/{how}/{intent.QuestionId}", cancellationToken);
        var isOnTheCard = isReordered && turn.Prompt.Position is (Position.Route or Position.ExtraCheck or Position.Summary);
        return isOnTheCard || turn.Prompt.Position is Position.Check or Position.Recommended ? PromptDetail.Full : PromptDetail.Short;
    }

    // Returns whether the answer has changed the order of the chosen package's material.
    private static bool IsReordered(ConversationTurn turn, Journey before)
    {
        var content = turn.Card.Content;
        return content.FindPackage(turn.Journey.PackageId) is { } package
            && !Ids(before.MaterialOf(content, package.Id)).SequenceEqual(Ids(turn.Journey.MaterialOf(content, package.Id)));

        static IEnumerable<string> Ids(MaterialOrder order) =>
            order.Way.SelectMany(station => station.Steps).SelectMany(step => step.ItemIds);
    }

    public static async Task<PromptDetail> ExplainAsync(ConversationTurn turn, Intent.Explain intent, CancellationToken cancellationToken)
    {
        if (turn.Prompt is { Position: Position.Question here, Question.Id: var open } && open == intent.QuestionId)
        {
            await turn.Screen.AskAsync(QuestionCards.Open(turn.Card, here, isExplained: true), PromptDetail.Full, cancellationToken);
            return PromptDetail.None;
        }

        if (turn.Card.Content.FindChallenge(intent.QuestionId) is not { } other)
        {
            return await turn.RefuseOldButtonAsync(cancellationToken);
        }

        await turn.Screen.ShowAsync(QuestionCards.Explained(turn.Card, other), cancellationToken);
        return PromptDetail.Short;
    }

    public static async Task<PromptDetail> ClarifyAsync(ConversationTurn turn, Intent.Clarify intent, CancellationToken cancellationToken)
    {
        if (turn.Prompt.Position is not Position.Question here)
        {
            return await turn.RefuseOldButtonAsync(cancellationToken);
        }

        var card = QuestionCards.Clarify(turn.Card, here, intent.IsPartial);
        await turn.Screen.AskAsync(card, PromptDetail.Short, cancellationToken);
        return PromptDetail.None;
    }

    public static Task<PromptDetail> ConfirmAsync(ConversationTurn turn, CancellationToken cancellationToken) =>
        turn.MoveAsync(turn.Journey.ConfirmAnswers(), cancellationToken);

    public static Task<PromptDetail> DenyAsync(ConversationTurn turn, CancellationToken cancellationToken) =>
        turn.TellAsync(Messages.CheckWhich, "check/which", cancellationToken);

    public static Task<PromptDetail> ChangeAsync(ConversationTurn turn, Intent.Change intent, CancellationToken cancellationToken)
    {
        var next = turn.Journey.Revisit(turn.Card.Content, intent.QuestionId);
        return ReferenceEquals(next, turn.Journey) ? turn.RefuseOldButtonAsync(cancellationToken) : turn.MoveAsync(next, cancellationToken);
    }

    // Goes to the extra questions. If the person has not chosen the package that has extra questions, replies with an explanation instead.
    public static async Task<PromptDetail> ExtraAsync(ConversationTurn turn, CancellationToken cancellationToken)
    {
        var next = turn.Journey.AskExtra(turn.Card.Content);
        if (!ReferenceEquals(next, turn.Journey))
        {
            return await turn.MoveAsync(next, cancellationToken);
        }

        if (turn.Card.Content.ExtraQuestions is not [var first, ..])
        {
            return await turn.RefuseOldButtonAsync(cancellationToken);
        }

        await turn.Screen.SayAsync(
            turn.Card.Say(Messages.ExtraElsewhere, turn.Card.PackageName(first.PackageId)),
            "extra/elsewhere",
            cancellationToken
        );
        return PromptDetail.Short;
    }
}
