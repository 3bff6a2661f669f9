namespace KnowledgePackages.Runtime.Schema;

/// <summary>A conversation began, or people joined or left it.</summary>
public interface IConversationUpdateActivity : IActivity
{
    /// <summary>Who joined; may hold the bot itself.</summary>
    IList<ChannelAccount>? MembersAdded { get; set; }

    /// <summary>Who left; may hold the bot itself.</summary>
    IList<ChannelAccount>? MembersRemoved { get; set; }

    /// <summary>The conversation's new topic.</summary>
    string? TopicName { get; set; }

    /// <summary>Whether earlier messages are shown to who joined.</summary>
    bool? HistoryDisclosed { get; set; }
}

/// <summary>The app was installed or removed.</summary>
public interface IInstallationUpdateActivity : IActivity
{
    /// <summary><c>add</c>, <c>add-upgrade</c>, <c>remove</c> or <c>remove-upgrade</c>.</summary>
    string? Action { get; set; }
}

/// <summary>Something happened in the client that is not a message; shown nowhere.</summary>
public interface IEventActivity : IActivity
{
    /// <summary>Which event; names belong to the client.</summary>
    string? Name { get; set; }

    /// <summary>The event's data. Incoming: a <see cref="System.Text.Json.JsonElement"/>.</summary>
    object? Value { get; set; }

    /// <summary>Another conversation that the event is about.</summary>
    ConversationReference? RelatesTo { get; set; }
}

/// <summary>A question of the channel whose answer is the body of the HTTP response.</summary>
public interface IInvokeActivity : IActivity
{
    /// <summary>Which question, for example <c>adaptiveCard/action</c>.</summary>
    string? Name { get; set; }

    /// <summary>The question's data. Incoming: a <see cref="System.Text.Json.JsonElement"/>.</summary>
    object? Value { get; set; }

    /// <summary>Another conversation that the question is about.</summary>
    ConversationReference? RelatesTo { get; set; }
}

/// <summary>Somebody put a reaction on a message, or took it back; <see cref="IActivity.ReplyToId"/> says on which.</summary>
public interface IMessageReactionActivity : IActivity
{
    /// <summary>New reactions.</summary>
    IList<MessageReaction>? ReactionsAdded { get; set; }

    /// <summary>Reactions taken back.</summary>
    IList<MessageReaction>? ReactionsRemoved { get; set; }
}

/// <summary>A message was changed after it was sent.</summary>
public interface IMessageUpdateActivity : IMessageActivity;

/// <summary>A message was deleted.</summary>
public interface IMessageDeleteActivity : IActivity;

/// <summary>Somebody types.</summary>
public interface ITypingActivity : IActivity;

/// <summary>The conversation is over for the sender.</summary>
public interface IEndOfConversationActivity : IActivity
{
    /// <summary>Why, for example <c>completedSuccessfully</c>.</summary>
    string? Code { get; set; }

    /// <summary>A last sentence.</summary>
    string? Text { get; set; }
}

/// <summary>An order to a client or a bot; its sender waits for an <see cref="ICommandResultActivity"/>.</summary>
public interface ICommandActivity : IActivity
{
    /// <summary>Which order.</summary>
    string? Name { get; set; }

    /// <summary>The order's data. Incoming: a <see cref="System.Text.Json.JsonElement"/>.</summary>
    object? Value { get; set; }
}

/// <summary>What became of an order.</summary>
public interface ICommandResultActivity : IActivity
{
    /// <summary>Which order.</summary>
    string? Name { get; set; }

    /// <summary>The result's data. Incoming: a <see cref="System.Text.Json.JsonElement"/>.</summary>
    object? Value { get; set; }
}
