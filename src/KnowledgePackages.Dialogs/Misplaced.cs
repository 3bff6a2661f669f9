using System.Runtime.CompilerServices;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Catches a token passed as options or result, which the compiler accepts because both are objects.</summary>
internal static class Misplaced
{
    /// <exception cref="ArgumentException"><paramref name="value"/> is a cancellation token.</exception>
    public static void ThrowIfToken(object? value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (value is CancellationToken)
        {
            throw new ArgumentException("A cancellation token was passed in place of another argument.", name);
        }
    }
}
