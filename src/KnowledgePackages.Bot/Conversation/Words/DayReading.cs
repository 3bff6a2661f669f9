namespace KnowledgePackages.Bot.Conversation.Words;

/// <summary>The day that a person wrote.</summary>
internal abstract record DayReading
{
    private DayReading() { } // closed: these outcomes and no others

    /// <summary>This day, which may be in the past if the person wrote the year.</summary>
    public sealed record On(DateOnly Day) : DayReading;

    /// <summary>One of two days: the person must say which. The first is the likelier one.</summary>
    public sealed record Either(DateOnly First, DateOnly Second) : DayReading;

    /// <summary>No day.</summary>
    public sealed record Unreadable : DayReading;
}
