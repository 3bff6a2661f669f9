using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using KnowledgePackages.Simulator.Faults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KnowledgePackages.Simulator.Channels;

/// <summary>
/// Simulates the channels: contains the conversations of all people, and is the Bot Connector that receives the bot's replies. It records
/// every call. A plan assigns faults to calls.
/// </summary>
internal sealed class SimulatedChannel : IAsyncDisposable
{
    private readonly ConcurrentQueue<ConnectorCall> _calls = new();
    private readonly ConcurrentDictionary<string, List<ChannelConversation>> _conversations = new();
    private readonly ConcurrentDictionary<string, int> _ordinals = new();
    private readonly WebApplication _app;
    private long _number;

    private SimulatedChannel(WebApplication app, int seed) => (_app, Seed) = (app, seed);

    /// <summary>The seed of all random values in this channel and its people.</summary>
    public int Seed { get; }

    /// <summary>Assigns faults to the bot's calls. May be replaced at any time.</summary>
    public FaultPlan Plan { get; set; } = FaultPlan.None;

    public Moments Moments { get; } = new();

    public TimeProvider Time { get; } = TimeProvider.System;

    /// <summary>The HTTP client that sends activities to the bot.</summary>
    public HttpClient Http { get; } = new(new SocketsHttpHandler { UseProxy = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2) })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>All calls of the bot so far, in the order of arrival.</summary>
    public IReadOnlyCollection<ConnectorCall> Calls => _calls;

    public IEnumerable<ChannelConversation> Conversations => _conversations.Values.SelectMany(people => people);

    private string Url => _app.Urls.Single();

    public static async Task<SimulatedChannel> StartAsync(int seed)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var channel = new SimulatedChannel(app, seed);
        app.Run(channel.AnswerAsync);
        await app.StartAsync();
        return channel;
    }

    /// <summary>Adds a person, in a conversation of their own or in a group.</summary>
    /// <param name="kind">The channel of the person.</param>
    /// <param name="name">The unique name of the person. It also seeds the person's ids.</param>
    /// <param name="router">Selects the host for each activity.</param>
    /// <param name="group">The name of the group; null for a conversation of one person with the bot.</param>
    public ChannelConversation Open(ChannelKind kind, string name, HostRouter router, string? group = null)
    {
        var people = _conversations.GetOrAdd($"{group ?? name}-{kind.Id}-{(uint)Seed}", _ => []);
        lock (people)
        {
            var conversation = new ChannelConversation(this, kind, name, $"{group ?? name}-{kind.Id}-{(uint)Seed}", router)
            {
                IsGroup = group is not null,
                Number = Interlocked.Increment(ref _number),
                ServiceUrl = Url + kind.ServicePath,
            };
            people.Add(conversation);
            return conversation;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    // Handles calls to .../v3/conversations/{conversation}/activities[/{activity}].
    private async Task AnswerAsync(HttpContext http)
    {
        var arrived = Time.GetUtcNow();
        var parts = (http.Request.Path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        var at = Array.IndexOf(parts, "conversations");
        if (at < 0 || parts.Length < at + 3 || parts[at + 2] != "activities" || !_conversations.TryGetValue(parts[at + 1], out var people))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        var call = new ConnectorCall(
            Interlocked.Increment(ref _number),
            arrived,
            http.Request.Method,
            parts[at + 1],
            parts.ElementAtOrDefault(at + 3),
            body
        )
        {
            Ordinal = _ordinals.AddOrUpdate(parts[at + 1], 0, (_, last) => last + 1),
        };
        _calls.Enqueue(call);
        Moments.Note(Moment.ReplyArrived);
        var faulty = new FaultyCall(http, call, () => TakeAsync(http, call, people), () => Take(call, people), Time);
        var fault = Plan.For(call);
        call.Fault = fault?.Name;
        await (fault?.HappensAsync(faulty) ?? faulty.TakeAsync());
        Moments.Note(Moment.ReplyAnswered);
    }

    private async Task TakeAsync(HttpContext http, ConnectorCall call, List<ChannelConversation> people)
    {
        var id = Take(call, people);
        call.Status = call.Method == "POST" ? people[0].Kind.SendStatus : StatusCodes.Status200OK;
        call.Answered = Time.GetUtcNow();
        http.Response.StatusCode = call.Status;
        http.Response.ContentType = "application/json; charset=utf-8";
        await http.Response.WriteAsync($$"""{"id":"{{id}}"}""");
        await http.Response.CompleteAsync();
    }

    private string Take(ConnectorCall call, List<ChannelConversation> people)
    {
        var id = call.Method == "POST" ? $"{call.Number:D13}" : call.ActivityId ?? "";
        var activity = call.Body.Length == 0 ? [] : JsonNode.Parse(call.Body)!.AsObject();
        lock (people)
        {
            // In a group, show a reply only to its recipient, or to all members if the recipient is unknown. Show updates and deletions to
            // all members.
            var recipient = activity["recipient"]?["id"]?.GetValue<string>();
            var meant = people.Where(person => person.UserId == recipient || !person.IsGroup || call.Method != "POST").ToList();
            foreach (var person in meant.Count > 0 ? meant : people)
            {
                person.Screen.Show(call, id, activity);
            }

            call.Taken = Time.GetUtcNow();
        }

        Moments.Note(Moment.ReplyTaken);
        return id;
    }
}
