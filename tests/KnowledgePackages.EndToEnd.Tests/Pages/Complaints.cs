namespace KnowledgePackages.EndToEnd.Tests.Pages;

/// <summary>
/// Collects problems that the browser reports for a page: errors, violated policies, and calls to other hosts. Tests assert that there are
/// none.
/// </summary>
internal sealed class Complaints
{
    private const string BadStatus = "Failed to load resource: the server responded with a status of ";

    private readonly List<string> _all = [];
    private readonly Uri _home;

    public Complaints(IPage page, string url)
    {
        _home = new(url);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                // The beginning says most, because a failed assertion shows only the beginning.
                Add($"{message.Text.Replace(BadStatus, "", StringComparison.Ordinal)}: {message.Location}");
            }
        };
        page.PageError += (_, error) => Add($"script: {error}");
        page.Request += (_, request) => CheckHost(request.Url);
        page.WebSocket += (_, socket) => CheckHost(socket.Url);
    }

    public IReadOnlyList<string> All
    {
        get
        {
            lock (_all)
            {
                return [.. _all];
            }
        }
    }

    private void CheckHost(string url)
    {
        var asked = new Uri(url);
        if (asked.Scheme is "http" or "https" or "ws" or "wss" && asked.Authority != _home.Authority)
        {
            Add($"foreign host: {url}");
        }
    }

    private void Add(string complaint)
    {
        lock (_all)
        {
            _all.Add(complaint);
        }
    }
}
