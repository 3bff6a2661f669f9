namespace KnowledgePackages.Bot.Plan;

/// <summary>What the bot and the page know together about the plan beside the conversation.</summary>
public static class PanelButtons
{
    /// <summary>The id that the panel's buttons carry. The panel shows the effect, so the bot does not ask the open prompt again.</summary>
    public const string At = "panel";
}
