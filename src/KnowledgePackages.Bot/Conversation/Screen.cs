using System.Text.Json;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Runtime.Wire;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>Draws the messages that a person sees in one turn, sends them, and replaces cards that changed.</summary>
internal sealed class Screen(ConversationTurn turn)
{
    // The property with the text that Web Chat announces to screen readers when a card arrives, instead of "an attachment".
    private const string WebChatAnnouncement = "webchat:fallback-text";

    // The maximum number of ids in AskedCard.ActivityIds. Each id costs a call to the channel when the person answers the question.
    private const int MaxAskedIds = 3;

    /// <summary>Sends one sentence. Usually the open prompt follows.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="shows">The id of the sentence, for <see cref="PageProgress.Shows"/>.</param>
    /// <param name="cancellationToken">Stops the turn.</param>
    /// <param name="ways">
    /// The buttons further up on the screen that the person may need now, if no prompt follows the sentence. Teams shows some of them again
    /// as suggested actions. Null for no suggestions.
    /// </param>
    public Task SayAsync(string text, string shows, CancellationToken cancellationToken, IEnumerable<Submit>? ways = null)
    {
        var toWhom = turn.Member is { Name.Length: > 0 } member ? turn.Card.Say(Messages.GroupSaid, member.Name, text) : text;
        var message = MessageFactory.Text(toWhom, inputHint: InputHints.IgnoringInput);
        message.TextFormat = TextFormatTypes.Plain;
        if (ways is not null && ChannelAbilities.SuggestsActions(turn.Context.Activity.ChannelId, isGroup: turn.Member is not null))
        {
            // Typing a button's label has the same effect as tapping it.
            var actions = ways.Take(ChannelAbilities.MaxSuggestedActions)
                .Select(way => new CardAction { Type = ActionTypes.ImBack, Title = way.Title, Value = way.Title });
            message.SuggestedActions = new SuggestedActions { Actions = [.. actions] };
        }

        return SendAsync(WithProgress(message, [shows]), cancellationToken);
    }

    /// <summary>Shows a card that asks nothing.</summary>
    /// <param name="card">The card.</param>
    /// <param name="cancellationToken">Stops the turn.</param>
    /// <param name="at">
    /// The id that the card's buttons carry, so that a tap on one of them can replace the card. If null, the buttons carry the id of the
    /// open prompt.
    /// </param>
    public Task ShowAsync(Card card, CancellationToken cancellationToken, string? at = null) =>
        SendAsync(Draw(card, turn.Prompt with { Id = at ?? turn.Prompt.Id }, InputHints.IgnoringInput), cancellationToken);

    /// <summary>Asks the open prompt; <see cref="ConversationTurn.Detail"/> determines how much of it is shown.</summary>
    public Task AskPromptAsync(CancellationToken cancellationToken)
    {
        if (turn.Detail == PromptDetail.None)
        {
            return Task.CompletedTask;
        }

        var card = PromptCards.For(turn.Card, turn.Prompt, turn.Memory.Greeted, isGroup: turn.Member is not null);
        var isShort = turn.Detail == PromptDetail.Short && !turn.Prompt.IsShort;
        card = isShort ? card.Again($"again/{turn.Prompt.Id}") : card;
        return AskAsync(Understood() is { } understood ? card.After(understood) : card, turn.Detail, cancellationToken);
    }

    /// <summary>Asks the open prompt with a card, and stores the id and the time of the message (<see cref="BotMemory.Asked"/>).</summary>
    /// <param name="card">The card.</param>
    /// <param name="detail">How much of the prompt the card shows.</param>
    /// <param name="cancellationToken">Stops the turn.</param>
    /// <param name="askedAs">
    /// The kind of the card: the card of the open prompt itself, or a goodbye or a reminder with a button back to the prompt.
    /// </param>
    public async Task AskAsync(Card card, PromptDetail detail, CancellationToken cancellationToken, AskedAs askedAs = AskedAs.Prompt)
    {
        var isPrompt = askedAs == AskedAs.Prompt;
        var question = Draw(card, turn.Prompt, isPrompt ? InputHints.ExpectingInput : InputHints.AcceptingInput);
        turn.Memory.Greeted = true;
        turn.Memory.ScreenLanguage = turn.Card.Texts.Language;
        var sent = await SendAsync(question, cancellationToken);

        // Store the id of a whole card only, because the bot may replace a whole card later. It never replaces a short card, because the
        // whole card of the same prompt is further up on the screen.
        var isWhole = isPrompt && (detail == PromptDetail.Full || turn.Prompt.IsShort);
        var ids = isWhole && sent is not null ? turn.AskedIds.Append(sent.Id!).TakeLast(MaxAskedIds) : turn.AskedIds;
        turn.Memory.Asked = (FindAskedCard(askedAs) ?? Shown()) with { Place = turn.Prompt.Id, ActivityIds = [.. ids], As = askedAs };
        if (isWhole && turn.ReplacesCards && turn.Prompt.MayBeReplaced && sent?.Id is { } id)
        {
            ReplaceableCards.Note(turn.Memory, new(turn.Prompt.Id, id, ReplaceableCards.LookOf(question), turn.Memory.Sent));
        }
    }

