using System.Reflection;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Bot.Gallery;

namespace KnowledgePackages.Bot.Tests.Cards;

/// <summary><c>EveryCard</c> draws every kind of card that the bot can draw, so the tests of all cards miss none.</summary>
public class EveryCardTests
{
    private const BindingFlags Own =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    // The IL instructions call, newobj and ldftn. The token of a method follows each of them.
    private static readonly byte[][] Uses = [[0x28], [0x73], [0xFE, 0x06]];

    [Fact]
    public void No_kind_of_card_is_missing()
    {
        var drawn = ReachedFromEveryCard();
        var kinds = OfTheBot()
            .SelectMany(Methods)
            .OfType<MethodInfo>()
            .Where(method =>
                method.ReturnType == typeof(Card)
                && method is { IsPrivate: false, IsSpecialName: false }
                && method.DeclaringType != typeof(SampleCard)
                && !method.Name.StartsWith('<') // a lambda or a local function
            );

        Assert.True(kinds.Count() >= 15);
        Assert.Empty(Names(kinds.Where(kind => !drawn.Contains(kind))));
    }

    [Fact]
    public void No_card_is_made_in_another_place()
    {
        var drawn = ReachedFromEveryCard();

        var makers = OfTheBot()
            .SelectMany(Methods)
            .Where(method => UsedBy(method).Any(used => used is ConstructorInfo && used.DeclaringType == typeof(Card)));
        Assert.Empty(Names(makers.Where(maker => !drawn.Contains(maker))));
    }

    // Follows the code from EveryCard and from the samples of all intents, but not from the handlers of intents. So the test finds each
    // card that a handler draws and EveryCard lacks.
    private static HashSet<MethodBase> ReachedFromEveryCard()
    {
        var reached = InEveryCard().Concat(IntentTable.All.Select(intent => intent.Samples.Method)).ToHashSet();
        for (var next = reached.ToList(); next.Count > 0;)
        {
            next =
            [
                .. next.SelectMany(UsedBy)
                    .Where(used => used.Module == typeof(Card).Module && used.DeclaringType != typeof(IntentTable) && reached.Add(used)),
            ];
        }

        return reached;
    }

    private static IEnumerable<Type> OfTheBot() => typeof(Card).Assembly.GetTypes().Where(type => type != typeof(Card));

    private static IEnumerable<MethodBase> InEveryCard() =>
        OfTheBot().Where(type => type.FullName!.StartsWith(typeof(EveryCard).FullName!, StringComparison.Ordinal)).SelectMany(Methods);

    private static IEnumerable<string> Names(IEnumerable<MethodBase> methods) =>
        methods.Select(method => $"{method.DeclaringType!.Name}.{method.Name} is in no sample: add it to Samples of its intent in IntentTable.cs.");

    private static IEnumerable<MethodBase> Methods(Type type) => type.GetMethods(Own).Cast<MethodBase>().Concat(type.GetConstructors(Own));

    // Finds the methods that a method uses: searches its IL for the instructions in Uses. Other bytes can look like such an instruction, so
    // a match counts only if the four bytes after it are the metadata token of a method.
    private static IEnumerable<MethodBase> UsedBy(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < code.Length; at++)
        {
            foreach (
                var use in Uses.Where(use => at + use.Length + sizeof(int) <= code.Length && code.AsSpan(at, use.Length).SequenceEqual(use))
            )
            {
                if (Resolve(method, BitConverter.ToInt32(code, at + use.Length)) is { } used)
                {
                    yield return used;
                }
            }
        }
    }

    private static MethodBase? Resolve(MethodBase method, int token)
    {
        try
        {
            return method.Module.ResolveMethod(
                token,
                method.DeclaringType?.GetGenericArguments(),
                method.IsGenericMethod ? method.GetGenericArguments() : null
            );
        }
        catch (Exception exception) when (exception is ArgumentException or BadImageFormatException)
        {
            return null;
        }
    }
}
