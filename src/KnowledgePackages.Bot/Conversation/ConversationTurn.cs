using System.Text.Json;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Content.Search;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Runtime.Engine;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>
/// The state of one turn: the incoming activity, the person's journey, and the bot's memory about the person. <see cref="Screen"/> sends
/// the replies.
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
    IPlanAddresses? addresses,
    SiteFacts site)
{
    private static readonly TimeSpan NotYoursPause = TimeSpan.FromMinutes(1);

    private Journey? _placed;
    private SearchResult? _found;
    private Reminder? _reminder = reminder;

    public ITurnContext Context { get; } = context;

    /// <summary>Draws, sends and replaces the messages that the person sees.</summary>
    public Screen Screen => field ??= new(this);

    /// <summary>The time of the turn. If a conflict runs the turn again, the time stays the same.</summary>
    public DateTimeOffset Now { get; } = now;

    public BotMemory Memory { get; } = memory;

    /// <summary>The result of recognising the message; null before recognition, and in a turn without input.</summary>
    public Recognition? Recognition { get; set; }

    /// <summary>
    /// The answer that the bot understood from the text of this turn; null if the text is no answer to the open question, or if a button
    /// was tapped. The next card repeats the answer to the person.
    /// </summary>
    public Intents.Intent.Answer? Understood { get; set; }

    /// <summary>How much of the open prompt <see cref="Screen.AskPromptAsync"/> shows at the end of this turn.</summary>
    public PromptDetail Detail { get; set; }

    public CardContext Card { get; private set; } = new(content, TextsFor(context.Activity, content, memory, journey), journey)
    {
        Today = DateOf(context.Activity, now),
        TakesInputs = ChannelAbilities.TakesInputs(context.Activity.ChannelId),
        HasLog = context.HasLog(),
        Incoming = memory.Incoming,
        Pages =
            addresses is not null
            && ChannelAbilities.OpensPages(context.Activity.ChannelId, isGroup: GroupMember.Of(context.Activity) is not null)
            && context.DocumentKey() is { } document
                ? new(addresses, document)
                : null,
        Site = site.Host ?? ChannelAbilities.OwnPage(context.Activity.ServiceUrl),
        Notice = site.Notice,
    };

    public Journey Journey => Card.Journey;

    /// <summary>
    /// The journey at the beginning of the turn, to find the turn's usage events. After the turn has brought the journey of another
    /// conversation, this is the brought journey, because its events were counted in the other conversation.
    /// </summary>
    public Journey Before { get; private set; } = journey;

    /// <summary>Whether the person has deleted their data in this turn.</summary>
    public bool IsErased { get; private set; }

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

    /// <summary>The time at which the activity was sent, by its sender's clock and by the channel's clock.</summary>
    public SentAt SentAt { get; } = SentAt.Of(context.Activity.LocalTimestamp, context.Activity.Timestamp, now);

    /// <summary>The ids of the messages that showed the open prompt's whole card, the newest last; empty if there are none.</summary>
    public IReadOnlyList<string> AskedIds => Memory.Asked is { } asked && asked.Place == Prompt.Id ? asked.ActivityIds : [];

    /// <summary>The sender of the activity in a group; null in a conversation with one person.</summary>
    public GroupMember? Member { get; } = GroupMember.Of(context.Activity);

    /// <summary>
    /// The text that the person typed, without the parts that the channel adds (<see cref="WrittenText"/>). Null or empty if the person
    /// typed nothing.
    /// </summary>
    public string? Text => field ??= WrittenText.Of(Context.Activity);

    /// <summary>The texts in the language of the last prompt on the screen.</summary>
    public ContentTexts ScreenTexts => Card.Content.Find(Memory.ScreenLanguage) ?? Card.Texts;

    /// <summary>The facts about the site that the bot runs on.</summary>
    public SiteFacts Site { get; } = site;

    /// <summary>
    /// Returns the search results for the text of this turn. Only the first call searches; later calls return its results.
    /// </summary>
    public SearchResult Find(string text) => _found ??= SearchFor(text);

    /// <summary>Returns the search results for any text. Results from the person's package and station come first.</summary>
    public SearchResult SearchFor(string text) =>
        search.Find(Card.Texts.Language, text, Journey.PackageId is { } package ? new SearchPlace(package, Prompt.Station?.Id) : null);

    /// <summary>The id that the tapped button carries (<see cref="Button.At"/>); null if no button was tapped.</summary>
    public string? TappedAt => Button.Read(Context.Activity.Value)?.At;

    /// <summary>The current date in the person's time zone.</summary>
    public DateOnly Today { get; } = DateOf(context.Activity, now);

    /// <summary>
    /// Whether the activity has a value: a tap on a button has one, a typed text has none. The event with which the page changes the
    /// language has one too.
    /// </summary>
    public bool IsTap => Context.Activity.Value is not null;

    public bool ShowsCards => ChannelAbilities.ShowsCards(Context.Activity.ChannelId);

    /// <summary>Whether the channel shows cards and can replace them.</summary>
    public bool ReplacesCards => ShowsCards && Context.CanUpdateMessages();

    /// <summary>
    /// Stores the changed journey, and closes an open confirmation, because a person who goes on has decided against it.
    /// </summary>
    public Task GoAsync(Journey next, CancellationToken cancellationToken)
    {
        Memory.Confirming = Confirmation.None;
        Card = Card with { Journey = next };
        return stored.Journey.SetAsync(Context, next, cancellationToken);
    }

    /// <summary>The person's reminder, and the kind of reminders that this conversation supports.</summary>
    public Reminding Reminding =>
        new(_reminder, IsPossible: Member is null, IsFoundHere: ChannelAbilities.ShowsProgress(Context.Activity.ChannelId));

    // Use the language that the person chose. If they chose none, use the locale of a typed text; for all other input, keep the language on
    // the screen.
    private static ContentTexts TextsFor(Activity activity, DialogsContent content, BotMemory memory, Journey journey)
    {
        var isTyped = activity.Type == ActivityTypes.Message && activity.Value is null;
        var (first, second) = isTyped ? (activity.Locale, memory.ScreenLanguage) : (memory.ScreenLanguage, activity.Locale);
        return content.Find(journey.Language) ?? content.Find(first) ?? content.In(second);
    }

    // Returns the date by the clock of the person's device, or the host's date if the device's time is missing or impossible.
    private static DateOnly DateOf(Activity activity, DateTimeOffset now) =>
        DateOnly.FromDateTime((SentAt.Of(activity.LocalTimestamp, null, now).Local ?? now).DateTime);

    /// <summary>Stores the person's reminder; null cancels it.</summary>
    public Task SetReminderAsync(Reminder? wanted, CancellationToken cancellationToken)
    {
        _reminder = wanted;
        return stored.Reminder.SetAsync(Context, wanted, cancellationToken);
    }

    /// <summary>
    /// Deletes everything that is stored about this person in this conversation, including the messages if this host stores them. Three
    /// things stay: the number of the round, so that older buttons do nothing; that the person was greeted; and the data with which the
    /// engine detects repeats.
    /// </summary>
    public async Task EraseAsync(CancellationToken cancellationToken)
    {
        IsErased = true;
        Context.DeleteLog();
        Memory.Forget(Recognizer.TapIn(this));
        await SetReminderAsync(null, cancellationToken);
        await stored.DialogStack.DeleteAsync(Context, cancellationToken);
        await GoAsync(Journey.Erase(), cancellationToken);
    }

    /// <summary>
    /// Returns whether the bot may explain now to the group that a button belongs to somebody else: at most once a minute for each person.
    /// If so, records the time of the explanation.
    /// </summary>
    public bool TryExplainOthersButton()
    {
        if (Now - Memory.ExplainedOthersButtonAt < NotYoursPause)
        {
            return false;
        }

        Memory.ExplainedOthersButtonAt = Now;
        return true;
    }

    /// <summary>Opens the confirmation whether to bring the plan of another conversation here.</summary>
    public void AskToBring(IncomingPlan incoming)
    {
        Memory.Incoming = incoming;
        Card = Card with { Incoming = incoming };
    }

    /// <summary>
    /// Replaces this conversation's journey by the journey of another conversation. The bot does not update the cards on the screen any
    /// more, because they belong to the replaced journey.
    /// </summary>
    public async Task BringAsync(Journey journey, CancellationToken cancellationToken)
    {
        (Memory.Incoming, Memory.ShownCards, Memory.Handover) = (null, null, null);
        await GoAsync(journey.InPlaceOf(Journey), cancellationToken);
        Before = Journey;
        if (Card.Content.Find(journey.Language) is { } texts)
        {
            await ChangeLanguageAsync(texts, cancellationToken);
        }
    }

    /// <summary>Returns whether the texts on the screen are in the language of <paramref name="texts"/>.</summary>
    public bool IsOnScreen(ContentTexts texts) => texts.Language == (Memory.ScreenLanguage ?? Card.Texts.Language);

    /// <summary>Stores the country. An open confirmation stays open, because a country is not an answer to a confirmation.</summary>
    public Task SetCountryAsync(Journey next, CancellationToken cancellationToken)
    {
        Card = Card with { Journey = next };
        return stored.Journey.SetAsync(Context, next, cancellationToken);
    }

    /// <summary>Changes to a language that the person has chosen, and stores the choice. The person's progress stays.</summary>
    public Task ChangeLanguageAsync(ContentTexts texts, CancellationToken cancellationToken)
    {
        Card = Card with { Texts = texts, Journey = Journey with { Language = texts.Language } };
        return stored.Journey.SetAsync(Context, Journey, cancellationToken);
    }
}

