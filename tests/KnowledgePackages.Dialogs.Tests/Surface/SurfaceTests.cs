using Microsoft.Bot.Builder.Dialogs;

namespace KnowledgePackages.Dialogs.Tests.Surface;

/// <summary>The stand-in has only types and members of Microsoft.Bot.Builder.Dialogs, so the same code compiles against both.</summary>
public sealed class SurfaceTests
{
    private static readonly Dictionary<string, HashSet<string>> Official = ReadBlocks();

    [Fact]
    public void Every_public_and_protected_member_is_one_of_the_package_with_the_same_signature()
    {
        var own = typeof(Dialog).Assembly.GetExportedTypes();

        Assert.NotEmpty(own);
        Assert.Empty(own.SelectMany(Differences));
    }

    [Theory]
    [InlineData(typeof(Other.Dialog), "abstract class Dialog: static Task PauseAsync()")]
    [InlineData(typeof(Other.DialogSet), "class DialogSet: DialogSet Add(Dialog item)")]
    [InlineData(typeof(Other.DialogInstance), "class DialogInstance: string Id { get; }")]
    [InlineData(typeof(Other.DialogReason), "enum DialogReason: BeginCalled, ContinueCalled")]
    [InlineData(typeof(Other.PromptValidator<>), "class PromptValidator<T>: virtual Task<bool> Invoke(T value)")]
    [InlineData(typeof(Other.Unknown), "class Unknown is not in the package")]
    public void Differences_are_reported(Type type, string difference) => Assert.Contains(difference, Differences(type));

    private static IEnumerable<string> Differences(Type type)
    {
        var head = ApiText.Head(type);
        return Official.TryGetValue(head, out var members)
            ? ApiText.Members(type).Where(member => !members.Contains(member)).Select(member => $"{head}: {member}")
            : [$"{head} is not in the package"];
    }

    // A block is a line "[namespace] class Name : bases" and an indented line for each member.
    private static Dictionary<string, HashSet<string>> ReadBlocks()
    {
        const string start = "[Microsoft.Bot.Builder.Dialogs] ";
        var blocks = new Dictionary<string, HashSet<string>>();
        HashSet<string>? block = null;
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "botbuilder-api.txt")))
        {
            if (line.StartsWith(start, StringComparison.Ordinal))
            {
                blocks[line[start.Length..].Split(" : ")[0]] = block = [];
            }
            else if (!line.StartsWith("  ", StringComparison.Ordinal))
            {
                block = null;
            }
            else
            {
                block?.Add(line.Trim());
            }
        }

        return blocks;
    }

    private static class Other
    {
        public delegate Task<bool> PromptValidator<T>(T value);

        public enum DialogReason
        {
            BeginCalled,
            ContinueCalled,
        }

        public abstract class Dialog
        {
            public static Task PauseAsync() => Task.CompletedTask;
        }

        public sealed class DialogSet
        {
            public DialogSet Add(Dialog item) => item is null ? new() : this;
        }

        public sealed class DialogInstance
        {
            public string Id { get; } = "";
        }

        public sealed class Unknown;
    }
}
