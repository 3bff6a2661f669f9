namespace KnowledgePackages.Bot.Conversation.Words;

/// <summary>The result of reading the day that a person wrote.</summary>
internal abstract record DayReading
{
    private DayReading() { } // no other classes can derive from it

    /// <summary>The text means this day, which may be in the past if the person wrote the year.</summary>
    public sealed record On(DateOnly Day) : DayReading;

    /// <summary>The text means one of two days, and the bot must ask which. The first is more likely.</summary>
    public sealed record Either(DateOnly First, DateOnly Second) : DayReading;

    /// <summary>The text does not name a day.</summary>
    public sealed record Unreadable : DayReading;
}
