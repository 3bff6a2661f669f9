using System.Text.Json;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Domain.Journeys;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>What a person sees in one turn: draws cards as messages, sends them, and replaces those that changed.</summary>
internal sealed class Screen(ConversationTurn turn)
{
    // What Web Chat announces to screen readers when a card arrives, instead of "an attachment".
    private const string WebChatAnnouncement = "webchat:fallback-text";

    // Each one costs a call to the channel when the question is answered.
    private const int MaxAskedIds = 3;

    /// <summary>Sends one sentence, before the open prompt is asked again.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="shows">The id of the sentence, for the progress.</param>
    /// <param name="cancellationToken">Stops the turn.</param>
    /// <param name="ways">Buttons further up on the screen, if no prompt follows; a channel may suggest some of them again.</param>
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

    /// <summary>Shows a card without a question.</summary>
    /// <param name="card">The card.</param>
    /// <param name="cancellationToken">Stops the turn.</param>
    /// <param name="at">The id that its buttons carry, if the card is replaced later; null: that of the open prompt.</param>
    public Task ShowAsync(Card card, CancellationToken cancellationToken, string? at = null) =>
        SendAsync(Draw(card, turn.Prompt with { Id = at ?? turn.Prompt.Id }, InputHints.IgnoringInput), cancellationToken);

    /// <summary>Asks the open prompt in the detail of <see cref="ConversationTurn.Detail"/>.</summary>
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

    /// <summary>Asks the open prompt with a card, and remembers which message asked it, and when.</summary>
    /// <param name="card">The card.</param>
    /// <param name="detail">How much of it the card shows.</param>
    /// <param name="cancellationToken">Stops the turn.</param>
    /// <param name="askedAs">
    /// How the person sees it: as the open prompt itself, or as a goodbye or a reminder with a way back to it.
    /// </param>
    public async Task AskAsync(Card card, PromptDetail detail, CancellationToken cancellationToken, AskedAs askedAs = AskedAs.Prompt)
    {
        var isPrompt = askedAs == AskedAs.Prompt;
        var question = Draw(card, turn.Prompt, isPrompt ? InputHints.ExpectingInput : InputHints.AcceptingInput);
        turn.Memory.Greeted = true;
        turn.Memory.Spoken = turn.Card.Texts.Language;
        var sent = await SendAsync(question, cancellationToken);

        // A short card is not replaced later: the full one is further up.
        var isWhole = isPrompt && (detail == PromptDetail.Full || turn.Prompt.IsShort);
        var ids = isWhole && sent is not null ? turn.AskedIds.Append(sent.Id!).TakeLast(MaxAskedIds) : turn.AskedIds;
        turn.Memory.Asked = (Standing(askedAs) ?? Shown()) with { Place = turn.Prompt.Id, ActivityIds = [.. ids], As = askedAs };
        if (isWhole && turn.ShowsCards && turn.Prompt.MayBeReplaced && sent?.Id is { } id)
        {
            ReplaceableCards.Note(turn.Memory, new(turn.Prompt.Id, id, ReplaceableCards.LookOf(question), turn.Memory.Sent));
        }
    }

    /// <summary>
    /// Replaces a card that was sent. Does nothing if the channel shows no cards, if the id is not known, or if the same card is on the
    /// screen already.
    /// </summary>
    /// <param name="activityId">The message to replace.</param>
    /// <param name="card">The new card.</param>
    /// <param name="prompt">The prompt that the card belongs to.</param>
    /// <param name="cancellationToken">Stops the turn.</param>
    /// <param name="isOpen">Whether it still asks the open prompt.</param>
    public async Task ReplaceAsync(
        string? activityId,
        Card card,
        OpenPrompt prompt,
        CancellationToken cancellationToken,
        bool isOpen = false
    )
    {
        if (string.IsNullOrEmpty(activityId) || !turn.ShowsCards)
        {
            return;
        }

        var replacement = Draw(card, prompt, isOpen ? InputHints.ExpectingInput : InputHints.IgnoringInput);
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

    /// <summary>Updates the newest card of the route with what is done by now.</summary>
    public Task RefreshRouteAsync(CancellationToken cancellationToken)
    {
        // Drawn as when it is asked, outside of the stations, so that entering and leaving a station changes nothing on it.
        var outside = turn.Card with { Journey = turn.Journey.LeaveStation() with { Finished = false } };
        var prompt = OpenPrompt.Of(outside.Journey, outside.Content);
        return prompt.Position is Position.Route && ReplaceableCards.Newest(turn.Memory, prompt.Id) is { } card
            ? ReplaceAsync(card.Id, PromptCards.For(outside, prompt), prompt, cancellationToken, isOpen: turn.Prompt.Id == prompt.Id)
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

    // A prompt that is only repeated has been on the screen since it was first asked, but not for a message that was written before that.
    private AskedCard? Standing(AskedAs askedAs) =>
        turn.Memory.Asked is { } asked
        && asked.Place == turn.Prompt.Id
        && (asked.As == AskedAs.Prompt) == (askedAs == AskedAs.Prompt)
        && !asked.IsUnseenAt(turn.SentAt, turn.Now)
            ? asked
            : null;

    // By the clocks of the message that this answers: when it was sent, plus the time by which it was delayed. Events and proactive turns
    // have the host's time where messages have the channel's.
    private AskedCard Shown()
    {
        if (turn.Context.Activity.Type != ActivityTypes.Message)
        {
            return new("", [], default);
        }

        var delay = MessageDelay.Of(turn);
        return new("", [], turn.SentAt.Later(delay)) { Delay = delay, At = turn.Now, Refused = turn.Recognition is Recognition.Early };
    }

    // As a card or, on channels without cards, as text.
    private Activity Draw(Card card, OpenPrompt prompt, string inputHint)
    {
        Activity message;
        var owner = card.Choices is [{ Intent: Intent.Start }] ? null : turn.Member; // the invitation to start is for everybody
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

        message.ChannelData = Payload.Write(json =>
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
