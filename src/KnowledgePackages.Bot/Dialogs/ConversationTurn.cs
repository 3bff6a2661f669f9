using System.Text.Json;
using KnowledgePackages.Bot.Cards;
using KnowledgePackages.Bot.Commands;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Content.Search;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Runtime.Wire;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Dialogs;

/// <summary>One turn as the dialogs see it: what came in, where the person is, and ways to answer.</summary>
internal sealed class ConversationTurn(
    ITurnContext context,
    DialogsContent content,
    BotMemory memory,
    Journey journey,
    Reminder? reminder,
    StoredProperties stored,
    DateTimeOffset now,
    IContentSearch search)
{
    // What Web Chat tells screen readers when a card arrives, instead of that there is an attachment.
    private const string WebChatAnnouncement = "webchat:fallback-text";

    // Each costs a call to the channel when the question is answered.
    private const int MaxAskedIds = 3;

    // Longer than any outage that a channel tries to get through; so a clock that was put right holds nobody up for long.
    private static readonly TimeSpan MaxDelay = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan NotYoursPause = TimeSpan.FromMinutes(1);

    private Journey? _placed;
    private SearchResult? _found;
    private Reminder? _reminder = reminder;

    public ITurnContext Context { get; } = context;

    /// <summary>The time of the turn, however often it runs.</summary>
    public DateTimeOffset Now { get; } = now;

    public BotMemory Memory { get; } = memory;

    /// <summary>What was recognised of the message; null where there is none, or before it was looked at.</summary>
    public Recognition? Recognition { get; set; }

    /// <summary>How what is open is asked at the end of this turn.</summary>
    public PromptDetail Detail { get; set; }

    public CardContext Card { get; private set; } = new(content, content.In(journey.Language ?? context.Activity.Locale), journey)
    {
        Today = DateOnly.FromDateTime((context.Activity.LocalTimestamp ?? now).DateTime),
    };

    public Journey Journey => Card.Journey;

    public OpenPrompt Prompt
    {
        get
        {
            // Asked for many times in a turn, and changed at most once or twice.
            if (field is null || !ReferenceEquals(_placed, Journey) || field.AsksRestart != Memory.AsksRestart || field.AsksErase != Memory.AsksErase)
                (field, _placed) = (OpenPrompt.Of(Journey, Card.Content, Memory.AsksRestart, Memory.AsksErase), Journey);
            return field;
        }
    }

    /// <summary>When the activity was sent, by its sender's clock and by the channel's.</summary>
    public SentAt SentAt { get; } = new(context.Activity.LocalTimestamp, context.Activity.Timestamp);

    /// <summary>Ids of the messages that asked what is open, the newest last.</summary>
    public IReadOnlyList<string> AskedIds => Memory.Asked is { } asked && asked.Place == Prompt.Id ? asked.ActivityIds : [];

    /// <summary>In a group, who this is; null where nobody else is there.</summary>
    public GroupMember? Member { get; } = GroupMember.Of(context.Activity);

    /// <summary>What was written, without the mention of the bot. Found once: a mention is not looked for in what is left.</summary>
    public string? Text => field ??= Context.Activity.TextWithoutRecipient();

    /// <summary>What a search for the text of this turn finds, at the time of the turn. Looked for once.</summary>
    public SearchResult Find(string text) => _found ??= search.Find(Card.Texts.Language, text, Now);

    /// <summary>Whether a button was tapped, and not a text written.</summary>
    public bool IsTap => Context.Activity.Value is not null;

    public bool ShowsCards => ChannelAbilities.ShowsCards(Context.Activity.ChannelId);

    /// <summary>Keeps what the person has done now. Whoever does something does not want to start again.</summary>
    public Task GoAsync(Journey next, CancellationToken cancellationToken)
    {
        Memory.AsksRestart = Memory.AsksErase = false;
        Card = Card with { Journey = next };
        return stored.Journey.SetAsync(Context, next, cancellationToken);
    }

    /// <summary>Whether and when this person is reminded.</summary>
    public Reminding Reminding => new(_reminder, IsPossible: Member is null, IsFoundHere: ChannelAbilities.ShowsProgress(Context.Activity.ChannelId));

    /// <summary>Keeps when to be reminded; null: not.</summary>
    public Task SetReminderAsync(Reminder? wanted, CancellationToken cancellationToken)
    {
        _reminder = wanted;
        return stored.Reminder.SetAsync(Context, wanted, cancellationToken);
    }

    /// <summary>
    /// Forgets all that is kept of this person in this conversation. What stays is not about them: the number of the round, so that buttons
    /// from before do nothing, that they were greeted, and what the engine needs for telling repeats.
    /// </summary>
    public async Task EraseAsync(CancellationToken cancellationToken)
    {
        Memory.Forget(Recognizer.TapIn(this));
        await SetReminderAsync(null, cancellationToken);
        await stored.DialogStack.DeleteAsync(Context, cancellationToken);
        await GoAsync(Journey.Restart() with { Language = null }, cancellationToken);
    }

    /// <summary>Whether it is time to tell, before everybody, that a button is somebody else's; it is told then.</summary>
    public bool MaySayNotYours()
    {
        if (Now - Memory.ToldNotYours < NotYoursPause)
            return false;
        Memory.ToldNotYours = Now;
        return true;
    }

    /// <summary>Whether what stands on the screen is in this language.</summary>
    public bool IsSpoken(ContentTexts texts) => texts.Language == (Memory.Spoken ?? Card.Texts.Language);

    /// <summary>Goes on in another language, which the person has chosen. What they did stays.</summary>
    public Task ChangeLanguageAsync(ContentTexts texts, CancellationToken cancellationToken)
    {
        Card = Card with { Texts = texts, Journey = Journey with { Language = texts.Language } };
        return stored.Journey.SetAsync(Context, Journey, cancellationToken);
    }

    /// <summary>Says one sentence, before the open question is asked again.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="shows">What it says, as an id.</param>
    /// <param name="cancellationToken">Stops the turn.</param>
    /// <param name="ways">Buttons that stand further up, where nothing is asked after this; a channel may show some of them again.</param>
    public Task SayAsync(string text, string shows, CancellationToken cancellationToken, IEnumerable<Submit>? ways = null)
    {
        var toWhom = Member is { Name.Length: > 0 } member ? Card.Say(Messages.GroupSaid, member.Name, text) : text;
        var message = MessageFactory.Text(toWhom, inputHint: InputHints.IgnoringInput);
        message.TextFormat = TextFormatTypes.Plain;
        if (ways is not null && ChannelAbilities.SuggestsActions(Context.Activity.ChannelId, isGroup: Member is not null))
        {
            // Writing what is on a button does the same as tapping it.
            var actions = ways.Take(ChannelAbilities.MaxSuggestedActions).Select(way => new CardAction { Type = ActionTypes.ImBack, Title = way.Title, Value = way.Title });
            message.SuggestedActions = new SuggestedActions { Actions = [.. actions] };
        }

        return SendAsync(WithProgress(message, [shows]), cancellationToken);
    }

    /// <summary>Shows a card that asks nothing.</summary>
    public Task ShowAsync(Card card, CancellationToken cancellationToken) =>
        SendAsync(Draw(card, Prompt, InputHints.IgnoringInput), cancellationToken);

    /// <summary>The message that asks what is open.</summary>
    private Activity DrawPrompt(PromptDetail detail)
    {
        var card = PromptCards.For(Card, Prompt, Memory.Greeted, isGroup: Member is not null);
        return Draw(detail == PromptDetail.Short && !Prompt.IsShort ? card.Again($"again/{Prompt.Id}") : card, Prompt, InputHints.ExpectingInput);
    }

    /// <summary>Asks what is open, as <see cref="Detail"/> says.</summary>
    public Task AskPromptAsync(CancellationToken cancellationToken) =>
        Detail == PromptDetail.None ? Task.CompletedTask : AskAsync(DrawPrompt(Detail), Detail, cancellationToken);

    /// <summary>Asks, and remembers which message asked, and when.</summary>
    /// <param name="question">The message.</param>
    /// <param name="detail">How it asks.</param>
    /// <param name="cancellationToken">Stops the turn.</param>
    /// <param name="isLeave">Whether it says goodbye for now, or calls the person back.</param>
    /// <param name="isReminder">Whether it calls the person back.</param>
    public async Task AskAsync(Activity question, PromptDetail detail, CancellationToken cancellationToken, bool isLeave = false, bool isReminder = false)
    {
        Memory.Greeted = true;
        Memory.Spoken = Card.Texts.Language;
        var sent = await SendAsync(question, cancellationToken);

        // What was not asked fully is no card to replace: that one stands further up.
        var isWhole = !isLeave && (detail == PromptDetail.Full || Prompt.IsShort);
        var ids = isWhole && sent is not null ? AskedIds.Append(sent.Id!).TakeLast(MaxAskedIds) : AskedIds;
        Memory.Asked = new(Prompt.Id, [.. ids], StandsSince(isLeave) ?? ShownAt(), isLeave, isReminder);
        if (isWhole && ShowsCards && Prompt.MayBeReplaced && sent?.Id is { } id)
            ReplaceableCards.Note(Memory, new(Prompt.Id, id, ReplaceableCards.LookOf(question), Memory.Sent));
    }

    private Task<ResourceResponse?> SendAsync(Activity message, CancellationToken cancellationToken)
    {
        Memory.Sent++;
        return Context.SendActivityAsync(message, cancellationToken);
    }

    // What is only asked again has been on the screen since it was asked first; not so for whoever wrote before that.
    private SentAt? StandsSince(bool isLeave) =>
        Memory.Asked is { } asked && asked.Place == Prompt.Id && asked.IsLeave == isLeave && !SentAt.IsNoLaterThan(asked.SentAt) ? asked.SentAt : null;

    // By the person's clock: when they sent what this answers, and as much later as that was held up on its way. The channel's clock and
    // ours may differ, so the quickest message so far counts as not held up.
    private SentAt ShownAt()
    {
        if (SentAt.Channel is not { } sent)
            return new(SentAt.Local, Now);
        var underWay = Now - sent;
        Memory.Quickest = underWay < Memory.Quickest ? underWay : Memory.Quickest ?? underWay;
        var delay = underWay - Memory.Quickest.Value;
        return new(SentAt.Local + (delay < MaxDelay ? delay : MaxDelay), Now - Memory.Quickest);
    }

    /// <summary>The message for a card: with the card or, where the channel shows none, with its text.</summary>
    public Activity Draw(Card card, OpenPrompt prompt, string inputHint)
    {
        Activity message;
        var owner = card.Choices is [{ Intent: Intent.Start }] ? null : Member; // the invitation to start is everybody's
        if (owner is not null)
            card = card.For(ShowsCards ? owner.Shown : owner.Name, Card);
        if (ShowsCards)
        {
            var attachment = new Attachment(CardJson.ContentType, content: CardJson.Write(card, Card, prompt.Id, owner));
            message = (Activity)MessageFactory.Attachment(attachment, inputHint: inputHint);
            message.Speak = card.Summary;
            message.Summary = card.Summary;
        }
        else
        {
            message = MessageFactory.Text(CardText.Write(card, Card), inputHint: inputHint);
            message.TextFormat = TextFormatTypes.Plain;
            if (owner is { Name.Length: > 0 })
                message.Entities = [new Mention(owner.Account, owner.Name)];
        }

        return WithProgress(message, card.Shows);
    }

    /// <summary>
    /// Puts a card in the place of one that was sent; nothing where the channel shows no cards, where the id is not known, or where the
    /// very same stands there already.
    /// </summary>
    /// <param name="activityId">The message to replace.</param>
    /// <param name="card">What takes its place.</param>
    /// <param name="prompt">Where the card belongs to.</param>
    /// <param name="cancellationToken">Stops the turn.</param>
    /// <param name="isOpen">Whether it still asks what is open.</param>
    public async Task ReplaceAsync(string? activityId, Card card, OpenPrompt prompt, CancellationToken cancellationToken, bool isOpen = false)
    {
        if (string.IsNullOrEmpty(activityId) || !ShowsCards)
            return;
        var replacement = Draw(card, prompt, isOpen ? InputHints.ExpectingInput : InputHints.IgnoringInput);
        var look = ReplaceableCards.LookOf(replacement);
        var standing = ReplaceableCards.Find(Memory, activityId) ?? new(prompt.Id, activityId, "", Memory.Sent);
        if (standing.Look == look)
            return;
        ReplaceableCards.Note(Memory, standing with { Look = look });
        replacement.Id = standing.ChannelId ?? activityId;
        await Context.UpdateActivityAsync(replacement, cancellationToken);
    }

    /// <summary>Lets the newest card of the route show what is done by now.</summary>
    public Task RefreshRouteAsync(CancellationToken cancellationToken)
    {
        // As it is asked: from outside of the stations. So going into one and out again changes nothing on it.
        var outside = Card with { Journey = Journey.LeaveStation() with { Finished = false } };
        var prompt = OpenPrompt.Of(outside.Journey, outside.Content, asksRestart: false);
        return prompt.Position is Position.Route route && ReplaceableCards.Newest(Memory, prompt.Id) is { } card
            ? ReplaceAsync(card.Id, RouteCards.Route(outside, route.Package), prompt, cancellationToken, isOpen: Prompt.Id == prompt.Id)
            : Task.CompletedTask;
    }

    private Activity WithProgress(Activity message, IReadOnlyList<string> shows)
    {
        message.Locale = Card.Texts.Language;
        if (!ChannelAbilities.ShowsProgress(Context.Activity.ChannelId))
            return message;
        message.ChannelData = Payload.Write(json =>
        {
            Progress.Write(json, Card, Prompt, shows);
            if (message.Summary is not null)
                json.WriteString(WebChatAnnouncement, message.Summary);
        });
        return message;
    }
}

