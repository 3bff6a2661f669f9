namespace KnowledgePackages.Benchmarks.Load;

/// <summary>
/// Injects faults into one target. Each attempt uses a new person, who is at question 1, and returns what the person sees after the fault.
/// </summary>
internal sealed class Faults : IAsyncDisposable
{
    private readonly string _kind;
    private readonly Store _store;
    private readonly ConnectorSink _sink;
    private Target _target;
    private int _people;

    private Faults(string kind, Store store, ConnectorSink sink, Target target) =>
        (_kind, _store, _sink, _target) = (kind, store, sink, target);

    public static async Task<Faults> StartAsync(string kind, Store store, ConnectorSink sink) =>
        new(kind, store, sink, await Target.StartAsync(kind, store));

    /// <summary>
    /// Answers question 1 with "yes" <paramref name="count"/> times, and returns what the person sees.
    /// </summary>
    /// <param name="count">The number of activities.</param>
    /// <param name="isSameId">Whether the activities are repeated deliveries of one click. If false, they are separate clicks.</param>
    /// <param name="isAtOnce">Whether to send all activities at once. If false, waits for each response before the next activity.</param>
    public async Task<string> RepeatAsync(int count, bool isSameId, bool isAtOnce)
    {
        using var person = await ComeAsync();
        var data = await person.ButtonAsync("yes");
        var sends = new List<Task<int>>();
        var first = person.NextId();
        for (var i = 0; i < count; i++)
        {
            sends.Add(person.ClickAsync(data, isSameId ? first : person.NextId()));
            if (!isAtOnce)
            {
                await sends[^1];
            }
        }

        return person.Outcome(await Task.WhenAll(sends));
    }

    /// <summary>Answers question 1 with "yes" and, before the bot has replied, with "no".</summary>
    public async Task<string> TwoAnswersAsync()
    {
        using var person = await ComeAsync();
        var (yes, no) = (await person.ButtonAsync("yes"), await person.ButtonAsync("no"));
        return person.Outcome(await Task.WhenAll(person.ClickAsync(yes, person.NextId()), person.ClickAsync(no, person.NextId())));
    }

    /// <summary>
    /// Answers question 1 with "yes". Kills the process when the next question has arrived but before the bot gets the response to its
    /// call, and starts a new process. The person does not notice the kill, and answers the next question with "no".
    /// </summary>
    public async Task<string> KillAsync()
    {
        using var person = await ComeAsync();
        person.BeforeTaken(_target.KillAsync);
        var died = await person.ClickAsync(await person.ButtonAsync("yes"), person.NextId());
        await _target.DisposeAsync();
        _target = await Target.StartAsync(_kind, _store);
        person.Http = _target.Http;
        var answered = await person.ClickAsync(await person.ButtonAsync("no"), person.NextId());
        await person.WaitForQuietAsync();
        return person.Outcome([died, answered]);
    }

    public ValueTask DisposeAsync() => _target.DisposeAsync();

    private async Task<FaultyPerson> ComeAsync()
    {
        var person = new FaultyPerson(_target.Http, _sink, $"f{_target.ProcessId}-{++_people}");
        await person.ComeAsync();
        return person;
    }
}
