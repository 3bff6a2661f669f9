using System.Net.Sockets;
using System.Text.RegularExpressions;
using KnowledgePackages.Runtime.Storage;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Web;

/// <summary>Explains why the program cannot start, for failures that the operator can fix.</summary>
internal static partial class StartFailure
{
    private const string Example = "Write an address of this machine, for example http://127.0.0.1:8080.";

    /// <summary>Returns the line to print, with the problem and the fix. Returns null if the failure is a fault of the program.</summary>
    public static string? Explain(Exception exception) => exception switch
    {
        StartException or OptionsValidationException or StorageException => exception.Message,
        IOException { InnerException: AddressInUseException } =>
            $"ASPNETCORE_URLS: {exception.Message} Stop the other program that uses the address, or write another address.",
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable or SocketError.AccessDenied } =>
            $"ASPNETCORE_URLS has an address that cannot be opened ({exception.Message}). {Example}",
        FormatException when exception.Message.StartsWith("Invalid url", StringComparison.Ordinal) =>
            $"ASPNETCORE_URLS has an entry that is no address. {Example}",
        InvalidOperationException when Conversion().Match(exception.Message) is { Success: true, Groups: var groups } =>
            $"{groups["key"]} has a value that cannot be used. Write {Expected(groups["type"].Value)}.",
        _ => null,
    };

    private static string Expected(string type) => type switch
    {
        _ when type.Contains(nameof(Boolean), StringComparison.Ordinal) => "true or false",
        _ when type.Contains(nameof(TimeSpan), StringComparison.Ordinal) => "a time such as 00:30:00",
        _ => "a whole number",
    };

    // The configuration binder throws no exception of its own type, so only the message has the key. The value is not printed: it can be a
    // secret that the operator wrote into the wrong line.
    [GeneratedRegex("^Failed to convert configuration value.* at '(?<key>[^']+)' to type '(?<type>[^']+)'", RegexOptions.Singleline)]
    private static partial Regex Conversion();
}
