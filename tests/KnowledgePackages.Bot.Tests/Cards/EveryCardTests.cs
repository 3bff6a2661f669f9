using System.Reflection;
using KnowledgePackages.Bot.Cards;

namespace KnowledgePackages.Bot.Tests.Cards;

/// <summary>What is checked for every card is checked for every one that the bot can draw.</summary>
public class EveryCardTests
{
    private const BindingFlags Own =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    // call, newobj and ldftn, each before the token of a method.
    private static readonly byte[][] Uses = [[0x28], [0x73], [0xFE, 0x06]];

    [Fact]
    public void No_kind_of_card_is_missing()
    {
        var all = typeof(EveryCard).Assembly.GetTypes();
        var makers = all.Where(type => type != typeof(Card)).SelectMany(Methods).Where(method => UsedBy(method).Any(used => used is ConstructorInfo && used.DeclaringType == typeof(Card)));
        var drawn = all.Where(type => type.FullName!.StartsWith(typeof(EveryCard).FullName!, StringComparison.Ordinal)).SelectMany(Methods).SelectMany(UsedBy).ToHashSet();

        Assert.True(makers.Count() >= 15);
        Assert.Empty(makers.Where(method => !drawn.Contains(method)).Select(method => $"{method.DeclaringType!.Name}.{method.Name} is not in EveryCard."));
    }

    private static IEnumerable<MethodBase> Methods(Type type) => type.GetMethods(Own).Cast<MethodBase>().Concat(type.GetConstructors(Own));

    // Reads more than there is where a number looks like a use of a method; what is no method then is left out.
    private static IEnumerable<MethodBase> UsedBy(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < code.Length; at++)
        {
            foreach (var use in Uses.Where(use => at + use.Length + sizeof(int) <= code.Length && code.AsSpan(at, use.Length).SequenceEqual(use)))
            {
                if (Resolve(method, BitConverter.ToInt32(code, at + use.Length)) is { } used)
                    yield return used;
            }
        }
    }

    private static MethodBase? Resolve(MethodBase method, int token)
    {
        try
        {
            return method.Module.ResolveMethod(token, method.DeclaringType?.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : null);
        }
        catch (Exception exception) when (exception is ArgumentException or BadImageFormatException)
        {
            return null;
        }
    }
}