/// <summary>What a turn may change in the stored state, besides the memory.</summary>
/// <param name="Journey">What the person has done.</param>
/// <param name="Reminder">When to remind them; none where null.</param>
/// <param name="DialogStack">The dialog stack that versions before the one loop stored. Nothing reads it; erasing deletes it.</param>
internal sealed record StoredProperties(
    IStatePropertyAccessor<Journey?> Journey, IStatePropertyAccessor<Reminder?> Reminder, IStatePropertyAccessor<JsonElement> DialogStack);

/// <summary>Opens a turn from the state that belongs to it.</summary>
internal sealed class ConversationTurns(DialogsContent content, IContentSearch search, TimeProvider time, IPropertyManager state)
{
    /// <summary>Name of the property that holds the journey. Stored, so it is for ever.</summary>
    public const string JourneyProperty = "Journey";

    private readonly IStatePropertyAccessor<BotMemory> _memory = state.CreateProperty<BotMemory>("Bot");
    private readonly StoredProperties _stored = new(
        state.CreateProperty<Journey?>(JourneyProperty),
        state.CreateProperty<Reminder?>("Reminder"), // the engine reads its time
        state.CreateProperty<JsonElement>("DialogState"));

    /// <summary>The turn of this run: the same one, however often it is asked for.</summary>
    public async Task<ConversationTurn> OpenAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        if (context.TurnState.Get<ConversationTurn>() is { } open)
            return open;
        var journey = await _stored.Journey.GetAsync(context, null, cancellationToken);
        var memory = await _memory.GetAsync(context, () => new BotMemory(), cancellationToken);
        var reminder = await _stored.Reminder.GetAsync(context, null, cancellationToken);
        var turn = new ConversationTurn(context, content, memory, journey ?? new Journey(), reminder, _stored, time.GetUtcNow(), search);
        context.TurnState.Set(turn);
        context.SendIn(() => turn.Card.Texts.Language);
        return turn;
    }
}
