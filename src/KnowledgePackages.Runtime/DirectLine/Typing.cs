using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using KnowledgePackages.Runtime.Wire;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Runtime.DirectLine;

/// <summary>The sign that the bot is at work. It goes over web sockets only, and into no log.</summary>
internal static class Typing
{
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(1); // who answers sooner needs no sign
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(4); // Web Chat takes it away after five

    /// <summary>Says it again and again while a turn takes long.</summary>
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

    /// <summary>As a stream shows it: without a watermark, which leaves the client's as it is.</summary>
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
