using System.Text.Json.Nodes;

namespace KnowledgePackages.Simulator.Channels;

/// <summary>
/// A kind of channel: which members its activities have, and how its Bot Connector responds. The structures are from recorded traffic of
/// the real channels and emulators.
/// </summary>
/// <param name="Id">The activity's <c>channelId</c>.</param>
/// <param name="ServicePath">The path of the <c>serviceUrl</c>. The Emulator's path has no slash at the end.</param>
/// <param name="SendStatus">The HTTP status of the response to a send.</param>
/// <param name="CanUpdate">Whether a shown message can be updated.</param>
internal sealed record ChannelKind(string Id, string ServicePath, int SendStatus, bool CanUpdate)
{
    public static ChannelKind Teams { get; } = new("msteams", "/emea/", 201, CanUpdate: true);

    public static ChannelKind Emulator { get; } = new("emulator", "", 200, CanUpdate: true);

    /// <summary>Azure's Direct Line, which Web Chat and apps use.</summary>
    public static ChannelKind DirectLine { get; } = new("directline", "/connector/", 200, CanUpdate: false);

    public static IReadOnlyList<ChannelKind> All { get; } = [Teams, Emulator, DirectLine];

    private static JsonObject Tenant => new() { ["id"] = "00000000-0000-0000-0000-000000000001" };

    /// <summary>Returns the members that every activity of this channel has.</summary>
    public JsonObject Envelope(ChannelConversation conversation, string type, string id, DateTimeOffset now)
    {
        var activity = new JsonObject
        {
            ["type"] = type,
            ["id"] = id,
            ["timestamp"] = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", null),
            ["channelId"] = Id,
            ["serviceUrl"] = conversation.ServiceUrl,
            ["from"] = From(conversation),
            ["conversation"] = Conversation(conversation),
            ["recipient"] = Bot(),
        };
        if (Id == Teams.Id)
        {
            activity["channelData"] = new JsonObject { ["tenant"] = Tenant };
        }

        return activity;
    }

    /// <summary>Returns the activities that announce a new person. The channel sends all of them at the same time.</summary>
    public IReadOnlyList<JsonObject> Joins(ChannelConversation conversation, Func<string, JsonObject> envelope)
    {
        var update = envelope("conversationUpdate");
        var user = new JsonObject { ["id"] = conversation.UserId };
        if (Id == DirectLine.Id)
        {
            var later = envelope("conversationUpdate");
            update["membersAdded"] = new JsonArray(Bot());
            later["membersAdded"] = new JsonArray(user);
            return [update, later];
        }

        update["membersAdded"] = Id == Emulator.Id ? new JsonArray(Bot(), user) : new JsonArray(user, Bot());
        if (Id == Emulator.Id)
        {
            return [update];
        }

        var installation = envelope("installationUpdate");
        installation["action"] = "add";
        return [installation, update];
    }

    /// <summary>Adds the members that a message of this channel has besides its text or value.</summary>
    public void Dress(JsonObject message, string clientActivityId, DateTimeOffset now)
    {
        message["locale"] = Id == Emulator.Id ? "en-us" : "en-US";
        message["localTimestamp"] = now.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", null);
        if (message["value"] is null)
        {
            message["textFormat"] = "plain";
        }

        if (Id == Teams.Id)
        {
            message["localTimezone"] = "UTC";
            message["entities"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "clientInfo",
                    ["locale"] = "en-US",
                    ["country"] = "US",
                    ["platform"] = "Web",
                }
            );
            if (message["value"] is not null)
            {
                message["channelData"]!["source"] = new JsonObject { ["name"] = "message" };
            }

            return;
        }

        message["channelData"] = new JsonObject { ["clientActivityID"] = clientActivityId };
        if (message["value"] is not null)
        {
            message["channelData"]!["postBack"] = true;
        }
    }

    /// <summary>Adds a mention of the bot to the message.</summary>
    public JsonObject Mention(JsonObject message)
    {
        var entities = message["entities"]?.AsArray() ?? [];
        entities.Add(new JsonObject { ["type"] = "mention", ["mentioned"] = Bot(), ["text"] = "<at>Test Bot</at>" });
        message["entities"] = entities.Parent is null ? entities : entities.DeepClone();
        return message;
    }

    private JsonObject From(ChannelConversation conversation)
    {
        var from = new JsonObject { ["id"] = conversation.UserId, ["name"] = conversation.UserId };
        if (Id == Teams.Id)
        {
            from["aadObjectId"] = $"00000000-0000-0000-0000-{conversation.Number:D12}";
        }
        else
        {
            from["role"] = "user";
        }

        return from;
    }

    private JsonObject Conversation(ChannelConversation conversation)
    {
        var account = new JsonObject { ["id"] = conversation.Id };
        if (Id != Teams.Id)
        {
            return account;
        }

        account["conversationType"] = conversation.IsGroup ? "groupChat" : "personal";
        account["tenantId"] = "00000000-0000-0000-0000-000000000001";
        if (conversation.IsGroup)
        {
            account["isGroup"] = true;
        }

        return account;
    }

    private JsonObject Bot()
    {
        var bot = new JsonObject { ["id"] = "28:00000000-0000-0000-0000-000000000011", ["name"] = "Test Bot" };
        if (Id != Teams.Id)
        {
            bot["role"] = "bot";
        }

        return bot;
    }
}
