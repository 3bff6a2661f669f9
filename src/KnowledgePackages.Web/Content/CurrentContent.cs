using KnowledgePackages.Domain.Content;
using Microsoft.Bot.Builder;

namespace KnowledgePackages.Web.Content;

/// <summary>
/// The content that is currently served, and the bot that was created from it. A request or a turn reads the content here once and uses
/// that snapshot to its end, so that a change never takes effect in the middle of a request or turn.
/// </summary>
/// <param name="content">The initial content.</param>
/// <param name="makeBot">Creates the bot, with all objects that depend on the content, from a content snapshot.</param>
internal sealed class CurrentContent(DialogsContent content, Func<DialogsContent, IBot> makeBot)
{
    private volatile Served _served = new(content, makeBot(content), []);

    /// <summary>Raised after each change of the content and after each rejected change.</summary>
    public event Action? Changed;

    /// <summary>The served content: the last state of the folder that had no problems.</summary>
    public DialogsContent Content => _served.Content;

    /// <summary>The bot for this content.</summary>
    public IBot Bot => _served.Bot;

    /// <summary>If the folder's current state was rejected, the problems in it. Empty if the current state is served.</summary>
    public IReadOnlyList<ContentProblem> Problems => _served.Problems;

    /// <summary>
    /// Creates the bot for the new content, then serves both. If the content's version is the same, keeps the old content and bot.
    /// </summary>
    public void Serve(DialogsContent next) =>
        Set(next.Version == Content.Version ? _served with { Problems = [] } : new(next, makeBot(next), []));

    /// <summary>Rejects the folder's current state: keeps the served content, and records the problems.</summary>
    public void Refuse(IReadOnlyList<ContentProblem> problems) => Set(_served with { Problems = problems });

    private void Set(Served next)
    {
        _served = next;
        Changed?.Invoke();
    }

    private sealed record Served(DialogsContent Content, IBot Bot, IReadOnlyList<ContentProblem> Problems);
}

/// <summary>Computes a value from the current content, and caches it until the content changes.</summary>
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
