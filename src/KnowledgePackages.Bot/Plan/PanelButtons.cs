namespace KnowledgePackages.Bot.Plan;

/// <summary>The constants of the panel with the plan beside the conversation. The bot and the page share them.</summary>
public static class PanelButtons
{
    /// <summary>
    /// The id that the panel's buttons carry. The panel shows the effect of a tap, so the bot does not ask the open prompt again.
    /// </summary>
    public const string At = "panel";
}
