namespace KnowledgePackages.Benchmarks.Load;

/// <summary>
/// One target under faults. Each attempt is a new person with question 1 on the screen; what counts is what is shown from then on.
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

    /// <summary>Says "yes" to question 1 several times, as one click that is delivered more than once or as several clicks.</summary>
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

    /// <summary>Says "yes" to question 1 and, before the answer, "no".</summary>
    public async Task<string> TwoAnswersAsync()
    {
        using var person = await ComeAsync();
        var (yes, no) = (await person.ButtonAsync("yes"), await person.ButtonAsync("no"));
        return person.Outcome(await Task.WhenAll(person.ClickAsync(yes, person.NextId()), person.ClickAsync(no, person.NextId())));
    }

    /// <summary>
    /// Says "yes" to question 1. The process dies when the next question is on the screen and its call not yet answered, and starts again.
    /// The
    /// person knows nothing of that and says "no" to the question on the screen.
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
