namespace KnowledgePackages.Web;

/// <summary>
/// The host cannot start, or a command cannot run, for a reason that the operator can fix. The program prints only the message.
/// </summary>
internal sealed class StartException(string message) : Exception(message);
