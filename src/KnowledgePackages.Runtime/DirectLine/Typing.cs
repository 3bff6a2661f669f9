using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using KnowledgePackages.Runtime.Wire;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Runtime.DirectLine;

/// <summary>The typing indicator. Clients get it over their open connection only; it is not written to the log.</summary>
internal static class Typing
{
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(1); // a faster reply needs no indicator
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(4); // Web Chat hides the indicator after five seconds

    /// <summary>Awaits a turn. While it runs, calls <paramref name="say"/> after one second and then every four seconds.</summary>
    public static async Task<T> WhileAsync<T>(Task<T> turn, Action say, TimeProvider time)
    {
        for (var wait = Before; !turn.IsCompleted; wait = Between)
        {
            await ((Task)turn.WaitAsync(wait, time)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!turn.IsCompleted)
            {
                say();
            }
        }

        return await turn;
    }

    /// <summary>Returns the indicator as a frame for a web socket. The frame has no watermark, so the client keeps its own.</summary>
    public static ReadOnlyMemory<byte> Frame(DateTimeOffset now)
    {
        var typing = new Activity
        {
            Type = ActivityTypes.Typing,
            Id = $"typing|{now.UtcTicks}",
            Timestamp = now,
            From = DirectLineBot.Account,
        };
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WritePropertyName("activities"u8);
        JsonSerializer.Serialize(json, [typing], (JsonTypeInfo<Activity[]>)WireJson.Options.GetTypeInfo(typeof(Activity[])));
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
