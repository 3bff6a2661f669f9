using KnowledgePackages.Domain.Content;
using Microsoft.Bot.Builder;

namespace KnowledgePackages.Web.Content;

/// <summary>
/// The content that is currently served, with the bot created from it. All code that shows content reads it here once per request or turn,
/// and keeps that snapshot to the end, so a change never takes effect midway.
/// </summary>
/// <param name="content">The initial content.</param>
/// <param name="makeBot">Creates the bot, with everything that is replaced together with the content.</param>
internal sealed class CurrentContent(DialogsContent content, Func<DialogsContent, IBot> makeBot)
{
    private volatile Served _served = new(content, makeBot(content), []);

    /// <summary>Raised after every change, and after every rejected one.</summary>
    public event Action? Changed;

    /// <summary>The last good state of the folder.</summary>
    public DialogsContent Content => _served.Content;

    /// <summary>The bot for this content.</summary>
    public IBot Bot => _served.Bot;

    /// <summary>The problems because of which the folder's current state is not served; empty if it is served.</summary>
    public IReadOnlyList<ContentProblem> Problems => _served.Problems;

    /// <summary>Serves a new state of the folder from now on. Its bot is created before the switch.</summary>
    public void Serve(DialogsContent next) =>
        Set(next.Version == Content.Version ? _served with { Problems = [] } : new(next, makeBot(next), []));

    /// <summary>Keeps the served content, and records the folder's problems.</summary>
    public void Refuse(IReadOnlyList<ContentProblem> problems) => Set(_served with { Problems = problems });

    private void Set(Served next)
    {
        _served = next;
        Changed?.Invoke();
    }

    private sealed record Served(DialogsContent Content, IBot Bot, IReadOnlyList<ContentProblem> Problems);
}

/// <summary>A value that is computed from the content, and cached until the content changes.</summary>
internal sealed class PerContent<T>(CurrentContent current, Func<DialogsContent, T> make)
{
    private volatile Tuple<DialogsContent, T>? _made;

    public T Value
    {
        get
        {
            var content = current.Content;
            var made = _made;
            if (made?.Item1 != content)
            {
                _made = made = Tuple.Create(content, make(content));
            }

            return made.Item2;
        }
    }
}
