using System.Text.Json;
using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Content.Search;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.TestKit;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace KnowledgePackages.Bot.Tests.Conversations;

/// <summary>
/// One person's conversation with the bot through the real turn engine, with ten seconds before each message. Keeps every card as first
/// sent, and as it looks now after updates. Uses the sample content unless a test names other content.
/// </summary>
internal sealed class Talk
{
    private readonly IConversationStore _storage;
    private readonly string _channel;
    private readonly IContentSearch? _search;
    private readonly IPlanAddresses? _addresses;
    private readonly bool _countsUsage;
    private readonly bool _updatesMessages;
    private readonly string _person;
    private readonly string _conversation;
    private readonly SiteFacts? _site;
    private readonly List<(string Id, JsonElement Card)> _sent = [];
    private readonly Dictionary<string, JsonElement> _now = [];
    private EngineTestAdapter _adapter;
    private IBot _bot;
    private int _ids;

    public Talk(
        string channel = Channels.Test,
        DialogsContent? content = null,
        IConversationStore? storage = null,
        IContentSearch? search = null,
        IPlanAddresses? addresses = null,
        FakeTimeProvider? time = null,
        string person = "User1",
        string conversation = "Conversation1",
        SiteFacts? site = null,
        bool countsUsage = false,
        bool updatesMessages = true
    )
    {
        (_person, _conversation, _site) = (person, conversation, site);
        Time = time ?? new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        (_channel, _storage, _search, _addresses) = (channel, storage ?? new MemoryConversationStore(), search, addresses);
        (_countsUsage, _updatesMessages) = (countsUsage, updatesMessages);
        (_adapter, _bot) = Open(content ?? Sample.Content);
    }

    /// <summary>The store that contains the conversation.</summary>
    public IConversationStore Storage => _storage;

    public FakeTimeProvider Time { get; }

    /// <summary>The key of the person's document.</summary>
    public DocumentKey Key => DocumentKey.ForConversation(_channel, null, _person, _conversation);

    /// <summary>The response to the last activity; null if that activity was not an invoke.</summary>
    public InvokeResponse? Answer { get; private set; }

    /// <summary>Continues with other content, like a deployment. The old process first delivers everything and shuts down.</summary>
    public async Task DeployAsync(DialogsContent content)
    {
        await _adapter.DrainAsync();
        (_adapter, _bot) = Open(content);
    }

    public Task<IReadOnlyList<Activity>> SayAsync(string text) => SendAsync(new Activity { Text = text });

    public Task<IReadOnlyList<Activity>> TapAsync(string cardId, JsonElement data) =>
        SendAsync(new Activity { Value = data, ReplyToId = cardId });

    /// <summary>Sends an activity and returns the replies, including updates.</summary>
    public async Task<IReadOnlyList<Activity>> SendAsync(Activity activity, TimeSpan? after = null)
    {
        Time.Advance(after ?? TimeSpan.FromSeconds(10));
        activity.Type ??= ActivityTypes.Message;
        activity.Id ??= $"user-{++_ids}";
        activity.Timestamp ??= Time.GetUtcNow();
        activity.LocalTimestamp ??= Time.GetUtcNow();
        activity.Locale ??= "en-GB";
        activity.From ??= new ChannelAccount(_person, _person);
        activity.Conversation ??= new ConversationAccount { Id = _conversation, IsGroup = false };
        Answer = await _adapter.ProcessActivityAsync(activity, _bot.OnTurnAsync);
        return TakeReplies();
    }

    /// <summary>Processes all entries of handover codes, as the host does from time to time, and returns the bot's replies.</summary>
    public async Task<IReadOnlyList<Activity>> SettleHandoversAsync()
    {
        await _adapter.SettleHandoversAsync(_bot.OnTurnAsync);
        return TakeReplies();
    }

    private List<Activity> TakeReplies()
    {
        List<Activity> replies = [];
        while (_adapter.GetNextReply() is { } reply)
        {
            replies.Add(reply);
            if (CardOf(reply) is { } card)
            {
                if (reply.Type == ActivityTypes.Message)
                {
                    _sent.Add((reply.Id!, card));
                }

                _now[reply.Id!] = card;
            }
        }

        return replies;
    }

    /// <summary>
    /// Finds a button by values in its data, separated by spaces: "answer kp2-c2 yes". The first word must be the first value in the data;
    /// the others may be any of its values, in any order. Searches the current cards, newest first.
    /// </summary>
    public (string CardId, JsonElement Data) Button(string words) =>
        _sent.AsEnumerable().Reverse().Select(sent => Find(sent.Id, _now[sent.Id], words)).FirstOrDefault(found => found is not null)
        ?? throw new InvalidOperationException($"No card shows a button '{words}'.");

    /// <summary>
    /// Finds a button in the same way, but searches the cards as they were sent, oldest first, even if a card changed later.
    /// </summary>
    public (string CardId, JsonElement Data) OldButton(string words) =>
        _sent.Select(sent => Find(sent.Id, sent.Card, words)).FirstOrDefault(found => found is not null)
        ?? throw new InvalidOperationException($"No card ever had a button '{words}'.");

    /// <summary>Returns the current texts of a card's paragraphs.</summary>
    public IReadOnlyList<string> Words(string cardId) => [.. Paragraphs(_now[cardId])];

    public static JsonElement? CardOf(Activity activity) => activity.Attachments is [{ Content: { } content }] ? Json(content) : null;

    public static JsonElement Json(object payload) => payload is JsonElement element ? element : JsonElement.Parse(payload.ToString()!);

    public static IReadOnlyList<string> Shows(Activity activity) => activity.ChannelData is null
        ? []
        : [.. Json(activity.ChannelData).GetProperty("progress").GetProperty("shows").EnumerateArray().Select(id => id.GetString()!)];

    public static IEnumerable<JsonElement> Buttons(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Buttons),
        JsonValueKind.Object when element.TryGetProperty("type", out var type) && type.ValueEquals("Action.Submit") => [element],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Buttons(property.Value)),
        _ => [],
    };

    private static IEnumerable<string> Paragraphs(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Paragraphs),
            JsonValueKind.Object when element.TryGetProperty("type", out var type) && type.ValueEquals("TextBlock") =>
            [
                element.GetProperty("text").GetString()!,
            ],
            JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Paragraphs(property.Value)),
            _ => [],
        };

    private static (string, JsonElement)? Find(string id, JsonElement card, string words)
    {
        var wanted = words.Split(' ');
        foreach (var data in Buttons(card).Select(button => button.GetProperty("data")))
        {
            var values = data.EnumerateObject()
                .Where(property => property.Name != "at").Select(property => property.Value.ToString()).ToList();
            if (values[0] == wanted[0] && wanted.All(word => values.Contains(word, StringComparer.OrdinalIgnoreCase)))
            {
                return (id, data);
            }
        }

        return null;
    }

    private (EngineTestAdapter, IBot) Open(DialogsContent content) =>
        EngineTestAdapter.Create(
            BotFactory.State,
            clock => BotFactory.Create(
                content, new DocumentState(), clock, NullLoggerFactory.Instance, _search, _addresses, _site, _countsUsage),
            _channel,
            Time,
            _storage,
            updatesMessages: _updatesMessages
        );
}
