using System.Text.Json;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Content.Search;
using KnowledgePackages.Domain.Journeys;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>
/// The state of one turn: the incoming activity, the person's position, and what is remembered of them. <see cref="Screen"/> sends the
/// replies.
/// </summary>
internal sealed class ConversationTurn(
    ITurnContext context,
    DialogsContent content,
    BotMemory memory,
    Journey journey,
    Reminder? reminder,
    StoredProperties stored,
    DateTimeOffset now,
    IContentSearch search,
    SiteFacts site)
{
    private static readonly TimeSpan NotYoursPause = TimeSpan.FromMinutes(1);

    private Journey? _placed;
    private SearchResult? _found;
    private Reminder? _reminder = reminder;

    public ITurnContext Context { get; } = context;

    /// <summary>Draws, sends and replaces the messages that the person sees.</summary>
    public Screen Screen => field ??= new(this);

    /// <summary>The time of the turn, the same each time it runs.</summary>
    public DateTimeOffset Now { get; } = now;

    public BotMemory Memory { get; } = memory;

    /// <summary>The result of recognising the message; null before recognition, and in a turn without input.</summary>
    public Recognition? Recognition { get; set; }

    /// <summary>The answer as which the text of this turn was understood; the next card names it.</summary>
    public Intents.Intent.Answer? Understood { get; set; }

    /// <summary>How much of the open prompt <see cref="Screen.AskPromptAsync"/> shows at the end of this turn.</summary>
    public PromptDetail Detail { get; set; }

    public CardContext Card { get; private set; } = new(content, TextsFor(context.Activity, content, memory, journey), journey)
    {
        Today = DateOnly.FromDateTime((SentAt.Of(context.Activity.LocalTimestamp, null, now).Local ?? now).DateTime),
        TakesInputs = ChannelAbilities.TakesInputs(context.Activity.ChannelId),
    };

    public Journey Journey => Card.Journey;

    public OpenPrompt Prompt
    {
        get
        {
            // Cache the prompt: a turn reads it many times, and changes it once or twice at most.
            if (field is null || !ReferenceEquals(_placed, Journey) || field.Confirming != Memory.Confirming)
            {
                (field, _placed) = (OpenPrompt.Of(Journey, Card.Content, Memory.Confirming), Journey);
            }

            return field;
        }
    }

    /// <summary>When the activity was sent, by its sender's clock and by the channel's.</summary>
    public SentAt SentAt { get; } = SentAt.Of(context.Activity.LocalTimestamp, context.Activity.Timestamp, now);

    /// <summary>Ids of the messages that asked the open prompt, the newest last.</summary>
    public IReadOnlyList<string> AskedIds => Memory.Asked is { } asked && asked.Place == Prompt.Id ? asked.ActivityIds : [];

    /// <summary>In a group, the sender; null in a conversation with one person.</summary>
    public GroupMember? Member { get; } = GroupMember.Of(context.Activity);

    /// <summary>The text that the person wrote, without what the channel adds. Computed once.</summary>
    public string? Text => field ??= WrittenText.Of(Context.Activity);

    /// <summary>The texts in the language that is on the screen.</summary>
    public ContentTexts SpokenTexts => Card.Content.Find(Memory.Spoken) ?? Card.Texts;

    /// <summary>What is known of the site that the bot runs on.</summary>
    public SiteFacts Site { get; } = site;

    /// <summary>Returns the search results for the text of this turn. Searches once.</summary>
    public SearchResult Find(string text) => _found ??= SearchFor(text);

    /// <summary>Returns the search results for any text. What is near the person ranks first.</summary>
    public SearchResult SearchFor(string text) =>
        search.Find(Card.Texts.Language, text, Journey.PackageId is { } package ? new SearchPlace(package, Prompt.Station?.Id) : null);

    /// <summary>The id that the tapped button carries: that of its prompt, or that of its card; null if no button was tapped.</summary>
    public string? TappedAt => Button.Read(Context.Activity.Value)?.At;

    /// <summary>The date in the person's time zone.</summary>
    public DateOnly Today { get; } = DateOnly.FromDateTime((context.Activity.LocalTimestamp ?? now).DateTime);

    /// <summary>Whether a button was tapped, and not a text written.</summary>
    public bool IsTap => Context.Activity.Value is not null;

    public bool ShowsCards => ChannelAbilities.ShowsCards(Context.Activity.ChannelId);

    /// <summary>
    /// Stores the person's progress, and closes an open confirmation, because a person who goes on does not want to start again.
    /// </summary>
    public Task GoAsync(Journey next, CancellationToken cancellationToken)
    {
        Memory.Confirming = Confirmation.None;
        Card = Card with { Journey = next };
        return stored.Journey.SetAsync(Context, next, cancellationToken);
    }

    /// <summary>The person's reminder, and which reminders this conversation supports.</summary>
    public Reminding Reminding =>
        new(_reminder, IsPossible: Member is null, IsFoundHere: ChannelAbilities.ShowsProgress(Context.Activity.ChannelId));

    // Use the language that the person chose. If they chose none, a typed text sets the language, and all other input keeps the language on
    // the screen.
    private static ContentTexts TextsFor(Activity activity, DialogsContent content, BotMemory memory, Journey journey)
    {
        var isTyped = activity.Type == ActivityTypes.Message && activity.Value is null;
        var (first, second) = isTyped ? (activity.Locale, memory.Spoken) : (memory.Spoken, activity.Locale);
        return content.Find(journey.Language) ?? content.Find(first) ?? content.In(second);
    }

    /// <summary>Stores when to remind the person; null cancels the reminder.</summary>
    public Task SetReminderAsync(Reminder? wanted, CancellationToken cancellationToken)
    {
        _reminder = wanted;
        return stored.Reminder.SetAsync(Context, wanted, cancellationToken);
    }

    /// <summary>
    /// Deletes everything that is stored about this person in this conversation. Three things stay: the number of the round, so that older
    /// buttons do nothing; that the person was greeted; and what the engine needs to detect repeats.
    /// </summary>
    public async Task EraseAsync(CancellationToken cancellationToken)
    {
        Memory.Forget(Recognizer.TapIn(this));
        await SetReminderAsync(null, cancellationToken);
        await stored.DialogStack.DeleteAsync(Context, cancellationToken);
        await GoAsync(Journey.Restart() with { Language = null }, cancellationToken);
    }

    /// <summary>
    /// Returns whether it is time to explain to the group that a button belongs to somebody else; if so, records the explanation.
    /// </summary>
    public bool MaySayNotYours()
    {
        if (Now - Memory.ToldNotYours < NotYoursPause)
        {
            return false;
        }

        Memory.ToldNotYours = Now;
        return true;
    }

    /// <summary>Returns whether the texts on the screen are in this language.</summary>
    public bool IsSpoken(ContentTexts texts) => texts.Language == (Memory.Spoken ?? Card.Texts.Language);

    /// <summary>Changes to a language that the person has chosen. Their progress stays.</summary>
    public Task ChangeLanguageAsync(ContentTexts texts, CancellationToken cancellationToken)
    {
        Card = Card with { Texts = texts, Journey = Journey with { Language = texts.Language } };
        return stored.Journey.SetAsync(Context, Journey, cancellationToken);
    }
}

