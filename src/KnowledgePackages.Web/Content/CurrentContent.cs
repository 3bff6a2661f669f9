using KnowledgePackages.Domain.Content;
using Microsoft.Bot.Builder;

namespace KnowledgePackages.Web.Content;

/// <summary>
/// The content that is served now, with the bot that was made of it. Everything that shows content asks here, once for each request or
/// turn, and keeps what it got to the end; so a change reaches nobody in the middle.
/// </summary>
/// <param name="content">The first.</param>
/// <param name="makeBot">Makes the bot and all that belongs to it, which is swapped with the content.</param>
internal sealed class CurrentContent(DialogsContent content, Func<DialogsContent, IBot> makeBot)
{
    private volatile Served _served = new(content, makeBot(content), []);

    /// <summary>Told after every change, and after every one that was refused.</summary>
    public event Action? Changed;

    /// <summary>The last good state of the folder.</summary>
    public DialogsContent Content => _served.Content;

    /// <summary>The bot that talks about it.</summary>
    public IBot Bot => _served.Bot;

    /// <summary>Why the folder, as it is now, is not served; empty where it is.</summary>
    public IReadOnlyList<ContentProblem> Problems => _served.Problems;

    /// <summary>Serves another state of the folder from now on. Its bot is made before anything is swapped.</summary>
    public void Serve(DialogsContent next) =>
        Set(next.Version == Content.Version ? _served with { Problems = [] } : new(next, makeBot(next), []));

    /// <summary>Goes on with what is served, and remembers what is wrong with the folder.</summary>
    public void Refuse(IReadOnlyList<ContentProblem> problems) => Set(_served with { Problems = problems });

    private void Set(Served next)
    {
        _served = next;
        Changed?.Invoke();
    }

    private sealed record Served(DialogsContent Content, IBot Bot, IReadOnlyList<ContentProblem> Problems);
}

/// <summary>Something that is made from the content, kept until there is another.</summary>
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
