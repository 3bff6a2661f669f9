using System.Runtime.CompilerServices;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>
/// Detects a cancellation token that was passed as a dialog's options or result. The compiler accepts such a call, because these
/// parameters are objects.
/// </summary>
internal static class ArgumentGuard
{
    /// <exception cref="ArgumentException"><paramref name="value"/> is a cancellation token.</exception>
    public static void ThrowIfCancellationToken(object? value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (value is CancellationToken)
        {
            throw new ArgumentException("A cancellation token was passed in place of another argument.", name);
        }
    }
}