/// <summary>The stored properties that a turn may change, besides the memory.</summary>
/// <param name="Journey">The person's progress.</param>
/// <param name="Reminder">When to remind the person; null if no reminder is scheduled.</param>
/// <param name="DialogStack">The dialog stack that versions before the single loop stored. Nothing reads it; erasing deletes it.</param>
internal sealed record StoredProperties(
    IStatePropertyAccessor<Journey?> Journey, IStatePropertyAccessor<Reminder?> Reminder, IStatePropertyAccessor<JsonElement> DialogStack);

/// <summary>Opens a turn from its stored state.</summary>
internal sealed class ConversationTurns(
    DialogsContent content, IContentSearch search, SiteFacts site, TimeProvider time, IPropertyManager state)
{
    /// <summary>Name of the property that holds the journey. Stored, so it never changes.</summary>
    public const string JourneyProperty = "Journey";

    /// <summary>Name of the property that holds the reminder. Stored, so it never changes.</summary>
    public const string ReminderProperty = "Reminder";

    private readonly IStatePropertyAccessor<BotMemory> _memory = state.CreateProperty<BotMemory>("Bot");
    private readonly StoredProperties _stored = new(
        state.CreateProperty<Journey?>(JourneyProperty),
        state.CreateProperty<Reminder?>(ReminderProperty),
        state.CreateProperty<JsonElement>("DialogState"));

    /// <summary>Returns the turn of this run: every call returns the same object.</summary>
    public async Task<ConversationTurn> OpenAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        if (context.TurnState.Get<ConversationTurn>() is { } open)
        {
            return open;
        }

        var journey = await _stored.Journey.GetAsync(context, null, cancellationToken);
        var memory = await _memory.GetAsync(context, () => new BotMemory(), cancellationToken);
        var reminder = await _stored.Reminder.GetAsync(context, null, cancellationToken);
        var turn = new ConversationTurn(context, content, memory, journey ?? new Journey(), reminder, _stored, time.GetUtcNow(), search, site);
        context.TurnState.Set(turn);
        context.SendIn(() => turn.Card.Texts.Language);
        return turn;
    }
}
