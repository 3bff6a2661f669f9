using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using KnowledgePackages.Runtime.Wire;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Runtime.DirectLine;

/// <summary>The typing indicator. It is sent over web sockets only, and not written to the log.</summary>
internal static class Typing
{
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(1); // a faster reply needs no indicator
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(4); // Web Chat hides it after five

    /// <summary>Awaits a turn, and repeats the typing indicator while the turn takes long.</summary>
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

    /// <summary>Returns the indicator as a stream frame. It has no watermark, so the client keeps the watermark that it has.</summary>
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
