namespace KnowledgePackages.Web;

/// <summary>The host cannot start, for a reason that its operator can fix; only the message is shown.</summary>
internal sealed class StartException(string message) : Exception(message);