/// <summary>The stored properties that a turn may change, besides <see cref="BotMemory"/>.</summary>
/// <param name="Journey">The person's journey.</param>
/// <param name="Reminder">The person's reminder; null if none is scheduled.</param>
/// <param name="DialogStack">
/// The dialog stack that older versions stored. No code reads it, and <see cref="ConversationTurn.EraseAsync"/> deletes it.
/// </param>
internal sealed record StoredProperties(
    IStatePropertyAccessor<Journey?> Journey, IStatePropertyAccessor<Reminder?> Reminder, IStatePropertyAccessor<JsonElement> DialogStack);

/// <summary>Creates the <see cref="ConversationTurn"/> of each activity from the stored state.</summary>
internal sealed class ConversationTurns(
    DialogsContent content,
    IContentSearch search,
    TimeProvider time,
    IPropertyManager state,
    IPlanAddresses? addresses,
    SiteFacts site)
{
    /// <summary>The name of the property that holds the journey. It never changes, because documents store it.</summary>
    public const string JourneyProperty = "Journey";

    /// <summary>The name of the property that holds the reminder. It never changes, because documents store it.</summary>
    public const string ReminderProperty = "Reminder";

    /// <summary>The name of the property that holds <see cref="BotMemory"/>. It never changes, because documents store it.</summary>
    public const string MemoryProperty = "Bot";

    private readonly IStatePropertyAccessor<BotMemory> _memory = state.CreateProperty<BotMemory>(MemoryProperty);
    private readonly StoredProperties _stored = new(
        state.CreateProperty<Journey?>(JourneyProperty),
        state.CreateProperty<Reminder?>(ReminderProperty),
        state.CreateProperty<JsonElement>("DialogState"));

    /// <summary>Returns the state of the turn that handles this activity. All calls with the same context return the same object.</summary>
    public async Task<ConversationTurn> OpenAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        if (context.TurnState.Get<ConversationTurn>() is { } open)
        {
            return open;
        }

        var journey = await _stored.Journey.GetAsync(context, null, cancellationToken);
        var memory = await _memory.GetAsync(context, () => new BotMemory(), cancellationToken);
        var reminder = await _stored.Reminder.GetAsync(context, null, cancellationToken);
        var turn = new ConversationTurn(
            context, content, memory, journey ?? new Journey(), reminder, _stored, time.GetUtcNow(), search, addresses, site);
        search.Prepare(turn.Card.Texts.Language);
        context.TurnState.Set(turn);
        context.SendIn(() => turn.Card.Texts.Language);
        return turn;
    }
}
