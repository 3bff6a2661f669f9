using System.Diagnostics;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;
using Span = System.Diagnostics.Activity;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// Records the telemetry of one turn: a trace and the duration. Channels are untrusted callers, so the trace context of their requests is
/// ignored, and the name of an unknown channel is recorded as "other".
/// </summary>
internal sealed class TurnObservation : IDisposable
{
    // Longer turns are logged. Operators without a telemetry collector can find slow turns in the log and count them for an alert.
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(3);

    private readonly Span? _span;
    private readonly string _channel;
    private readonly string _type;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly long _begin;
    private int _status = 500;

    public TurnObservation(Microsoft.Bot.Schema.Activity activity, TurnInput input, TimeProvider time, ILogger logger)
    {
        (_channel, _type, _time, _logger, _begin) = (ChannelOf(activity.ChannelId), TypeOf(input.Type), time, logger, time.GetTimestamp());
        if (Telemetry.Source.HasListeners())
        {
            Span.Current = null;
            _span = Telemetry.Source.StartActivity("turn", ActivityKind.Server);
            _span?.SetTag("bot.channel", _channel).SetTag("bot.activity.type", _type).SetTag("bot.document", input.Document.Name);
        }
    }

    /// <summary>Records the status of the response for the trace and the metrics, and returns the response.</summary>
    public TurnOutcome End(TurnOutcome outcome)
    {
        _status = outcome.Status;
        return outcome;
    }

    public void Dispose()
    {
        var took = _time.GetElapsedTime(_begin);
        if (took > Slow)
        {
            _logger.TurnSlow(took.TotalMilliseconds);
        }

        var tags = new TagList { { "bot.channel", _channel }, { "bot.activity.type", _type }, { "bot.status", _status } };
        Telemetry.Turns.Add(1, tags);
        Telemetry.TurnDuration.Record(took.TotalSeconds, tags);
        _span?.SetTag("bot.status", _status).SetStatus(_status >= 500 ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
        _span?.Dispose();
    }

    private static string ChannelOf(string? channel) =>
        channel switch
        {
            Channels.Msteams
            or Channels.Directline
            or Channels.Webchat
            or Channels.Emulator
            or Channels.M365
            or Channels.Outlook
            or Channels.Email
            or Channels.Slack
            or Channels.Telegram
            or Channels.Line
            or Channels.Facebook
            or Channels.Sms
            or "twilio-sms"
            or Channels.Test => channel,
            _ => "other",
        };

    private static string TypeOf(string type) =>
        type switch
        {
            ActivityTypes.Message
            or ActivityTypes.Event
            or ActivityTypes.Invoke
            or ActivityTypes.ConversationUpdate
            or ActivityTypes.InstallationUpdate
            or ActivityTypes.MessageReaction
            or ActivityTypes.MessageUpdate
            or ActivityTypes.MessageDelete
            or ActivityTypes.Typing
            or ActivityTypes.EndOfConversation => type,
            _ => "other",
        };
}