    /// <summary>
    /// Replaces a card that was sent. Does nothing if the channel cannot replace cards, if the id is null or empty, or if the card on the
    /// screen already looks like the new card.
    /// </summary>
    /// <param name="activityId">The id of the message to replace.</param>
    /// <param name="draw">Returns the new card; not called if the card cannot be replaced.</param>
    /// <param name="prompt">The prompt to which the card belongs.</param>
    /// <param name="cancellationToken">Stops the turn.</param>
    /// <param name="isOpen">Whether the new card still asks the open prompt.</param>
    public async Task ReplaceAsync(
        string? activityId,
        Func<Card> draw,
        OpenPrompt prompt,
        CancellationToken cancellationToken,
        bool isOpen = false
    )
    {
        if (string.IsNullOrEmpty(activityId) || !turn.ReplacesCards)
        {
            return;
        }

        var replacement = Draw(draw(), prompt, isOpen ? InputHints.ExpectingInput : InputHints.IgnoringInput);
        var look = ReplaceableCards.LookOf(replacement);
        var standing = ReplaceableCards.Find(turn.Memory, activityId) ?? new(prompt.Id, activityId, "", turn.Memory.Sent);
        if (standing.Look == look)
        {
            return;
        }

        ReplaceableCards.Note(turn.Memory, standing with { Look = look });
        replacement.Id = standing.ChannelId ?? activityId;
        await turn.Context.UpdateActivityAsync(replacement, cancellationToken);
    }

    /// <summary>Replaces the newest route card on the screen, so that it shows the person's current progress.</summary>
    public Task RefreshRouteAsync(CancellationToken cancellationToken)
    {
        if (!turn.ReplacesCards)
        {
            return Task.CompletedTask;
        }

        // Draw the card as if the person were outside the stations, so that entering and leaving a station does not change the card.
        var outside = turn.Card with { Journey = turn.Journey.LeaveStation() with { Finished = false } };
        var prompt = OpenPrompt.Of(outside.Journey, outside.Content);
        return prompt.Position is Position.Route && ReplaceableCards.Newest(turn.Memory, prompt.Id) is { } card
            ? ReplaceAsync(card.Id, () => PromptCards.For(outside, prompt), prompt, cancellationToken, isOpen: turn.Prompt.Id == prompt.Id)
            : Task.CompletedTask;
    }

    private string? Understood() => turn.Understood is { } answer
        ? turn.Card.Say(
            Messages.AnsweredUnderstood, turn.Card.QuestionNumber(answer.QuestionId), turn.Card.Say(Messages.Answer(answer.Value)))
        : null;

    private Task<ResourceResponse?> SendAsync(Activity message, CancellationToken cancellationToken)
    {
        turn.Memory.Sent++;
        return turn.Context.SendActivityAsync(message, cancellationToken);
    }

    // Returns the stored card if the same prompt is asked again, because then the time of the first card counts. Returns null if the stored
    // card asked another prompt, if only one of the two cards is a goodbye or a reminder, or if this turn's message was sent before the
    // person could read the stored card.
    private AskedCard? FindAskedCard(AskedAs askedAs) =>
        turn.Memory.Asked is { } asked
        && asked.Place == turn.Prompt.Id
        && (asked.As == AskedAs.Prompt) == (askedAs == AskedAs.Prompt)
        && !asked.IsUnseenAt(turn.SentAt, turn.Now)
            ? asked
            : null;

    // Returns the data of a newly asked card. The earliest time at which the person can read it is the time at which the incoming message
    // was sent, plus that message's delay, by the clocks of that message. Events and proactive turns have no such time, because their
    // timestamp is the host's.
    private AskedCard Shown()
    {
        if (turn.Context.Activity.Type != ActivityTypes.Message)
        {
            return new("", [], default);
        }

        var delay = MessageDelay.Of(turn);
        return new("", [], turn.SentAt.Later(delay)) { Delay = delay, At = turn.Now, Refused = turn.Recognition is Recognition.TooEarly };
    }

    // Draws a card as an attachment or, on channels without cards, as text.
    private Activity Draw(Card card, OpenPrompt prompt, string inputHint)
    {
        Activity message;
        var owner = card.Choices is [{ Intent: Intent.Start }] ? null : turn.Member; // the invitation to start has no owner
        if (owner is not null)
        {
            card = card.For(turn.ShowsCards ? owner.Shown : owner.Name, turn.Card);
        }

        if (turn.ShowsCards)
        {
            var attachment = new Attachment(CardJson.ContentType, content: CardJson.Write(card, turn.Card, prompt.Id, owner));
            message = (Activity)MessageFactory.Attachment(attachment, inputHint: inputHint);
            message.Speak = card.Summary;
            message.Summary = card.Summary;
        }
        else
        {
            message = MessageFactory.Text(CardText.Write(card, turn.Card), inputHint: inputHint);
            message.TextFormat = TextFormatTypes.Plain;
            if (owner is { Name.Length: > 0 })
            {
                message.Entities = [new Mention(owner.Account, owner.Name)];
            }
        }

        return WithProgress(message, card.Shows);
    }

    private Activity WithProgress(Activity message, IReadOnlyList<string> shows)
    {
        message.Locale = turn.Card.Texts.Language;
        if (!ChannelAbilities.ShowsProgress(turn.Context.Activity.ChannelId))
        {
            return message;
        }

        message.ChannelData = WrittenJson.Create(json =>
        {
            json.WritePropertyName("progress"u8);
            JsonSerializer.Serialize(json, Progress.Of(turn.Card, turn.Prompt, shows), PageProgressJson.Default.PageProgress);
            if (message.Summary is not null)
            {
                json.WriteString(WebChatAnnouncement, message.Summary);
            }
        });
        return message;
    }
}
