namespace KnowledgePackages.Web;

/// <summary>The host cannot start, for a reason that whoever runs it can mend; the message is all that is shown.</summary>
internal sealed class StartException(string message) : Exception(message);
